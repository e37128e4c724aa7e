"""What a report must have, told before it is sent; the limit, by the clocks; what to bring, where, until when."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from saksama.clocks.shipped import national_calendar
from saksama_node.accounts.policy import Role, today
from saksama_node.cases.limit import is_late, limit_of, oldest_in_time
from saksama_node.cases.models import Submission
from saksama_node.cases.report import IN_TIME, Standing, SubmissionKind, judge, requirements
from saksama_node.deadlines.ruling import Law
from saksama_node.norms.facts import Known
from saksama_node.web.desk.cases import intake
from saksama_node.web.formats import day
from saksama_node.web.portal import report
from saksama_node.web.reporting.wizard import Wizard
from tests.node.cases.filing import REPORTER
from tests.node.cases.handed_in import ALL, EVENT, code_in, step
from tests.node.conftest import LoggedIn
from tests.node.deadlines.case_under import received

LAW = Law(national_calendar())
# Two months after the first shipped year began: what was known before it has no limit.
DAYS = st.dates(date(2024, 3, 1), date(2026, 11, 25))


def standings(page: str) -> list[str]:
    """The states of all requirements that apply, in the order of the page."""
    items = re.findall(r'<li data-kinds[^>]*?(hidden)?>\s*<span class="pill is-(\w+)">', page)
    return [colour for hidden, colour in items if not hidden]


@pytest.mark.usefixtures("database")
def test_each_requirement_is_a_field_of_the_form_with_its_norm() -> None:
    wizard = Wizard(None, date(2026, 11, 25))
    for each in requirements():
        fields = set(wizard.forms[each.step - 1].fields) | ({"files"} if each.step == 4 else set())
        assert set(each.needs) <= fields, each.id
        assert set(each.kinds) <= set(SubmissionKind)
        assert each.certainty == Known.TEXT
        assert all((each.words, each.words_en, each.example, each.example_en, each.article, each.source))


@given(st.dictionaries(st.sampled_from(sorted({name for each in requirements() for name in each.needs})), st.text()))
def test_what_is_added_takes_no_requirement_away(form: dict[str, str]) -> None:
    before = {each.requirement.id for each in judge(form, late=False) if each.standing is Standing.THERE}
    after = judge({**form, "account": "CONTOH", "known_on": "2026-11-20"}, late=True)
    assert before <= {each.requirement.id for each in after if each.standing is not Standing.MISSING}
    assert next(each for each in after if each.requirement.id == IN_TIME).standing is Standing.LATE


@pytest.mark.parametrize(
    ("known", "earliest", "latest"),
    [
        # Known on Friday: seven working days, Monday 19 to Tuesday 27 February (UU 7/2017 art. 454(6)). The strictest
        # reading is Pilkada's in calendar days, Friday itself the first.
        ("2024-02-16", "2024-02-22", "2024-02-27"),
        # Known on a Monday of a week without holidays: the Wednesday of the week after; the seventh calendar day is a
        # Sunday, before which the counter was last open on Friday.
        ("2026-11-02", "2026-11-06", "2026-11-11"),
    ],
)
def test_the_latest_reading_accepts_and_the_strictest_is_told(known: str, earliest: str, latest: str) -> None:
    found = limit_of(date.fromisoformat(known), LAW)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert is_late(date.fromisoformat(known), found.latest, LAW) is False
    assert is_late(date.fromisoformat(known), found.latest + timedelta(days=1), LAW) is True


@given(DAYS, DAYS)
@settings(deadline=None)
def test_who_knew_later_is_never_late_before_who_knew_earlier(one: date, other: date) -> None:
    first, second = limit_of(min(one, other), LAW), limit_of(max(one, other), LAW)
    assert first is not None
    assert second is not None
    assert first.latest <= second.latest


@given(DAYS)
@settings(deadline=None)
def test_the_page_s_script_calls_late_what_the_server_calls_late(now: date) -> None:
    oldest = oldest_in_time(now, LAW)
    assert not is_late(oldest, now, LAW)
    assert is_late(oldest - timedelta(days=1), now, LAW)


def test_a_day_outside_every_calendar_is_not_called_late() -> None:
    assert limit_of(date(2031, 1, 1), LAW) is None
    assert not is_late(date(2031, 1, 1), date(2032, 1, 1), LAW)


@pytest.mark.usefixtures("database")
def test_a_late_report_is_told_so_and_becomes_information_where_the_reader_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)
    client = Client()
    page = step(client, 1, **EVENT).content.decode()
    limit = limit_of(date.fromisoformat(EVENT["known_on"]), LAW)
    assert limit is not None
    assert f"Batas 7 hari sudah lewat ({day(limit.earliest)})" in page
    assert "UU 7/2017 Pasal 454 ayat (6)" in page
    assert standings(page).count("lapsed") == 1
    # Nothing was refused: it may still be sent as a report.
    assert "Kirim laporan" in step(client, 3, **ALL).content.decode()
    page = step(client, 2, "information", **ALL).content.decode()
    assert 'name="kind" value="information"' in page
    assert "Siapa yang terlibat?" in page
    assert "sudah lewat" not in page.split('id="terlambat"')[0]
    last = step(client, 3, **{**ALL, "kind": "information"}).content.decode()
    code, ticket = code_in(last)
    sent = step(
        client, 4, "send", **{**ALL, "kind": "information"}, declaration="on", ticket=ticket, digests=""
    ).content.decode()
    assert code in sent
    assert "Tidak ada yang harus Anda bawa." in sent


@pytest.mark.usefixtures("database")
def test_before_and_after_sending_it_is_said_what_to_bring_where_and_until_when(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report, "_WAIT_SECONDS", 0.0)
    client, known = Client(), today() - timedelta(days=1)
    timely = {**ALL, "region": "52.01.01", "happened_on": "", "known_on": known.isoformat()}
    first = client.post("/lapor/isi/", {"step": "1", "go": "resume"}).content.decode()
    assert standings(first) == ["due"] * 6
    page = step(client, 3, **timely).content.decode()
    # Reporter, reported, in time; time of the event not known; account; evidence not chosen yet.
    assert standings(page) == ["kept", "kept", "kept", "due", "kept", "due"]
    assert '<span id="terisi">4</span> / <span id="semua">6</span>' in " ".join(page.split())
    limit = limit_of(known, LAW)
    assert limit is not None
    code, ticket = code_in(page)
    sent = step(client, 4, "send", **timely, declaration="on", ticket=ticket, digests="").content.decode()
    assert code in sent
    for shown in (page, sent):
        assert f"{day(limit.earliest)} pukul 24.00" in shown
        assert limit.latest == limit.earliest or shown.index(day(limit.earliest)) < shown.index(day(limit.latest))
        assert "Kartu identitas" in shown
        assert "Gerung" in shown


@pytest.mark.usefixtures("database")
def test_the_counter_has_the_same_list(logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_WAIT_SECONDS", 0.0)
    officer = logged_in(Role.OFFICER)
    assert standings(officer.get("/meja/perkara/terima/").content.decode()) == ["due"] * 6
    page = officer.post("/meja/perkara/terima/isi/", {"step": "1", "go": "next", **EVENT}).content.decode()
    assert "Batas 7 hari sudah lewat" in page


@pytest.mark.usefixtures("database")
def test_an_officer_reads_the_list_that_the_reporter_saw_and_whether_name_and_address_were_given(
    logged_in: LoggedIn,
) -> None:
    info, desk = received(), logged_in(Role.OFFICER)
    page = desk.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert "Kelengkapan, seperti dilihat pelapor" in page
    assert "Nama disebut." in page
    assert "Alamat disebut." in page
    assert REPORTER.name not in page
    Submission.objects.filter(pk=info.id).update(named=False)
    assert "Nama tidak disebut." in desk.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
