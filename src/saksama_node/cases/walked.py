"""Where a case stands by its own entries, for flows: what it asks for next, who has no part in it any more."""

from saksama.entries.kinds.case import CaseReviewed
from saksama_node.cases.models import Case
from saksama_node.cases.moving import standing_of
from saksama_node.cases.standing import SOMEBODY, Standing, beginning


def standing_for(subject: str) -> Standing:
    """Where a case stands by its own entries."""
    return standing_of(Case.objects.get(subject=subject))


def begins_with_two(body: CaseReviewed) -> bool:
    """Whether a first review needs a second person."""
    return isinstance(body.procedure, str) and beginning(body.procedure).needs_two(SOMEBODY, body)


def recused_in(subject: str) -> frozenset[str]:
    """Who has no part in the case any more, by pseudonym."""
    walked = standing_for(subject).walked
    return frozenset() if walked is None else frozenset(walked.history.recused)
