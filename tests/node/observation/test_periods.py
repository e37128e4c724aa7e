"""A period of reports at the desk: opened, seen by whom it concerns, asked anew with a reason, near its end, closed."""

from datetime import date, timedelta
from typing import Final

import pytest
from django.test import Client

from saksama.entries.kinds.observation import Asked, PeriodAsked, PeriodClosed, PeriodOpened
from saksama.observation.counting import Count
from saksama.observation.numbers import NumberMalformed
from saksama.procedure.levels import Level
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.flows.observation.keep_sentences import keep_pattern, keep_sentences
from saksama_node.flows.observation.open_period import Wanted, ask, close_period, open_period, seen_period, seen_periods
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of
from saksama_node.observation import examining, writing
from saksama_node.observation.faults import NoSuchPeriod, PeriodRefused, SentencesRefused, WhyPeriod
from saksama_node.observation.models import Period
from saksama_node.observation.planned import near_their_end
from saksama_node.observation.prepared import pattern_for, sentences_for
from saksama_node.web import formats
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.written import WHOLE

pytestmark = pytest.mark.usefixtures("database")

DAYS: Final = (date(2026, 10, 1), date(2026, 12, 31))
CHAIN: Final = (Level.REGENCY, Level.PROVINCE)
FORM: Final = "form-a-2022"


def opened(by: Staff, office: str, asked: dict[str, int], days: tuple[date, date] = DAYS, name: str = "Masa") -> str:
    return open_period(by, Wanted(office, name, FORM, *days, CHAIN, asked))


def sent(by: Staff, office: str, period: str, number: str) -> str:
    with act():
        subject = writing.begin(by, office, FORM, period)
        edits = writing.save_draft(by, subject, 0, WHOLE, number)
        writing.send(by, subject, edits)
    return subject


def test_a_period_is_opened_asked_anew_and_closed_by_who_plans_and_each_is_an_entry(staff_for: StaffFor) -> None:
    planner, regency = staff_for(Role.OFFICER, "52"), staff_for(Role.OFFICER, "52.01")
    subject = opened(planner, "52", {"52.01": 3, "52.71": 3})
    ask(planner, subject, {"52.01": 3, "52.71": 0, "52.01.01": 2}, "Kota Mataram melapor bersama provinsi.")
    for refused in (
        lambda: ask(regency, subject, {"52.01": 1}, "Alasan yang cukup panjang."),
        lambda: close_period(regency, subject),
        lambda: opened(regency, "52", {"52.01": 1}),
        lambda: opened(staff_for(Role.COMMISSIONER, "52"), "52", {"52.01": 1}),
    ):
        with pytest.raises(NotAllowed):
            refused()
    close_period(planner, subject)
    bodies = [entry.body for entry in entries_of(subject)]
    assert [type(each) for each in bodies] == [PeriodOpened, PeriodAsked, PeriodClosed]
    asked = [each.asked for each in bodies if isinstance(each, (PeriodOpened, PeriodAsked))]
    assert asked == [
        (Asked(office="52.01", reports=3), Asked(office="52.71", reports=3)),
        (Asked(office="52.01", reports=3), Asked(office="52.01.01", reports=2)),
    ]
    with pytest.raises(PeriodRefused) as closed:
        close_period(planner, subject)
    assert closed.value.why is WhyPeriod.CLOSED


def test_what_is_no_period_is_refused_by_what_is_wrong_with_it(staff_for: StaffFor) -> None:
    planner = staff_for(Role.OFFICER, "52.01")
    for why, wanted in (
        (WhyPeriod.DAYS, Wanted("52.01", "n", FORM, DAYS[1], DAYS[0], CHAIN, {"52.01": 1})),
        (WhyPeriod.CHAIN, Wanted("52.01", "n", FORM, *DAYS, (), {"52.01": 1})),
        (WhyPeriod.CHAIN, Wanted("52.01", "n", FORM, *DAYS, CHAIN[::-1], {"52.01": 1})),
        (WhyPeriod.FORM, Wanted("52.01", "n", "form-z", *DAYS, CHAIN, {"52.01": 1})),
        (WhyPeriod.ASKED, Wanted("52.01", "n", FORM, *DAYS, CHAIN, {})),
        (WhyPeriod.ASKED, Wanted("52.01", "n", FORM, *DAYS, CHAIN, {"52.01": 0})),
        (WhyPeriod.ASKED, Wanted("52.01", "n", FORM, *DAYS, CHAIN, {"52.71": 1})),
        (WhyPeriod.ASKED, Wanted("52.01", "n", FORM, *DAYS, CHAIN, {"52.01.01.2001": 1})),
    ):
        with pytest.raises(PeriodRefused) as refused:
            open_period(planner, wanted)
        assert refused.value.why is why
    subject = opened(planner, "52.01", {"52.01": 1})
    with pytest.raises(PeriodRefused) as same:
        ask(planner, subject, {"52.01": 1}, "Alasan yang cukup panjang.")
    assert same.value.why is WhyPeriod.SAME


