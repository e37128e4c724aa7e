"""Editions as they were before, whole, by the digest that the entries of their cases name.

Rules kept here:
  * Before the first release there is none: today's editions are the first.
  * Who changes what an edition decides after a release copies it here first, under any name: cases that began by it are
    judged by it for ever.
Left to others: which edition a case names (verify, the node), reading the files (reading).
"""
