"""Tasks, incidents, the joint page and its report between two live nodes, through the pages that people use."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from saksama_demo.launch import Node, run_command
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import Person, Upload, wait_until
from tests.testonly.nodes import Institutions, institutions, sign_agreement

WITA = timezone(timedelta(hours=8))
SECONDS = 90.0


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("nodes")) as both:
        sign_agreement(both)
        yield both


def officer(held: Institutions) -> Person:
    return held.person(held.bawaslu, "contoh.petugas")


def content(held: Institutions) -> Person:
    return held.person(held.diskominfotik, "contoh.konten")


def security(held: Institutions) -> Person:
    return held.person(held.diskominfotik, "contoh.keamanan")


def later(days: float) -> str:
    return (datetime.now(WITA) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def subject_of(page: Page) -> str:
    found = re.search(r"/([0-9a-f]{32})/$", page.url)
    assert found is not None, page.text[:400]
    return found[1]


def offer(person: Person, title: str, clause: str = "pasal-3") -> str:
    words: dict[str, Any] = {"description": "CONTOH", "due": later(2), "classification": "restricted"}
    return subject_of(person.submit(person.open("/meja/tugas/baru/"), clause=clause, title=title, **words))


def act(person: Person, address: str, action: str, files: dict[str, Upload] | None = None, **values: str) -> Page:
    """Do one act as soon as the page offers it."""

    def offered() -> Page | None:
        try:
            page = person.open(address)
        except StoryMistake:
            # Its words have not arrived yet.
            return None
        return page if any(form.action.endswith(action) for form in page.forms) else None

    page = wait_until(offered, seconds=SECONDS, what=f"{address} offers {action}")
    return person.submit(page, action=action, files=files or {}, **values)


def quiet(held: Institutions) -> tuple[str, str]:
    """The digests of both joint pages once nothing is under way: the same sizes stand on both."""

    def same() -> tuple[str, str] | None:
        seen = [person.open("/meja/bersama/").text for person in (officer(held), content(held))]
        sizes = [re.findall(r"log sampai ukuran (\d+)", text) for text in seen]
        held_sizes = [str(node.tree_size()) for node in held.nodes]
        first, second = [re.findall(r"\b[0-9a-f]{64}\b", text)[0] for text in seen]
        return (first, second) if sizes[0] == sizes[1] == held_sizes else None

    return wait_until(same, seconds=SECONDS, what="both desks show the same sizes")


def test_a_task_goes_over_is_sent_back_once_and_is_confirmed(held: Institutions, tmp_path: Path) -> None:
    subject = offer(officer(held), "Periksa sebuah klaim (CONTOH)", "pasal-4")
    address = f"/meja/tugas/{subject}/"
    content(held).look("/meja/tugas/", "Periksa sebuah klaim", seconds=SECONDS)
    assert content(held).open("/meja/").has("Terima atau tolak tugas: Periksa sebuah klaim")
    act(content(held), address, "/terima/")
    act(content(held), address, "/lapor/", text="Kurang lengkap. CONTOH.")
    act(officer(held), address, "/kembalikan/", reason="incomplete")
    paper = tmp_path / "lampiran.csv"
    paper.write_text("kode,suara\n1,2\n")
    act(content(held), address, "/lapor/", {"attachments": Upload(paper)}, text="Laporan kedua. CONTOH.")
    officer(held).look(address, "Laporan kedua. CONTOH.", seconds=SECONDS)
    assert officer(held).open(address).has("lampiran.csv")
    act(officer(held), address, "/konfirmasi/")
    content(held).look(address, "dikonfirmasi selesai", seconds=SECONDS)


def test_a_task_is_declined_for_a_reason_that_the_other_side_reads(held: Institutions) -> None:
    subject = offer(content(held), "Periksa daftar (CONTOH)")
    act(officer(held), f"/meja/tugas/{subject}/", "/tolak/", reason="no-capacity")
    content(held).look(f"/meja/tugas/{subject}/", "tidak cukup tenaga", seconds=SECONDS)


def test_an_incident_is_taken_worked_and_closed_with_a_public_note(held: Institutions) -> None:
    words: dict[str, Any] = {
        "type": "imitation",
        "title": "Akun tiruan (CONTOH)",
        "description": "CONTOH",
        "work_due": later(3),
    }
    page = officer(held).submit(officer(held).open("/meja/insiden/lapor/"), clause="pasal-5", **words)
    address = f"/meja/insiden/{subject_of(page)}/"
    taken = act(security(held), address, "/tangani/")
    task = next(link for link, _ in taken.links if "/meja/tugas/" in link and len(link) > 40)
    task = "/meja/tugas/" + re.findall(r"[0-9a-f]{32}", task)[0] + "/"
    assert content(held).open(address).has("belum selesai") or not content(held).open(address).has("Tutup insiden")
    act(security(held), task, "/lapor/", text="Akun dilaporkan kepada penyedia. CONTOH.")
    act(officer(held), task, "/konfirmasi/")
    act(security(held), address, "/tutup/", note="Akun tiruan sudah diturunkan. CONTOH.")
    officer(held).look(address, "sudah diturunkan", seconds=SECONDS)


def test_a_leak_starts_the_72_hours_and_needs_both_told(held: Institutions) -> None:
    duty = held.person(held.bawaslu, "contoh.piket")
    words: dict[str, Any] = {
        "type": "leak",
        "title": "Berkas bocor (CONTOH)",
        "description": "CONTOH",
        "work_due": later(3),
    }
    page = duty.submit(duty.open("/meja/insiden/lapor/"), clause="pasal-5", classification="confidential", **words)
    address = f"/meja/insiden/{subject_of(page)}/"
    assert page.has("UU 27/2022 Pasal 46")
    assert duty.open("/meja/").has("Beri tahu pemilik data dan lembaga berwenang: Berkas bocor")
    act(duty, address, "/beri-tahu/", persons="on", authority="on")
    assert duty.open(address).has("ditepati")
    log = f"/catatan/?subject={address.split('/')[-2]}"
    duty.look(log, "Pemberitahuan kebocoran data pribadi disampaikan", seconds=SECONDS)


def test_a_mismatch_of_figures_becomes_a_task_of_the_partner_and_comes_back(held: Institutions, tmp_path: Path) -> None:
    table = tmp_path / "tps.csv"
    table.write_text(
        "kode_tps,suara_paslon_1,suara_paslon_2,suara_paslon_3,suara_sah,suara_tidak_sah,suara_total\n"
        "5201011001001,10,20,30,60,2,62\n5201011001002,5,5,5,115,0,115\n"
    )
    held.bawaslu.command("import-results", str(table), "--contest", "ppwp-2024", "--source", "kpu-tabel")
    commissioner = held.person(held.bawaslu, "contoh.anggota")
    queue = officer(held).look("/meja/hasil/antrean/ppwp-2024/52.01.01/", "TPS 2", seconds=SECONDS)
    finding = queue.link("TPS 2", href="/meja/hasil/temuan/")
    said: dict[str, Any] = {"ground": "on-paper", "follow_up": "task", "clause": "pasal-3", "due": later(3)[:10]}
    page = officer(held).submit(
        officer(held).open(finding), **said, words="Mohon bandingkan foto formulir TPS ini. CONTOH."
    )
    waits = commissioner.open(commissioner.open(finding).link("Periksa, lalu", href="/meja/usulan/"))
    commissioner.send(waits, waits.form(action="/setujui/"), {})
    task = officer(held).open(finding).link("Buka yang dimulai dari ini")
    assert officer(held).open(task).link(href=finding)
    assert page.has("menunggu orang kedua")
    act(content(held), task, "/terima/")
    assert content(held).open(task).has("Ketidaksesuaian angka", "TPS 2", "Mohon bandingkan foto formulir")
    assert "/meja/hasil/temuan/" not in content(held).open(task).html
    act(content(held), task, "/lapor/", text="Foto dan angkanya sudah dibandingkan. CONTOH.")
    act(officer(held), task, "/konfirmasi/")
    content(held).look(task, "dikonfirmasi selesai", seconds=SECONDS)


def test_both_desks_show_the_same_digest(held: Institutions) -> None:
    first, second = quiet(held)
    assert first == second


def test_the_digest_comes_out_again_at_sizes_of_before(held: Institutions) -> None:
    before, _ = quiet(held)
    sizes = [node.tree_size() for node in sorted(held.nodes, key=lambda node: node.institution.origin)]
    offer(officer(held), "Satu lagi (CONTOH)")
    # It has gone over, so it stands in the logs: only then is quiet another quiet.
    content(held).look("/meja/tugas/", "Satu lagi (CONTOH)", seconds=SECONDS)
    quiet(held)
    for person in (officer(held), content(held)):
        assert before in person.open(f"/meja/bersama/?a={sizes[0]}&b={sizes[1]}").text
        assert before not in person.open("/meja/bersama/").text


def test_an_outsider_recomputes_the_report_that_both_nodes_give(held: Institutions) -> None:
    quiet(held)
    month = datetime.now(WITA).strftime("%Y-%m")
    reports = [person.fetch(f"/meja/bersama/laporan/{month}.json").content for person in (officer(held), content(held))]
    assert reports[0] == reports[1]
    for node in held.nodes:
        told = run_command("saksama", "agreement", "report", node.url, "--month", month, "--json").stdout
        assert told.encode() == reports[0]
    lines = json.loads(reports[0])["lines"]
    assert sum(line["tasks_confirmed"] for line in lines) == 3
    assert {reason for line in lines for reason in line["reasons"]} == {"incomplete", "no-capacity"}
    assert officer(held).fetch(f"/meja/bersama/laporan/{month}.pdf").content.startswith(b"%PDF-")


def test_a_month_that_is_none_is_not_found(held: Institutions) -> None:
    for month in ("2026-13", "x"):
        answer = officer(held)._http.get(f"/meja/bersama/laporan/{month}.json")
        assert answer.status_code == 404


def test_the_verifier_finds_nothing_wrong(held: Institutions, tmp_path: Path) -> None:
    quiet(held)
    node: Node = held.bawaslu
    told = run_command("saksama", "verify", node.url, "--json", "--state", str(tmp_path), accept=(0, 1, 2, 3))
    assert json.loads(told.stdout)["findings"] == []
    assert datetime.now(UTC).year >= 2024


WRITTEN = {
    "number": "001/LHP/CONTOH/2026",
    "stage": "Di luar tahapan",
    "team.1.name": "CONTOH Petugas",
    "team.1.post": "Staf",
    "assignment": "001/ST/CONTOH",
    "address": "Jalan CONTOH",
    "activities.1.way": "direct",
    "activities.1.aim": "Memastikan CONTOH.",
    "activities.1.target": "layar informasi",
    "activities.1.day": "2026-11-28",
    "activities.1.place": "Alun-alun CONTOH",
    "account": "CONTOH: layarnya gelap.",
    "suspected": "none",
    "disputed": "none",
}


def test_a_report_asks_for_a_repair_and_its_end_is_read_beside_the_report(held: Institutions) -> None:
    writer = officer(held)
    begun = writer.open("/meja/pengawasan/laporan/baru/")
    form = begun.form("of")
    page = writer.send(begun, form, {"of": form.choice("of", "Formulir Model A", "Pemilu")})
    sent = writer.send(page, page.form("stage"), {**WRITTEN, "act": "send"})
    subject = subject_of(sent)
    address = f"/meja/pengawasan/laporan/{subject}/tindak-lanjut/"
    asking = writer.open(writer.open(address).link(href="jenis=layar"))
    form = asking.form("description")
    assert "Alun-alun CONTOH" in str(form.fields["title"])
    assert "CONTOH Petugas" not in str(form.fields)
    words: dict[str, Any] = {"due": later(2), "classification": "restricted"}
    back = writer.send(asking, form, {"clause": "pasal-3", **words})
    task = back.link("Perbaikan layar", href="/meja/tugas/")
    content(held).look("/meja/tugas/", "Perbaikan layar informasi", seconds=SECONDS)
    assert not content(held).open(task).has("layarnya gelap"), "nothing of the report went along"
    act(content(held), task, "/terima/")
    act(content(held), task, "/lapor/", text="CONTOH: layar menyala lagi.")
    act(writer, task, "/konfirmasi/")
    for place in (address, f"/meja/pengawasan/laporan/{subject}/"):
        writer.open(place).holding("Perbaikan layar informasi", "dikonfirmasi", "CONTOH: layar menyala lagi.")
