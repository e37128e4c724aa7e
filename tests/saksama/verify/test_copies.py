"""The version of the supervisors' copies in a running log, held against what was put together: each bend is named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from saksama.cli.fetch import HttpReader
from saksama.cli.words import message
from saksama.entries.commitment import commit
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled
from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.entries.reconciliation import FIGURES, Figures, Keying, Reconciliation, committed, encode_reconciliation
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.story import Story, named_alike, no_progress, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

FIRST, SECOND = "5201012002001", "5201012002002"
PERSONS: Final = ("1" * 32, "2" * 32)
SALTS: Final = (bytes([1]) * 32, bytes([2]) * 32)
HEAD: Final = "kode_tps,suara_sah,suara_tidak_sah\n"


@dataclass
class Copies:
    """Copies that two persons typed alike, and versions of them."""

    story: Story
    typed: list[str] = field(default_factory=list)

    def copy(self, station: str, valid: int, invalid: int | None) -> int:
        node, figures = self.story.bawaslu, {"suara_sah": valid, "suara_tidak_sah": invalid}
        self.typed.append(station)
        about = subject(f"copy {len(self.typed)}")
        for turn, (actor, salt) in enumerate(zip(PERSONS, SALTS, strict=True), start=1):
            body = SheetKeyed(contest="ppwp-2024", station=station, turn=turn)
            commits: dict[str, Any] = {
                FIGURES: commit(body.KIND, FIGURES, salt, committed(figures)),
                "photos": "0" * 64,
            }
            node.append(body, subject=about, actor=actor, **commits)
        said = SheetReconciled(
            contest="ppwp-2024",
            document=node.blob(self._document(station, figures)),
            first=PERSONS[0],
            second=PERSONS[1],
            station=station,
        )
        return node.append(said, subject=about, actor=PERSONS[1])

    def _document(self, station: str, figures: Figures) -> bytes:
        one, other = (Keying(figures, salt) for salt in SALTS)
        return encode_reconciliation(Reconciliation("ppwp-2024", station, figures, (one, other)))

    def version(self, *rows: str, source: Source = Source.SUPERVISOR, contest: str = "ppwp-2024") -> int:
        node = self.story.bawaslu
        document = node.blob((HEAD + "".join(f"{row}\n" for row in rows)).encode())
        body = SheetImported(contest=contest, document=document, rows=len(rows), source=source)
        return node.append(body, subject=subject(f"version {document}"), actor=PERSONS[0])

    def check(self) -> Report:
        self.story.bawaslu.publish()
        with HttpReader() as reader:
            return named_alike(
                verify_node(self.story.bawaslu.url, Anchors(), Asking(reader, no_progress, lambda: None))
            )


@pytest.fixture
def copies(told: Story) -> Copies:
    return Copies(told)


def test_a_version_of_what_was_put_together_last_is_found_good(copies: Copies, found: Found) -> None:
    copies.copy(FIRST, 190, None)
    copies.version(f"{FIRST},190,")
    copies.copy(SECOND, 80, 0)
    copies.copy(FIRST, 191, 3)
    copies.version(f"{FIRST},191,3", f"{SECOND},80,0")
    assert found(copies.check()) == []


def test_another_source_is_not_held_against_copies(copies: Copies, found: Found) -> None:
    copies.copy(FIRST, 190, None)
    copies.version(f"{FIRST},7,", source=Source.SIREKAP)
    assert found(copies.check()) == []


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((f"{FIRST},191,", f"{SECOND},80,0"), f"{FIRST} suara_sah: 191, put together in entry"),
        ((f"{FIRST},190,0", f"{SECOND},80,0"), f"{FIRST} suara_tidak_sah: 0, put together in entry"),
        ((f"{FIRST},190,", f"{SECOND},80,"), f"{SECOND} suara_tidak_sah: unknown, put together in entry"),
        ((f"{FIRST},190,",), f"{SECOND}: its copy of entry"),
        ((f"{FIRST},190,", f"{SECOND},80,0", "5201012002003,1,2"), "5201012002003: no copy of it was put together"),
    ],
)
def test_a_figure_that_was_changed_is_named_with_station_and_field(
    copies: Copies, found: Found, rows: tuple[str, ...], says: str
) -> None:
    copies.copy(FIRST, 190, None)
    copies.copy(SECOND, 80, 0)
    bent = copies.version(*rows)
    report = copies.check()
    assert found(report) == [("sheet.wrong", bent)]
    assert says in message(report.findings[0], "en")


def test_a_copy_that_came_later_does_not_vouch_for_a_version(copies: Copies, found: Found) -> None:
    bent = copies.version(f"{FIRST},190,")
    copies.copy(FIRST, 190, None)
    assert found(copies.check()) == [("sheet.wrong", bent)]


def test_a_copy_of_another_contest_does_not_vouch_for_a_version(copies: Copies, found: Found) -> None:
    copies.copy(FIRST, 190, None)
    bent = copies.version(f"{FIRST},190,", contest="pilkada-gubernur-52-2024")
    assert found(copies.check()) == [("sheet.wrong", bent)]


def test_of_many_differences_the_first_are_named(copies: Copies) -> None:
    rows = [f"52010120020{place:02},1,1" for place in range(20)]
    copies.version(*rows)
    told = message(copies.check().findings[0], "en")
    assert told.count("no copy of it") == 5
    assert told.endswith("…")
