"""Days of bodies with their seat in Jakarta, and days that are counted back from an event."""

from datetime import datetime

import msgspec
import pytest

from saksama.clocks.clock import Due, due
from saksama.clocks.codes import Bearer, Unit, Zone
from saksama.clocks.count import counted_days
from saksama.clocks.explain import explain
from saksama.clocks.rule import Rule, RuleMalformed
from saksama.clocks.rule_file import parse_rules
from saksama.clocks.shipped import national_calendar, newest, rules

CALENDAR = national_calendar()
PLAIN = newest("pemilu-koreksi-rekomendasi")


def by(event: str, **changed: object) -> Due:
    """A rule of working days without a question of its own, changed so."""
    rule: Rule = msgspec.structs.replace(PLAIN, **changed)
    return due(rule, datetime.fromisoformat(event), CALENDAR)


def test_a_day_of_a_body_in_jakarta_ends_there() -> None:
    """Three calendar days after Wednesday 20 March 2024: until 24.00 WIB of Saturday the 23rd, one o'clock WITA."""
    found = by("2024-03-20T22:19+07:00", zone=Zone.JAKARTA, unit=Unit.CALENDAR)
    assert found.due == datetime.fromisoformat("2024-03-23T23:59:59+07:00")
    assert found.is_kept(datetime.fromisoformat("2024-03-24T00:59:59+08:00"))
    assert not found.is_kept(datetime.fromisoformat("2024-03-24T01:00:00+08:00"))


def test_an_event_late_in_the_evening_there_is_of_that_day_though_it_is_the_next_one_here() -> None:
    late = "2024-03-21T00:19+08:00"  # 23.19 WIB on the 20th
    assert by(late, zone=Zone.JAKARTA).due.date().isoformat() == "2024-03-25"
    assert by(late).due.date().isoformat() == "2024-03-26"


def test_both_times_are_told() -> None:
    told = explain(by("2024-03-20T22:19+07:00", zone=Zone.JAKARTA, unit=Unit.CALENDAR), CALENDAR)
    assert "Rabu 20 Maret (hari WIB), hari itu tidak dihitung" in told.id
    assert "Hari 3: Sabtu 23 Maret 2024 pukul 24.00 WIB (Minggu 24 Maret pukul 01.00 WITA)" in told.id
    assert "Day 3: Saturday 23 March 2024 at 24:00 WIB (Sunday 24 March at 01:00 WITA)" in told.en
    hours = explain(by("2024-03-20T22:19+07:00", zone=Zone.JAKARTA, unit=Unit.HOURS, length=72), CALENDAR)
    assert "Sabtu 23 Maret 2024 pukul 22.19 WIB (Sabtu 23 Maret pukul 23.19 WITA)" in hours.id


@pytest.mark.parametrize(
    ("event", "unit", "last"),
    [
        ("2024-02-22T09:00+08:00", Unit.WORKING, "2024-02-21"),  # a Thursday
        ("2024-02-19T09:00+08:00", Unit.WORKING, "2024-02-16"),  # a Monday: the Friday before
        ("2024-02-15T09:00+08:00", Unit.WORKING, "2024-02-13"),  # over voting day
        ("2024-02-19T09:00+08:00", Unit.CALENDAR, "2024-02-18"),
    ],
)
def test_so_long_before_an_event_ends_with_the_day_before_it_that_counts(event: str, unit: Unit, last: str) -> None:
    found = by(event, backwards=True, length=1, unit=unit, bearer=Bearer.OFFICE)
    assert found.due.isoformat() == f"{last}T23:59:59+08:00"
    assert [each.isoformat() for each in counted_days(found.used, found.start.date(), CALENDAR)] == [last]
    assert found.reaches >= found.start


def test_counting_back_is_told_with_what_is_passed_over() -> None:
    told = explain(by("2024-02-15T09:00+08:00", backwards=True, length=2), CALENDAR)
    passed = "Rabu 14 Februari tidak dihitung (Pemungutan suara Pemilu 2024, Keppres 10/2024); "
    assert f"{passed}Hari ke-1 sebelumnya: Selasa 13 Februari; Hari ke-2 sebelumnya: Senin 12 Februari 2024" in told.id
    assert "Day 1 before: Tuesday 13 February; Day 2 before: Monday 12 February 2024 at 24:00 WITA" in told.en


def test_what_cannot_be_counted_back_is_refused() -> None:
    text = (
        'regulation = "x"\ntitle = "x"\ntitle_en = "x"\nvalid_from = 2024-01-01\n[[rule]]\nid = "x"\n'
        'regime = "pemilu"\nstep = "x"\nstep_en = "x"\nbearer = "pihak"\nlength = 24\nunit = "jam"\n'
        'start = "x"\nstart_words = "x"\nstart_words_en = "x"\nfirst_day_counted = false\nend_of_day = "24.00"\n'
        'roll_over = false\nlapse = "x"\nlapse_en = "x"\narticle = "x"\narticle_en = "x"\nsource = "x"\n'
        'certainty = "memory"\nbackwards = true\n'
    )
    with pytest.raises(RuleMalformed) as told:
        parse_rules(text)
    assert "counts days before the event" in told.value.why


SEATED_IN_JAKARTA = (Bearer.CONSTITUTIONAL_COURT, Bearer.SUPREME_COURT, Bearer.BAWASLU_RI, Bearer.TASK_FORCE)
AT_THEIR_DOOR = (
    "Mahkamah Konstitusi",
    "Mahkamah Agung",
    "ke Bawaslu RI",
    "kepada Bawaslu RI",
    "di Bawaslu RI",
    "hasil nasional",
)


def test_what_is_done_at_or_by_a_body_in_jakarta_is_a_day_of_wib_and_nothing_else_is() -> None:
    there = {
        rule.id
        for rule in rules()
        if rule.bearer in SEATED_IN_JAKARTA or any(name in rule.step for name in AT_THEIR_DOOR)
    }
    in_hours = {rule.id for rule in rules() if rule.bearer is Bearer.BAWASLU_RI and rule.unit is Unit.HOURS}
    assert {rule.id for rule in rules() if rule.zone is Zone.JAKARTA} == there - in_hours
