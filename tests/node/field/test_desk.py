"""The desk of devices: who is ready, a card to print, what is asked and closed, files that were carried."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from saksama.entries.kinds.observation import ObservationReceived
from saksama.observation.reading import shipped
from saksama.vocabulary import format_moment
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.examine_report import take_up_report
from saksama_node.flows.observation.read_report import waits_longest
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of
from saksama_node.observation import examining, writing
from saksama_node.observation.dictating import dictate
from saksama_node.observation.envelope import written
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.models import Device, Question, Report, Submission
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.field.conftest import DISTRICT, LetIn
from tests.node.field.photos import PHOTO, keyed, named, patch, reported, sealed
from tests.node.field.telephone import WHOLE, Telephone
from tests.node.observation.reporting import FORM_A, NUMBER, as_sent, opened

PEOPLE = "/meja/pengawasan/perangkat/"


def page(client: Any, address: str, **sent: Any) -> str:
    answer = client.post(address, sent, follow=True) if sent else client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_card_lets_a_telephone_in_once_and_readiness_counts_practice(
    logged_in: LoggedIn, staff_for: StaffFor, planner: Staff
) -> None:
    person, client = staff_for(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    card = f"{PEOPLE}{person.id}/kartu/"
    assert "0 dari 1 orang" in page(client, PEOPLE)
    client.post(card)
    html = client.post(card).content.decode()
    assert "<svg" in html
    code = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", html)
    assert code is not None
    assert "kartu diserahkan" in page(client, PEOPLE)
    telephone = Telephone()
    assert telephone.enroll(code[0].lower()).status_code == 201
    # The answer was lost: the same telephone again is let in again, another one is not.
    name = telephone.device
    assert telephone.enroll(code[0]).status_code == 201
    assert telephone.device == name
    assert Telephone().enroll(code[0]).status_code == 410
    assert Telephone().enroll("0000-0000-0000-0000").status_code == 410
    telephone.begin()
    telephone.ask("GET", "/lapangan/api/begin?version=halaman-1")
    telephone.submit(telephone.sealed(WHOLE, "1", practice=True))
    shown = page(client, PEOPLE)
    assert shown.count("1 dari 1 orang") == 2
    assert "halaman-1: 1" in shown
    assert "1 kiriman" in shown
    assert "halaman versi halaman-1" in shown, "it stands with who has it"
    assert page(client, f"{PEOPLE}{person.id}/").count("1 latihan") == 1


def test_a_device_is_called_by_its_number_and_what_it_says_of_itself(
    logged_in: LoggedIn, staff_for: StaffFor, let_in: LetIn
) -> None:
    person, client = staff_for(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    agents = (
        "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "tidak dikenal",
    )
    telephones = [let_in() for _each in agents]
    for telephone, agent in zip(telephones, agents, strict=True):
        Device.objects.filter(name=telephone.device).update(agent=agent)
    telephones[1].submit(telephones[1].sealed(WHOLE, "1", sequence=2))
    own = page(client, f"{PEOPLE}{person.id}/")
    phones = ("Telepon 1 (Android, Chrome)", "Telepon 2 (iPhone, Safari)")
    called = (*phones, "Perangkat 3 (Windows, Firefox)", "Perangkat 4")
    for words in called:
        assert words in own
    assert called[1] in page(client, f"{PEOPLE}pertanyaan/")


def test_cards_of_all_who_lack_a_device_are_made_at_once(
    logged_in: LoggedIn, staff_for: StaffFor, let_in: LetIn
) -> None:
    has, client = staff_for(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    let_in()
    lacking = [staff_for(Role.SUPERVISOR, DISTRICT, which) for which in "bc"]
    staff_for(Role.SUPERVISOR, "52.71")
    cards = f"{PEOPLE}kartu/"
    assert "2 orang" in page(client, cards)
    made = client.post(cards)
    assert "no-store" in made["Cache-Control"]
    html = made.content.decode()
    codes = re.findall(r"invitation__code\">([0-9A-Z-]{19})<", html)
    assert (len(set(codes)), html.count("invitation__qr")) == (2, 2)
    for person in lacking:
        assert person.name in html
    assert f"<strong>{has.name}</strong>" not in html
    telephone = Telephone()
    assert telephone.enroll(codes[0]).status_code == 201
    # Pressed again nobody gets one, unless it is asked for.
    refused = client.post(cards)
    assert refused.status_code == 422
    assert "Semua sudah memegang kartu" in refused.content.decode()
    assert "1 orang" in page(client, cards)
    again = client.post(cards, {"again": "on"}).content.decode()
    assert again.count("invitation__code") == 1
    assert Telephone().enroll(codes[1]).status_code == 410, "an earlier card counts no more"
    other = logged_in(Role.OFFICER, "52.01", "b")
    assert "Semua sudah punya perangkat" in page(other, f"{cards}?cari=tidak+ada")


def test_a_region_or_a_filter_that_nobody_offers_is_named_beside_its_field(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    staff_for(Role.SUPERVISOR, DISTRICT)
    client = logged_in(Role.OFFICER, "52.01")
    assert "Wilayah itu bukan dari kantor Anda" in page(client, f"{PEOPLE}?wilayah=52.71")
    for wrong in ("keadaan=zz", "masa=zz", "kantor=52.71", "formulir=zz", "hanya=zz"):
        shown = page(client, f"/meja/pengawasan/?{wrong}")
        assert "Masukkan pilihan yang valid" in shown, wrong


def test_what_is_asked_is_shown_and_closed_with_a_reason(
    logged_in: LoggedIn, staff_for: StaffFor, let_in: LetIn
) -> None:
    telephone, client = let_in(), logged_in(Role.OFFICER, "52.01")
    person = staff_for(Role.SUPERVISOR, DISTRICT)
    own = f"{PEOPLE}{person.id}/"
    telephone.submit(telephone.sealed(WHOLE, "1", sequence=3))
    telephone.submit(telephone.sealed({**WHOLE, "account": "CONTOH lain"}, "2", sequence=3))
    later = format_moment(now() + timedelta(minutes=5))
    telephone.submit(telephone.sealed(WHOLE, "3", sequence=2, made_at=later))
    asked = page(client, f"{PEOPLE}pertanyaan/")
    for words in ("nomor 1 belum sampai", "dua isian berbeda dengan nomor urut 3"):
        assert words in asked
        assert words in page(client, own)
    kept = Submission.objects.get(standing="conflict")
    assert "CONTOH lain" in page(client, f"{PEOPLE}kiriman/{kept.pk}/")
    for code in (f"{telephone.device} gap 1", f"{telephone.device} conflict 3"):
        client.post(f"{own}jawab/", {"asked": code, "reason": " "})
        page(client, f"{own}jawab/", asked=code, reason="CONTOH: telepon rusak.")
    assert "Tidak ada yang perlu ditanyakan" in page(client, f"{PEOPLE}pertanyaan/")
    assert page(client, own).count("CONTOH: telepon rusak.") == 2
    assert telephone.begin()["sequence"] == 3
    assert Question.objects.filter(closed_at=None).count() == 0
    page(client, f"{own}cabut/", device=telephone.device, reason="CONTOH: hilang.")
    assert "CONTOH: hilang." in page(client, own)
    assert telephone.submit(telephone.sealed(WHOLE, "9", sequence=9)).json()["code"] == "field.revoked"
    assert "perangkat yang dicabut" in page(client, f"{PEOPLE}pertanyaan/")
    # Another regency sees nothing of it.
    other = logged_in(Role.OFFICER, "52.71")
    assert "Tidak ada yang perlu ditanyakan" in page(other, f"{PEOPLE}pertanyaan/")
    for address in (own, f"{own}kartu/", f"{PEOPLE}kiriman/{kept.pk}/"):
        assert other.get(address).status_code == 404
    for below in ("jawab", "cabut"):
        assert other.post(f"{own}{below}/", {}).status_code == 404


def test_what_came_from_an_account_that_ended_is_asked_about_and_closed(
    logged_in: LoggedIn, staff_for: StaffFor, let_in: LetIn
) -> None:
    telephone, client = let_in(), logged_in(Role.OFFICER, "52.01")
    person = staff_for(Role.SUPERVISOR, DISTRICT)
    own = f"{PEOPLE}{person.id}/"
    Person.objects.filter(pk=person.id).update(is_active=False)
    assert telephone.submit(telephone.sealed(WHOLE, "1")).json()["code"] == "field.ended"
    assert "1 kiriman dari lapangan" in page(client, "/meja/")
    assert "Akunnya sudah berakhir." in page(client, own)
    assert client.get(f"{own}kartu/").status_code == 404
    page(client, f"{own}jawab/", asked=f"{telephone.device} ended 1", reason="CONTOH: sudah diganti.")
    assert "kiriman dari lapangan" not in page(client, "/meja/")
    for number in (999999, 1 << 40, 1 << 70):
        assert client.get(f"{PEOPLE}{number}/").status_code == 404
        assert client.get(f"{PEOPLE}kiriman/{number}/").status_code == 404
        assert client.get(f"/meja/pengawasan/lampiran/{number}/").status_code == 404
    assert telephone.ask("GET", f"/lapangan/api/receipt/{1 << 70}").status_code == 404


def carried(telephone: Telephone, *lines: dict[str, Any]) -> SimpleUploadedFile:
    head = {"saksama": "lapangan", "v": 1, "device": telephone.device, "made_at": format_moment(now())}
    data = "\n".join(json.dumps(each) for each in (head, *lines)).encode()
    return SimpleUploadedFile("CONTOH.saksama-lapangan", data)


def test_a_carried_file_is_taken_in_with_the_same_checks(logged_in: LoggedIn, let_in: LetIn) -> None:
    telephone, client = let_in(), logged_in(Role.OFFICER, "52.01")
    data = sealed(PHOTO)
    one = named(data)
    body = telephone.sealed(WHOLE, "1", annexes=[one], more=keyed({one["sha256"]: PHOTO}))
    said = format_moment(now())
    line = {"submit": written(body), "date": said, "signature": telephone.signature("POST", said, body)}
    pieces = [
        {"piece": written(data[at : at + 100_000]), "sha256": one["sha256"], "offset": at}
        for at in range(0, len(data), 100_000)
    ]
    forged = {**line, "submit": written(telephone.sealed(WHOLE, "2"))}
    shown = page(client, "/meja/pengawasan/dibawa/", file=carried(telephone, line, pieces[0], forged))
    assert "Diajukan." in shown
    assert "field.unsigned" in shown
    assert "Ada foto yang belum lengkap" in shown
    # Again, with all of it: what is known stays one, what is here is passed over.
    shown = page(client, "/meja/pengawasan/dibawa/", file=carried(telephone, line, *pieces))
    assert "Sudah ada sebelumnya." in shown
    assert "belum lengkap" not in shown
    assert Report.objects.count() == 1
    received = entries_of(Report.objects.get().subject)[0].body
    assert isinstance(received, ObservationReceived)
    assert received.channel == "carried"
    for junk in (b"", b"{}", b"\x00" * 9, carried(Telephone(device="0" * 32)).read()):
        answer = client.post("/meja/pengawasan/dibawa/", {"file": SimpleUploadedFile("x", junk + b"\n")})
        assert answer.status_code == 422
        assert "bukan buatan halaman lapangan" in answer.content.decode()
    assert (
        logged_in(Role.OFFICER, "52.71")
        .post("/meja/pengawasan/dibawa/", {"file": carried(telephone, line)})
        .status_code
        == 403
    )


def test_a_report_that_was_read_out_says_by_whom_and_when(
    logged_in: LoggedIn, staff_for: StaffFor, let_in: LetIn
) -> None:
    person, client = staff_for(Role.SUPERVISOR, DISTRICT), logged_in(Role.OFFICER, "52.01")
    at = timezone.localtime(now() - timedelta(minutes=3)).strftime("%Y-%m-%dT%H:%M")
    sent = {"person": str(person.id), "at": at, "of": "formulir:form-a-2022"}
    answer = client.post("/meja/pengawasan/diktekan/", sent)
    row = Report.objects.get()
    assert answer["Location"] == f"/meja/pengawasan/laporan/{row.subject}/tulis/"
    assert (row.office, row.state) == (DISTRICT, "draft")
    received = entries_of(row.subject)[0].body
    assert isinstance(received, ObservationReceived)
    assert received.channel == "dictated"
    for wrong in ({"person": "999"}, {"at": "2199-01-01T00:00"}):
        assert client.post("/meja/pengawasan/diktekan/", {**sent, **wrong}).status_code == 422
    assert "Sebutkan kapan dibacakan" in client.post("/meja/pengawasan/diktekan/", {**sent, **wrong}).content.decode()
    # Whose words it has reads it once it was sent, as theirs, and writes nothing on it.
    own, address = logged_in(Role.SUPERVISOR, DISTRICT), f"/meja/pengawasan/laporan/{row.subject}/"
    assert own.get(address).status_code == 404
    assert client.post(f"{address}tulis/", as_sent(act="send")).status_code == 302
    shown = page(own, address)
    typist = staff_for(Role.OFFICER, "52.01").name
    assert re.search(rf"Didiktekan oleh {person.name}, .+; diketik oleh {typist}\.", shown)
    assert "Perbaiki dan kirim lagi" not in shown
    for asked in ("", "?hanya=saya"):
        assert NUMBER in page(own, f"/meja/pengawasan/{asked}")
    assert own.post(f"{address}tulis/", as_sent(act="send")).status_code == 302
    assert Report.objects.get().version == 1
    assert logged_in(Role.SUPERVISOR, DISTRICT, "b").get(address).status_code == 404


def test_nobody_examines_what_they_read_out(staff_for: StaffFor) -> None:
    teller, typist, other = (staff_for(Role.OFFICER, "52.01", which) for which in "abc")
    with act():
        period = opened(other)
        subject = dictate(typist, teller, now(), shipped()[FORM_A], period)
        writing.send(typist, subject, writing.save_draft(typist, subject, 0, WHOLE, NUMBER))
    for by, waits in ((teller, 0), (typist, 0), (other, 1)):
        assert len(waits_longest(by)) == waits
    for by in (teller, typist):
        with pytest.raises(ReportRefused) as caught:
            take_up_report(by, subject)
        with pytest.raises(ReportRefused) as within, act():
            examining.take_up(by, subject)
        assert caught.value.why is within.value.why is Why.OWN
    take_up_report(other, subject)


def test_a_photograph_is_handed_out_to_who_reads_its_report(logged_in: LoggedIn, let_in: LetIn) -> None:
    telephone = let_in()
    address, data = reported(telephone)
    patch(telephone, address, 0, data)
    subject = address.rpartition("=")[2]
    client = logged_in(Role.OFFICER, "52.01")
    shown = client.get(f"/meja/pengawasan/laporan/{subject}/").content.decode()
    link = re.search(r"/meja/pengawasan/lampiran/\d+/", shown)
    assert link is not None
    answer = client.get(link[0])
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, PHOTO, "image/jpeg")
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(f"{link[0]}kecil/").status_code == 404  # no picture after all
    assert f'href="{link[0]}lihat/"' in shown
    assert f'href="{link[0]}"' not in shown
    assert "Rusak, atau terlalu berat dibaca" in client.get(f"{link[0]}lihat/").content.decode()
    assert client.get(f"{link[0]}salinan/").status_code == 404
    assert logged_in(Role.OFFICER, "52.71").get(link[0]).status_code == 404
