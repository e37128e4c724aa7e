"""The agreement: its terms, its history, and the permits that it alone gives."""
