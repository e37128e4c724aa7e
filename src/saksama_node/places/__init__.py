"""Places of an event and the offices that take reports of it: pure functions over shipped data.

Rules kept here:
  * Nothing of Django, no database, no clock: a text or a code in, places and offices out.
  * What a source does not say is unknown and stays so; nothing is filled in.
Left to others: whose desk a report is on (cases), who may see it (accounts.policy), words on the screen (web).
"""
