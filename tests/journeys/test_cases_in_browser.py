"""Every source and type of case goes its way to the end in a real browser, in both regimes, with the clock moved.

The acts are those of the demo's chapter `kasus`: lapse, extension, deficiency, delegation, recusal, the stop for the
Constitutional Court, and five breaches; here each kind is typed and clicked by a person, the counter's on a telephone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from saksama.entries.kinds.case import Origination, Violation
from saksama.procedure.reading import shipped
from saksama_demo.chapters import cases
from saksama_demo.chapters.casework import INTAKE, Do
from saksama_demo.chapters.kasus import CHAPTER
from saksama_demo.launch import free_ports
from saksama_demo.scene import Scene
from saksama_demo.story import Story
from tests.testonly.in_browser import PHONE, WIDE, BrowserPerson, Typed


@pytest.fixture
def people(browser: Browser) -> Iterator[list[BrowserPerson]]:
    yield (everybody := list[BrowserPerson]())
    assert [fault for person in everybody for fault in person.faults] == []


def test_every_case_goes_its_way_in_a_browser(browser: Browser, people: list[BrowserPerson], tmp_path: Path) -> None:
    typed = Typed()

    def sits_down(base: str, name: str = "") -> BrowserPerson:
        people.append(BrowserPerson(browser, base, name, width=PHONE if name == INTAKE else WIDE, typed=typed))
        return people[-1]

    scene = Scene(tmp_path, free_ports(4), Story(), begins=CHAPTER.begins, more=CHAPTER.more, sits_down=sits_down)
    try:
        scene.open()
        for step in CHAPTER.steps:
            step.play(scene)
    finally:
        scene.close()
    assert set(scene.story.cases) == {cases.PEMILU, cases.PILKADA}
    for name, gone in scene.story.cases.items():
        assert gone["states"] == sorted(state.id for state in shipped()[name].state)
        assert gone["acts_not_played"] == []
    assert scene.story.before == []
    named = {(found["code"], found["index"]) for found in scene.story.after}
    assert named == {(each["code"], each["index"]) for each in scene.story.planted}
    planted = [each["code"] for each in scene.story.planted]
    assert planted == ["case.late", "entry.back-dated", "case.late", "lot.skipped", "case.rule", "case.rule"]


@pytest.mark.parametrize("election", ["pemilu ", "pilkada "])
def test_each_source_and_type_of_both_elections_goes_to_its_end(election: str) -> None:
    played = [act for part in vars(cases).values() if isinstance(part, tuple) for act in part if isinstance(act, Do)]
    acts = [act for act in played if act.case.startswith(election)]
    closed = {act.case for act in acts if act.slug == "tutup"}
    ended = [act for act in acts if act.case in closed]
    came = {str(act.values.get("kind", "finding")) for act in ended if act.slug in ("terima", "temuan")}
    assert came == set(Origination)
    decided = [act.values["types"] or [str(act.values["outcome"])] for act in ended if act.slug == "putus"]
    assert {kind for kinds in decided for kind in kinds} >= set(Violation)
    assert any(len(kinds) > 1 for kinds in decided)
