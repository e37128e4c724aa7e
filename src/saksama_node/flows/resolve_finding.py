"""A finding leaves the queue by two persons; what follows begins in the same act: a case, a joint task, a proposal.

Rules kept here:
  * An officer of the place proposes, a commissioner who is another person confirms; who declared a standing interest
    there stays away from both.
  * A case begins as a finding (temuan) of who proposed it, a task is offered in their name: they hold the right for it,
    or nothing is entered.
Left to others: which grounds there are (results.resolving), beginning (begin_follow_up), what it leads to.
"""

from saksama.entries.kinds.keying import FollowUp
from saksama_node.accounts.interests import check_free
from saksama_node.accounts.policy import Action, NotAllowed, places, require
from saksama_node.accounts.queries import staff
from saksama_node.accounts.recusals import KeptAway
from saksama_node.accounts.staff import Staff
from saksama_node.flows.begin_follow_up import begin
from saksama_node.ledger.actions import act
from saksama_node.results import resolving
from saksama_node.results.queries import FindingView
from saksama_node.results.resolved import ResolutionView, behind, finding_of, resolution_of, waiting
from saksama_node.results.resolving import Wanted


def finding_for(by: Staff, number: int) -> FindingView:
    """One finding, for who may read results at its place. Raises `NotAllowed`, `NoSuchFinding`, `KeptAway`."""
    found = finding_of(number)
    _check(by, Action.RESULTS_READ, found.region)
    return found


def propose_resolution(by: Staff, number: int, wanted: Wanted) -> int:
    """Propose how a finding leaves the queue; the proposal's number.

    Raises `NotAllowed`, `KeptAway`, `ResolutionRefused`, `NoSuchFinding`.
    """
    _check(by, Action.SHEET_RESOLVE, finding_of(number).region)
    with act():
        return resolving.propose(by, number, wanted)


def confirm_resolution(by: Staff, number: int) -> None:
    """Confirm it, as the second person; what follows begins now.

    Raises `NotAllowed`, `KeptAway`, `ResolutionRefused`, and what beginning raises: then nothing stays.
    """
    found = resolution_of(number)
    _check(by, Action.SHEET_CONFIRM, found.finding.region)
    with act():
        resolving.check_confirmable(by, number)
        first = staff(found.by)
        _check(first, Action.SHEET_RESOLVE, found.finding.region)
        resolving.confirm(by, first, number, begin(first, found))


def reject_resolution(by: Staff, number: int, reason: str) -> None:
    """End it unentered: as the second person, or as who proposed it. Raises `NotAllowed`, `ResolutionRefused`."""
    found = resolution_of(number)
    right = Action.SHEET_RESOLVE if by.id == found.by else Action.SHEET_CONFIRM
    _check(by, right, found.finding.region)
    with act():
        resolving.reject(by, number, reason)


def finding_behind(by: Staff, follow_up: FollowUp, begun: str) -> FindingView | None:
    """The finding that a case (its submission's number) or a task (its subject) began with.

    None also for who may not read it: then nothing is said of it.
    """
    found = behind(follow_up, begun)
    try:
        return None if found is None else finding_for(by, found.finding.id)
    except (NotAllowed, KeptAway):
        return None


def resolutions_for(by: Staff, *, limit: int) -> list[ResolutionView]:
    """What waits for this person's second look, the oldest first."""
    regions = places(by, Action.SHEET_CONFIRM)
    return waiting(regions, not_by=by.id, limit=limit) if regions else []


def _check(by: Staff, right: Action, region: str) -> None:
    require(by, right, region)
    check_free(by.id, region, "")
