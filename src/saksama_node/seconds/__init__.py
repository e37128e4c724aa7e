"""Acts of two persons: one proposes, another confirms exactly that; whatever the act is about.

Rules kept here:
  * One table for every act (`models.Proposal`), one set of errors (`faults`), acts and reads in `proposing`.
  * This room knows no act: a proposal's body and words are text to it, its subject a public id.
Left to others: which acts there are, who may, what is locked (the table in `flows.seconds`), words (web).
"""
