"""What a run leaves for the next: it rests on proofs about log and keys, and on no finding about an entry."""

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from saksama.cli.acknowledged import AcknowledgedMalformed, read_acknowledged
from saksama.entries.kinds.task import TaskAccepted, TaskDone, TaskOpened
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.verify.trust import Anchors, Kept
from saksama.vocabulary import format_moment
from tests.testonly import staticlog
from tests.testonly.command import saksama
from tests.testonly.staticlog import World
from tests.testonly.story import Story, subject


def late_task(told: Story, name: str = "late") -> None:
    """An honest task that was done a day after it was due."""
    one, other = told.bawaslu, told.diskominfotik
    due = format_moment(told.world.now.replace(hour=23))
    opened = TaskOpened(to=other.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    one.append(opened, subject=subject(name))
    other.append(TaskAccepted(opener=one.origin), subject=subject(name))
    told.world.publish()
    told.world.live(48)
    other.append(TaskDone(opener=one.origin), subject=subject(name))
    one.observe()
    told.world.publish()


def verified(told: Story, state: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    at = told.world.now.isoformat()
    code, text = saksama("verify", told.bawaslu.url, "--state", state, "--json", "--at", at, *words)
    return code, json.loads(text)


def codes(report: dict[str, Any]) -> set[str]:
    return {one["code"] for one in report["findings"]}


def kept(state: Path) -> dict[str, Any]:
    (file,) = (state / "verify").glob("*.json")
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found


def kept_sizes(state: Path) -> dict[str, int]:
    return {origin: Checkpoint.parse(Note.parse(text.encode()).text).size for origin, text in state_notes(state)}


def state_notes(state: Path) -> list[tuple[str, str]]:
    return list(kept(state)["checkpoints"].items())


def test_after_one_late_task_the_state_is_kept_and_then_exchanged_keys_are_named(
    told: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    assert verified(told, state)[0] == 0
    late_task(told)
    code, report = verified(told, state)
    assert (code, codes(report), report["conduct"], report["integrity"]) == (3, {"task.late"}, 1, 0)
    assert kept_sizes(state) == {node.origin: len(node.entries) for node in told.world.nodes}
    before = kept(state)

    # Another whole world under the same addresses: every key of both institutions and of the witness, and both logs.
    monkeypatch.setattr(staticlog, "seed", lambda word: sha256(b"thief " + word.encode()).digest())
    thief = World(told.world.folder, told.world.urls, now=told.world.now)
    for file in (told.world.folder).glob("*/log/checkpoints/*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    thief.agree()
    exchanged = Story(thief, *thief.nodes)
    exchanged.tell()
    code, report = verified(exchanged, state)
    assert code == 1
    told_of = [one["message"] for one in report["findings"] if one["code"] == "keys.unannounced"]
    assert len(told_of) == len(set(told_of)) == 4, "each log's key and each institution's, once"
    assert kept(state) == before, "what was kept stays, and the next run names them again"
    assert verified(exchanged, state)[0] == 1


def test_what_was_acknowledged_stays_in_the_report_and_does_not_count(told: Story, tmp_path: Path) -> None:
    late_task(told)
    code, report = verified(told, tmp_path / "state")
    assert code == 3
    file = tmp_path / "seen.jsonl"
    file.write_text("\n".join(json.dumps({n: one[n] for n in ("log", "index", "code")}) for one in report["findings"]))
    code, report = verified(told, tmp_path / "state", "--ack", file)
    assert (code, codes(report), report["conduct"]) == (0, {"task.late"}, 0)
    assert [one["seen"] for one in report["findings"]] == [True]
    _, text = saksama(
        "verify", told.bawaslu.url, "--state", tmp_path / "state", "--at", told.world.now.isoformat(), "--ack", file,
        "--lang", "en",
    )  # fmt: skip
    assert "(as seen) [task.late]" in text
    late_task(told, "another")
    assert verified(told, tmp_path / "state", "--ack", file)[0] == 3, "only what it names is acknowledged"


@pytest.mark.parametrize(
    "line",
    [
        b'{"log": "a/log", "index": 1}',
        b'{"log": "a/log", "index": 1, "code": "nonsense"}',
        b'{"log": "a/log", "index": 1, "code": "task.late", "more": 1}',
        b'["a/log", 1, "task.late"]',
        b"task.late",
        b"\xff",
    ],
)
def test_a_file_of_acknowledgements_is_refused_whole(line: bytes, told: Story, tmp_path: Path) -> None:
    good = b'{"log": "a/log", "index": null, "code": "log.fork"}\n\n'
    assert read_acknowledged(good) == {("a/log", None, Code.LOG_FORK)}
    with pytest.raises(AcknowledgedMalformed) as refused:
        read_acknowledged(good + line)
    assert refused.value.line == 3
    (tmp_path / "seen").write_bytes(good + line)
    assert saksama("verify", told.bawaslu.url, "--state", tmp_path / "state", "--ack", tmp_path / "seen")[0] == 2


def again(told: Story, before: Report) -> Kept | None:
    return told.check(Anchors(kept=before.keep)).keep


def test_a_fork_moves_nothing_and_a_partner_that_is_off_stays_as_it_was(told: Story) -> None:
    first = told.check()
    assert first.keep is not None
    (told.diskominfotik.folder / ".well-known" / "saksama").unlink()
    told.bawaslu.observe()
    told.world.publish()
    (told.diskominfotik.folder / ".well-known" / "saksama").unlink()
    second = told.check(Anchors(kept=first.keep))
    assert second.keep is not None
    other, own = told.diskominfotik.origin, told.bawaslu.origin
    assert second.keep.checkpoints[other] == first.keep.checkpoints[other]
    assert second.keep.log_keys == first.keep.log_keys
    assert second.keep.checkpoints[own] == told.bawaslu.newest.encode().decode()

    told.bawaslu.entries[-1] = told.bawaslu.entries[-1].replace(b'"actor":"node"', b'"actor":"duty"')
    told.bawaslu.publish()
    third = told.check(Anchors(kept=second.keep))
    assert Code.LOG_FORK in {one.code for one in third.findings}
    assert third.keep is not None
    assert third.keep.checkpoints == second.keep.checkpoints


def test_an_entry_that_no_honest_node_makes_does_not_stop_the_memory(told: Story) -> None:
    first = told.check()
    told.bawaslu.append(TaskDone(opener=told.diskominfotik.origin), subject=subject("none"))
    told.world.publish()
    second = told.check(Anchors(kept=first.keep))
    assert second.exit_code == 1
    assert second.keep is not None
    assert second.keep.checkpoints[told.bawaslu.origin] == told.bawaslu.newest.encode().decode()
