"""Which field may be wrong, where sums do not hold: candidates for a person to look at, never a correction."""
