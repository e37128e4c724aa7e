"""Who chooses among the readings of unclear law, and what the head of an office may settle."""

from datetime import date, datetime

import pytest

from saksama.clocks.calendar_file import parse_calendar
from saksama.clocks.clock import Choice, Due, NoExtension, NotBegun, NotInForce, NotInHours, NoZone, due, hours_due
from saksama.clocks.codes import Question
from saksama.clocks.explain import explain
from saksama.clocks.reading import BadSettlement, Settled
from saksama.clocks.shipped import national_calendar, newest, rule_at
from tests.saksama.clocks.layers import layer

FRIDAY = datetime.fromisoformat("2024-02-16T10:00+08:00")
SINCE = date(2024, 1, 1)


def counted(rule_id: str, *settled: Settled, start: datetime = FRIDAY) -> Due:
    return due(rule_at(rule_id, start), start, national_calendar(), settled)


def unit(answer: str, *, since: date = SINCE, rule: str = "") -> Settled:
    return Settled(Question.UNIT, answer, "rapat pleno", since, rule)


def ends(found: Due) -> tuple[str, str | None]:
    return found.due.date().isoformat(), found.latest.date().isoformat() if found.other else None


@pytest.mark.parametrize("rule", ["pilkada-kajian-awal", "pilkada-perbaikan"])
def test_whoever_bears_the_duty_the_earliest_is_the_date_and_late_is_what_misses_the_latest(rule: str) -> None:
    found = counted(rule)
    assert ends(found) == ("2024-02-17", "2024-02-20")
    assert found.choice is Choice.OPEN
    assert found.is_kept(datetime.fromisoformat("2024-02-20T23:59:59.999999+08:00"))
    assert not found.is_kept(datetime.fromisoformat("2024-02-21T00:00+08:00"))


def test_what_the_head_of_the_office_settled_is_used_and_the_rest_stays_open() -> None:
    assert ends(counted("pilkada-kajian-awal", unit("kerja"))) == ("2024-02-19", "2024-02-20")
    first_day = Settled(Question.FIRST_DAY, False, "rapat pleno", SINCE)
    found = counted("pilkada-kajian-awal", unit("kerja"), first_day)
    assert ends(found) == ("2024-02-20", None)
    assert found.choice is Choice.SETTLED
    assert set(found.settled) == {unit("kerja"), first_day}


def test_a_settlement_speaks_from_its_day_on() -> None:
    early = counted("pilkada-kajian-awal", unit("kerja", since=date(2024, 2, 17)))
    assert ends(early) == ends(counted("pilkada-kajian-awal"))
    assert early.settled == ()


def test_a_later_settlement_takes_an_earlier_ones_place_and_one_for_the_rule_a_general_ones() -> None:
    kept = counted("pilkada-kajian-awal", unit("kerja", since=date(2024, 2, 1)), unit("kalender"))
    assert kept.used.unit == "kerja"
    special = counted("pilkada-kajian-awal", unit("kalender", rule="pilkada-kajian-awal"), unit("kerja"))
    assert special.used.unit == "kalender"


def test_a_settlement_of_another_rule_changes_nothing() -> None:
    assert counted("pilkada-kajian-awal", unit("kerja", rule="pemilu-temuan")) == counted("pilkada-kajian-awal")


def test_a_neighbouring_paragraph_settles_nothing_and_the_head_of_the_office_may() -> None:
    """UU 7/2017 art. 454(8) writes "hari kerja", (7) "hari" alone: whether (7) means the same stays open."""
    friday = datetime.fromisoformat("2019-02-15T10:00+08:00")
    assert ends(counted("pemilu-penanganan", start=friday)) == ("2019-02-22", "2019-02-26")
    settled = unit("kerja", since=date(2019, 1, 1))
    assert ends(counted("pemilu-penanganan", settled, start=friday)) == ("2019-02-26", None)


def test_what_the_regulation_says_since_october_2022_is_no_question() -> None:
    """Perbawaslu 7/2022 art. 1 no. 42: Hari is a working day; "setelah" leaves the day of the event out."""
    assert ends(counted("pemilu-penanganan")) == ("2024-02-27", None)
    assert ends(counted("pemilu-kajian-awal")) == ("2024-02-20", None)
    assert ends(counted("pemilu-perbaikan")) == ("2024-02-20", None)


