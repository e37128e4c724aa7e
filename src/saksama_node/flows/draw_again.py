"""Draw a case's officer again: one proposes it with a reason, another agrees; both may assign cases here."""

from dataclasses import dataclass

from saksama.errors import CallerError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import actor_for, staff
from saksama_node.accounts.staff import Staff
from saksama_node.cases import lots, queries
from saksama_node.cases.lot_acts import lots_of
from saksama_node.cases.proposed import recused_in
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
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    with act():
        lots.propose_further(by, subject, reason)


def take_back_further_draw(by: Staff, subject: str) -> None:
    """Drop a proposed further draw; whoever may assign cases here may."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    with act():
        lots.drop_proposal(subject)


def confirm_further_draw(by: Staff, subject: str) -> None:
    """Agree as second person: the new roster is entered. Raises `SamePerson`, `LotRefused`."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    proposed = next((each for each in lots_of(subject) if each.is_proposed), None)
    source = source_now()
    if proposed is None or source is None:
        raise lots.LotRefused("tidak ada undian ulang yang diusulkan, atau tidak ada penyaksi luar", "nothing to draw")
    if proposed.by == by.id:
        raise SamePerson
    before = lots_of(subject)[-2]
    recused = recused_in(subject)
    # Who was drawn last stays away, or the further draw could bring the same again; a recused one is marked as such.
    people = [e for e in people_for(subject) if e.id != before.person or actor_for(e, subject) in recused]
    with act():
        lots.commit_further(by, staff(proposed.by), subject, source, people)
