"""Versions of results in a running log, made again by the verifier: each part bent in turn, and named by its code."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import msgspec
import numpy as np
import pytest
from msgspec import UNSET

from saksama.cli.fetch import HttpReader
from saksama.cli.words import message
from saksama.entries.kinds.keying import FollowUp, Ground, SheetResolved
from saksama.entries.kinds.sheet import SheetFlagged, SheetImported, Source
from saksama.statistics.open_findings import OpenShown, Standing, path_of, write_open
from saksama.tally.columns import Columns
from saksama.tally.published.again import Again
from saksama.tally.published.areas import Shown, areas_of, write_shown
from saksama.tally.published.document import write_document
from saksama.tally.published.judging import Version, judge
from saksama.tally.published.listing import counted, write_list
from saksama.tally.published.merging import merged
from saksama.tally.sheet.reading import definition_digest, sheet_of
from saksama.verify.findings import exit_code
from saksama.verify.meaning.sheets import Lister
from saksama.verify.report import NotChecked, Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.story import Story, named_alike, no_progress, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

PPWP: Final = sheet_of("ppwp-2024")
PAIRS: Final = ("suara_paslon_1", "suara_paslon_2", "suara_paslon_3")
STATIONS: Final = ("5201011001001", "5201011001002")
MACHINE: Final = "operator"


def table(valid: int) -> Columns:
    votes = {name: np.array([10.0, 20.0 + place]) for place, name in enumerate(PAIRS)}
    return Columns(np.array(STATIONS), {**votes, "suara_sah": np.array([30.0, float(valid)])}, {}, "")


@dataclass
class Telling:
    """Versions and lists of one log; `changed` fields bend an entry."""

    story: Story
    came: list[tuple[Source, str]] = field(default_factory=list)
    opened: dict[str, Standing] = field(default_factory=dict)
    last: SheetFlagged | None = None

    def imported(self, figures: Columns, source: Source = Source.KPU_TABLE, **changed: object) -> int:
        node = self.story.bawaslu
        document = node.blob(write_document(figures, PPWP.columns))
        fields: dict[str, object] = {"contest": "ppwp-2024", "document": document, "rows": 2, "source": source}
        body = SheetImported(**(fields | changed))  # type: ignore[arg-type]
        if [each for of, each in self.came if of is source][-1:] != [body.document]:
            self.came.append((source, body.document))
        return node.append(body, subject=subject(source), actor=MACHINE)

    def page(self, figures: Columns, body: SheetFlagged, **changed: object) -> None:
        """What the node shows of a version of KPU's table."""
        mine = [document for source, document in self.came if source is Source.KPU_TABLE]
        number = mine.index(body.figures) + 1 if body.figures in mine else 0
        shown = Shown(dict(areas_of(PPWP, figures)), body.figures, body.document, body.rules)
        served = write_shown(msgspec.structs.replace(shown, **changed))
        self.story.bawaslu.write(f"hasil/ppwp-2024/kpu-tabel/{number}.json", served)

    def flagged(self, figures: Columns, *others: tuple[Source, Columns], **changed: object) -> int:
        node = self.story.bawaslu
        against = [Version(source.value, each, source is Source.KPU_TABLE) for source, each in others]
        judged = judge(PPWP, Version(Source.KPU_TABLE.value, figures), against)
        fields: dict[str, object] = {
            "against": tuple(node.blob(write_document(each, PPWP.columns)) for _source, each in others),
            "contest": "ppwp-2024",
            "document": node.blob(write_list(judged.flags)),
            "figures": node.blob(write_document(figures, PPWP.columns)),
            "rules": counted(judged.counts),
            "sheet": "ppwp-2024",
        }
        body = SheetFlagged(**(fields | changed))  # type: ignore[arg-type]
        self.last = body
        self.page(figures, body)
        self.listed(Source.KPU_TABLE, body)
        return node.append(body, subject=subject(Source.KPU_TABLE), actor=MACHINE)

    def listed(self, source: Source, body: SheetFlagged) -> None:
        """The node's page of open findings takes the list up."""
        data = (self.story.bawaslu.folder / "log/blob" / body.document).read_bytes()
        standing = self.opened.setdefault(body.contest, Standing(body.contest))
        standing.settle(source.value, data)
        self.open_page(standing.shown(()))

    def open_page(self, shown: OpenShown, contest: str = "ppwp-2024") -> None:
        self.story.bawaslu.write(path_of(contest), write_open(shown))

    def resolved(self, finding: str) -> int:
        body = SheetResolved(
            contest="ppwp-2024",
            finding=finding,
            follow_up=FollowUp.NONE,
            ground=Ground.MISREAD,
            place=STATIONS[0],
            rule="H5",
            second=subject("second"),
        )
        text = hashlib.sha256(b"text").hexdigest()
        return self.story.bawaslu.append(body, subject=subject(finding), actor=subject("first"), text=text)

    def check(self, lister: Lister | None = Again()) -> Report:  # noqa: B008 (it holds nothing)
        self.story.bawaslu.publish()
        with HttpReader() as reader:
            asking = Asking(reader, no_progress, lambda: None, lister=lambda: lister)
            return named_alike(verify_node(self.story.bawaslu.url, Anchors(), asking))


