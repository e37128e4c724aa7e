"""An audit at the desk and before the public: the whole way by pages, blind where it must be."""

import csv
import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from saksama.entries.kinds.audit import AuditConcluded, AuditDrawn, AuditObserved
from saksama.statistics.audits import audit_differs, audit_shown
from saksama_node.accounts.policy import Role
from saksama_node.ledger import blobs
from saksama_node.ledger.queries import logged
from saksama_node.results.audits.public import audit, audits, progress
from saksama_node.results.models import AuditSeen, Publication
from tests.node.conftest import LoggedIn
from tests.node.results.audited import DICE, document, imported, integrate

NEW = "/meja/audit/baru/"


def page(client: Client, path: str, status: int = 200, language: str = "id") -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def sent(client: Client, path: str, **fields: str) -> str:
    answer = client.post(path, fields, follow=True)
    assert answer.status_code in {200, 422}
    return answer.content.decode()


@pytest.fixture
def two(logged_in: LoggedIn) -> tuple[Client, Client]:
    return logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER)


@pytest.fixture
def subject(two: tuple[Client, Client]) -> str:
    version = imported()
    sent(two[0], NEW, **asked(version), commit="1")
    (made,) = audits()
    return made.subject


def asked(version: str, **changed: str) -> dict[str, str]:
    return {"version": version, "region": "52.01", "limit": "50", "claim": "lead"} | changed


def drawn(two: tuple[Client, Client], subject: str) -> list[str]:
    integrate()
    for client in two:
        sent(client, f"/meja/audit/{subject}/dadu/", digits=DICE)
    found = progress(subject)
    assert found is not None
    return [each.station for each in found.stations]


def read(client: Client, subject: str, station: str, *votes: int) -> str:
    fields = {f"suara_{place}": str(each) for place, each in enumerate(votes)} or {"unreadable": "on"}
    return sent(client, f"/meja/audit/{subject}/baca/{station}/", **fields)


def test_the_whole_way_by_pages(two: tuple[Client, Client], subject: str) -> None:
    assert 'name="digits"' not in page(two[0], f"/meja/audit/{subject}/")
    assert "Menunggu titik periksa" in page(two[0], f"/meja/audit/{subject}/")
    stations = drawn(two, subject)
    found = progress(subject)
    assert found is not None
    for each in found.stations:
        votes = each.reported or (35, 125, 12)
        read(two[0], subject, each.station, *votes)
        assert "Dua orang membaca sama" in read(two[1], subject, each.station, *votes)
    told = sent(two[1], f"/meja/audit/{subject}/selesai/")
    assert "Batas risiko 5,0 % tercapai" in told
    assert "Yang tidak dibuktikan" in told
    assert "<svg" in told
    integrate()
    public = page(Client(), f"/hasil/audit/{subject}/")
    assert "Batas risiko 5,0 % tercapai" in public
    assert "Yang tidak dibuktikan" in public
    assert "<svg" in public
    assert DICE in public
    assert public.count("TPS ") >= len(stations)
    assert "The risk limit of 5.0" in page(Client(), f"/hasil/audit/{subject}/", language="en")
    assert subject in page(Client(), "/hasil/audit/")


def test_a_reader_sees_nobodys_figures_before_two_agree(two: tuple[Client, Client], subject: str) -> None:
    station, *_ = drawn(two, subject)
    read(two[0], subject, station, 77, 188, 43)
    for client in two:
        for path in (f"/meja/audit/{subject}/", f"/meja/audit/{subject}/baca/{station}/"):
            text = page(client, path)
            assert not re.search(r"\b188\b", text)
    form = page(two[1], f"/meja/audit/{subject}/baca/{station}/")
    assert not re.search(r'name="suara_\d"[^>]*value="\d', form)
    public = page(Client(), f"/hasil/audit/{subject}/")
    assert not re.search(r"\b188\b", public)
    assert "belum dibaca dua orang" in public


def test_figures_that_are_missing_are_asked_for_and_kept(two: tuple[Client, Client], subject: str) -> None:
    station, *_ = drawn(two, subject)
    told = sent(two[0], f"/meja/audit/{subject}/baca/{station}/", suara_0="31", suara_1="")
    assert "Isi angkanya; 0 bila memang nol." in told
    assert 'value="31"' in told
    told = sent(two[0], f"/meja/audit/{subject}/baca/{station}/", suara_0="31", unreadable="on")
    assert "Kosongkan angkanya" in told
    # A box that is sent and not ticked says nothing of the figures.
    told = sent(two[0], f"/meja/audit/{subject}/baca/{station}/", suara_0="31", suara_1="", unreadable="False")
    assert "Isi angkanya; 0 bila memang nol." in told


