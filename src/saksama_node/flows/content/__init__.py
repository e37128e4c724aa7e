"""Stories of watched content: capture, triage, findings, clarifications, requests, what goes to a partner and comes."""