@pytest.fixture
def telling(told: Story) -> Telling:
    return Telling(told)


def test_a_version_and_its_list_by_the_rules_are_found_good(telling: Telling, found: Found) -> None:
    right, wrong, other = table(63), table(163), table(64)
    telling.imported(right)
    telling.flagged(right)
    telling.imported(other, Source.SIREKAP)
    telling.imported(wrong)
    report = telling.check()
    assert found(report) == []
    assert NotChecked.SHEETS not in report.not_checked


def test_a_list_against_the_earlier_version_and_another_source_is_made_again(telling: Telling, found: Found) -> None:
    right, other = table(63), table(64)
    telling.imported(other, Source.SIREKAP)
    telling.imported(right)
    telling.flagged(right, (Source.SIREKAP, other))
    newer = table(70)
    telling.imported(newer)
    telling.flagged(newer, (Source.KPU_TABLE, right), (Source.SIREKAP, other))
    assert found(telling.check()) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"rules": ("H5=7",)}, "counts differ"),
        ({"sheet": "pilkada-gubernur-2099"}, "does not know its kind of form"),
    ],
)
def test_counts_and_sheets_that_are_not_those_of_the_figures_are_named(
    telling: Telling, found: Found, changed: dict[str, object], says: str
) -> None:
    telling.imported(table(163))
    bent = telling.flagged(table(163), **changed)
    report = telling.check()
    assert found(report) == [("sheet.wrong", bent)]
    assert says in message(report.findings[0], "en")


