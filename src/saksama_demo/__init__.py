"""The demonstration: two nodes, one agreement, one citizen, one outsider who checks.

Rules kept here: it drives the real pages by their forms and the real commands, as people do; nothing reaches behind a
door but the tampering, which is meant to. Every person, case and claim in it is marked as an example (CONTOH).
Left to others: all that is shown (saksama_node), all that is checked (saksama).
"""
