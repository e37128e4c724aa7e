"""Fairness: whether all sides are treated alike, as far as the public log tells, with its uncertainty."""
