"""What an office's lots are drawn from: who may be drawn, and whose signature the seed comes from.

Rules kept here:
  * Drawn may be persons with the officer's role there or above.
  * For a roster that is entered now the source is an outside witness of the text that this log signed last, one that is
    asked; for one that was entered it is the witness that the roster names, by the text that it names.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from saksama.agreement.history import EventKind
from saksama.agreement.terms import Terms
from saksama_node.accounts.policy import Action, Role, Staff, require
from saksama_node.accounts.queries import with_role
from saksama_node.agreements.queries import agreements
from saksama_node.cases import queries
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawing import Source
from saksama_node.cases.lots.drawn import members
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import standing
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class Choice:
    """An officer who could be drawn at an office, and whether they are."""

    officer: Staff
    is_member: bool


def office_roster(by: Staff, region: str) -> list[Choice]:
    """Who holds the officer's role for this office, and who of them may be drawn."""
    require(by, Action.CASE_READ, region)
    chosen = members(region)
    return [Choice(each, each.id in chosen) for each in with_role(Role.OFFICER, region)]


def keep_roster(by: Staff, region: str, persons: Collection[int]) -> None:
    """Say who may be drawn at this office; who has not the officer's role is passed."""
    require(by, Action.CASE_ASSIGN, region)
    able = {each.id for each in with_role(Role.OFFICER, region)}
    with act():
        drawing.keep_members(region, able.intersection(persons))


def people_for(subject: str) -> Sequence[Staff]:
    """Who may be drawn for this case: the office's roster, as far as they still hold the officer's role."""
    region = queries.case(subject).region
    chosen = members(region)
    return [each for each in with_role(Role.OFFICER, region) if each.id in chosen]


def source_now() -> Source | None:
    """Agreement and outside witness for a roster that is entered now: of the text that this log signed last."""
    signed = [
        (event.index, event.digest, each)
        for each in agreements()
        for event in each.events
        if event.log_origin == SETTINGS.origin and event.kind in (EventKind.SIGNED, EventKind.AMENDED)
    ]
    if not signed:
        return None
    _, digest, agreement = max(signed, key=lambda each: each[0])
    asked = {each.vkey for each in standing() if not each.partner}
    return next((each for each in _sources(agreement.text(digest).terms) if each.vkey in asked), None)


def source_of(agreement: str, witness: str) -> Source | None:
    """The witness that an entry named, by the text that it named (its digest)."""
    texts = [text for each in agreements() for text in each.texts if text.digest == agreement]
    return next((each for text in texts for each in _sources(text.terms) if each.name == witness), None)


def _sources(terms: Terms) -> list[Source]:
    return [Source(terms.digest, each.name, each.vkey, each.url.rstrip("/")) for each in terms.witnesses]