def test_dice_of_two_that_differ_draw_nothing(two: tuple[Client, Client], subject: str) -> None:
    integrate()
    sent(two[0], f"/meja/audit/{subject}/dadu/", digits=DICE)
    assert "tidak ada yang sama" in sent(two[1], f"/meja/audit/{subject}/dadu/", digits=DICE[::-1])
    found = audit(subject)
    assert found is not None
    assert found.seed == ""
    assert "Hanya angka" in sent(two[1], f"/meja/audit/{subject}/dadu/", digits="12")


def test_a_threshold_names_its_pair(two: tuple[Client, Client]) -> None:
    version = imported()
    told = sent(two[0], NEW, **asked(version, region="52", claim="1/2"))
    assert "Isi nomor pasangan" in told
    assert "Isi nomor pasangan" in sent(two[0], NEW, **asked(version, pair="2"))
    sent(two[0], NEW, **asked(version, region="52", claim="1/2", pair="2"), commit="1")
    (made,) = audits()
    assert (made.candidate, made.share) == ("suara_paslon_2", "1/2")
    assert "1/2" in page(Client(), f"/hasil/audit/{made.subject}/")


def test_the_public_command_draws_the_same_tickets(two: tuple[Client, Client], subject: str, tmp_path: Path) -> None:
    drawn(two, subject)
    found = audit(subject)
    assert found is not None
    public = page(Client(), f"/hasil/audit/{subject}/")
    (command,) = re.findall(r"<pre>saksama (tally audit draw [^<]*)</pre>", public)
    name = command.split()[3]
    (tmp_path / name).write_bytes(blobs.get(found.figures))
    assert hashlib.sha256(document()).hexdigest() == found.figures
    words = [sys.executable, "-m", "saksama.cli.main", *command.split(), "--json"]
    run = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["list"] == found.list
    rows = list(csv.DictReader(blobs.get(found.tickets).decode().splitlines()))
    assert [(each["ticket"], each["station"]) for each in told["draws"]] == [
        (row["ticket"], row["station"]) for row in rows
    ]


def test_a_wrong_number_of_further_draws_is_told_beside_its_field(two: tuple[Client, Client], subject: str) -> None:
    drawn(two, subject)
    found = audit(subject)
    assert found is not None
    for wrong in ("", "0", "1001", "banyak"):
        told = sent(two[0], f"/meja/audit/{subject}/tambah/", more=wrong, drawn=str(found.draws))
        assert told.count("Tulis bilangan dari 1 sampai 1.000.") == 2
        assert '<details class="card" open>' in told
    sent(two[0], f"/meja/audit/{subject}/tambah/", more="3", drawn=str(found.draws))
    again = audit(subject)
    assert again is not None
    assert again.draws == found.draws + 3


def test_who_may_not_run_audits_reads_them_only(logged_in: LoggedIn, two: tuple[Client, Client], subject: str) -> None:
    station, *_ = drawn(two, subject)
    statistics, elsewhere = logged_in(Role.STATISTICS), logged_in(Role.OFFICER, "52.71")
    assert "Mulai audit" not in page(statistics, "/meja/audit/")
    assert statistics.post(f"/meja/audit/{subject}/selesai/").status_code == 403
    assert statistics.get(f"/meja/audit/{subject}/baca/{station}/").status_code == 403
    read(elsewhere, subject, station, 1, 2, 3)
    found = progress(subject)
    assert found is not None
    assert not any(each.readers for each in found.stations)
    page(statistics, "/meja/audit/tidak-ada/", 404)
    page(Client(), "/hasil/audit/tidak-ada/", 404)


def test_nothing_is_chosen_beforehand_and_each_field_says_what_it_lacks(two: tuple[Client, Client]) -> None:
    imported()
    form = page(two[0], NEW)
    assert not re.search(r'<option value="[^"]+" selected', form)
    assert "Pilih" not in re.sub(r"<option.*?</option>", "", form)
    told = sent(two[0], NEW, version="", region="", limit="", claim="")
    for said in ("Pilih versi angkanya.", "Pilih wilayahnya.", "Pilih batas risikonya.", "Pilih apa yang dikukuhkan."):
        assert told.count(said) == 2
    assert audits() == []


def test_a_list_is_looked_at_before_a_second_press_enters_it(two: tuple[Client, Client]) -> None:
    version = imported()
    told = sent(two[0], NEW, **asked(version, limit="100"))
    assert "Belum ada yang dicatat" in told
    assert audits() == []
    kept = dict(re.findall(r'<input type="hidden" name="(version|region|limit|claim|pair)" value="([^"]*)"', told))
    back = sent(two[0], NEW, **kept, change="1")
    assert '<option value="100" selected' in back
    assert audits() == []
    sent(two[0], NEW, **kept, commit="1")
    (made,) = audits()
    assert (made.region, made.limit, made.number) == ("52.01", 100, 1)


