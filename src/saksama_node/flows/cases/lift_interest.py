"""End a standing declaration, as two others than who declared it agree.

Rules kept here:
  * Both decide cases where the person works. No other role can, the administrator of accounts least of all.
  * Nobody has a part in ending their own: they neither see that it is proposed nor answer it.
  * What it kept the person from stays kept: each case is lifted by an act of two of its own.
"""

from typing import Final

from django.db.models import Q

from saksama.entries.kinds.interest import InterestLifted
from saksama.entries.words import reasoned
from saksama_node.accounts import declaring
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.recused import KeptAway
from saksama_node.cases import recusing
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked, Proposed

SLOT: Final = "interest"


def asked(number: int, reason: str) -> Asked:
    """The end of a declaration as it is proposed: there is nothing to it but the reason. Raises `NoSuchInterest`."""
    return Asked(InterestLifted.KIND, declaring.standing(number).subject, "{}", reason)


def check(_first: Staff, asked: Asked) -> None:
    """Raise `NoSuchInterest` or `WordsRefused` where it cannot end."""
    reasoned(asked.words)
    declaring.check_stands(asked.subject)


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """End it. Raises `NoSuchInterest`."""
    return recusing.lift_standing(first, by, found.subject, found.words)


def apart(person: Staff, subject: str, _place: str) -> None:
    """Raise `KeptAway` for who declared it."""
    if subject in declaring.own_subjects(person.id):
        raise KeptAway


def shown(person: Staff) -> Q:
    """All but what is about their own."""
    return ~Q(subject__in=declaring.own_subjects(person.id))
