"""Draw who handles a case, and again once two agreed: the roster is entered first; else the office assigns by hand.

Rules kept here:
  * A lot is begun where the agreement that this log signed last names an outside witness that is asked, and the
    office's roster leaves two to draw from; else `why_by_hand` says why not.
  * A further draw's roster is without whom the last one named.
Left to others: what may be entered (cases.lots.drawing, by the edition), the draw (enter_draws), who may ask for a
further one and the order of its confirmation (`flows.seconds`).
"""

from enum import StrEnum

from saksama.errors import CallerError
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawing import FEWEST
from saksama_node.cases.lots.drawn import lots_of
from saksama_node.cases.moving import recused_in
from saksama_node.flows.agreement.outside_witness import source_now
from saksama_node.flows.cases.keep_roster import people_for
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Proposed


class ByHand(StrEnum):
    """Why an office assigns by hand."""

    NO_WITNESS = "no-witness"
    TOO_FEW = "too-few"


class LotDecides(CallerError):
    """A lot was begun: it says who handles the case."""

    code = "case.lot-decides"
    advice = "Wait for the draw, or propose a further one with a reason."

    subject: str


def why_by_hand(subject: str) -> ByHand | None:
    """Why this case's office assigns by hand; None where it draws."""
    if source_now() is None:
        return ByHand.NO_WITNESS
    recused = recused_in(subject)
    able = [each for each in people_for(subject) if actor_for(each, subject) not in recused]
    return ByHand.TOO_FEW if len(able) < FEWEST else None


def commit_first(by: Staff, subject: str) -> None:
    """Enter the first draw's roster, in the act that registers; nothing where the office assigns by hand."""
    source = source_now()
    if why_by_hand(subject) is None and source is not None and drawing.may_commit_first(subject):
        drawing.commit(by, subject, source, people_for(subject))


def refuse_where_drawn(subject: str) -> None:
    """Raise `LotDecides` where a lot was begun."""
    if lots_of(subject):
        raise LotDecides(subject)


def enter_again(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter the roster that `first` proposed to draw from. Raises `LotRefused`."""
    source = source_now()
    if source is None:
        raise drawing.LotRefused("tidak ada penyaksi luar, jadi tidak ada undian", "no outside witness, so no lot")
    subject, recused = found.subject, recused_in(found.subject)
    last = lots_of(subject)[-1].person
    # Who was drawn last stays away, or the further draw could bring the same again; a recused one is marked so.
    people = [each for each in people_for(subject) if each.id != last or actor_for(each, subject) in recused]
    return drawing.enter(first, by, found, source, people)
