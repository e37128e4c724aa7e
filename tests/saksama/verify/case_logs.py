"""Entries of cases, as a log has them."""

from typing import Any

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseReceived,
    CaseReviewed,
    Origination,
    ReviewOutcome,
)
from tests.saksama.verify.conftest import COMMITS, Story, subject

ANI, BUDI, CITRA = (subject(name) for name in ("ani", "budi", "citra"))
NUMBER = "002/LP/PL/Prov/18.00/XI/2026"


def review(story: Story, word: str, **changed: object) -> int:
    """A receipt and the review that begins its case; the index of the review."""
    node = story.bawaslu
    node.append(CaseReceived(), subject=subject(f"{word} receipt"), **COMMITS)
    fields: dict[str, object] = {
        "day": story.world.now.date().isoformat(),
        "office": "52",
        "outcome": ReviewOutcome.REGISTER,
        "procedure": "pemilu-2022",
        "source": Origination.REPORT,
    }
    kept = {name: value for name, value in (fields | changed).items() if value is not None}
    return node.append(CaseReviewed(**kept), subject=subject(word), actor=ANI, receipt=COMMITS["content"])  # type: ignore[arg-type]


def act(story: Story, word: str, body: Body, actor: str = ANI, **commits: Any) -> int:
    return story.bawaslu.append(body, subject=subject(word), actor=actor, **commits)
