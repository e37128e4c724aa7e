"""Draw a case's officer again, once two agreed: the new roster is entered, without whom the last draw named.

Left to others: what may be entered (cases.lots.lots), who may, and the order of a confirmation (`flows.seconds`).
"""

from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.cases.lots import lots
from saksama_node.cases.lots.lot_acts import lots_of
from saksama_node.cases.walked import recused_in
from saksama_node.flows.cases.keep_roster import people_for
from saksama_node.flows.cases.lot_source import source_now
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposed import Proposed


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter the roster that `first` proposed to draw from. Raises `LotRefused`."""
    source = source_now()
    if source is None:
        raise lots.LotRefused("tidak ada penyaksi luar, jadi tidak ada undian", "no outside witness, so no lot")
    subject, recused = found.subject, recused_in(found.subject)
    last = lots_of(subject)[-1].person
    # Who was drawn last stays away, or the further draw could bring the same again; a recused one is marked so.
    people = [each for each in people_for(subject) if each.id != last or actor_for(each, subject) in recused]
    return lots.enter(first, by, found, source, people)