def test_the_small_letters_of_a_finding_stay_open_calendar_days_first() -> None:
    found = counted("pemilu-temuan")
    assert ends(found) == ("2024-02-22", "2024-02-27")
    assert (found.used.unit, found.choice) == ("kalender", Choice.OPEN)


REGIONAL = layer("libur daerah")


def test_regional_days_are_a_question_of_every_rule_in_working_days() -> None:
    calendar = national_calendar().adding(parse_calendar(REGIONAL))
    rule = newest("pemilu-koreksi-rekomendasi")
    assert ends(due(rule, FRIDAY, calendar)) == ("2024-02-21", "2024-02-22")
    answered = Settled(Question.REGIONAL, True, "libur daerah dihitung", SINCE)
    found = due(rule, FRIDAY, calendar, (answered,))
    assert ends(found) == ("2024-02-21", None)
    assert found.choice is Choice.SETTLED


def test_joint_leave_is_no_question_any_more() -> None:
    start = datetime.fromisoformat("2024-04-05T10:00+08:00")
    assert ends(counted("pemilu-koreksi-rekomendasi", start=start)) == ("2024-04-18", None)


@pytest.mark.parametrize(
    ("settled", "why"),
    [
        (unit("kalender", rule="pemilu-administratif"), "the rule does not ask it"),
        (Settled(Question.UNIT, "jam", "x", SINCE, "pilkada-kajian-awal"), "neither kalender nor kerja"),
    ],
)
def test_what_a_rule_does_not_ask_cannot_be_settled_for_it(settled: Settled, why: str) -> None:
    start = datetime.fromisoformat("2024-11-27T10:00+08:00")
    with pytest.raises(BadSettlement) as told:
        counted(settled.rule, settled, start=start)
    assert told.value.why == why


def test_a_general_settlement_leaves_rules_alone_that_do_not_ask() -> None:
    assert counted("pemilu-administratif", unit("kalender")) == counted("pemilu-administratif")
    assert counted("uu-27-2022-art-46", unit("kalender")) == counted("uu-27-2022-art-46")


def test_the_extension_of_a_follow_up_is_the_rule_for_further_statements_after_it() -> None:
    start = datetime.fromisoformat("2024-11-01T09:00+08:00")
    first = counted("pilkada-penanganan", start=start)
    whole = due(newest("pilkada-penanganan"), start, national_calendar(), extended=True)
    assert counted("pilkada-keterangan-tambahan", start=first.due).due == whole.due


def test_the_extension_of_handling_is_the_rule_of_its_own_paragraph() -> None:
    whole = due(newest("pemilu-penanganan"), FRIDAY, national_calendar(), extended=True)
    assert counted("pemilu-penanganan-diperpanjang").due == whole.due


def test_what_cannot_be_counted_is_refused() -> None:
    calendar = national_calendar()
    with pytest.raises(NoZone):
        due(newest("pemilu-penanganan"), datetime(2024, 2, 16), calendar)  # noqa: DTZ001 (that is what is refused)
    with pytest.raises(NoExtension):
        due(newest("pemilu-temuan"), FRIDAY, calendar, extended=True)
    with pytest.raises(NotInForce):
        due(newest("pilkada-administratif-kpu"), FRIDAY, calendar)
    with pytest.raises(NotInHours):
        hours_due(newest("pemilu-penanganan"), FRIDAY)


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("pilkada-putusan-pn", "2024-11-01T10:00+08:00", "2024-11-08"),
        ("pilkada-banding", "2024-11-01T10:00+08:00", "2024-11-04"),
        ("pilkada-putusan-pt", "2024-11-01T10:00+08:00", "2024-11-08"),
        ("pilkada-penanganan", "2024-11-01T10:00+08:00", "2024-11-04"),
    ],
)
def test_a_bare_hari_of_the_pilkada_statute_is_a_calendar_day(rule: str, start: str, last: str) -> None:
    """Law 8/2015 art. I changed art. 1 no. 28 from working to calendar days; "setelah" leaves day 0 out."""
    assert ends(counted(rule, start=datetime.fromisoformat(start))) == (last, None)


def test_a_report_of_the_pilkada_is_counted_in_calendar_days_first() -> None:
    """On the seventh working day it is late by the statute, and accepted while a Perbawaslu may say otherwise."""
    found = counted("pilkada-laporan", start=datetime.fromisoformat("2024-11-01T10:00+08:00"))
    assert ends(found) == ("2024-11-07", "2024-11-12")
    assert newest("pilkada-laporan").unit == "kalender"


