"""Draw a case's officer again: one proposes it with a reason, another agrees; both may assign cases here."""

from dataclasses import dataclass

from saksama.errors import CallerError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import actor_for, staff
from saksama_node.accounts.staff import Staff
from saksama_node.cases import lots
from saksama_node.cases.actions import hold
from saksama_node.cases.lot_acts import lots_of
from saksama_node.cases.walked import recused_in
from saksama_node.flows.keep_roster import people_for
from saksama_node.flows.lot_source import source_now
from saksama_node.ledger.actions import act


@dataclass(eq=False)
class SamePerson(CallerError):
    """Who proposed the further draw cannot be its second person."""

    code = "case.lot-same-person"
    advice = "Ask a colleague who may assign cases."


def propose_further_draw(by: Staff, subject: str, reason: str) -> None:
    """Ask for a further draw, for this reason. Raises `LotRefused`."""
    with act():
        require(by, Action.CASE_ASSIGN, hold(subject))
        lots.propose_further(by, subject, reason)


def take_back_further_draw(by: Staff, subject: str) -> None:
    """Drop a proposed further draw; whoever may assign cases here may."""
    with act():
        require(by, Action.CASE_ASSIGN, hold(subject))
        lots.drop_proposal(subject)


def confirm_further_draw(by: Staff, subject: str) -> None:
    """Agree as second person: the new roster is entered. Who proposed it must still be here and have the right.

    Raises `SamePerson`, `LotRefused`, `NotAllowed`.
    """
    source = source_now()
    with act():
        region = hold(subject)
        require(by, Action.CASE_ASSIGN, region)
        draws = lots_of(subject)
        if source is None or not draws or not draws[-1].is_proposed:
            says = "tidak ada undian ulang yang diusulkan, atau tidak ada penyaksi luar"
            raise lots.LotRefused(says, "nothing to draw")
        before, proposed = draws[-2:]
        if proposed.by == by.id:
            raise SamePerson
        proposer = staff(proposed.by)
        require(proposer, Action.CASE_ASSIGN, region)
        recused = recused_in(subject)
        # Who was drawn last stays away, or the further draw could bring the same again; a recused one is marked so.
        people = [e for e in people_for(subject) if e.id != before.person or actor_for(e, subject) in recused]
        lots.commit_further(by, proposer, subject, source, people)
