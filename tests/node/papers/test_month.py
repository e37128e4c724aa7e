"""The monthly report on paper: the numbers are those of the attached JSON, and the same values give the same bytes."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pypdf

from saksama_node.papers.month import MonthPaper, month_pdf

WITA = timezone(timedelta(hours=8), "WITA")
A, B = "a.contoh.example/log", "b.contoh.example/log"
LINE = {
    **dict.fromkeys(("sent", "received", "answered", "accepted", "refused", "requests", "requests_answered"), 1),
    **dict.fromkeys(("tasks", "tasks_confirmed", "tasks_overdue", "incidents", "incidents_taken_late"), 2),
    "clause": "pasal-1",
    "sender": A,
    "receiver": B,
    "reasons": {"incomplete": 1},
    "median_hours": "26.50",
}


def paper(lines: list[dict[str, object]], *, simulation: bool = False) -> MonthPaper:
    logs = [{"origin": A, "size": 43}, {"origin": B, "size": 38}]
    value = {"month": "2026-11", "lines": lines, "logs": logs, "facts": "ab" * 32, "agreement": "cd" * 32}
    at = datetime(2026, 11, 24, 8, 0, tzinfo=UTC).astimezone(WITA)
    return MonthPaper(
        institution="Contoh",
        title="Nota #[contoh] $x$",
        month="2026-11",
        parties={A: "Lembaga A", B: "Lembaga B"},
        clauses={"pasal-1": "Pertukaran informasi"},
        address="https://a.contoh.example",
        document=json.dumps(value).encode(),
        until=at,
        at=at,
        simulation=simulation,
    )


def words(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_json_is_attached_as_it_is_and_the_paper_shows_its_numbers() -> None:
    made = paper([LINE])
    pdf = month_pdf(made)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.attachments["laporan-2026-11.json"].get_file().read_bytes() == made.document
    text = words(pdf)
    assert "Lembaga A kepada Lembaga B" in text
    assert "26,50 jam" in text
    assert "belum lengkap 1" in text
    assert f"--at {A}=43" in text


def test_what_stands_in_a_title_is_text_and_never_markup() -> None:
    assert "Nota #[contoh] $x$" in words(month_pdf(paper([])))


def test_a_month_without_anything_says_so_and_a_simulation_too() -> None:
    text = words(month_pdf(paper([], simulation=True)))
    assert "Tidak ada kiriman, tugas, atau insiden" in text
    assert "SIMULASI" in text


def test_the_same_values_give_the_same_bytes() -> None:
    assert month_pdf(paper([LINE])) == month_pdf(paper([LINE]))