def test_kpu_has_seven_calendar_days_for_an_administrative_outcome() -> None:
    found = counted("pilkada-administratif-kpu", start=datetime.fromisoformat("2024-11-01T10:00+08:00"))
    assert ends(found) == ("2024-11-07", "2024-11-08")


@pytest.mark.parametrize(
    ("rule", "last"),
    [  # from Tuesday 13 February 2024; Wednesday the 14th was voting day
        ("pemilu-temuan-registrasi", "2024-02-16"),
        ("pemilu-pemberitahuan-kelengkapan", "2024-02-15"),
        ("pemilu-perbaikan", "2024-02-16"),
        ("pemilu-pelimpahan", "2024-02-15"),
        ("pemilu-penerusan", "2024-02-15"),
        ("pemilu-penyerahan-sigaplapor", "2024-02-16"),
        ("pemilu-koreksi-rekomendasi", "2024-02-19"),
        ("pemilu-koreksi-pemeriksaan", "2024-02-23"),
        ("pemilu-undangan", "2024-02-12"),
        ("pemilu-tanda-terima", "2024-02-13"),
        ("pemilu-hasil-kabupaten", "2024-03-04"),
        ("pemilu-hasil-provinsi", "2024-03-09"),
        ("konten-mendesak", "2024-02-13"),
    ],
)
def test_each_new_rule_is_counted_in_one_way(rule: str, last: str) -> None:
    assert ends(counted(rule, start=datetime.fromisoformat("2024-02-13T10:00+08:00"))) == (last, None)


RECEIVED, REGISTERED = (datetime.fromisoformat(f"2024-11-{day}T10:00+08:00") for day in ("01", "04"))


def test_a_report_of_the_pilkada_is_handled_since_its_receipt_and_by_practice_since_its_registration() -> None:
    """UU 1/2015 art. 134(5): "setelah laporan diterima"; late is only what misses the count since registration too."""
    rule = rule_at("pilkada-penanganan", RECEIVED)
    both = due(rule, RECEIVED, national_calendar(), later=REGISTERED)
    assert ends(both) == ("2024-11-04", "2024-11-07")
    told = explain(both, national_calendar())
    assert told.id.startswith("Laporan diterima Jumat 1 November, hari itu tidak dihitung; Hari 1: Sabtu 2 November")
    assert "Hitungan lain: Diregistrasi Senin 4 November, hari itu tidak dihitung; Hari 1: Selasa 5" in told.id
    assert (
        "Dihitung dengan hitungan sejak laporan diterima, hitungan lain dengan hitungan sejak diregistrasi" in told.id
    )
    longer = due(rule, RECEIVED, national_calendar(), extended=True, later=REGISTERED)
    assert ends(longer) == ("2024-11-06", "2024-11-09")
    # Before it is registered one reading alone has begun; a finding was never received.
    assert ends(due(rule, RECEIVED, national_calendar())) == ("2024-11-04", None)
    finding = due(rule, None, national_calendar(), later=REGISTERED)
    assert ends(finding) == ("2024-11-07", None)
    assert explain(finding, national_calendar()).id.startswith("Diregistrasi Senin 4 November")


def test_the_head_of_the_office_may_settle_what_begins_it() -> None:
    rule = rule_at("pilkada-penanganan", RECEIVED)
    practice = Settled(Question.START, "case.registered", "surat edaran", SINCE, rule.id)
    assert ends(due(rule, RECEIVED, national_calendar(), (practice,), later=REGISTERED)) == ("2024-11-07", None)
    with pytest.raises(NotBegun):
        due(rule, RECEIVED, national_calendar(), (practice,))
    with pytest.raises(NotBegun):
        due(rule, None, national_calendar())
    with pytest.raises(NoZone):
        due(rule, RECEIVED, national_calendar(), later=datetime(2024, 11, 4))  # noqa: DTZ001 - the fault itself


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ("2024-11-03T10:00+08:00", "2024-11-08T16:30:00+08:00"),  # Sunday: day 7 is Saturday or Sunday, shut
        ("2024-11-20T10:00+08:00", "2024-11-26T23:59:59+08:00"),  # day 7 is of the quiet period: around the clock
        ("2025-03-28T10:00+08:00", "2025-04-03T23:59:59+08:00"),  # joint leave until 7 April: shut since the event
    ],
)
def test_who_comes_to_the_counter_comes_while_it_is_open(known: str, last: str) -> None:
    assert counted("pilkada-laporan", start=datetime.fromisoformat(known)).due.isoformat() == last
