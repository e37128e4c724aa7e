"""List what waits for a person's second look: few of however many wait, or all of it by page.

Rules kept here:
  * What this person may do nowhere is not even read; who is recused is told by the entries, without a replay.
  * A list decides nothing: whoever confirms is asked again (`handle_case.confirm_proposal`).
"""

from itertools import batched
from typing import Final

from saksama_node.accounts.policy import Action, may, places
from saksama_node.accounts.staff import Staff
from saksama_node.cases.actions import pseudonym_in
from saksama_node.cases.proposed import ProposalInfo, cases_waiting, listed, recused_in_each, waiting
from saksama_node.flows.handle_case import RIGHTS, may_be_second
from saksama_node.lists.listed import Listed

_AT_ONCE: Final = 50
_ASKED_AT_ONCE: Final = 500


def proposals_for(by: Staff, regions: tuple[str, ...], *, limit: int) -> list[ProposalInfo]:
    """What waits at these places for this person's second look, oldest first, at most `limit`."""
    kinds = [kind for kind, right in RIGHTS.items() if may(by, right) or may(by, Action.CASE_DECIDE)]
    found: list[ProposalInfo] = []
    after, more = 0, bool(kinds)
    while more and len(found) < limit:
        part = waiting(regions, kinds, not_by=by.id, after=after, limit=_AT_ONCE)
        more = len(part) == _AT_ONCE
        after = part[-1].id if part else after
        possible = [each for each in part if may_be_second(by, each)]
        recused = recused_in_each(each.case for each in possible if each.case)
        found += [each for each in possible if pseudonym_in(each.case, by) not in recused.get(each.case, ())]
    return found[:limit]


def all_proposals_for(by: Staff) -> Listed[ProposalInfo]:
    """Everything that waits for this person's second look, wherever it is theirs to give, oldest first."""
    decides = places(by, Action.CASE_DECIDE)
    entitled = {kind: sorted({*places(by, right), *decides}) for kind, right in RIGHTS.items()}
    closed: list[str] = []
    for part in batched(cases_waiting(entitled, not_by=by.id), _ASKED_AT_ONCE, strict=False):
        recused = recused_in_each(part)
        closed += [case for case, persons in recused.items() if pseudonym_in(case, by) in persons]
    return listed(entitled, not_by=by.id, but=closed)
