"""What we take from others: the lock, environments of it, known weaknesses, what a release is made of."""
