"""Public numbers on supervision against the log: each breach that is planted is named, and nothing else is."""

from collections.abc import Callable
from typing import Any, Final

import msgspec
import pytest

from saksama.cli.words import message
from saksama.entries.body import Body
from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    Answer,
    Asked,
    LhpApproved,
    LhpReturned,
    LhpSent,
    PeriodOpened,
)
from saksama.statistics.supervision import (
    FormCount,
    OfficeCount,
    SupervisionStatistics,
    encode_supervision_statistics,
    parse_supervision_statistics,
)
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA
from tests.testonly.story import COMMITS, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

NUMBERS: Final = "statistik-pengawasan.json"
OPENED: Final = PeriodOpened(
    asked=(Asked(office="52.01", reports=2), Asked(office="52.02", reports=1)),
    begins="2026-10-01",
    chain=("kabupaten-kota", "provinsi"),
    ends="2026-12-31",
    form="form-a-2022",
    office="52",
)


def act(story: Story, word: str, body: Body, by: str = ANI) -> int:
    commits = dict.fromkeys(body.COMMITS, COMMITS["content"])
    return story.bawaslu.append(body, subject=subject(word), actor=by, **commits)


def sent(version: int, office: str = "52.01", *, period: bool = True) -> LhpSent:
    of: dict[str, Any] = {"period": subject("masa")} if period else {}
    return LhpSent(form="f" * 64, level="kabupaten-kota", office=office, version=version, **of)


@pytest.fixture
def supervised(told: Story) -> Story:
    """A period of two offices: one report approved, one given back, one outside; advice that was answered late."""
    act(told, "masa", OPENED)
    act(told, "satu", sent(1))
    act(told, "satu", LhpApproved(level="kabupaten-kota", version=1), BUDI)
    act(told, "satu", LhpApproved(level="provinsi", version=1), CITRA)
    act(told, "dua", sent(1, "52.02"))
    act(told, "dua", LhpReturned(level="kabupaten-kota", notes=1, version=1), BUDI)
    act(told, "tiga", sent(1, period=False))
    act(told, "saran", AdviceSent(day="2026-10-01", due="2026-10-08", office="52.01", to="kpu"))
    act(told, "saran lain", AdviceSent(day="2026-10-01", due="2026-10-08", office="52.01", to="kpu"))
    act(told, "saran", AdviceAnswered(answer=Answer.REFUSED, day="2026-10-20"))
    told.bawaslu.publish()
    return told


def read(story: Story) -> SupervisionStatistics:
    return parse_supervision_statistics((story.bawaslu.folder / NUMBERS).read_bytes())


def say(story: Story, **changed: Any) -> None:
    told = msgspec.structs.replace(read(story), **changed)
    (story.bawaslu.folder / NUMBERS).write_bytes(encode_supervision_statistics(told))


def test_what_the_entries_add_up_to_is_good(supervised: Story, found: Found) -> None:
    assert found(supervised.check()) == []
    numbers = read(supervised)
    (period,) = numbers.periods
    assert period.offices == (
        OfficeCount(office="52.01", first=2, asked=2, sent=1, late=0, approved=1),
        OfficeCount(office="52.02", first=1, asked=1, sent=1, late=0, approved=0),
    )
    alone = OfficeCount(office="52.01", first=None, asked=None, sent=1, late=0, approved=0)
    assert numbers.outside == (FormCount(form="f" * 64, offices=(alone,)),)
    (advice,) = numbers.advice
    assert (advice.sent, advice.answers, advice.late, advice.open, advice.overdue) == (2, {"refused": 1}, 1, 1, 1)


