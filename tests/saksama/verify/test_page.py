"""`saksama verify --html`: the page as a journalist gets it."""

from pathlib import Path

from saksama.cli.main import main
from saksama.cli.page.questions import QUESTIONS
from saksama.entries.kinds.task import TaskOpened
from saksama.verify.classes import Why
from tests.testonly.story import Story, subject

AT = "2026-11-24T03:00:00Z"


def test_each_reason_has_a_question_of_its_own() -> None:
    assert set(QUESTIONS) == set(Why)
    assert len({each.id for each in QUESTIONS.values()}) == len({each.en for each in QUESTIONS.values()}) == len(Why)


def test_a_late_task_is_told_with_its_entry_and_what_one_may_ask(told: Story, tmp_path: Path) -> None:
    due = "2026-11-20T00:00:00.000Z"
    opened = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    at = told.bawaslu.append(opened, subject=subject("late"))
    told.world.publish()
    file = tmp_path / "laporan.html"
    asked = ["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(file), "--at", AT]
    main([*asked, "--lang", "id"])
    page = file.read_text("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="id">')
    assert "<h1>Bawaslu Provinsi Nusa Tenggara Barat</h1>" in page
    assert "Tugas lewat jatuh tempo Jumat 20 November 2026 pukul 08.00 WITA (selesai: belum)." in page
    assert f'href="{told.bawaslu.url}/catatan/{at}"' in page
    assert QUESTIONS[Why.PEOPLE_LATE].id in page
    assert f"saksama verify {told.bawaslu.url} --at 2026-11-24T03:00:00.000Z" in page
    main([*asked, "--lang", "en"])
    assert '<html lang="en">' in file.read_text("utf-8")
    assert "The task is past its due moment Friday 20 November 2026 at 08:00 WITA" in file.read_text("utf-8")


def test_a_page_that_cannot_be_written_is_told(told: Story, tmp_path: Path) -> None:
    asked = ["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(tmp_path / "none" / "x.html")]
    assert main(asked) == 2
