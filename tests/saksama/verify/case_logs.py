"""Entries of cases, as a log has them."""

from typing import Any

from msgspec import UNSET, structs

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseReceived,
    CaseReviewed,
    Origination,
    ReviewOutcome,
)
from saksama.procedure.acts import name_of
from saksama.procedure.reading import shipped
from tests.testonly.story import COMMITS, Story, subject

ANI, BUDI, CITRA = (subject(name) for name in ("ani", "budi", "citra"))
NUMBER = "002/LP/PL/Prov/18.00/XI/2026"


def review(story: Story, word: str, **changed: object) -> int:
    """A receipt and the review that begins its case; the index of the review.

    It names its edition, and a meeting of its own that decided it, unless another `edition` or `plenary` is given.
    """
    node = story.bawaslu
    node.append(CaseReceived(), subject=subject(f"{word} receipt"), **COMMITS)
    fields: dict[str, object] = {
        "day": story.world.now.date().isoformat(),
        "office": "52",
        "outcome": ReviewOutcome.REGISTER,
        "procedure": "pemilu-2022",
        "source": Origination.REPORT,
    }
    said = fields | changed
    edition = shipped().get(str(said["procedure"]))
    if edition is not None and "edition" not in changed:
        said["edition"] = edition.digest
        if edition.plenary is not None and "plenary" not in changed:
            said["plenary"] = story.met(subject(word), name_of(CaseReviewed(**said)), office=said["office"])  # type: ignore[arg-type]
    kept = {name: value for name, value in said.items() if value is not None}
    return node.append(CaseReviewed(**kept), subject=subject(word), actor=ANI, receipt=COMMITS["content"])  # type: ignore[arg-type]


def act(story: Story, word: str, body: Body, actor: str = ANI, **commits: Any) -> int:
    """An act of the case; a decision names a meeting of its own, unless it names one."""
    if isinstance(body, CaseDecided) and body.plenary is UNSET:
        body = structs.replace(body, plenary=story.met(subject(word), f"{body.KIND}:{body.outcome}"))
    return story.bawaslu.append(body, subject=subject(word), actor=actor, **commits)
