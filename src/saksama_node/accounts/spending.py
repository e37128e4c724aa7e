"""Codes of an authenticator app: each counts once.

Rules kept here:
  * A code stands for a stretch of time (RFC 6238): one that was used, or lies before one that was, is used up, whatever
    it was used for: setting the app up, a login, being asked again (section 5.2).
  * Taken by one statement of the database: of many who bring one code at once, one gets in. Nothing of it lies in a
    cache, which forgets.
Left to others: whether it is the right code (allauth), recovery codes (allauth's own, in the database).
"""

from saksama_node.accounts.models import Person


def spend_step(person_id: int, step: int) -> bool:
    """Use up the code of this time step, and all before it; whether it had not been used."""
    return Person.objects.filter(pk=person_id, used_step__lt=step).update(used_step=step) == 1
