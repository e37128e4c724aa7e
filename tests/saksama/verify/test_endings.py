"""How a run of `saksama verify` ends: the report is told, whatever becomes of the files that a run leaves."""

import argparse
import json
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from saksama.cli.acknowledged import AcknowledgedMalformed, read_acknowledged
from saksama.cli.main import main
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.task import TaskOpened
from saksama.verify.findings import Code
from saksama.vocabulary import format_moment
from tests.testonly.command import EVENING
from tests.testonly.story import Story, subject


def asked(told: Story, *words: str | Path, at: str = EVENING) -> tuple[int, str, str]:
    """Exit code, answer, and what was said beside it."""
    command = [sys.executable, "-m", "saksama.cli.main", "verify", told.bawaslu.url, "--at", at, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


def checked(told: Story, state: Path, *words: str | Path) -> tuple[int, dict[str, Any]]:
    code, text, _ = asked(told, "--state", state, "--json", *words)
    return code, json.loads(text)


def fork(told: Story) -> None:
    node = told.bawaslu
    node.append(CaseReceived(), subject=subject("a"), content="0" * 64, evidence="0" * 64, identity="0" * 64)
    seen = node.signed()
    node.entries[-1] = node.entries[-1].replace(b'"actor":"node"', b'"actor":"duty"')
    told.diskominfotik.observe(seen)
    told.world.publish()


def newest_bundle(told: Story) -> Path:
    """The bundle of entries that is read: those of smaller sizes lie beside it."""
    files = (told.bawaslu.folder / "log" / "tile" / "entries").rglob("*")
    return max((file for file in files if file.is_file()), key=lambda file: file.stat().st_size)


def late(told: Story) -> None:
    due = format_moment(told.world.now + timedelta(minutes=10))
    body = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    told.bawaslu.append(body, subject=subject("late"))
    told.world.live(1)


def acknowledge(report: dict[str, Any], file: Path) -> Path:
    lines = [json.dumps({name: one[name] for name in ("log", "index", "code")}) for one in report["findings"]]
    file.write_text("\n".join(lines))
    return file


def test_after_a_run_over_all_found_a_forgery_no_later_run_says_good(told: Story, tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert checked(told, state)[0] == 0
    anchors = {file: file.read_bytes() for file in (state / "verify").glob("*.json")}
    tile = newest_bundle(told)
    honest = tile.read_bytes()
    tile.write_bytes(honest[:-30] + bytes([honest[-30] ^ 1]) + honest[-29:])
    assert checked(told, state, "--full")[0] == 1
    code, report = checked(told, state)
    assert (code, report["read_anew"], report["first_use"]) == (1, "first", False)
    left = {file: file.read_bytes() for file in (state / "verify").iterdir() if file.stat().st_size}
    assert {file: left[file] for file in left if file.suffix != ".alarms"} == anchors
    tile.write_bytes(honest)
    assert checked(told, state)[0] == 0
    assert checked(told, state)[1]["read_anew"] is None


def test_a_run_over_all_leaves_the_index_that_a_state_names_until_its_own_is_whole(told: Story, tmp_path: Path) -> None:
    assert checked(told, tmp_path)[0] == 0
    assert checked(told, tmp_path, "--full")[0] == 0
    assert [file.suffixes[-2] for file in (tmp_path / "verify").glob("*.index")] == [".2"]
    assert checked(told, tmp_path)[1]["read_anew"] is None


@pytest.mark.parametrize("place", ["", "verify"])
def test_a_place_that_takes_nothing_costs_no_report(told: Story, tmp_path: Path, place: str) -> None:
    state = tmp_path / "state"
    if place:
        state.mkdir()
    (state / place).write_text("a file where a folder must be")
    code, text, beside = asked(told, "--state", state, "--lang", "en")
    assert (code, "GOOD: nothing is wrong" in text) == (0, True)
    assert "nothing was kept for the next run" in beside


def test_a_fork_stays_a_fork_where_its_evidence_cannot_be_kept(told: Story, tmp_path: Path) -> None:
    fork(told)
    (tmp_path / "evidence").write_text("")
    code, text, beside = asked(told, "--state", tmp_path, "--json", "--lang", "en")
    (finding,) = json.loads(text)["findings"]
    assert (code, finding["code"], finding["files"]) == (1, "log.fork", [])
    assert "not all evidence was kept" in beside


def test_nothing_half_written_stays(told: Story, tmp_path: Path) -> None:
    name = sha256(told.bawaslu.url.encode()).hexdigest()[:32]
    # A folder takes the name that the file must get: it is written, and cannot be renamed.
    state, page = tmp_path / "state", tmp_path / "state" / "laporan.html"
    (state / "verify" / f"{name}.memory" / "x").mkdir(parents=True)
    (page / "x").mkdir(parents=True)
    code, _, beside = asked(told, "--state", state, "--html", page, "--lang", "en")
    assert (code, "the page could not be written" in beside) == (2, True)
    assert sorted(file.suffix for file in (state / "verify").iterdir()) == [".json", ".lock", ".memory"]
    assert sorted(file.name for file in state.iterdir()) == ["laporan.html", "verify"]


@pytest.mark.parametrize(("tell", "expected"), [(None, 2), (late, 2), (fork, 1)])
def test_a_page_that_cannot_be_written_costs_no_report(told: Story, tmp_path: Path, tell: Any, expected: int) -> None:
    if tell is not None:
        tell(told)
    words = ("--state", tmp_path / "s", "--json", "--html", tmp_path / "none" / "x.html")
    code, text, beside = asked(told, *words, "--lang", "en")
    assert (code, json.loads(text)["format"]) == (expected, "saksama-report/1")
    assert "the page could not be written: " in beside
    assert f"{tmp_path / 'none' / 'x.html'}: there is none" in beside
    assert re.search("halaman tidak dapat ditulis: .*: tidak ada\n", asked(told, *words)[2])


def test_a_full_disk_under_the_answer_gets_no_traceback(told: Story, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "saksama.cli.main", "verify", told.bawaslu.url, "--state", str(tmp_path)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "saksama: jawabannya tidak dapat ditulis: penyimpanannya penuh "
        "(the answer could not be written: the disk is full)\n"
    )


@pytest.mark.parametrize(
    "at",
    [
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+12:00",
        "1999-12-31T23:59:59Z",
        "2026-11-24T01:05:33",
        "2026-11-24",
        "kemarin",
        "",
    ],
)
def test_a_moment_that_is_none_is_refused_in_words(told: Story, at: str) -> None:
    code, text, beside = asked(told, at=at)
    assert (code, text) == (2, "")
    assert "saat dengan zona waktunya" in beside
    assert "a moment with its zone" in beside


@pytest.mark.parametrize("at", ["2000-01-01T00:00:00Z", "2999-12-31T23:59:59Z"])
def test_the_first_and_the_last_moment_are_judged(told: Story, tmp_path: Path, at: str) -> None:
    assert asked(told, "--state", tmp_path, "--json", at=at)[1].startswith("{")


@pytest.mark.usefixtures("interruptible")
def test_who_stops_a_command_gets_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: argparse.Namespace) -> int:
        signal.raise_signal(signal.SIGINT)
        time.sleep(10)
        return 0

    monkeypatch.setattr("saksama.cli.key.run", stopped)
    assert main(["key", "check", "pernyataan", "--institution", "kunci"]) == 130
    assert capfd.readouterr() == ("", "")


def test_a_state_whose_path_has_signs_of_an_address_is_found_again(told: Story, tmp_path: Path) -> None:
    state = tmp_path / "a#b?c%20d&mode=ro"
    assert checked(told, state)[0] == 0
    assert checked(told, state)[1]["read_anew"] is None


def test_the_head_and_each_part_count_what_was_acknowledged(told: Story, tmp_path: Path) -> None:
    late(told)
    code, report = checked(told, tmp_path / "s")
    assert code == 3
    seen = acknowledge(report, tmp_path / "seen.jsonl")
    page = tmp_path / "laporan.html"
    words = ("--state", tmp_path / "s", "--ack", seen, "--html", page)
    code, text, _ = asked(told, *words, "--lang", "en")
    assert code == 0
    assert "\nGOOD: nothing new; 1 seen before\n" in text
    assert "\nConduct: nothing new; 1 seen before.\n" in text
    assert "\nIntegrity: nothing was altered" in text
    assert "GOOD: nothing new; 1 seen before" in page.read_text("utf-8")
    assert "Nothing new; 1 seen before." in page.read_text("utf-8")
    text = asked(told, *words)[1]
    assert "\nBAIK: tidak ada yang baru; 1 temuan sudah dilihat\n" in text
    assert "\nTindakan orang: tidak ada yang baru; 1 temuan sudah dilihat.\n" in text


def test_what_was_acknowledged_is_counted_beside_what_was_not(told: Story, tmp_path: Path) -> None:
    late(told)
    seen = acknowledge(checked(told, tmp_path / "s")[1], tmp_path / "seen.jsonl")
    fork(told)
    code, text, _ = asked(told, "--state", tmp_path / "s", "--ack", seen, "--lang", "en")
    assert code == 1
    assert "\nSOMETHING IS WRONG; 1 more seen before\n" in text


def test_acknowledgements_of_an_editor_that_marks_utf8_are_taken() -> None:
    line = b'{"log": "a/log", "index": 0, "code": "log.fork"}'
    assert read_acknowledged(b"\xef\xbb\xbf" + line) == {("a/log", 0, Code.LOG_FORK)}
    with pytest.raises(AcknowledgedMalformed):
        read_acknowledged(line + b"\n\xef\xbb\xbf" + line)


def test_that_integrity_was_broken_once_is_told_until_it_is_acknowledged(told: Story, tmp_path: Path) -> None:
    state, page, seen = tmp_path / "state", tmp_path / "page.html", tmp_path / "seen"
    assert "PERHATIAN: pada" not in asked(told, "--state", state)[1]
    tile = newest_bundle(told)
    honest = tile.read_bytes()
    tile.write_bytes(honest[:-30] + bytes([honest[-30] ^ 1]) + honest[-29:])
    code, report = checked(told, state, "--full")
    seen = acknowledge(report, seen)
    codes = [one["code"] for one in report["findings"]]
    tile.write_bytes(honest)
    for _ in range(2):
        again, text, _ = asked(told, "--state", state, "--html", page)
        assert (code, again) == (1, 0)
        for shown in (text, page.read_text()):
            assert f"pemeriksaan dari komputer ini menemukan {len(codes)} hal yang tidak mungkin" in shown
            assert f"tidak tampak lagi: {', '.join(dict.fromkeys(codes))}." in shown
    _, shown, beside = asked(told, "--state", state, "--json", "--lang", "en")
    (said,) = json.loads(shown)["no_more"]
    assert "does not show: " in said
    assert said in beside
    assert "tidak tampak lagi" not in asked(told, "--state", state, "--ack", seen)[1]


def test_a_finding_of_the_json_report_is_an_acknowledgement_as_it_stands(told: Story, tmp_path: Path) -> None:
    late(told)
    code, report = checked(told, tmp_path / "s")
    (finding,) = report["findings"]
    seen = tmp_path / "seen"
    seen.write_text(json.dumps(finding))
    assert (code, checked(told, tmp_path / "s", "--ack", seen)[0]) == (3, 0)


def test_what_was_acknowledged_and_not_found_is_told(told: Story, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    seen.write_text(
        f'{{"log":"{told.bawaslu.origin}","index":4,"code":"task.late"}}\n'
        + "".join(f'{{"log":"other/log{number}","index":null,"code":"log.fork"}}\n' for number in range(7))
    )
    code, _, beside = asked(told, "--state", tmp_path / "s", "--ack", seen, "--lang", "en")
    assert code == 0
    assert f"the --ack file names what was not found: log {told.bawaslu.origin}, entry 4, task.late" in beside
    assert "... and 3 more" in beside


def test_no_entry_stands_before_the_first() -> None:
    with pytest.raises(AcknowledgedMalformed):
        read_acknowledged(b'{"log": "a/log", "index": -1, "code": "log.fork"}')
