"""Stories of following a partner: its log read entry by entry, each to its act; its dispatches taken in."""