def test_each_count_that_differs_is_named_and_no_other(supervised: Story, found: Found) -> None:
    numbers = read(supervised)
    (period,) = numbers.periods
    one, two = period.offices
    (outside,) = numbers.outside
    (alone,) = outside.offices
    change = msgspec.structs.replace
    (advice,) = numbers.advice
    for changed, what, said, counted in (
        # A count that leaves one out.
        ({"periods": (change(period, offices=(change(one, sent=0), two)),)}, "reports that are in", "0", "1"),
        ({"periods": (change(period, offices=(one, change(two, approved=1))),)}, "reports approved", "1", "0"),
        ({"periods": (change(period, offices=(change(one, asked=1), two)),)}, "reports asked for", "1", "2"),
        ({"periods": (change(period, offices=(change(one, late=1), two)),)}, "reports that are late", "1", "0"),
        ({"periods": (change(period, offices=(change(one, first=1), two)),)}, "reports asked for at first", "1", "2"),
        (
            {"periods": (change(period, changed=("2026-10-02",)),)},
            "days on which what is asked for was changed",
            "2026-10-02",
            "-",
        ),
        ({"outside": (change(outside, offices=(change(alone, asked=1),)),)}, "reports asked for", "1", "null"),
        ({"advice": (change(advice, late=0),)}, "advice answered after its due day", "0", "1"),
        ({"advice": (change(advice, overdue=0),)}, "advice overdue", "0", "1"),
        ({"advice": (change(advice, answers={"followed": 1}),)}, "answer followed", "1", "-"),
        ({"day": "2026-10-02"}, "day", f"{numbers.origin} 2026-10-02", f"{numbers.origin} {numbers.day}"),
        (
            {"periods": (change(period, ends="2027-12-31"),)},
            "period of reports",
            "form-a-2022 2026-10-01 2027-12-31 kabupaten-kota provinsi False",
            "form-a-2022 2026-10-01 2026-12-31 kabupaten-kota provinsi False",
        ),
    ):
        supervised.bawaslu.write_served()
        say(supervised, **changed)
        report = supervised.check()
        assert {code for code, _ in found(report)} == {"supervision.differ"}
        first = next(each for each in report.findings if each.evidence["what_en"] == what)
        assert (first.evidence["said"], first.evidence["counted"]) == (said, counted)
        assert "dikatakan" in message(first, "id")
        assert what in message(first, "en")
        assert len(report.findings) == (2 if "answers" in str(what) or what.startswith("answer") else 1)


def test_an_office_that_is_left_out_whole_is_named_by_each_of_its_numbers(supervised: Story) -> None:
    (period,) = read(supervised).periods
    say(supervised, periods=(msgspec.structs.replace(period, offices=period.offices[:1]),))
    report = supervised.check()
    assert {each.evidence["office"] for each in report.findings} == {"52.02"}
    assert {each.evidence["said"] for each in report.findings} == {"-"}


def test_the_loop_s_breaches_are_named_while_the_counts_still_hold(supervised: Story, found: Found) -> None:
    """Approval of one's own, a version that changed after it was sent, and a version's number twice."""
    act(supervised, "sendiri", sent(1))
    own = act(supervised, "sendiri", LhpApproved(level="kabupaten-kota", version=1))
    act(supervised, "diubah", sent(1))
    changed = act(supervised, "diubah", sent(2))
    act(supervised, "dua kali", sent(1))
    act(supervised, "dua kali", LhpReturned(level="kabupaten-kota", notes=1, version=1), BUDI)
    twice = act(supervised, "dua kali", sent(1))
    supervised.bawaslu.publish()
    report = supervised.check()
    assert sorted(found(report)) == [("lhp.unlawful", index) for index in sorted((own, changed, twice))]
    # A report counts as in though its loop is broken, and as approved only by those who may.
    (period,) = read(supervised).periods
    assert (period.offices[0].sent, period.offices[0].approved) == (4, 1)


def test_numbers_are_owed_where_there_is_supervision_and_are_not_those_of_long_ago(
    supervised: Story, found: Found
) -> None:
    before = (supervised.bawaslu.folder / NUMBERS).read_bytes()
    (supervised.bawaslu.folder / NUMBERS).unlink()
    (supervised.diskominfotik.folder / NUMBERS).unlink()
    report = supervised.check()
    assert found(report) == [("unreachable", None)]
    assert report.findings[0].log == supervised.bawaslu.origin
    for data in (b"", b"{}", b"[1]", b"\xff"):
        (supervised.bawaslu.folder / NUMBERS).write_bytes(data)
        assert found(supervised.check()) == [("unreachable", None)]
    act(supervised, "baru", sent(1))
    supervised.world.live(48)
    assert found(supervised.check()) == []
    (supervised.bawaslu.folder / NUMBERS).write_bytes(before)
    report = supervised.check()
    assert [each.evidence["what_en"] for each in report.findings] == ["size"]


def test_advice_that_grew_overdue_since_is_not_left_out_for_days(told: Story, found: Found) -> None:
    day = told.world.now.date()
    advice = AdviceSent(day=day.isoformat(), due=day.isoformat(), office="52.01", to="kpu")
    act(told, "saran", advice)
    told.bawaslu.publish()
    before = (told.bawaslu.folder / NUMBERS).read_bytes()
    assert b'"overdue":0' in before
    for passed, owed in ((1, []), (2, [("supervision.differ", None)])):
        told.world.live(24 * passed)
        assert found(told.check()) == []
        assert b'"overdue":1' in (told.bawaslu.folder / NUMBERS).read_bytes()
        (told.bawaslu.folder / NUMBERS).write_bytes(before)
        assert found(told.check()) == owed
        told.bawaslu.write_served()
