"""`saksama tally`: figures of polling stations, on files alone."""
