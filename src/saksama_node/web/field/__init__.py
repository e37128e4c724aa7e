"""The audience of supervisors in the field: pages that work without a network, and the door that their devices use."""
