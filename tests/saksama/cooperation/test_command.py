"""`saksama agreement`: the report comes out of the public entries of both logs, and again from the sizes it names."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saksama.cli.main import main
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRefused, DispatchSent
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDone, TaskOpened
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, format_moment
from tests.testonly.staticlog import START, World, world

TASK = "ab" * 16


@pytest.fixture
def told(tmp_path: Path) -> Iterator[World]:
    """One request refused, one task done and confirmed."""
    with world(tmp_path) as made:
        one, other = made.nodes
        sent = DispatchSent(
            agreement=made.digest,
            ciphertext="1" * 64,
            classification=Classification.RESTRICTED,
            clause="pasal-1",
            dispatch_kind=DispatchKind.INFORMATION_REQUEST,
            number=1,
            seen=0,
            size=100,
            to=other.origin,
        )
        index = one.append(sent, subject="ef" * 16)
        made.tick(7200)
        other.append(DispatchReceived(index=index, origin=one.origin), subject="ef" * 16)
        refused = DispatchRefused(index=index, origin=one.origin, reason=RefusalCode.INCOMPLETE)
        other.append(refused, subject="ef" * 16)
        due = format_moment(made.tick(60))
        one.append(TaskOpened(agreement=made.digest, clause="pasal-3", due=due, to=other.origin), subject=TASK)
        other.append(TaskAccepted(opener=one.origin), subject=TASK)
        other.append(TaskDone(opener=one.origin), subject=TASK)
        one.append(TaskConfirmed(to=other.origin), subject=TASK)
        made.publish()
        yield made


def report(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["agreement", "report", *words, "--json"]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_the_report_counts_what_the_logs_hold(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = told.nodes
    value = report(capsys, one.url, "--month", "2026-11")
    first, second = value["lines"]
    assert (first["clause"], first["sender"], first["receiver"]) == ("pasal-1", one.origin, other.origin)
    assert (first["sent"], first["refused"], first["reasons"]) == (1, 1, {"incomplete": 1})
    assert first["median_hours"] == "2.00"
    assert (second["clause"], second["tasks"], second["tasks_confirmed"]) == ("pasal-3", 1, 1)
    # The task was reported a second after it was due.
    assert second["tasks_overdue"] == 1


def test_both_nodes_give_the_same_report(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = told.nodes
    assert report(capsys, one.url) == report(capsys, other.url)


def test_a_report_comes_out_again_from_the_sizes_that_it_names(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = told.nodes
    before = report(capsys, one.url, "--month", "2026-11")
    one.append(
        TaskOpened(agreement=told.digest, clause="pasal-3", due=format_moment(START), to=other.origin),
        subject="cd" * 16,
    )
    told.publish()
    assert report(capsys, one.url, "--month", "2026-11") != before
    sizes = [f"{log['origin']}={log['size']}" for log in before["logs"]]
    again = report(capsys, one.url, "--month", "2026-11", "--at", sizes[0], "--at", sizes[1])
    assert again == before


def test_a_month_without_anything_says_so(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", "report", told.nodes[0].url, "--month", "2026-10"]) == 0
    assert "Tidak ada kiriman" in capsys.readouterr().out


@pytest.mark.parametrize("month", ["2026-13", "november"])
def test_what_is_no_month_is_refused(told: World, month: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", "report", told.nodes[0].url, "--month", month]) == 2
    assert "2026-11" in capsys.readouterr().err


def test_a_size_beyond_the_log_is_refused(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    one = told.nodes[0]
    assert main(["agreement", "report", one.url, "--at", f"{one.origin}=9999"]) == 2
    assert "agreement.size" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "word"), [("id", "berlaku"), ("en", "in force")])
def test_show_tells_who_may_send_what_and_who_signed(
    told: World, language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", "show", told.nodes[1].url, "--lang", language]) == 0
    out = capsys.readouterr().out
    assert word in out
    assert "pasal-5" in out
    assert told.digest in out


def test_one_altered_entry_is_named_and_nothing_is_counted(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    one = told.nodes[0]
    bundle = next(file for file in one.folder.glob("log/tile/entries/**/*") if file.is_file())
    data = bytearray(bundle.read_bytes())
    data[-5] ^= 1
    bundle.write_bytes(bytes(data))
    assert main(["agreement", "report", one.url]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "entry." in said.err


def test_the_reference_page_names_every_member(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "monthly-report.md").read_text()
    value = report(capsys, told.nodes[0].url)
    (first, *_) = value["lines"]
    missing = {name for name in (*value, *first) if f"`{name}`" not in page}
    assert missing == set()
