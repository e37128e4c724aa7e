"""Results: sheets, sums, tiers, screens, audits.

Rules kept here:
  * A figure that a source does not give is unknown. It is never zero, and a rule that needs it is untestable there.
  * Statistics order a queue. Nothing here gives a verdict, and nothing here corrects a figure.
  * Every random step takes its seed; every result says by which method, version and parameters it came, from which
    input (by digest), how many stations were used and how many left out, and why.
Left to others: reading files and printing (`saksama.cli.tally`), who decides (the room `results`).

It needs `saksama[tally]` (DuckDB, numpy, scipy); nothing else in the library does.
"""
