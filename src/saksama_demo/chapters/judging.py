"""The outsider on the cases: nothing is wrong, every state was reached, and then each plant is named by its code.

Rules kept here:
  * What is claimed of the cases is read in the public log and said by the real command; the node is not asked.
  * Exactly the planted entries are named: one more finding, or one less, ends the story.
"""

from typing import Final

from saksama.procedure.reading import shipped
from saksama.verify.report import NotChecked
from saksama_demo.chapters import cases
from saksama_demo.chapters.verifying import findings, verify_both
from saksama_demo.page import StoryMistake
from saksama_demo.public_log import entries, gone_through
from saksama_demo.scene import Scene
from saksama_demo.story import say

MUST_BE_CHECKED: Final = frozenset(
    {
        NotChecked.CASE_PERIODS,
        NotChecked.LOT_SIZES,
        NotChecked.CONTENTS,
        NotChecked.UNWITNESSED,
    }
)
"""A report that says any of these was not checked says nothing of procedure, deadlines or draws."""


def find_nothing(scene: Scene) -> None:
    """`saksama verify` passes for both nodes, and says itself that the log is a simulation."""
    scene.settle()
    verify_both(scene)
    told = scene.verify(scene.bawaslu, accept=(0,))
    unchecked = told.get("not_checked")
    codes = {each["code"] for each in unchecked} if isinstance(unchecked, list) else set()
    if NotChecked.SIMULATED not in codes or codes & MUST_BE_CHECKED:
        raise StoryMistake(f"not checked: {sorted(codes)}")


def reach_every_state(scene: Scene) -> None:
    """In both editions each state was reached by one case at least."""
    log = entries(scene.bawaslu)
    for edition in (shipped()[name] for name in (cases.PEMILU, cases.PILKADA)):
        gone = gone_through(log, edition)
        missed = {state.id for state in edition.state} - gone.states
        if missed:
            raise StoryMistake(f"no case of {edition.id} reached {sorted(missed)}")
        scene.story.cases[edition.id] = {
            "cases": gone.cases,
            "states": sorted(gone.states),
            "acts": sorted(gone.acts),
            "acts_not_played": sorted({move.act for move in edition.move} - gone.acts),
        }
        say(f"     {edition.id}: {gone.cases} perkara, {len(gone.states)} keadaan, {len(gone.acts)} jenis tindakan")


def name_each_plant(scene: Scene) -> None:
    """Each planted entry is named by its code, and nothing else is."""
    scene.settle()
    told = scene.verify(scene.bawaslu, accept=(1,))
    scene.story.after = findings(told)
    named = sorted((str(each["code"]), str(each["index"])) for each in scene.story.after)
    planted = sorted((each["code"], str(each["index"])) for each in scene.story.planted)
    if named != planted:
        raise StoryMistake(f"planted {planted}, named {named}: {scene.story.after}")
    for each in scene.story.after:
        say(f"     [{each['code']}] catatan {each['index']}")
