"""The stage: one page with both desks side by side and the witness between them.

Rules kept here: the desks are the nodes' own pages in frames; the stage adds only sentences, buttons and what it asked
the verifier. It listens on this machine alone and takes orders only from its own page.
Left to others: the steps (chapters), the processes (launch).
"""
