"""Lies about an audit's seed: chosen, waited for, or of a witness that nobody agreed on."""

from typing import Any

from msgspec import UNSET

from saksama.entries.kinds.case import CaseReceived
from tests.testonly.audited import DICE, SECOND, Audited
from tests.testonly.lies import Lie
from tests.testonly.lying import Tell, into
from tests.testonly.story import COMMITS, Story, subject

LIES_OF_AUDITS: dict[str, Tell] = {}
lie = into(LIES_OF_AUDITS)


def listed(told: Story, **changed: Any) -> Audited:
    """An audit whose list is in a checkpoint that was published."""
    audit = Audited.begun(told)
    audit.imported()
    audit.committed(**changed)
    audit.publish()
    return audit


@lie
def audit_with_a_seed_of_its_own(told: Story) -> Lie:
    """The list names the witness, and the draw names its signature; the seed is another."""
    audit = listed(told)
    signed = audit.signed()
    audit.seed = DICE
    bent: dict[str, Any] = {**signed, "seed": DICE}
    at = audit.drawn(**bent)
    audit.publish()
    return Lie("audit.wrong", told.bawaslu.origin, at)


@lie
def audit_drawn_by_a_later_signature(told: Story) -> Lie:
    """A first draw displeased: one more entry, and the witness's next signature draws."""
    audit, node = listed(told), told.bawaslu
    node.append(CaseReceived(), subject=subject("meanwhile"), **COMMITS)
    audit.publish()
    signed = told.world.signed_sizes[node.origin]
    first, time = node.sizes[-2], signed.pop(node.sizes[-2])
    at = audit.drawn()
    signed[first] = time
    audit.publish()
    return Lie("audit.skipped", node.origin, at)


@lie
def audit_drawn_by_a_witness_of_nobody(told: Story) -> Lie:
    """The list names a witness that the agreement does not."""
    audit = listed(told, witness="teman")
    at = audit.drawn()
    audit.publish()
    return Lie("audit.wrong", told.bawaslu.origin, at)


@lie
def audit_whose_dice_two_persons_typed(told: Story) -> Lie:
    """Thrown or made up: nobody outside can tell, and the report says so."""
    audit = listed(told, agreement=UNSET, witness=UNSET)
    at = audit.drawn(second=SECOND)
    audit.publish()
    return Lie("audit.typed", told.bawaslu.origin, at)
