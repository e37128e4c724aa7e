"""Every known attack, played again on a node that is served as in production: each is refused."""

from pathlib import Path

from tests.testonly.postgres import database_for
from tools.siege.sieging import besiege
from tools.siege.table import ATTACKS


def test_every_known_attack_is_refused(tmp_path: Path) -> None:
    found = besiege(tmp_path, database_for("siege"), lambda each: print(each.attack.name, each.refused, each.hole))
    assert {each.attack.name: each.hole for each in found if each.hole} == {}
    assert [each.attack for each in found] == [*ATTACKS]
    assert all(each.refused for each in found)
