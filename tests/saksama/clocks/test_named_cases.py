"""Deadlines of real events, each with what is known of it; and the worked example."""

from datetime import datetime

import pytest

from saksama.clocks.clock import Choice, Due, due
from saksama.clocks.shipped import national_calendar, rule_on

CASES = [
    # name, rule, event, extended, due, the latest by another reading, why
    (
        "a report registered on a Friday after the general election",
        "pemilu-penanganan",
        "2024-02-16T10:00+08:00",
        False,
        "2024-02-27T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "the same, further statements needed: 14 working days in all",
        "pemilu-penanganan",
        "2024-02-16T10:00+08:00",
        True,
        "2024-03-07T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "Halmahera Selatan: the office held a repair notice of Thursday 3 October expired on Friday 4",
        "pilkada-perbaikan",
        "2024-10-03T10:00+08:00",
        False,
        "2024-10-04T23:59:59+08:00",
        "2024-10-07T23:59:59+08:00",
        Choice.OPEN,
    ),
    (
        "Lombok Timur: voting on 14 February, re-votes until 24 February",
        "pemilu-pemungutan-suara-ulang",
        "2024-02-14T13:00+08:00",
        False,
        "2024-02-24T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "Pilkada, registered on a Friday: due on Monday",
        "pilkada-penanganan",
        "2024-11-01T09:00+08:00",
        False,
        "2024-11-04T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "Pilkada, registered on a Friday: at the latest on Wednesday",
        "pilkada-penanganan",
        "2024-11-01T09:00+08:00",
        True,
        "2024-11-06T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "Pilkada crimes count calendar days, said Bawaslu RI",
        "pilkada-penanganan-pidana",
        "2024-11-01T09:00+08:00",
        False,
        "2024-11-04T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "an alleged crime goes to the police within 1 x 24 hours, over a weekend too",
        "pemilu-pidana-ke-polri",
        "2024-02-16T15:10+08:00",
        False,
        "2024-02-17T15:10:00+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "over Isra Mikraj, leave for Imlek, and voting day, which is no working day though offices are open",
        "pemilu-penanganan",
        "2024-02-07T10:00+08:00",
        False,
        "2024-02-21T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "results of 26 November, day 1: voting day of the regional elections is passed over, days are those of Jakarta",
        "pilkada-mk-permohonan",
        "2024-11-26T10:00+08:00",
        False,
        "2024-11-29T23:59:59+07:00",
        None,
        Choice.CLEAR,
    ),
    (
        "over 18 August 2025, leave that was decreed eleven days before",
        "pemilu-koreksi-rekomendasi",
        "2025-08-15T10:00+08:00",
        False,
        "2025-08-21T23:59:59+08:00",
        None,
        Choice.CLEAR,
    ),
    (
        "a leak of personal data: 3 x 24 hours",
        "uu-27-2022-art-46",
        "2026-11-24T08:00+00:00",
        False,
        "2026-11-27T16:00:00+08:00",
        None,
        Choice.CLEAR,
    ),
]


def counted(rule_id: str, event: str, *, extended: bool = False) -> Due:
    start = datetime.fromisoformat(event)
    return due(rule_on(rule_id, start.date()), start, national_calendar(), extended=extended)


@pytest.mark.parametrize(
    ("rule_id", "event", "extended", "expected", "latest", "choice"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_named_case_falls_due_as_told(
    rule_id: str, event: str, extended: bool, expected: str, latest: str | None, choice: Choice
) -> None:
    found = counted(rule_id, event, extended=extended)
    assert found.due.isoformat() == expected
    assert found.latest.isoformat() == (latest or expected)
    assert found.choice is choice


@pytest.mark.parametrize(
    ("known", "expected"), [("2019-05-03", "2019-05-14"), ("2019-05-04", "2019-05-14"), ("2019-05-06", "2019-05-15")]
)
def test_the_reports_of_21_may_2019_had_lapsed_in_every_reading(known: str, expected: str) -> None:
    found = counted("pemilu-laporan", f"{known}T09:00+08:00")
    handed_in = datetime.fromisoformat("2019-05-21T09:00+07:00")
    assert found.latest.isoformat() == f"{expected}T23:59:59+08:00"
    assert found.due < found.latest
    assert not found.is_kept(handed_in)


def test_the_last_second_of_the_last_day_is_in_time_to_its_last_fraction() -> None:
    found = counted("pemilu-penanganan", "2024-02-16T10:00+08:00")
    assert found.is_kept(datetime.fromisoformat("2024-02-27T23:59:59.999999+08:00"))
    assert not found.is_kept(datetime.fromisoformat("2024-02-28T00:00:00+08:00"))


def test_hours_end_with_their_second() -> None:
    found = counted("pemilu-pidana-ke-polri", "2024-02-16T15:10+08:00")
    assert found.is_kept(datetime.fromisoformat("2024-02-17T15:10+08:00"))
    assert not found.is_kept(datetime.fromisoformat("2024-02-17T15:10:00.000001+08:00"))


def test_a_day_is_a_day_of_the_offices_wall_clock_whatever_offset_the_moment_has() -> None:
    late = counted("pemilu-penanganan", "2024-02-15T16:30:00+00:00")  # 00.30 WITA on the 16th
    assert late.due == counted("pemilu-penanganan", "2024-02-16T10:00+08:00").due


def test_the_constitutional_court_made_the_outcome_bind_without_moving_the_date() -> None:
    before = counted("pilkada-administratif-kpu", "2025-07-29T10:00+08:00")
    after = counted("pilkada-administratif-kpu", "2025-07-30T10:00+08:00")
    assert before.rule.lapse == "Rekomendasi tidak mengikat KPU"
    assert after.rule.lapse.startswith("Putusan mengikat KPU")
    assert before.rule.length == after.rule.length