def test_another_definition_is_told_as_that_and_not_as_a_bent_list(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    at = telling.flagged(table(163), definition="a" * 64, rules=("H5=7",))
    report = telling.check()
    assert found(report) == [("sheet.definition-unknown", at)]
    assert "another definition called ppwp-2024" in message(report.findings[0], "en")
    assert exit_code(report.findings) == 2


def test_the_definition_that_is_here_excuses_no_bent_list(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    bent = telling.flagged(table(163), definition=definition_digest(PPWP), rules=("H5=7",))
    assert found(telling.check()) == [("sheet.wrong", bent)]


def test_a_list_that_leaves_a_line_out_is_named(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    whole = write_list(judge(PPWP, Version(Source.KPU_TABLE.value, table(163))).flags)
    shorter = telling.story.bawaslu.blob(b"\n".join(whole.splitlines()[:-1]) + b"\n")
    bent = telling.flagged(table(163), document=shorter)
    assert found(telling.check()) == [("sheet.wrong", bent)]


def test_a_document_that_is_none_or_has_other_rows_is_named(telling: Telling, found: Found) -> None:
    node = telling.story.bawaslu
    none = telling.imported(table(63), document=node.blob(b"kode_tps;suara_sah\n1;2\n"))
    rows = telling.imported(table(64), rows=3)
    assert found(telling.check()) == [("sheet.wrong", none), ("sheet.wrong", rows)]


def test_a_list_of_figures_that_never_came_or_beside_such_is_named(telling: Telling, found: Found) -> None:
    early = telling.flagged(table(63))
    telling.imported(table(63))
    beside = telling.flagged(table(63), (Source.SIREKAP, table(64)))
    other = telling.flagged(table(63), contest="pilkada-gubernur-52-2024")
    report = telling.check()
    assert found(report) == [("sheet.unlawful", each) for each in (early, beside, other)]
    assert "masuk ke log ini" in message(report.findings[0], "id")


@pytest.mark.parametrize("lister", [Again(), None], ids=["computed", "read alone"])
def test_a_list_that_leaves_a_source_out_or_takes_an_older_version_of_it_is_named(
    telling: Telling, found: Found, lister: Lister | None
) -> None:
    older, newer, mine, next_one = table(64), table(65), table(63), table(66)
    telling.imported(older, Source.SIREKAP)
    telling.imported(mine)
    without = telling.flagged(mine)
    telling.imported(newer, Source.SIREKAP)
    stale = telling.flagged(mine, (Source.SIREKAP, older))
    telling.imported(next_one)
    own_left_out = telling.flagged(next_one, (Source.SIREKAP, newer))
    report = telling.check(lister)
    assert found(report) == [("sheet.unlawful", each) for each in (without, stale, own_left_out)]
    assert "every source that had come into this log" in message(report.findings[0], "en")


def test_where_nobody_can_compute_it_is_said(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    telling.flagged(table(163), rules=("H5=7",))
    report = telling.check(None)
    assert found(report) == []
    assert NotChecked.SHEETS in report.not_checked


def test_two_sources_that_say_the_same_are_two_versions(telling: Telling, found: Found) -> None:
    same, newer = table(63), table(64)
    telling.imported(same, Source.SIREKAP)
    telling.imported(same)
    telling.flagged(same, (Source.SIREKAP, same))
    telling.imported(newer)
    telling.flagged(newer, (Source.KPU_TABLE, same), (Source.SIREKAP, same))
    assert found(telling.check()) == []


def test_figures_that_come_back_after_others_are_counted_as_a_version(telling: Telling, found: Found) -> None:
    right, mistaken, newer = table(63), table(64), table(70)
    for each in (right, mistaken, right, newer):
        telling.imported(each)
    telling.flagged(newer, (Source.KPU_TABLE, right))
    assert found(telling.check()) == []


def test_figures_on_a_page_that_are_not_those_of_the_document_are_named(telling: Telling, found: Found) -> None:
    telling.imported(table(63))
    at = telling.flagged(table(63))
    assert telling.last is not None
    areas = dict(areas_of(PPWP, table(63)))
    richer = msgspec.structs.replace(areas["52"], sums={**areas["52"].sums, "suara_paslon_1": (990, 2)})
    for changed, says in (
        ({"areas": {**areas, "52": richer}}, "area 52: sums"),
        ({"areas": {code: each for code, each in areas.items() if code != "5201"}}, "area 5201: not shown"),
        ({"rules": ("H5=0",)}, "another rules"),
        ({"list": "0" * 64}, "another list"),
    ):
        telling.page(table(63), telling.last, **changed)
        report = telling.check()
        assert found(report) == [("sheet.wrong", at)]
        assert says in message(report.findings[0], "en")


def test_a_page_that_is_none_is_told_and_one_that_is_not_served_beside_others_too(
    telling: Telling, found: Found
) -> None:
    telling.imported(table(63))
    at = telling.flagged(table(63))
    telling.imported(table(64))
    later = telling.flagged(table(64), (Source.KPU_TABLE, table(63)))
    page = telling.story.bawaslu.folder / "hasil/ppwp-2024/kpu-tabel/1.json"
    page.write_bytes(b"[" * 9_000)
    assert found(telling.check()) == [("sheet.wrong", at)]
    page.unlink()
    assert found(telling.check()) == [("unreachable", at)]
    page.with_name("2.json").unlink()
    assert found(telling.check()) == [("unreachable", at), ("unreachable", later)]


def test_a_node_without_pages_for_machines_is_neither_good_nor_bad(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    at = telling.flagged(table(163))
    for page in ("hasil/ppwp-2024/kpu-tabel/1.json", path_of("ppwp-2024")):
        (telling.story.bawaslu.folder / page).unlink()
    report = telling.check()
    assert found(report) == [("unreachable", at), ("unreachable", at)]
    assert exit_code(report.findings) == 2


def test_open_findings_that_are_not_those_of_the_lists_are_named(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    telling.flagged(table(163))
    telling.imported(table(64))
    at = telling.flagged(table(64), (Source.KPU_TABLE, table(163)))
    honest = telling.opened["ppwp-2024"].shown(())
    assert honest.open
    line = honest.open[0]
    for changed, says in (
        ({"open": honest.open[1:]}, "1 of the lists is not shown; area 52010"),
        ({"open": tuple(sorted((*honest.open, line.replace("5201011001", "5201011009"))))}, "1 shown is in no list"),
        ({"open": (*honest.open, line)}, "more than once"),
        ({"lists": 1}, "it rests on 1 list, the log holds 2"),
        ({"lists": 3}, "it rests on 3 lists, the log holds 2"),
        ({"decided": ("0" * 64,)}, "called decided, and in no entry"),
    ):
        telling.open_page(msgspec.structs.replace(honest, **changed))
        for lister in (Again(), None):
            report = telling.check(lister)
            assert found(report) == [("sheet.wrong", at)]
            assert says in message(report.findings[0], "en")
    telling.open_page(honest)
    assert found(telling.check()) == []


def test_what_two_persons_decided_is_open_no_more_and_must_not_be_shown_as_open(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    at = telling.flagged(table(163))
    standing = telling.opened["ppwp-2024"]
    key, *_others = standing.lines
    telling.resolved(key)
    assert found(telling.check()) == [("sheet.wrong", at)]
    telling.open_page(standing.shown([key]))
    assert found(telling.check()) == []


def test_what_was_decided_while_the_log_was_read_is_told_as_not_checked(telling: Telling, found: Found) -> None:
    telling.imported(table(163))
    at = telling.flagged(table(163))
    standing = telling.opened["ppwp-2024"]
    key, *_others = standing.lines
    telling.open_page(standing.shown([key]))
    telling.story.bawaslu.publish()

    def meanwhile() -> None:
        telling.resolved(key)
        telling.story.bawaslu.publish()

    with HttpReader() as reader:
        asking = Asking(reader, no_progress, meanwhile, lister=Again)
        report = named_alike(verify_node(telling.story.bawaslu.url, Anchors(), asking))
    assert found(report) == [("unreachable", at)]
    assert "run this again" in message(report.findings[0], "en")


RECAP: Final = Source.RECAP_DISTRICT


def recap(**votes: float) -> Columns:
    """A recap of kecamatan, each with the votes of the first pair; `k520101=4`."""
    codes = sorted(votes)
    figures = {"suara_paslon_1": np.array([votes[code] for code in codes])}
    return Columns(np.array([code[1:] for code in codes]), figures, {}, "")


@dataclass
class Building:
    """A recap that is built up in one log: each version on the one before it, unless a test bends it."""

    telling: Telling
    table: Columns | None = None
    number: int = 0
    since: dict[str, int] = field(default_factory=dict)

    def version(
        self,
        part: Columns | None = None,
        without: tuple[str, ...] = (),
        bent: Mapping[str, object] = MappingProxyType({}),
    ) -> int:
        """Enter it and its list; `bent`: what its entry says otherwise."""
        node, base = self.telling.story.bawaslu, self.table
        made = part if base is None else merged(base, part, without)
        assert made is not None
        self.table, self.number = made, self.number + 1
        new = {} if part is None else dict.fromkeys(part.ids.tolist(), self.number)
        self.since = {code: at for code, at in self.since.items() if not code.startswith(without)} | new
        fields: dict[str, object] = {"rows": len(made)}
        if base is not None:
            fields["base"] = node.blob(write_document(base, PPWP.columns))
            fields |= {"without": without} if part is None else {"part": node.blob(write_document(part, PPWP.columns))}
        entry = self.telling.imported(made, RECAP, **(fields | dict(bent)))
        judged = judge(PPWP, Version(RECAP.value, made), [] if base is None else [Version(RECAP.value, base, True)])
        body = SheetFlagged(
            against=() if base is None else (node.blob(write_document(base, PPWP.columns)),),
            contest="ppwp-2024",
            document=node.blob(write_list(judged.flags)),
            figures=node.blob(write_document(made, PPWP.columns)),
            rules=counted(judged.counts),
            sheet="ppwp-2024",
        )
        self.telling.listed(RECAP, body)
        node.append(body, subject=subject(RECAP), actor=MACHINE)
        shown = Shown(dict(areas_of(PPWP, made)), body.figures, body.document, body.rules, self.since)
        node.write(f"hasil/ppwp-2024/{RECAP}/{self.number}.json", write_shown(shown))
        return entry


@pytest.fixture
def building(telling: Telling) -> Building:
    return Building(telling)


def test_a_recap_that_builds_up_is_made_again_version_by_version(building: Building, found: Found) -> None:
    building.version(recap(k520101=4))
    building.version(recap(k520102=5))
    building.version(recap(k520101=6))
    building.version(without=("520102",))
    building.version(recap(k520101=4))
    assert building.since == {"520101": 5}
    assert found(building.telling.check()) == []


@pytest.mark.parametrize(
    ("bent", "code", "says"),
    [
        ({"part": "other"}, "sheet.wrong", "is in one of the two alone"),
        ({"part": "more"}, "sheet.wrong", "is not the figure that came last"),
        ({"base": "old"}, "sheet.unlawful", "not the last one"),
        ({"part": UNSET}, "sheet.unlawful", "only a recap builds up"),
        ({"base": UNSET}, "sheet.unlawful", "only a recap builds up"),
        ({"without": ("520101",)}, "sheet.unlawful", "only a recap builds up"),
        ({"part": UNSET, "without": ("5202",)}, "sheet.wrong", "builds on has not the areas"),
    ],
)
def test_a_version_that_does_not_follow_from_what_it_names_is_named(
    building: Building, found: Found, bent: dict[str, object], code: str, says: str
) -> None:
    node = building.telling.story.bawaslu
    parts = {"other": recap(k520103=5), "more": recap(k520102=50), "old": recap(k520101=4)}
    digests = {name: node.blob(write_document(each, PPWP.columns)) for name, each in parts.items()}
    building.version(recap(k520101=4))
    building.version(recap(k520101=3))
    given = {name: digests.get(value, value) if isinstance(value, str) else value for name, value in bent.items()}
    at = building.version(recap(k520102=5), bent=given)
    report = building.telling.check()
    assert (code, at) in found(report)
    assert says in message(next(each for each in report.findings if each.index == at), "en")


def test_a_page_that_dates_an_area_by_another_version_is_named(building: Building, found: Found) -> None:
    building.version(recap(k520101=4))
    building.since["520101"] = 3
    building.version(recap(k520102=5))
    report = building.telling.check()
    assert [each for each, _at in found(report)] == ["sheet.wrong"]
    assert "area 520101: shown as of another version" in message(report.findings[0], "en")
