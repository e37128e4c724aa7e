"""Erasures and rulings in a log: by two, by one alone."""

from collections.abc import Callable

from saksama.cli.words import message
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, act
from tests.testonly.story import Story, subject

SEALED = {"erased": "0" * 64, "reason": "1" * 64}


def test_an_erasure_by_two_is_good_and_one_by_a_single_person_is_named(
    told: Story, found: Callable[[Report], list[tuple[str, int | None]]]
) -> None:
    act(told, "penerimaan", DataErased(second=BUDI, what=Erasable.CASE_FILE), ANI, **SEALED)
    alone = act(told, "lain", DataErased(second=ANI, what=Erasable.OPENINGS), ANI, **SEALED)
    by_machine = act(told, "mesin", DataErased(second=BUDI, what=Erasable.OPENINGS), "operator", **SEALED)
    told.bawaslu.publish()
    report = told.check()
    assert found(report) == [("data.unlawful", alone), ("data.unlawful", by_machine)]
    assert subject("lain") in message(report.findings[0], "id")


def test_a_ruling_by_two_is_good_and_one_by_a_single_person_is_named(
    told: Story, found: Callable[[Report], list[tuple[str, int | None]]]
) -> None:
    decree = {"decree": "1/SK/2026", "decreed": "2026-11-02", "office": "52"}
    day = {"day": "2026-12-01", **decree}
    reading = {"question": "first-day", "answer": "next", "since": "2026-12-01", **decree}
    act(told, "hari", DayDecreed(second=BUDI, effect=Effect.OFF, **day), ANI, reason="1" * 64)
    act(told, "tafsir", ReadingSettled(second=BUDI, **reading), ANI, reason="1" * 64)
    alone = [
        act(told, "hari-lain", DayDecreed(second=ANI, effect=Effect.OFF, **day), ANI, reason="1" * 64),
        act(told, "tafsir-lain", ReadingSettled(second=ANI, **reading), ANI, reason="1" * 64),
    ]
    told.bawaslu.publish()
    assert found(told.check()) == [("ruling.unlawful", each) for each in alone]


def test_a_norm_confirmed_by_two_is_good_and_one_by_a_single_person_is_named(
    told: Story, found: Callable[[Report], list[tuple[str, int | None]]]
) -> None:
    read = {"article": "Pasal 1", "fact": "rules/uu-1-2015/rule.contoh", "text": "2" * 64, "title": "UU 1/2015"}
    act(told, "norma", NormConfirmed(second=BUDI, **read), ANI, reason="1" * 64)
    alone = act(told, "norma-lain", NormConfirmed(second=ANI, **read), ANI, reason="1" * 64)
    told.bawaslu.publish()
    assert found(told.check()) == [("norm.unlawful", alone)]
