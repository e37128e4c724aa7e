"""What waits for whom: the list of one person, and what that person may see and do of one proposal.

Rules kept here:
  * Who may not see a subject sees no proposal about it, in a list or by its number; but their own, while they might
    propose it: what they wrote they read, and may take back.
  * A list has what the person may confirm, the longest waiting first; it decides nothing: whoever confirms is asked
    again, under locks (`two_persons`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.db.models import Q

from saksama.errors import CallerError
from saksama_node.accounts.policy import NotAllowed, Staff, may, places
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.seconds.row import Row
from saksama_node.flows.seconds.table import TABLE
from saksama_node.flows.seconds.two_persons import check_right, first_of
from saksama_node.lists.listed import Listed
from saksama_node.seconds import proposing
from saksama_node.seconds.faults import SamePerson
from saksama_node.seconds.proposing import Entitled, Proposed


def waiting_for(by: Staff, *, limit: int) -> list[Proposed]:
    """What waits for this person's second look, oldest first, at most `limit`."""
    return proposing.waiting(_entitled(by), not_by=by.id, limit=limit)


def all_waiting_for(by: Staff) -> Listed[Proposed]:
    """All of it, by page."""
    return proposing.listed(_entitled(by), not_by=by.id)


def proposal_for(by: Staff, number: int) -> Proposed:
    """One, open or not, as this person may see it. Raises `NoSuchProposal`, `NotAllowed`, `KeptAway`."""
    found = proposing.proposal(number)
    row = TABLE[found.act]
    if not _reads(by, row, found):
        raise NotAllowed(row.read, found.place)
    row.apart(by, found.subject, found.place)
    return found


def proposals_about(by: Staff, *subjects: str) -> list[Proposed]:
    """Every proposal about one of these that this person may see, newest first."""
    return [each for each in proposing.of_subjects(*subjects) if _is_seen(by, each)]


def open_for(by: Staff, slot: str, about: Q = proposing.ANYTHING) -> list[Proposed]:
    """What waits in this slot that this person may see, oldest first; `about`: of these subjects alone."""
    return [each for each in proposing.open_in(slot, about) if _is_seen(by, each)]


def reads_subject(by: Staff, found: Proposed) -> bool:
    """Whether this person may open the page of what it is about, not the proposal alone."""
    return may(by, TABLE[found.act].read, found.place)


def may_answer(by: Staff, found: Proposed) -> bool:
    """Whether this person may be the second one, as far as can be told without locks."""
    try:
        check_right(TABLE[found.act], by, found)
    except (SamePerson, NotAllowed, KeptAway):
        return False
    return found.is_open


def against(found: Proposed) -> CallerError | None:
    """What speaks by now against entering it; None where nothing is known."""
    row = TABLE[found.act]
    try:
        row.check(first_of(row, found), found.asked)
    except CallerError as error:
        return error
    return None


def _is_seen(by: Staff, found: Proposed) -> bool:
    row = TABLE[found.act]
    try:
        row.apart(by, found.subject, found.place)
    except KeptAway:
        return False
    return _reads(by, row, found)


def _reads(by: Staff, row: Row, found: Proposed) -> bool:
    is_own = by.id == found.by and may(by, row.first, row.first_at(found.place))
    return is_own or may(by, row.read, found.place)


def _entitled(by: Staff) -> Iterator[Entitled]:
    """The acts that this person may confirm, by the places where they may, and may read."""
    acts = defaultdict[tuple[tuple[str, ...], Callable[[Staff], Q]], list[str]](list)
    for act, row in TABLE.items():
        if at := _places(by, row):
            acts[at, row.shown].append(act)
    for (at, shown), named in acts.items():
        yield Entitled(named, at, shown(by))


def _places(by: Staff, row: Row) -> tuple[str, ...]:
    found = {place for right in row.second for place in places(by, right) if may(by, row.read, place)}
    return tuple(sorted(found))