def test_offices_below_and_above_see_it_with_what_came_in_and_another_office_does_not(staff_for: StaffFor) -> None:
    regency, province = staff_for(Role.OFFICER, "52.01"), staff_for(Role.OFFICER, "52")
    district, writer = staff_for(Role.OFFICER, "52.01.01"), staff_for(Role.SUPERVISOR, "52.01.01")
    subject = opened(regency, "52.01", {"52.01": 1, "52.01.01": 2})
    done = sent(writer, "52.01.01.2001", subject, "001/A")
    with act():
        examining.take_up(regency, done)
        examining.approve(regency, done)
        writing.begin(writer, "52.01.01", FORM, subject)
    assert [each.subject for each in seen_periods(district)] == [subject]
    assert seen_periods(staff_for(Role.OFFICER, "52.71")) == []
    with pytest.raises(NoSuchPeriod):
        seen_period(staff_for(Role.OFFICER, "52.71"), subject)
    found = seen_period(province, subject)
    assert found.counts == {"52.01": Count(asked=1), "52.01.01": Count(asked=2, sent=1)}
    assert found.missing == {"52.01": 1, "52.01.01": 1}
    assert found.within(["52.01.01"]) == Count(asked=2, sent=1)
    # The first page of who plans counts all of it, of who writes for one office what is asked of that one.
    last = found.ends
    assert [each.counts for each in near_their_end(("52.01",), ("52.01",), last)] == [found.counts]
    assert [each.counts for each in near_their_end((), ("52.01.01",), last)] == [{"52.01.01": Count(asked=2, sent=1)}]
    assert near_their_end((), ("52.01",), last - timedelta(days=1)) == []
    assert found.within(["52.71"]) == Count()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_desk_opens_shows_who_has_not_reported_and_closes(logged_in: LoggedIn) -> None:
    planner, below, other = (logged_in(Role.OFFICER, each) for each in ("52.01", "52.01.01", "52.71"))
    new = "/meja/pengawasan/masa/buka/"
    assert '<option value="kantor" selected>' in page(planner, new)
    said = {
        "office": "52.01",
        "name": "Triwulan IV 2026",
        "form": FORM,
        "begins": "2026-10-01",
        "ends": "2026-12-31",
        "chain": "election",
        "leave": ["kelurahan-desa", "kecamatan"],
        "asked_of": "kecamatan",
        "reports": "2",
    }
    assert planner.post(new, said | {"ends": "2026-09-30"}).status_code == 422
    assert "Sisakan satu tingkat" in planner.post(new, said | {"leave": list(Level)[1:5]}).content.decode()
    made = planner.post(new, said)
    address = made["Location"]
    shown = page(planner, address)
    assert "Bawaslu kabupaten/kota → Bawaslu provinsi" in " ".join(shown.split())
    assert "Kecamatan Gerung" in shown
    assert "1 dari 1 kantor belum melapor." in " ".join(shown.split())
    assert "Tutup masa laporan" not in page(below, address)
    assert {each.get(address).status_code for each in (other,)} == {404}
    assert other.post(f"{address}tutup/").status_code == 404
    assert "account.not-allowed" in below.post(f"{address}tutup/").content.decode()
    refused = planner.post(f"{address}permintaan/", {"minta-52.01.01": "2", "reason": "Sama seperti sebelumnya."})
    assert refused.status_code == 422
    done = planner.post(f"{address}permintaan/", {"minta-52.01.01": "5", "reason": "Kecamatan ini lebih besar."})
    assert done.status_code == 302
    changed = " ".join(page(planner, address).split())
    assert "5 laporan dari" in changed
    assert "Yang diminta diubah menjadi 5 laporan dari 1 kantor" in changed
    assert "Kecamatan ini lebih besar." in changed
    assert "Kecamatan ini lebih besar." in page(below, address)
    for query, is_there in (("", True), ("?q=iv+triwulan", True), ("?q=lain", False), ("?keadaan=ditutup", False)):
        assert ("Triwulan IV 2026" in page(planner, f"/meja/pengawasan/masa/{query}")) is is_there
    told = planner.get("/meja/pengawasan/masa/?bentuk=csv").content.decode()
    assert "Triwulan IV 2026,52.01.01,Kecamatan Gerung,5,0,0,0,0,5" in told
    assert planner.post(f"{address}tutup/").status_code == 302
    assert "Triwulan IV 2026" in page(planner, "/meja/pengawasan/masa/?keadaan=ditutup")
    assert "ditutup" in page(below, address)


