"""Papers: what ends on paper, set by typst as PDF/A-3b from values alone.

Rules kept here:
  * The same values give the same bytes: built-in fonts only, dates given, no clock read.
  * That the file is PDF/A-3b is typst's own claim; no independent validator is at hand.
Left to others: which values (flows), who may have the paper (web).
"""
