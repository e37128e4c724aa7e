"""The committed record of `./run soak`: nothing was lost, and it was long enough."""

import json

import pytest

from tools.crash.soaking import WHOLE
from tools.crash.world import DATABASES
from tools.soak import RECORD


@pytest.mark.parametrize("database", DATABASES)
def test_the_record_of_the_kills_says_that_nothing_was_lost(database: str) -> None:
    run = json.loads(RECORD.read_text(encoding="utf-8"))["crash"][database]
    assert run["lost"] == 0
    assert run["problems"] == []
    assert run["found"] == run["acknowledged"] > run["kills"]
    assert sum(run["killed"].values()) == run["kills"]


def test_the_record_of_the_kills_is_of_the_whole_number() -> None:
    kept = json.loads(RECORD.read_text(encoding="utf-8"))["crash"]
    assert [kept[database]["kills"] for database in DATABASES] == [WHOLE, WHOLE]
    assert "dirty" not in kept["version"]
