"""Reads of assessments and judgments: what was entered here in which words, and which judgment is owed.

Left to others: what waits for a second person, and what became of it (`seconds`), words (web).
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from saksama.entries.kinds.content import ContentAssessed, ContentJudged
from saksama_node.contentwatch.captures.queries import ClaimView, claim_view
from saksama_node.contentwatch.claims.deciding import Written, written_in
from saksama_node.contentwatch.models import Claim
from saksama_node.seconds.proposed import State, of_subjects, open_in

FINDINGS: Final = frozenset({ContentAssessed.KIND, ContentJudged.KIND})


@dataclass(frozen=True, slots=True)
class Entered:
    """A finding as it was written, and its entry."""

    leaf: int
    written: Written


def entered_of(claim: str) -> list[Entered]:
    """Every finding that was entered here of a claim, the oldest first."""
    return [
        Entered(each.leaf, written_in(each))
        for each in reversed(of_subjects(claim))
        if each.act in FINDINGS and each.state is State.CONFIRMED and each.leaf is not None
    ]


def to_judge(*, limit: int) -> list[ClaimView]:
    """Claims that were assessed and that nobody has judged or proposed to judge, oldest first."""
    # Assessed here, or by a partner whose words came here.
    rows = Claim.objects.filter(~Q(assessed="") | Q(heard__kind=ContentAssessed.KIND), judged="").distinct()
    waits = [each.subject for each in open_in(ContentJudged.KIND)]
    return [claim_view(row) for row in rows.exclude(subject__in=waits).order_by("pk")[:limit]]
