"""Whom an act of two persons concerns: in its subject, which no log bears, and kept out of it.

Rules kept here: who is concerned proposes nothing, confirms nothing, and sees no proposal about it; they hear of it
when it is done (`tell_concerned`).
"""

from django.db.models import Q

from saksama_node.accounts import actions
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.recused import KeptAway


def subject_of(person_id: int, *more: str) -> str:
    """What a proposal is about: a person, and what distinguishes one thing about them from another."""
    return "-".join(("person", str(person_id), *more))


def person_in(subject: str) -> int:
    """Whom a proposal concerns."""
    return int(subject.split("-")[1])


def hold(subject: str) -> str:
    """Keep the person as they are until the act ends; the region of their office."""
    return actions.hold(person_in(subject))


def apart(person: Staff, subject: str, _place: str) -> None:
    """Raise `KeptAway` for who is concerned."""
    if person.id == person_in(subject):
        raise KeptAway


def shown(person: Staff) -> Q:
    """All but what concerns them."""
    return ~about(person.id)


def about(person_id: int) -> Q:
    """Proposals that concern this person."""
    return Q(subject=subject_of(person_id)) | Q(subject__startswith=subject_of(person_id, ""))
