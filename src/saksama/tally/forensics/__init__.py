"""Screens: which stations, or which elections, deserve a look first.

Rules kept here:
  * A screen orders a queue. It gives no verdict, and every one says how often it calls where nothing was changed
    (docs/reference/screens.md).
  * No screen assumes that stations differ as coins do (binomial): that flags more than half of a clean province.
  * Each result carries its method, version, parameters, seed, the digest of its input, how many stations were used,
    and how many were left out for which reason.
  * Under `population.LEAST` stations a screen of a whole election says "too few to judge".
Left to others: sums of one sheet (`saksama.tally.checks`), comparison of sources (`saksama.tally.tiers`), words on
screens of people (the room `results`). Benford's law, last digits and single-number shares are not here on purpose.
"""
