"""Lists of content, claims, requests and clarifications: search, filters, order, pages, CSV, and who may read."""

import csv
import io
from dataclasses import replace

import pytest
from django.test import Client

from saksama.entries.kinds.content import Addressee, Category, Channel, Concerns, Outcome, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.captured import ClaimsWanted, Lacks, claims
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.models import Clarification, Request
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.decide_claim import answer_request
from saksama_node.flows.content.triage_content import archive_content, begin_claim, take_content
from saksama_node.web.desk.content import lists
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.clarified import DRAFT, assessed
from tests.node.contentwatch.decided import claim_by
from tests.node.contentwatch.proposing import write_clarification
from tests.node.contentwatch.requested import answered, asked, judged
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_read

LISTS = ("/meja/konten/", "/meja/klaim/", "/meja/permohonan-konten/", "/meja/klarifikasi-konten/")


def rows(client: Client, path: str, **query: str) -> list[dict[str, str]]:
    answer = client.get(path, {**query, "bentuk": "csv"})
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def copy(words: str, channel: Channel = Channel.WHATSAPP, reach: int | None = None) -> str:
    return capture_words(None, words, Given(Way.STAFF, channel, reach=reach))


def test_copies_are_searched_filtered_ordered_and_kept_as_a_table(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by, desk = staff_for(Role.CONTENT), logged_in(Role.CONTENT)
    wide = copy("Jembatan di Bima roboh, kotak suara hanyut", Channel.TIKTOK, 90_000)
    narrow = copy("Kotak suara di Dompu aman", Channel.FACEBOOK, 12)
    formula = copy("=HYPERLINK(jahat) kotak")
    take_content(by, narrow)
    archive_content(by, narrow)

    def found(**query: str) -> list[str]:
        return [row["kode"] for row in rows(desk, "/meja/konten/", **query)]

    assert found(cari="kotak SUARA") == [narrow, wide]
    assert found(cari="suara kotak", urut="oldest") == [wide, narrow]
    assert found(urut="largest") == [wide, narrow, formula], "unknown reach is not zero, and stands last"
    assert found(cari=wide[:9]) == [wide]
    assert found(cari="kotak suara tidak") == []
    assert found(keadaan="noise") == [narrow]
    assert found(kanal="tiktok") == [wide]
    assert found(kanal="tiktok", keadaan="noise") == []
    assert found(kanal="tidak-ada", keadaan="juga-tidak") == [formula, narrow, wide]
    (row,) = rows(desk, "/meja/konten/", cari=formula)
    assert row["konten"].startswith("'="), "no cell begins as a formula"
    assert (row["jangkauan"], row["klaim"]) == ("", "")
    page = desk.get("/meja/konten/", {"cari": "kotak"}).content.decode()
    assert "Jembatan di Bima" in page
    assert "Kotak suara di Dompu" in page, "what was archived is found too"
    assert "Kotak suara di Dompu" not in desk.get("/meja/konten/").content.decode(), "the queue is as it was"
    assert "Tidak ada konten yang cocok" in desk.get("/meja/konten/", {"cari": "zzz"}).content.decode()
    assert "?cari=kotak&amp;bentuk=csv" in page


def test_claims_are_searched_filtered_and_ordered_by_their_copies(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by, desk = staff_for(Role.CONTENT), logged_in(Role.COMMISSIONER)

    def begun(words: str, category: Category, concerns: Concerns) -> str:
        first = copy(words)
        take_content(by, first)
        return begin_claim(by, first, replace(SAID, words=words, category=category, concerns=concerns))

    first = begun("Honor saksi dipotong separuh", Category.FALSEHOOD, Concerns.NOBODY)
    second = begun("Surat suara habis di Praya", Category.HATE, Concerns.OFFICIAL)

    def found(**query: str) -> list[str]:
        return [row["kode"] for row in rows(desk, "/meja/klaim/", **query)]

    assert found() == [second, first]
    assert found(urut="oldest") == [first, second]
    assert found(cari="honor dipotong") == [first]
    assert found(cari="penyelenggara") == [second, first], "by its target"
    assert found(jenis=Category.HATE.value) == [second]
    assert found(menyangkut=Concerns.NOBODY.value) == [first]
    assert found(belum="assessed", cari="Praya") == [second]
    there = ClaimsWanted(lacks=Lacks.JUDGMENT, settled=frozenset({second}))
    assert [each.subject for each in claims(wanted=there)[:]] == [first], "a partner's log decided the other"
    assert [row["salinan"] for row in rows(desk, "/meja/klaim/", urut="largest")] == ["1", "1"]
    assert "Tidak ada klaim yang cocok" in desk.get("/meja/klaim/", {"cari": "zzz"}).content.decode()
    assert [each.subject for each in claims()[:]] == [second, first]


def test_requests_are_searched_and_those_that_press_come_first(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    desk = logged_in(Role.OFFICER)
    slow = asked(staff_for, judged(staff_for, claim_by(staff_for(Role.CONTENT))), Addressee.MINISTRY)
    fast = asked(staff_for, judged(staff_for, claim_by(staff_for(Role.CONTENT))), Addressee.PLATFORM)
    last = asked(staff_for, judged(staff_for, claim_by(staff_for(Role.CONTENT))), Addressee.BAWASLU_RI)
    Request.objects.filter(request=slow).update(words="Mohon diturunkan segera: pasar Cakranegara")
    answer_request(staff_for(Role.OFFICER), last, answered(Outcome.REFUSED))

    def found(**query: str) -> list[str]:
        return [row["permohonan"] for row in rows(desk, "/meja/permohonan-konten/", **query)]

    assert found() == [last, fast, slow]
    assert found(urut="pressing")[0] == fast
    assert found(cari="pasar cakranegara") == [slow]
    assert found(cari=fast[:8]) == [fast]
    assert found(keadaan="answered") == [last]
    assert found(keadaan="open", kepada="ministry", cari="mohon") == [slow]
    assert found(keadaan="open", kepada="bawaslu-ri") == []


def test_clarifications_that_were_published_are_found(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    desk = logged_in(Role.OFFICER)
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    claim = assessed(one, other)
    number = write_clarification(one, claim, DRAFT)
    assert rows(desk, "/meja/klarifikasi-konten/") == [], "what waits stands among the proposals"
    confirm_read(other, number)
    row = Clarification.objects.get()
    (line,) = rows(desk, "/meja/klarifikasi-konten/")
    assert (line["klaim"], line["versi"], line["kode"], line["catatan_log"]) == (claim, "1", row.code, "")
    word = row.words.split()[0]
    assert len(rows(desk, "/meja/klarifikasi-konten/", cari=word.upper())) == 1
    assert rows(desk, "/meja/klarifikasi-konten/", cari="zzz") == []
    assert len(rows(desk, "/meja/klarifikasi-konten/", keadaan="terbit", urut="oldest")) == 1
    assert f"/klarifikasi/{row.code}/versi/1/" in desk.get("/meja/klarifikasi-konten/").content.decode()
    page = desk.get("/meja/klarifikasi-konten/", {"cari": "zzz"}).content.decode()
    assert "Tidak ada klarifikasi yang cocok" in page


def test_what_the_public_reads_now_is_one_version_of_each(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    one, other, desk = staff_for(Role.CONTENT), staff_for(Role.OFFICER), logged_in(Role.OFFICER)
    claim = assessed(one, other)
    confirm_read(other, write_clarification(one, claim, DRAFT))
    again = replace(DRAFT, title="Judul kedua", change=("Judulnya.", "Lebih jelas."))
    confirm_read(other, write_clarification(one, claim, again))
    assert [row["versi"] for row in rows(desk, "/meja/klarifikasi-konten/")] == ["2", "1"]
    (now,) = rows(desk, "/meja/klarifikasi-konten/", keadaan="terbit")
    assert (now["judul"], now["versi"]) == ("Judul kedua", "2")


@pytest.mark.parametrize("path", LISTS)
def test_only_who_reads_content_reads_the_lists_and_a_strange_address_breaks_nothing(
    logged_in: LoggedIn, path: str
) -> None:
    for role in (Role.CUSTODIAN, Role.STATISTICS, Role.ADMINISTRATOR):
        assert logged_in(role).get(path, {"bentuk": "csv"}).status_code == 403
    desk = logged_in(Role.INTAKE)
    assert desk.get(path, {"cari": "a\x00b"}).status_code == 400
    for query in (
        {"cari": "x" * 5000}, {"cari": "%_\\'\""}, {"urut": "naik"}, {"page": "-3"},
        {"page": "x" * 99},
        {"cari": " ".join(["kata"] * 90)},
    ):  # fmt: skip
        for form in ({}, {"bentuk": "csv"}):
            assert desk.get(path, query | form).status_code == 200


def test_a_long_list_is_cut_into_pages_and_its_table_is_not(
    logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        copy(f"Kabar nomor {number} dari Sumbawa")
    monkeypatch.setattr("saksama_node.web.desk.frame.lists.PER_PAGE", 2)
    desk = logged_in(Role.CONTENT)
    first = desk.get("/meja/konten/", {"cari": "Sumbawa"}).content.decode()
    second = desk.get("/meja/konten/", {"cari": "Sumbawa", "page": "2"}).content.decode()
    assert [first.count("Kabar nomor"), second.count("Kabar nomor")] == [2, 1]
    assert len(rows(desk, "/meja/konten/", cari="Sumbawa", page="2")) == 3


def test_each_order_that_a_list_offers_has_its_words() -> None:
    for form in (
        lists.CopyFilterForm,
        lists.ClaimFilterForm,
        lists.RequestFilterForm,
        lists.VersionFilterForm,
    ):
        assert len({str(words) for _, words in form.ORDERS}) == len(form.ORDERS)
        assert list(form({}).fields)[-1] == "urut"
