"""What a duty is about: a case under an edition of the law, or a request about content that waits for its answer.

Rules kept here:
  * The `edition` of a row says which: an edition's id, or `REQUESTS`. A row keeps no other sign of it.
  * Who may read a case reads its duties; who may read content reads those of requests.
Left to others: what a request is (contentwatch), persons (flows).
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from saksama_node.accounts.policy import Action

REQUESTS: Final = "content-requests"
"""Stands in place of an edition: the duty is about a request to the next level."""
ANSWER: Final = "answer"
"""The addressee answers."""
ASK: Final = "ask-again"
"""The office asks again, once the answer is late."""


def reading(edition: str) -> Action:
    """The right without which nobody is told of such a duty."""
    return Action.CONTENT_READ if edition == REQUESTS else Action.CASE_READ


def within(places: Sequence[str]) -> Q:
    """Whose `region` is one of these or below."""
    each = [Q(region=place) | Q(region__startswith=f"{place}.") for place in places]
    return reduce(or_, each) if each else Q(pk__in=[])


def seen(cases: Sequence[str], requests: Sequence[str]) -> Q:
    """Rows about cases at the one places, about requests at the others."""
    if set(cases) == set(requests):
        # Most people of an office have both, and then the index alone answers.
        return within(cases)
    return (within(cases) & ~Q(edition=REQUESTS)) | (within(requests) & Q(edition=REQUESTS))
