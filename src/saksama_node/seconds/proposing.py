"""Keeping an act for a second person.

Rules kept here: nothing is in force by it, and nothing in any log. One open proposal a subject and slot.
Left to others: whether it may be proposed (the room's `check`), by whom, in which words, under which locks (flows).
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from saksama_node.seconds.faults import ProposalOpen
from saksama_node.seconds.models import Proposal
from saksama_node.settings.clock import now


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants done. `act`: its row of the table; `body`: its closed struct as JSON; words as written."""

    act: str
    subject: str
    body: str
    words: str = ""


def propose(by: int, asked: Asked, slot: str, place: str) -> int:
    """Keep it, with the subject's rows locked where it has any; its number. Raises `ProposalOpen`."""
    try:
        # The database says whether one waits: a subject without a row cannot be locked.
        with transaction.atomic():
            made = Proposal.objects.create(
                act=asked.act,
                slot=slot,
                subject=asked.subject,
                place=place,
                body=asked.body,
                words=asked.words,
                by=by,
                at=now(),
            )
    except IntegrityError as error:
        raise ProposalOpen from error
    return made.pk
