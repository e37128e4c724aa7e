"""Supervisors' copies in a running log, read by the verifier: each rule broken in turn, and named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from saksama.cli.fetch import HttpReader
from saksama.cli.words import message
from saksama.entries.commitment import commit
from saksama.entries.kinds.keying import FollowUp, Ground, SheetKeyed, SheetReconciled, SheetResolved
from saksama.entries.reconciliation import (
    FIGURES,
    Figures,
    Keying,
    Reconciliation,
    committed,
    differing,
    encode_reconciliation,
)
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.story import Story, named_alike, no_progress, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

STATION: Final = "5201012002001"
ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)
SALTS: Final = (bytes([1]) * 32, bytes([2]) * 32)
SAME: Final = {"suara_sah": 190, "suara_tidak_sah": None}
OTHER: Final = {"suara_sah": 196, "suara_tidak_sah": None}


@dataclass
class Typing:
    """One copy in a log; what was typed, by turn."""

    story: Story
    typed: list[Figures] = field(default_factory=list)

    def key(self, actor: str, figures: Figures, *, turn: int = 0, station: str = STATION) -> int:
        salt = SALTS[min(len(self.typed), 1)]
        self.typed.append(figures)
        body = SheetKeyed(contest="ppwp-2024", station=station, turn=turn or len(self.typed))
        commits: dict[str, Any] = {FIGURES: commit(body.KIND, FIGURES, salt, committed(figures)), "photos": "0" * 64}
        return self.story.bawaslu.append(body, subject=subject("copy"), actor=actor, **commits)

    def reconcile(self, actor: str, stands: Figures, **changed: object) -> int:
        first, second = (self.typed * 2)[:2]
        keyings = (Keying(first, SALTS[0]), Keying(second, SALTS[1]))
        document = encode_reconciliation(Reconciliation("ppwp-2024", STATION, stands, keyings))
        fields: dict[str, object] = {
            "contest": "ppwp-2024",
            "decided": differing(first, second),
            "document": self.story.bawaslu.blob(document),
            "first": ONE,
            "second": TWO,
            "station": STATION,
        }
        body = SheetReconciled(**(fields | changed))  # type: ignore[arg-type]
        return self.story.bawaslu.append(body, subject=subject("copy"), actor=actor)

    def resolve(self, actor: str, second: str) -> int:
        body = SheetResolved(
            contest="ppwp-2024",
            finding="a" * 64,
            follow_up=FollowUp.NONE,
            ground=Ground.MISREAD,
            place=STATION,
            rule="H5",
            second=second,
        )
        return self.story.bawaslu.append(body, subject=subject("resolved"), actor=actor, text="0" * 64)

    def check(self) -> Report:
        self.story.bawaslu.publish()
        with HttpReader() as reader:
            return named_alike(
                verify_node(self.story.bawaslu.url, Anchors(), Asking(reader, no_progress, lambda: None))
            )


@pytest.fixture
def typing(told: Story) -> Typing:
    return Typing(told)


def test_two_who_type_the_same_and_a_third_who_decides_are_found_good(typing: Typing, found: Found) -> None:
    typing.key(ONE, SAME)
    typing.key(TWO, OTHER)
    typing.reconcile(THREE, SAME)
    typing.resolve(ONE, TWO)
    assert found(typing.check()) == []


def test_the_second_puts_together_what_both_typed_alike(typing: Typing, found: Found) -> None:
    typing.key(ONE, SAME)
    typing.key(TWO, SAME)
    typing.reconcile(TWO, SAME)
    assert found(typing.check()) == []


@pytest.mark.parametrize(
    ("tell", "says"),
    [
        (lambda t: [t.key(ONE, SAME), t.key(ONE, SAME)][1], "one person typed it twice"),
        (lambda t: t.key(ONE, SAME, turn=2), "not its turn"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, SAME, station="5201012002002")][1], "another contest or station"),
        (lambda t: [t.key(ONE, SAME), t.reconcile(TWO, SAME)][1], "before two had typed"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, OTHER), t.reconcile(TWO, SAME)][2], "not a third person"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, SAME), t.reconcile(THREE, SAME)][2], "not by the second"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, SAME), t.reconcile(TWO, SAME, first=THREE)][2], "names others"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, OTHER), t.reconcile(THREE, SAME, decided=("x",))][2], "does not fit"),
        (lambda t: [t.key(ONE, SAME), t.key(TWO, SAME), t.reconcile(TWO, OTHER)][2], "does not fit"),
        (lambda t: t.resolve(ONE, ONE), "by one person"),
    ],
)
def test_each_rule_is_named_where_it_is_broken(
    typing: Typing, found: Found, tell: Callable[[Typing], int], says: str
) -> None:
    bent = tell(typing)
    report = typing.check()
    assert found(report) == [("sheet.unlawful", bent)]
    assert says in message(report.findings[0], "en")


def test_a_document_that_opens_other_figures_is_named(typing: Typing, found: Found) -> None:
    typing.key(ONE, SAME)
    typing.key(TWO, SAME)
    typing.typed = [OTHER, OTHER]
    bent = typing.reconcile(TWO, OTHER)
    report = typing.check()
    assert found(report) == [("sheet.unlawful", bent)]
    assert "does not open what was committed" in message(report.findings[0], "en")


def test_a_copy_is_put_together_once(typing: Typing, found: Found) -> None:
    typing.key(ONE, SAME)
    typing.key(TWO, SAME)
    typing.reconcile(TWO, SAME)
    again = typing.reconcile(TWO, SAME)
    late = typing.key(THREE, SAME, turn=1)
    assert found(typing.check()) == [("sheet.unlawful", again), ("sheet.unlawful", late)]
