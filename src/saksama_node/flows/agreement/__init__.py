"""Stories of agreements: pairing, proposing, concluding, carrying out to sign, suspending."""