def test_who_has_not_reported_is_told_by_the_node_s_clock(
    staff_for: StaffFor, logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksama_node.settings.clock.shift", lambda: timedelta(days=23))
    subject = opened(staff_for(Role.OFFICER, "52.01"), "52.01", {"52.01": 1})
    shown = " ".join(page(logged_in(Role.OFFICER, "52.01"), f"/meja/pengawasan/masa/{subject}/").split())
    assert f"dalam masa ini dan sampai {formats.day(today())}, " in shown


def test_a_period_of_a_form_that_is_not_known_here_is_still_shown(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    subject = opened(staff_for(Role.OFFICER, "52.01"), "52.01", {"52.01": 1})
    Period.objects.update(form="form-b-2031")
    for address in ("", f"{subject}/"):
        assert "form-b-2031" in page(logged_in(Role.OFFICER, "52.01"), f"/meja/pengawasan/masa/{address}")
    page(logged_in(Role.OFFICER, "52.01"), "/meja/pengawasan/angka/")


def test_a_period_near_its_end_is_a_duty_of_who_plans_it(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    planner, soon = staff_for(Role.OFFICER, "52.01"), today() + timedelta(days=3)
    opened(planner, "52.01", {"52.01.01": 2}, (today() - timedelta(days=30), soon))
    opened(planner, "52.01", {"52.01.01": 2}, (today(), today() + timedelta(days=60)), "Nanti")
    shown = page(logged_in(Role.OFFICER, "52.01"), "/meja/")
    assert "Belum melapor: 1 kantor, 2 laporan" in shown
    assert "Nanti" not in shown
    # Not of the offices above, which may plan there too but have their own.
    others = [(Role.OFFICER, each) for each in ("52", "52.01.01", "52.71")]
    for role, region in (*others, (Role.COMMISSIONER, "52.01")):
        assert "Belum melapor:" not in page(logged_in(role, region), "/meja/")
    # Who writes for an office that was asked reads what is missing of theirs.
    owed = "Kantor Anda belum mengirim 2 laporan"
    for role, region, is_owed in (
        (Role.OFFICER, "52.01.01", True),
        (Role.SUPERVISOR, "52.01.01", True),
        (Role.OFFICER, "52", False),
        (Role.OFFICER, "52.71", False),
    ):
        assert (owed in page(logged_in(role, region), "/meja/")) is is_owed


def test_an_office_has_its_own_pattern_and_sentences_and_goes_back_to_those_shipped(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    planner = staff_for(Role.OFFICER, "52.01")
    keep_pattern(planner, "52.01", FORM, " {number:02}/LHP/{roman}/{year} ")
    assert pattern_for("52.01", FORM) == "{number:02}/LHP/{roman}/{year}"
    assert pattern_for("52.01.01", FORM) == pattern_for("52.71", FORM) == "{number:03}/LHP/PM.00.02/{month}/{year}"
    keep_sentences(planner, "52.01", "voters", ["Memastikan uji petik dilaksanakan", "", " Memastikan saran dijawab "])
    for office in ("52.01", "52.01.01"):
        (voters,) = (each for each in sentences_for(office) if each.stage.id == "voters")
        assert voters.words == ("Memastikan uji petik dilaksanakan", "Memastikan saran dijawab")
        assert voters.of == "52.01"
    assert {each.of for each in sentences_for("52.71")} == {""}
    for office, pattern, fault in (("52.01", "{number}5", NumberMalformed), ("52.71", "{number}", NotAllowed)):
        with pytest.raises(fault):
            keep_pattern(planner, office, FORM, pattern)
    for office, lines, error in (("52.01", 31, SentencesRefused), ("52", 1, NotAllowed)):
        with pytest.raises(error):
            keep_sentences(planner, office, "voters", ["a"] * lines)
    client = logged_in(Role.OFFICER, "52.01")
    assert "01/LHP/" in page(client, "/meja/pengawasan/bekal/")
    address = f"/meja/pengawasan/bekal/52.01/nomor/{FORM}/"
    assert client.post(address, {"pattern": "{number}{year}"}).status_code == 422
    assert client.post(address, {"pattern": ""}).status_code == 302
    assert pattern_for("52.01", FORM) == pattern_for("52.71", FORM)
    assert client.post("/meja/pengawasan/bekal/52.01/kalimat/voters/", {"words": ""}).status_code == 302
    assert {each.of for each in sentences_for("52.01")} == {""}
    assert client.get("/meja/pengawasan/bekal/52.01/kalimat/lain/").status_code == 404
    below = logged_in(Role.OFFICER, "52.01.01")
    assert "Ubah" not in page(below, "/meja/pengawasan/bekal/")
    for other in ("52.71", "52.01", "zz"):
        assert below.get(f"/meja/pengawasan/bekal/?kantor={other}").status_code == 404
