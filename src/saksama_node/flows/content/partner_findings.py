"""What partners found of claims, by their logs: told beside what our own log holds, which is half of it.

Rules kept here: the last assessment and the last judgment of each partner's log as far as it is mirrored; many claims
are asked for at once; nothing is guessed from dispatches, which a partner need not send.
Left to others: our own findings (contentwatch), the words (web).
"""

from collections.abc import Collection
from dataclasses import dataclass

from saksama.entries.kinds.content import Assessment, ContentAssessed, ContentJudged, Judgment
from saksama_node.agreements.queries import partners
from saksama_node.contentwatch.captures.captured import Lacks
from saksama_node.ledger import mirror

_KINDS = {Lacks.ASSESSMENT: ContentAssessed.KIND, Lacks.JUDGMENT: ContentJudged.KIND}


@dataclass(frozen=True, slots=True)
class FoundThere:
    """The last of each in one partner's log, None where it has none. `name`: the partner's."""

    name: str
    assessed: Assessment | None = None
    judged: Judgment | None = None


def found_there(claims: Collection[str]) -> dict[str, list[FoundThere]]:
    """By claim what each partner found of it; a claim of which none found anything is not there."""
    told: dict[str, list[FoundThere]] = {}
    for partner in partners():
        assessed: dict[str, Assessment] = {}
        judged: dict[str, Judgment] = {}
        for each in mirror.mirrored(partner.origin, kinds=_KINDS.values(), subjects=claims):
            match each.entry.body:
                case ContentAssessed(outcome=outcome):
                    assessed[each.entry.subject] = outcome
                case ContentJudged(outcome=decided):
                    judged[each.entry.subject] = decided
        for claim in assessed.keys() | judged.keys():
            there = FoundThere(partner.name, assessed.get(claim), judged.get(claim))
            told.setdefault(claim, []).append(there)
    return told


def settled_there(lacks: Lacks) -> frozenset[str]:
    """The claims that a partner's log has this of: a list of those that lack it leaves them out, as it tells it."""
    return frozenset().union(*(mirror.subjects_with(each.origin, _KINDS[lacks]) for each in partners()))


def is_judged_there(claim: str) -> bool:
    """Whether a partner's log decided this claim: at an office of the government nobody here ever does."""
    return any(each.judged is not None for each in found_there([claim]).get(claim, ()))
