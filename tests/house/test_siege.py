"""The attacks that are played again: each names what keeps it out, and that stands in the table of controls."""

from tools.mutants.run import controls
from tools.siege.table import ATTACKS


def test_every_attack_says_what_is_tried_and_names_controls_that_can_be_taken_away() -> None:
    known = {row.control for row in controls()}
    for attack in ATTACKS:
        assert attack.tries.endswith("."), attack.name
        assert attack.controls, attack.name
        assert set(attack.controls) <= known, attack.name
    assert len({each.name for each in ATTACKS}) == len(ATTACKS)
