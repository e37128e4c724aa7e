"""A finding leaves the queue by two persons; what follows begins in the same act: a case, a joint task, a proposal.

Rules kept here:
  * Who declared a standing interest where a finding lies stays away from it, in lists too.
  * Preliminary information begins in the name of who proposed it, and so does a task: they hold the right for it, or
    nothing is entered.
Left to others: which grounds there are (results.findings.resolving), beginning (begin_follow_up), the two persons
(seconds).
"""

from django.db.models import Q

from saksama.entries.kinds.interest import Tie
from saksama.entries.kinds.keying import FollowUp
from saksama_node.accounts.declaring import check_free, own_standing
from saksama_node.accounts.policy import Action, NotAllowed, Staff, require
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.results.begin_follow_up import begin
from saksama_node.ledger.actions import Leaf
from saksama_node.lists.within import within
from saksama_node.results.findings import resolving
from saksama_node.results.findings.resolving import behind, finding_of, findings_of
from saksama_node.results.queries import FindingView
from saksama_node.seconds.proposing import Proposed


def finding_for(by: Staff, number: int) -> FindingView:
    """One finding, for who may read results at its place. Raises `NotAllowed`, `NoSuchFinding`, `KeptAway`."""
    found = finding_of(number)
    require(by, Action.RESULTS_READ, found.region)
    apart(by, found.key, found.region)
    return found


def finding_behind(by: Staff, follow_up: FollowUp, begun: str) -> FindingView | None:
    """The finding that a case (its submission's number) or a task (its subject) began with.

    None also for who may not read it: then nothing is said of it.
    """
    found = behind(follow_up, begun)
    try:
        return None if found is None else finding_for(by, found.finding.id)
    except (NotAllowed, KeptAway):
        return None


def enter(first: Staff, second: Staff, found: Proposed) -> Leaf:
    """Begin what follows, then enter it. Raises what beginning raises: then nothing stays."""
    finding = findings_of([found.subject])[found.subject]
    return resolving.enter(first, second, found, begin(first, finding, resolving.wanted_in(found), found.words))


def apart(by: Staff, _key: str, region: str) -> None:
    """Raise `KeptAway` where a standing interest of this person lies there."""
    check_free(by.id, region, "")


def shown(by: Staff) -> Q:
    """What no standing interest of this person keeps away, by place."""
    ties = [each.code for each in own_standing(by.id) if each.tie is Tie.REGION and each.ended_at is None]
    return ~within(ties, "place") if ties else Q()
