"""From the station up: whether the sums of each tier make the next, and where two sources part.

Rules kept here:
  * A difference is named at the level where it arose: a parent is held against its own children, never against what
    lies two tiers below. So the differences of all levels add up to the difference between top and bottom.
  * A child that is unknown is not zero: its parent is then incomplete, not wrong, unless it is less than what is known.
  * The sentence says which numbers do not meet. It does not say why.
Left to others: rules within one sheet (`saksama.tally.checks`), reading files (`saksama.cli.tally`).
"""
