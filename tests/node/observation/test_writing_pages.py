"""A supervisor writes a report at the desk, without a script: begun, row by row, refused with its faults, sent."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from saksama.observation.document import parse_document
from saksama.observation.form import Kind
from saksama.observation.reading import shipped
from saksama_node.accounts.actions import end_all
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import office
from saksama_node.cases.evidence import MAX_TOTAL_BYTES
from saksama_node.flows.observation.keep_sentences import keep_pattern
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import openings_of
from saksama_node.observation.annexing import FOLDER
from saksama_node.observation.models import Annex, Report, Version
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.drawn import picture
from tests.node.observation.reporting import (
    DISTRICT,
    FORM_A,
    NUMBER,
    SUSPECTED,
    as_sent,
    on_page,
    opened,
    proposed_today,
    sent,
)
from tests.node.observation.written import WHOLE

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def period(staff_for: StaffFor) -> str:
    return opened(staff_for(Role.OFFICER, "52.01"))


def begun(client: Client, period: str, **more: str) -> str:
    """Begin a report; the address of its writing page."""
    answer = client.post("/meja/pengawasan/laporan/baru/", {"office": DISTRICT, "of": f"masa:{period}", **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def body(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_report_is_begun_written_row_by_row_and_sent(logged_in: LoggedIn, period: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    assert f'value="masa:{period}"' in body(client.get("/meja/pengawasan/laporan/baru/"))
    address = begun(client, period)
    page = body(client.get(address))
    assert "II. Kegiatan Pengawasan" in page
    assert 'name="activities.1.aim"' in page
    assert "Pakai 001/LHP/PM.00.02/" in page
    # A half-written page, a row more, a row less, the number that is proposed: each saves.
    page = body(
        client.post(address, as_sent({"stage": "Kampanye", "activities": [{"target": ""}]}, "", act="add:activities"))
    )
    assert 'name="activities.2.aim"' in page
    edits = int(re.search(r'name="edits" value="(\d+)"', page)[1])  # type: ignore[index]
    two = {**WHOLE, "activities": [*WHOLE["activities"], {"target": "KPU"}]}
    assert client.post(address, as_sent(two, "", edits, act="drop:activities.2")).status_code == 302
    assert client.post(address, as_sent(WHOLE, "", edits + 1, act="number")).status_code == 302
    row = Report.objects.get()
    assert re.fullmatch(r"001/LHP/PM\.00\.02/\d\d/\d{4}", row.number)
    # What lacks is named all at once, the number with the answers.
    both = body(client.post(address, as_sent({**WHOLE, "account": ""}, "", row.edits, act="send")))
    assert 'href="#id_account"' in both
    assert 'href="#id_number"' in both
    row = Report.objects.get()
    assert client.post(address, as_sent(WHOLE, "", row.edits, act="number")).status_code == 302
    row = Report.objects.get()
    # What lacks is named beside its field; the draft stands.
    refused = client.post(address, as_sent({**WHOLE, "account": ""}, row.number, row.edits, act="send"))
    assert refused.status_code == 422
    assert "Draf tersimpan, tetapi belum terkirim" in body(refused)
    assert 'href="#id_account"' in body(refused)
    edits = Report.objects.get().edits
    done = client.post(address, as_sent(WHOLE, row.number, edits, act="send"), follow=True)
    assert "Laporan terkirim dan dicatat di log" in body(done)
    assert "CONTOH: daftar diumumkan." in body(done)
    assert (Report.objects.get().state, Report.objects.get().turn) == ("sent", "kabupaten-kota")
    # Sent is sent: its writing page leads to what was sent.
    assert client.get(address).status_code == 302
    # The same again, as after a lost answer, is told; what else was typed is refused, and stays to be copied.
    again = client.post(address, as_sent(WHOLE, row.number, edits, act="send"), follow=True)
    assert "Laporan ini sudah terkirim seperti ini." in body(again)
    late = client.post(address, as_sent({**WHOLE, "account": "CONTOH: lain."}, row.number, edits, act="send"))
    assert late.status_code == 422
    assert "CONTOH: lain." in body(late)
    assert "Keadaan laporan ini sudah berubah" in body(late)
    assert Report.objects.get().version == 1


def test_every_button_takes_a_page_as_a_browser_sends_it(logged_in: LoggedIn, staff_for: StaffFor, period: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    assert 'href="/meja/pengawasan/laporan/baru/"' in body(client.get("/meja/"))
    keep_pattern(staff_for(Role.OFFICER, "52.01"), DISTRICT, FORM_A, "{number:02}/CONTOH/{year}")
    address = begun(client, period)
    # Nothing is answered, and rows that wait for a suspicion are empty: all of it is a draft.
    for button in ("number", "add:witnesses", "save", "ready:activities.1.aim", "drop:activities.1", "save"):
        sentence = {"ready.activities.1.aim": "Memastikan contoh."} if button.startswith("ready") else {}
        answer = client.post(address, on_page(body(client.get(address)), act=button, **sentence))
        assert answer.status_code in {200, 302}, (button, body(answer))
        if button.startswith("ready"):
            assert "Memastikan contoh." in body(client.get(address))
    row = Report.objects.get()
    assert re.fullmatch(r"01/CONTOH/\d{4}", row.number)
    refused = client.post(address, on_page(body(client.get(address)), act="send"))
    assert refused.status_code == 422
    assert body(refused).count("Belum diisi.") >= 8
    assert '<a href="#id_activities.1.aim">Kegiatan 1: Tujuan: Belum diisi.</a>' in body(refused)
    assert "Terisi, padahal" not in body(refused)
    assert "belum ada orang lain yang berhak memeriksa" not in body(refused)


def test_who_writes_where_nobody_examines_is_told(logged_in: LoggedIn) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    answer = client.post("/meja/pengawasan/laporan/baru/", {"office": DISTRICT, "of": f"formulir:{FORM_A}"})
    page = body(client.get(answer["Location"]))
    assert "Di Kecamatan Gerung belum ada orang lain yang berhak memeriksa" in page
    logged_in(Role.OFFICER, DISTRICT)
    assert "belum ada orang lain" not in body(client.get(answer["Location"]))


def test_a_draft_that_was_never_sent_may_be_thrown_away_by_its_writer_alone(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    client, other = logged_in(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    address = begun(client, period)
    gone = address.replace("tulis", "buang")
    assert other.post(gone).status_code == 404
    assert "Buang draf ini" in body(client.get(address))
    given = SimpleUploadedFile("a.png", picture((8, 8)), "image/png")
    assert client.post(address, as_sent({}, "", act="attach", annexes=given)).status_code == 302
    assert client.post(gone, follow=True).status_code == 200
    assert not Report.objects.exists()
    assert client.get(address).status_code == 404
    kept = sent(staff_for(Role.SUPERVISOR, DISTRICT), period)
    client.post(f"/meja/pengawasan/laporan/{kept}/buang/")
    assert Report.objects.get().subject == kept


def test_files_are_taken_with_the_answers_named_by_the_version_and_kept(
    logged_in: LoggedIn, period: str, folder: Path
) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    address = begun(client, period)

    def with_file(data: bytes, **more: object) -> Any:
        given = SimpleUploadedFile("a.png", data, "image/png")
        edits = Report.objects.get().edits
        return client.post(address, as_sent(WHOLE, NUMBER, edits, annexes=given, **more))

    drawn = picture((8, 8))
    assert with_file(b"<html>", act="attach").status_code == 422
    assert with_file(drawn, act="attach", **{"annex-words": "CONTOH papan"}).status_code == 302
    assert with_file(drawn, act="attach").status_code == 302
    page = body(client.get(address))
    assert page.count("foto kegiatan: CONTOH papan") == 1
    (row,) = Annex.objects.all()
    assert drawn not in (folder / FOLDER / row.file).read_bytes()
    handed = client.get(f"/meja/pengawasan/lampiran/{row.pk}/")
    assert handed.content == drawn
    # Taken away, and taken again; what a version names stays.
    assert client.post(f"{address.replace('tulis', 'lampiran')}{row.pk}/buang/").status_code == 302
    assert not Annex.objects.exists()
    assert not (folder / FOLDER / row.file).exists()
    assert with_file(drawn, act="send").status_code == 302
    (row,) = Annex.objects.all()
    document = parse_document(openings_of(Version.objects.get().leaf, ["report"])[0].data)
    assert [each.sha256 for each in document.annexes] == [row.plain]
    client.post(f"{address.replace('tulis', 'lampiran')}{row.pk}/buang/")
    assert Annex.objects.exists()
    # A note is tied to it by its name, and comes back with it.
    examiner, place = logged_in(Role.OFFICER, "52.01"), f"annex.{row.plain}"
    report = address.removesuffix("tulis/")
    examiner.post(f"{report}periksa/")
    assert f'<option value="{place}">Lampiran 1</option>' in body(examiner.get(report))
    examiner.post(f"{report}catatan/", {"at": place, "words": "Foto ini buram."})
    examiner.post(f"{report}kembalikan/", {"version": 1})
    page = body(client.get(address))
    assert page.count("Foto ini buram.") == 1
    assert "<strong>Lampiran 1</strong>" in page
    form = "multipart/form-data; boundary=x"
    assert client.generic("POST", address, b"", form, CONTENT_LENGTH=str(MAX_TOTAL_BYTES * 2)).status_code == 413


@pytest.mark.parametrize("form", sorted(shipped()))
def test_each_form_is_asked_and_read_whole(logged_in: LoggedIn, form: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    answer = client.post("/meja/pengawasan/laporan/baru/", {"office": DISTRICT, "of": f"formulir:{form}"})
    address = answer["Location"]
    asked = on_page(body(client.get(address)))
    whole: dict[str, str] = {"edits": asked["edits"], "number": "7/CONTOH"}
    for field in shipped()[form].fields.values():
        inner = {f"{field.id}.1.{each.id}": each for each in field.field} or {field.id: field}
        assert all(f'name="{name}"' in body(client.get(address)) for name in inner), field.id
        for name, each in inner.items():
            chosen = {
                Kind.DAY: "2026-11-28",
                Kind.TIME: "07:30",
                Kind.CHOICE: each.option[-1].id if each.option else "",
            }
            whole[name] = chosen.get(each.kind, f"CONTOH {name}")
    done = client.post(address, {**whole, "act": "send"}, follow=True)
    page = body(done)
    assert "Laporan terkirim" in page, re.findall(r"field__error[^>]*>.*?</span>.*?<", page)
    assert all(said in page for said in whole.values() if said.startswith("CONTOH"))
    assert ("07.30" in page) is ("07:30" in whole.values())


def test_what_was_typed_under_nihil_is_told_never_dropped(logged_in: LoggedIn, period: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    address = begun(client, period)
    refused = client.post(address, as_sent({**SUSPECTED, "suspected": "none"}, NUMBER, 0, act="save"))
    assert refused.status_code == 422
    assert "Terisi, padahal di atas dipilih Nihil" in body(refused)
    assert "CONTOH: pembagian uang." in body(refused)
    assert Report.objects.get().edits == 0


def test_two_pages_of_one_draft_overwrite_nobody_and_both_are_shown(logged_in: LoggedIn, period: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    address = begun(client, period)
    assert client.post(address, as_sent(WHOLE, NUMBER, 0, act="save")).status_code == 302
    # The answer was lost and the browser sends the same again: nothing differs, nothing is lost.
    assert client.post(address, as_sent(WHOLE, NUMBER, 0, act="save")).status_code == 302
    other = client.post(address, as_sent({**WHOLE, "account": "CONTOH: dari telepon."}, NUMBER, 0, act="save"))
    assert other.status_code == 409
    page = body(other)
    assert "Draf ini sudah disimpan dari halaman lain" in page
    assert page.count("CONTOH: daftar diumumkan.") == 1
    assert page.count("CONTOH: dari telepon.") == 2
    assert "CONTOH: daftar diumumkan." in body(client.get(address))
    edits = Report.objects.get().edits
    assert f'name="edits" value="{edits}"' in page
    again = as_sent({**WHOLE, "account": "CONTOH: dari telepon."}, NUMBER, edits, act="save")
    assert client.post(address, again).status_code == 302
    assert "CONTOH: dari telepon." in body(client.get(address))


def test_a_number_stands_once_in_its_office_and_yesterday_is_a_beginning(
    logged_in: LoggedIn, staff_for: StaffFor, period: str
) -> None:
    client, number = logged_in(Role.SUPERVISOR, DISTRICT), proposed_today()
    sent(staff_for(Role.SUPERVISOR, DISTRICT), period, SUSPECTED, number)
    assert number in body(client.get("/meja/pengawasan/laporan/baru/"))
    address = begun(client, period, like_last="on")
    page = body(client.get(address))
    assert "CONTOH Pengawas" in page
    assert "Kantor desa" in page
    assert "daftar diumumkan" not in page
    assert "2026-11-28" not in page
    assert "pembagian uang" not in page
    refused = client.post(address, as_sent(WHOLE, number, 0, act="save"))
    assert refused.status_code == 422
    assert "Nomor ini sudah dipakai laporan lain di kantor ini" in body(refused)
    assert f"Pakai {proposed_today(2)}" in body(refused)
    for unseen in ("1" * 101, "1/\u202e2"):
        wrong = client.post(address, as_sent(WHOLE, unseen, 0, act="save"))
        assert (wrong.status_code, "tanda yang tidak tercetak" in body(wrong)) == (422, True)
    # Another office has numbers of its own.
    theirs = staff_for(Role.OFFICER, "52.71")
    sent(theirs, "", WHOLE, number)
    assert Report.objects.filter(number=number).count() == 2


def test_what_is_not_one_s_own_is_not_there(logged_in: LoggedIn, staff_for: StaffFor, period: str) -> None:
    mine = sent(staff_for(Role.SUPERVISOR, DISTRICT), period)
    draft = begun(logged_in(Role.SUPERVISOR, DISTRICT), period).split("/")[-3]
    addresses = ("", "versi/1/", "tulis/")
    who = {
        "supervisor beside": (logged_in(Role.SUPERVISOR, DISTRICT, "lain"), {404}, {404}),
        "another regency": (logged_in(Role.OFFICER, "52.71"), {404}, {404}),
        "regency": (logged_in(Role.OFFICER, "52.01"), {200, 302}, {404}),
        "province": (logged_in(Role.COMMISSIONER, "52"), {200, 302}, {404}),
        "writer": (logged_in(Role.SUPERVISOR, DISTRICT), {200, 302}, {200, 302, 404}),
    }
    for name, (client, of_sent, of_draft) in who.items():
        for each in addresses:
            assert client.get(f"/meja/pengawasan/laporan/{mine}/{each}").status_code in of_sent, (name, each)
            assert client.get(f"/meja/pengawasan/laporan/{draft}/{each}").status_code in of_draft, (name, each)
        listed = body(client.get("/meja/pengawasan/"))
        assert (NUMBER in listed) is (of_sent != {404}), name
        assert (draft in listed) is (name == "writer"), name


def test_the_list_is_searched_narrowed_and_handed_out(logged_in: LoggedIn, staff_for: StaffFor, period: str) -> None:
    writer = staff_for(Role.SUPERVISOR, DISTRICT)
    sent(writer, period, SUSPECTED, "001/LHP/11/2026")
    sent(writer, "", {**WHOLE, "stage": "Kampanye"}, "002/LHP/11/2026")
    client = logged_in(Role.OFFICER, "52.01")

    def numbers(query: str) -> set[str]:
        return set(re.findall(r"00\d/LHP/11/2026", body(client.get(f"/meja/pengawasan/?{query}"))))

    one, two = "001/LHP/11/2026", "002/LHP/11/2026"
    asked = {
        "": {one, two},
        "cari=kampanye": {two},
        "cari=lapangan+contoh": {one},
        "cari=002": {two},
        "cari=daftar": set(),
        "keadaan=approved": set(),
        "keadaan=sent": {one, two},
        f"masa={period}": {one},
        f"kantor={DISTRICT}": {one, two},
        "kantor=52.71": {one, two},  # no office of theirs: no filter
        "hanya=dugaan": {one},
        "hanya=periksa": {one},
        "hanya=saya": set(),
        "formulir=f-cegah-2023": set(),
        "bentuk=csv&cari=002": {two},
    }
    assert {query: numbers(query) for query in asked} == asked
    # The file speaks as the page does: words, offices by name, moments on the office's clock.
    head, line = csv.reader(io.StringIO(body(client.get("/meja/pengawasan/?bentuk=csv&cari=001"))))
    told = dict(zip(head, line, strict=True))
    assert told["keadaan"] == "diajukan"
    assert told["menunggu"] == f"menunggu pemeriksaan {office('52.01').name}"
    assert (told["kantor"], told["kode kantor"]) == (office(DISTRICT).name, DISTRICT)
    assert told["formulir"].startswith("FORMULIR MODEL A: ")
    assert told["terlambat"] == ""
    made = Report.objects.get(number=one).made_at
    assert made is not None
    assert told["dikirim pertama kali"] == f"{timezone.localtime(made):%Y-%m-%d %H:%M} WITA"
    book = client.get("/meja/pengawasan/?bentuk=xlsx")
    assert book["Content-Disposition"] == 'attachment; filename="pengawasan.xlsx"'


def test_the_session_of_an_ended_account_dies(logged_in: LoggedIn, staff_for: StaffFor, period: str) -> None:
    client = logged_in(Role.SUPERVISOR, DISTRICT)
    address = begun(client, period)
    with act():
        end_all([staff_for(Role.SUPERVISOR, DISTRICT).id], now())
    answer = client.post(address, as_sent(WHOLE, NUMBER, 0, act="send"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/login/")
    assert Report.objects.get().edits == 0