def test_a_further_audit_is_told_at_the_desk_and_before_the_public(two: tuple[Client, Client], subject: str) -> None:
    version = Publication.objects.get().subject
    (link,) = re.findall(r'href="(/meja/audit/baru/[^"]*)"', page(two[0], f"/meja/audit/{subject}/"))
    form = page(two[0], html.unescape(link))
    assert f'<option value="{version}" selected' in form
    assert 'name="reason"' in form
    assert "Tulis mengapa diaudit lagi" in sent(two[0], NEW, **asked(version), commit="1")
    assert len(audits()) == 1
    told = sent(two[0], NEW, **asked(version, reason="Daftar pertama keliru"))
    assert "audit ke-2 atas angka yang sama" in told
    sent(two[0], NEW, **asked(version, reason="Daftar pertama keliru"), commit="1")
    second = audits()[0].subject
    integrate()
    public = page(Client(), f"/hasil/audit/{second}/")
    assert "Audit ke-2 atas angka yang sama" in public
    assert "Daftar pertama keliru" in public
    assert f"/hasil/audit/{subject}/" in public
    assert f"/hasil/audit/{second}/" in page(Client(), f"/hasil/audit/{subject}/")
    assert "audit ke-2 atas angka yang sama" in page(Client(), "/hasil/audit/")


def test_who_comes_second_is_told_why(two: tuple[Client, Client], subject: str) -> None:
    assert "Tunggu sebentar, lalu lempar dadu" in sent(two[0], f"/meja/audit/{subject}/dadu/", digits=DICE)
    first, *_ = drawn(two, subject)
    assert "Undian sudah ditarik" in sent(two[1], f"/meja/audit/{subject}/dadu/", digits=DICE)
    for client in two:
        read(client, subject, first, 35, 125, 12)
    assert "sudah dibaca sama oleh dua orang" in read(two[0], subject, first, 35, 125, 13)


def test_a_button_pressed_twice_draws_once(two: tuple[Client, Client], subject: str) -> None:
    drawn(two, subject)
    asked = page(two[0], f"/meja/audit/{subject}/")
    shown = re.search(r'name="drawn" value="([0-9]+)"', asked)
    assert shown is not None
    assert 'for="id_drawn"' not in asked
    sent(two[0], f"/meja/audit/{subject}/tambah/", more="3", drawn=shown[1])
    assert "sudah ditambah" in sent(two[0], f"/meja/audit/{subject}/tambah/", more="3", drawn=shown[1])
    found = audit(subject)
    assert found is not None
    assert found.draws == int(shown[1]) + 3


def test_an_ended_audit_is_served_as_its_entries_say_and_an_open_one_is_not(
    two: tuple[Client, Client], subject: str
) -> None:
    address = f"/hasil/audit/{subject}.json"
    stations = drawn(two, subject)
    page(Client(), address, 404)
    for station in stations:
        for client in two:
            read(client, subject, station, 35, 125, 12)
    sent(two[0], f"/meja/audit/{subject}/selesai/")
    integrate()
    bodies = [each.entry.body for each in logged(subject=subject)]
    draw = next(each for each in bodies if isinstance(each, AuditDrawn))
    seen = [each for each in bodies if isinstance(each, AuditObserved)]
    end = next(each for each in bodies if isinstance(each, AuditConcluded))
    ours = audit_shown(draw, seen, end)
    assert audit_differs(page(Client(), address).encode(), ours) == ""
    AuditSeen.objects.filter(station=stations[0]).update(votes=[1, 1, 1])
    assert "seen" in audit_differs(page(Client(), address).encode(), ours)


def test_an_audit_that_ended_above_its_limit_asks_for_no_more_draws(two: tuple[Client, Client], subject: str) -> None:
    for station in drawn(two, subject):
        for client in two:
            read(client, subject, station, 80, 80, 12)
    assert "Lanjutkan undian" in page(two[0], f"/meja/audit/{subject}/")
    told = sent(two[0], f"/meja/audit/{subject}/selesai/")
    integrate()
    for shown in (told, page(Client(), f"/hasil/audit/{subject}/")):
        assert "Belum cukup: audit ini diakhiri dengan sisa risiko" in shown
        assert "Lanjutkan undian" not in shown
    assert "It confirms nothing." in page(Client(), f"/hasil/audit/{subject}/", language="en")
