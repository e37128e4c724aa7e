"""The attacks that are played again: each names what keeps it out, and that stands in the table of controls."""

import json

from tools.databases import Database
from tools.mutants.run import controls
from tools.siege.table import ATTACKS
from tools.soak import RECORD


def test_every_attack_says_what_is_tried_and_names_controls_that_can_be_taken_away() -> None:
    known = {row.control for row in controls()}
    for attack in ATTACKS:
        assert attack.tries.endswith("."), attack.name
        assert attack.controls, attack.name
        assert set(attack.controls) <= known, attack.name
    assert len({each.name for each in ATTACKS}) == len(ATTACKS)


def test_the_record_of_the_siege_says_that_no_attack_succeeded_on_either_database() -> None:
    kept = json.loads(RECORD.read_text(encoding="utf-8"))["siege"]
    for database in Database:
        assert kept[database]["holes"] == {}
        assert len(kept[database]["refused"]) >= 20
