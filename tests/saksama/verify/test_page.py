"""`saksama verify --html`: the page as a journalist gets it."""

import os
from html import unescape
from pathlib import Path

import pytest

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
    due = "2026-11-24T01:10:00.000Z"
    opened = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    at = told.bawaslu.append(opened, subject=subject("late"))
    told.world.live(1)
    file = tmp_path / "laporan.html"
    asked = ["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(file), "--at", AT]
    main([*asked, "--lang", "id"])
    page = file.read_text("utf-8")
    assert page.startswith('<!doctype html>\n<html lang="id">')
    assert "<h1>Bawaslu Provinsi Nusa Tenggara Barat</h1>" in page
    assert f"Tugas yang harus diselesaikan log {told.diskominfotik.origin} lewat jatuh tempo Selasa 24 November" in page
    assert "2026 pukul 09.10 WITA (selesai: belum)." in page
    assert "Yang dapat ditanyakan kepada Dinas Komunikasi, Informatika dan Statistik" in page
    assert f'href="{told.bawaslu.url}/catatan/{at}"' in page
    assert QUESTIONS[Why.PEOPLE_LATE].id in page
    assert f"saksama verify {told.bawaslu.url} --at 2026-11-24T03:00:00.000Z" in page
    main([*asked, "--lang", "en"])
    assert '<html lang="en">' in file.read_text("utf-8")
    assert "owed is past its due moment Tuesday 24 November 2026 at 09:10 WITA" in file.read_text("utf-8")


def test_a_page_that_cannot_be_written_is_told(told: Story, tmp_path: Path) -> None:
    asked = ["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(tmp_path / "none" / "x.html")]
    assert main(asked) == 2


@pytest.mark.parametrize("link", [False, True])
def test_no_device_or_pipe_is_replaced_by_a_page(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, link: bool
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    asked = tmp_path / "link" if link else pipe
    if link:
        asked.symlink_to(pipe)
    assert main(["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(asked), "--at", AT]) == 2
    assert "itu perangkat atau saluran, bukan berkas" in capsys.readouterr().err
    assert (pipe.is_fifo(), asked.is_symlink()) == (True, link)


def test_a_page_is_written_through_a_link_and_its_file_keeps_its_rights(told: Story, tmp_path: Path) -> None:
    file, link = tmp_path / "mine.html", tmp_path / "link.html"
    file.write_text("")
    file.chmod(0o600)
    link.symlink_to(file)
    assert main(["verify", told.bawaslu.url, "--state", str(tmp_path / "s"), "--html", str(link), "--at", AT]) == 0
    assert (link.is_symlink(), file.stat().st_mode & 0o777) == (True, 0o600)
    assert file.read_text("utf-8").startswith("<!doctype html>")


def written(told: Story, folder: Path, *words: str | Path) -> str:
    file = folder / "laporan.html"
    main(["verify", *map(str, words), "--html", str(file), "--at", AT, "--lang", "en"])
    return unescape(file.read_text("utf-8"))


def test_the_same_is_promised_of_a_command_that_gives_the_same(told: Story, tmp_path: Path) -> None:
    url, state, seen = told.bawaslu.url, tmp_path / "s", tmp_path / "seen before.jsonl"
    seen.write_text("")
    public = f"<code>saksama verify {url} --at 2026-11-24T03:00:00.000Z</code>"
    first = written(told, tmp_path, url, "--state", state)
    assert ("anyone gets the same with:" in first, public in first) == (True, True)
    # An earlier check's keys are nobody else's.
    later = written(told, tmp_path, url, "--state", state)
    assert ("gets the same" in later, "an earlier check kept" in later, public in later) == (False, True, True)
    with_files = written(told, tmp_path, url, "--state", tmp_path / "other", "--ack", seen)
    assert "Whoever has it too gets the same, in the folder where all of it lies together, with:" in with_files
    assert f"saksama verify {url} --ack 'seen before.jsonl' --at" in with_files
    assert str(tmp_path) not in with_files.replace(url, "")
    assert main(["mirror", url, str(tmp_path / "copy")]) == 0
    of_a_copy = written(told, tmp_path, tmp_path / "copy")
    assert ("saksama verify copy --at" in of_a_copy, "the node itself was not asked" in of_a_copy) == (True, True)


def test_what_is_kept_is_said_of_what_is_kept(told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url, state, copy = told.bawaslu.url, tmp_path / "s", tmp_path / "copy"
    assert main(["mirror", url, str(copy)]) == 0
    heads = []
    for words in ([url, "--state", str(state)], [str(copy)], [str(copy), "--state", str(tmp_path / "o")]):
        capsys.readouterr()
        main(["verify", *words, "--at", AT, "--lang", "en"])
        heads.append(capsys.readouterr().out.partition("\n")[0])
    assert [head.startswith("WARNING: FIRST USE") for head in heads] == [True, True, True]
    assert [head.rpartition(" checked")[2] for head in heads] == [
        ", and are kept.",
        "; nothing is kept.",
        ", and are kept.",
    ]


def test_who_did_not_answer_gave_no_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "laporan.html"
    for language, said in (("id", "kali ini tidak ada yang diambil"), ("en", "none was taken this time")):
        asked = ["verify", "http://127.0.0.1:9", "--state", str(tmp_path / "s"), "--html", str(file)]
        assert main([*asked, "--lang", language]) == 2
        for text in (capsys.readouterr().out, file.read_text("utf-8")):
            assert said in text
            assert "FIRST USE" not in text
            assert "PEMAKAIAN PERTAMA" not in text
            assert " 0 " not in text.partition("</style>")[2]


def test_what_went_between_is_not_counted_where_it_was_not_judged(told: Story, tmp_path: Path) -> None:
    (told.diskominfotik.folder / ".well-known" / "saksama").unlink()
    page = written(told, tmp_path, told.bawaslu.url, "--state", tmp_path / "s")
    assert "Dispatches: not counted, because only one log was read" in page
