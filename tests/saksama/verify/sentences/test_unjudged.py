"""A log that was not judged is said to be: no part calls it good, and no acknowledgement makes it so."""

import json
import shutil
from pathlib import Path
from typing import Any

from saksama.cli.class_words import NOTHING
from saksama.verify.classes import Class
from tests.testonly.command import saksama
from tests.testonly.story import Story

WORLDS = Path(__file__).parents[3] / "vectors" / "worlds"
LATE = "late-a-task-that-nobody-did"


def altered(folder: Path) -> Path:
    """A copy of a world in which a task is late, with one bit of the node's own log flipped."""
    copy = shutil.copytree(WORLDS / LATE, folder / "copy")
    log = json.loads((WORLDS / LATE / "expected.json").read_text())["findings"][0]["log"]
    (bundle,) = (copy / "https" / log / "tile" / "entries").rglob("[0-9]*[!p]")
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    bundle.write_bytes(data)
    return copy


def told(copy: Path, *words: str | Path) -> tuple[int, dict[str, Any], str]:
    """Exit code, JSON report and text of a copy."""
    code, text = saksama("verify", copy, "--json", *words)
    return code, json.loads(text), saksama("verify", copy, "--lang", "en", *words)[1]


def seen(report: dict[str, Any], folder: Path) -> Path:
    """A file that acknowledges all that was found."""
    lines = (json.dumps({name: one[name] for name in ("log", "index", "code")}) for one in report["findings"])
    (folder / "seen").write_text("\n".join(lines))
    return folder / "seen"


def says_good(text: str) -> list[str]:
    return [words.en for class_, words in NOTHING.items() if words.en in text and class_ is not Class.INTEGRITY]


def test_what_an_altered_entry_hides_is_not_said_to_be_in_time(tmp_path: Path) -> None:
    code, report, text = told(altered(tmp_path))
    log = report["findings"][0]["log"]
    assert (code, report["result"], report["not_judged"]) == (1, "integrity", [log])
    assert says_good(text) == []
    assert f"Conduct: not judged: log {log}, and what went between both logs." in text
    assert f"ot judged: the entries of log {log}" in text


def test_an_altered_entry_that_was_acknowledged_makes_nothing_good(tmp_path: Path) -> None:
    copy = altered(tmp_path)
    _, report, _ = told(copy)
    code, report, text = told(copy, "--ack", seen(report, tmp_path))
    assert (code, report["exit"], report["result"]) == (2, 2, "unchecked")
    assert "GOOD" not in text
    assert says_good(text) == []


def test_a_partner_that_was_never_read_stays_unjudged_when_that_was_acknowledged(told: Story, tmp_path: Path) -> None:
    shutil.rmtree(told.diskominfotik.folder)
    state = tmp_path / "state"
    code, text = saksama("verify", told.bawaslu.url, "--state", state, "--json")
    report = json.loads(text)
    assert (code, report["not_judged"]) == (2, [told.diskominfotik.origin])
    code, text = saksama("verify", told.bawaslu.url, "--state", state, "--json", "--ack", seen(report, tmp_path))
    assert (code, json.loads(text)["result"], json.loads(text)["unchecked"]) == (2, "unchecked", 0)


def test_a_node_that_did_not_answer_is_not_good_because_that_was_acknowledged(tmp_path: Path) -> None:
    url = "http://127.0.0.1:9"
    _, text = saksama("verify", url, "--state", tmp_path / "s", "--json")
    code, text = saksama("verify", url, "--state", tmp_path / "s", "--ack", seen(json.loads(text), tmp_path))
    assert (code, "BAIK" in text) == (2, False)


def test_where_all_was_judged_nothing_is_unjudged(told: Story) -> None:
    report = told.check()
    assert (report.exit_code, report.unjudged) == (0, ())
