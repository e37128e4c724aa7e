"""Reports that may tell of one thing: what they share, and what a person said of a pair of them."""
