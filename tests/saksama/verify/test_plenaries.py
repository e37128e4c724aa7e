"""Plenaries in a log: an act without one, a member with an interest who was counted, an impossible meeting."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from saksama.cli.words import message
from saksama.entries.kinds.case import CaseRegistered, Violation
from saksama.entries.kinds.handling import CaseRecused, CaseTransferred, Direction, Interest
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.procedure.reading import shipped
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA, NUMBER, act, review
from tests.testonly.story import Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

MEET, DIGEST = "rapat", shipped()["pemilu-2022"].digest
REGISTER = "case.reviewed:register"


def in_order(*names: str) -> tuple[str, ...]:
    return tuple(sorted(names))


def item(word: str = "kasus", decided: str = REGISTER, **changed: Any) -> PlenaryItem:
    return PlenaryItem(case=subject(word), counted=in_order(ANI, BUDI, CITRA), decided=decided, **changed)


def hold(story: Story, *items: PlenaryItem, word: str = MEET, **changed: Any) -> int:
    fields: dict[str, Any] = {
        "day": story.world.now.date().isoformat(),
        "members": in_order(ANI, BUDI, CITRA),
        "number": f"014/{word}",
        "office": "52",
        "seats": 5,
    }
    return act(story, word, PlenaryHeld(items=items, **(fields | changed)))


def begun(story: Story, word: str = "kasus", **changed: object) -> int:
    return review(story, word, edition=DIGEST, plenary=subject(MEET), types=(Violation.ADMINISTRATIVE,), **changed)


def checked(story: Story) -> Report:
    story.bawaslu.publish()
    return story.check()


def test_one_meeting_carries_the_reviews_of_many_cases(told: Story, found: Found) -> None:
    words = [f"kasus {number}" for number in range(10)]
    hold(told, *(item(word) for word in words))
    for word in words:
        begun(told, word)
    assert found(checked(told)) == []


def test_an_act_without_its_plenary_is_named_with_the_rule(told: Story, found: Found) -> None:
    index = begun(told)
    report = checked(told)
    assert found(report) == [("case.rule", index)]
    assert dict(report.findings[0].evidence)["rule"] == "plenary-named"
    assert "rapat pleno" in message(report.findings[0], "id")


def test_a_member_with_an_interest_who_was_counted_is_named(told: Story, found: Found) -> None:
    hold(told, item())
    begun(told)
    act(told, "kasus", CaseRecused(ground=Interest.PARTY, person=BUDI), BUDI)
    hold(told, item(decided="case.transferred:down:52.01"), word="kedua")
    moved = CaseTransferred(direction=Direction.DOWN, plenary=subject("kedua"), to="52.01")
    index = act(told, "kasus", moved)
    report = checked(told)
    assert found(report) == [("case.rule", index)]
    assert dict(report.findings[0].evidence)["rule"] == "plenary-apart"


def test_what_decided_another_office_s_case_is_named_before_its_review_and_after(told: Story, found: Found) -> None:
    before = hold(told, item(), word="asing", office="52.01")
    hold(told, item())
    begun(told)
    after = hold(told, item(decided="case.transferred:down:52.01"), word="asing-lagi", office="52.02")
    hold(told, item(decided="case.transferred:up"), word="pengambil", office="")
    assert sorted(found(checked(told))) == [("plenary.unlawful", before), ("plenary.unlawful", after)]


def test_a_decision_of_a_case_that_the_log_does_not_know_is_named(told: Story, found: Found) -> None:
    of_none = hold(told, item("tiada", "case.decided:violation"))
    hold(told, item("nanti"), word="rapat-lain")  # its first review is still to come
    assert found(checked(told)) == [("plenary.unlawful", of_none)]


def test_a_decision_of_a_case_that_was_closed_is_named(told: Story, found: Found) -> None:
    again = hold(told, item("case", "case.decided:violation"))
    report = checked(told)
    assert found(report) == [("plenary.unlawful", again)]
    assert "decided a case that was closed" in message(report.findings[0], "en")


def test_a_later_meeting_decides_anew_and_the_earlier_carries_nothing(told: Story, found: Found) -> None:
    hold(told, item(decided="case.reviewed:incomplete"), word="semula")
    hold(told, item())
    begun(told)
    hold(told, item("lain"), word="lama")
    hold(told, item("lain", decided="case.reviewed:incomplete"), word="baru")
    index = review(told, "lain", edition=DIGEST, plenary=subject("lama"), types=(Violation.ADMINISTRATIVE,))
    report = checked(told)
    assert found(report) == [("case.rule", index)]
    assert dict(report.findings[0].evidence)["rule"] == "plenary-named"


def test_a_meeting_dated_before_the_receipt_is_named(told: Story, found: Found) -> None:
    hold(told, item(), day=(told.world.now - timedelta(days=1)).date().isoformat())
    index = begun(told)
    report = checked(told)
    assert found(report) == [("case.rule", index)]
    assert dict(report.findings[0].evidence)["rule"] == "plenary-in-time"


def test_a_case_of_before_needs_none_and_says_so_by_naming_no_digest(told: Story, found: Found) -> None:
    review(told, "kasus", types=(Violation.ADMINISTRATIVE,))
    act(told, "kasus", CaseRegistered(number=NUMBER, types=(Violation.ADMINISTRATIVE,)))
    assert found(checked(told)) == []


def test_another_edition_is_told_and_not_judged(told: Story, found: Found) -> None:
    index = review(told, "kasus", edition="ab" * 32)
    report = checked(told)
    assert found(report) == [("case.edition-other", index)]
    assert report.exit_code == 2
    assert "ab" * 32 in message(report.findings[0], "en")


def test_too_few_members_are_reported_and_not_condemned(told: Story, found: Found) -> None:
    few = PlenaryItem(case=subject("kasus"), counted=in_order(ANI, BUDI), decided=REGISTER)
    index = hold(told, few)
    begun(told)
    report = checked(told)
    assert found(report) == [("plenary.quorum", index)]
    assert report.exit_code == 2


def test_once_two_confirmed_the_quorum_too_few_are_named_for_meetings_from_then_on(told: Story, found: Found) -> None:
    few = [PlenaryItem(case=subject(word), counted=in_order(ANI, BUDI), decided=REGISTER) for word in ("satu", "dua")]
    before = hold(told, few[0])
    norm = {"article": "Pasal 1", "text": "ab" * 32, "title": "CONTOH", "value": "lebih dari 1/2", "second": BUDI}
    act(told, "norma", NormConfirmed(fact="editions/pemilu-2022/norm.quorum", **norm), ANI)
    after = hold(told, few[1], word="kedua")
    review(told, "satu", edition=DIGEST, plenary=subject(MEET), types=(Violation.ADMINISTRATIVE,))
    review(told, "dua", edition=DIGEST, plenary=subject("kedua"), types=(Violation.ADMINISTRATIVE,))
    assert found(checked(told)) == [("plenary.unlawful", after), ("plenary.quorum", before)]


def test_a_meeting_is_counted_by_the_value_that_two_confirmed_and_not_by_one_alone(told: Story, found: Found) -> None:
    norm = {"article": "Pasal 1", "text": "ab" * 32, "title": "CONTOH", "fact": "editions/pemilu-2022/norm.quorum"}
    alone = act(told, "seorang", NormConfirmed(value="4", second=ANI, **norm), ANI)
    hold(told, item("satu"))
    act(told, "berdua", NormConfirmed(value="4", second=BUDI, **norm), ANI)
    after = hold(told, item("dua"), word="kedua")
    review(told, "satu", edition=DIGEST, plenary=subject(MEET), types=(Violation.ADMINISTRATIVE,))
    review(told, "dua", edition=DIGEST, plenary=subject("kedua"), types=(Violation.ADMINISTRATIVE,))
    assert sorted(found(checked(told))) == [("norm.unlawful", alone), ("plenary.unlawful", after)]


DEWI = subject("dewi")


@pytest.mark.parametrize(
    ("changed", "items"),
    [
        ({"members": (ANI, ANI, BUDI)}, ()),
        ({"seats": 2}, ()),
        ({}, (item(), item())),
        ({"members": in_order(ANI, BUDI)}, ()),
        ({}, (item(dissent=(DEWI,)),)),
        ({}, (item(dissent=in_order(ANI, BUDI, CITRA)),)),
    ],
    ids=[
        "one twice",
        "more than seats",
        "one thing twice",
        "counted, not there",
        "dissents, not counted",
        "nobody for it",
    ],
)
def test_a_meeting_that_cannot_have_been_is_named(
    told: Story, found: Found, changed: dict[str, Any], items: tuple[PlenaryItem, ...]
) -> None:
    index = hold(told, *(items or (item(),)), **changed)
    assert ("plenary.unlawful", index) in found(checked(told))


def test_an_office_that_has_other_seats_than_before_is_told_and_not_condemned(told: Story, found: Found) -> None:
    hold(told, item("satu"))
    hold(told, item("dua"), word="lain", office="52.01", seats=3)
    index = hold(told, item("tiga"), word="kedua", seats=3)
    report = checked(told)
    assert found(report) == [("plenary.seats", index)]
    assert dict(report.findings[0].evidence)["before"] == 5


def test_one_number_is_one_meeting_and_none_is_entered_before_its_day(told: Story, found: Found) -> None:
    hold(told, item())
    again = hold(told, item("lain"), word="lain", number=f"014/{MEET}")
    early = hold(told, item("esok"), word="esok", day=(told.world.now + timedelta(days=2)).date().isoformat())
    assert found(checked(told)) == [("plenary.unlawful", again), ("plenary.unlawful", early)]


def test_fields_of_an_item_stand_in_canonical_order() -> None:
    assert list(PlenaryItem.__struct_fields__) == sorted(PlenaryItem.__struct_fields__)
