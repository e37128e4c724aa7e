"""Where a case stands in law: the full replay of its own public entries, what may come next, and what an act is called.

Rules kept here:
  * It is asked what `saksama verify` asks of the log, with the same code and the same clocks: an act that is entered
    here is one that an outsider finds lawful. Only lateness is not refused: what is late is still owed.
  * Entries that wait for their place count as they will stand; the caller holds the case's row.
  * An act is called as in the tables, but a stop for the Constitutional Court, and a refusal that makes preliminary
    information, by their own names: one name on the desk, to the reporter and to the public, so that neither is called
    a refusal.
  * An act that a plenary decided names it by itself: the latest that decided just this and carries no act yet.
Left to others: rights of persons (flows), the row (moving), the words (web), what an edition calls an act
(saksama.procedure).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import msgspec
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseClosed,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseRegistered,
    CaseReviewed,
    CaseWithdrawn,
)
from saksama.entries.kinds.handling import CaseAnswered, CaseHeard, CaseInvited, CaseRenumbered, CaseTransferred
from saksama.procedure.acting import acting_office
from saksama.procedure.acts import Act, name_of
from saksama.procedure.case import Fault, FaultKind, Walk, move_of, refusals, walk
from saksama.procedure.deadlines import Due
from saksama.procedure.edition import STAYS, Edition
from saksama.procedure.plenary import Resolution
from saksama.procedure.replay import act_of
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama_node.cases.procedures import edition_named
from saksama_node.cases.resolved import resolutions_of, resolutions_of_each
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import histories, history
from saksama_node.settings.clock import now

SOMEBODY: Final = "0" * 32
"""Stands for the second person, or an assignee, while none is known yet: a pseudonym that nobody bears."""

ENDED: Final = "closed"
"""The one end that every edition has."""

_NO_MOMENT: Final = datetime.min.replace(tzinfo=UTC)
_TWO_PERSONS: Final = "two-persons"
_FAMILIES: Final = ("case.", "lot.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act may not follow, in the edition's words, and the norm, empty where none is cited.

    `is_order`: the act does not belong here at all; else a guard or a running time stands in its way.
    """

    says: str
    says_en: str
    article: str
    certainty: str
    is_order: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A case as far as its entries go."""

    state: str
    edition: Edition
    walked: Walk

    def refusals(self, actor: str, body: Body, *, reason: bool = True) -> tuple[Refusal, ...]:
        """What speaks against this act by this pseudonym now; empty where it may be done. `reason`: one is given."""
        return tuple(map(_refusal, refusals(self.walked, _act(actor, self.named(body), reason=reason))))

    def named[B: Body](self, body: B) -> B:
        """The same act with the plenary that decided it, where one did and it names none."""
        if getattr(body, "plenary", SOMEBODY) is not UNSET:
            return body
        act = by_nobody(body)
        if not self.edition.needs_plenary(act.names):
            return body
        history = self.walked.history
        found = history.resolved.fitting(act.decided, history.offices_of(act))
        return msgspec.structs.replace(body, plenary=found) if found else body

    def after(self, actor: str, body: Body) -> str:
        """The state to which this act leads; it may follow."""
        move = move_of(self.walked, _act(actor, body))
        return self.state if move is None or move.to == STAYS else move.to

    def office_of(self, body: Body) -> str:
        """Whose office does this act now."""
        return acting_office(self.walked.history, name_of(body), self.edition)

    def needs_two(self, actor: str, body: Body) -> bool:
        """Whether the edition asks for a second person on this act."""
        move = move_of(self.walked, _act(actor, body))
        return move is not None and _TWO_PERSONS in move.guards


class _Lasting:
    """Clocks by which a time is over only when every reading says so: what a reporter was told is kept to."""

    def due(self, rule: str, start: datetime | date, *, extended: bool, later: datetime | None = None) -> Due | None:
        """As `procedure.deadlines.Clocks`, with the latest moment for both."""
        found = StatutoryClocks().due(rule, start, extended=extended, later=later)
        return None if found is None else Due(found.latest, found.latest)


def standing(subject: str, procedure: str, *, until: int | None = None) -> Standing:
    """Where the case stands by its entries, those before place `until` where one is given."""
    entries = history(subject)
    decided = [each for each in resolutions_of(subject, entries) if until is None or each.index < until]
    return _standing(procedure, _until(entries, until), decided)


def standings(procedures: Mapping[str, str]) -> dict[str, Standing]:
    """Where each of these cases stands, in few questions. `procedures`: the edition's id by the case's subject."""
    entries = dict.fromkeys(procedures, ()) | histories(procedures)
    decided = resolutions_of_each(entries)
    return {case: _standing(procedures[case], entries[case], decided[case]) for case in procedures}


def _standing(procedure: str, entries: Iterable[LoggedEntry], decided: Iterable[Resolution]) -> Standing:
    acts = acts_of(entries)
    first = acts[0].body if acts else None
    edition = edition_named(procedure, first.edition if isinstance(first, CaseReviewed) else UNSET)
    walked = walk(edition, acts, _Lasting(), decided)
    return Standing(walked.history.state, edition, walked)


def beginning(procedure: str, subject: str = "") -> Standing:
    """A case of this edition that has no entry yet. `subject`: the one that it will have."""
    return _standing(procedure, (), resolutions_of(subject, ()) if subject else ())


def acts_of(entries: Iterable[LoggedEntry]) -> list[Act]:
    """The acts of a case among its subject's entries, as the replay takes them."""
    return [
        Act(found.index, found.entry.at, found.entry.actor, found.entry.body, frozenset(found.entry.commits))
        for found in entries
        if found.entry.body.KIND.startswith(_FAMILIES)
    ]


def _until(entries: Iterable[LoggedEntry], place: int | None) -> Iterable[LoggedEntry]:
    return entries if place is None else [each for each in entries if each.index < place]


def _act(actor: str, body: Body, *, reason: bool = True) -> Act:
    return Act(-1, now(), actor, body, frozenset({"reason"} if reason else ()))


def _refusal(fault: Fault) -> Refusal:
    norm = fault.norm
    article, certainty = ("", "") if norm is None else (norm.article, str(norm.certainty))
    return Refusal(fault.says, fault.says_en, article, certainty, is_order=fault.kind is FaultKind.MOVE)


def with_second[B: Body](body: B, pseudonym: str = SOMEBODY) -> B:
    """The same body with its second person named; a kind that has none stays as it is."""
    return msgspec.structs.replace(body, second=pseudonym) if hasattr(body, "second") else body


def by_nobody(body: Body) -> Act:
    """An act of which only what it does is asked."""
    return Act(-1, _NO_MOMENT, SOMEBODY, body)


def decided_by(body: Body) -> str:
    """What a plenary that decides this act calls it."""
    return by_nobody(body).decided


def told(body: Body) -> str:
    """The act's name, as `web.reporting.words` has a sentence for it."""
    return name_of(body) if isinstance(body, CaseReviewed | CaseWithdrawn) else act_of(body)


def detail_of(body: Body) -> str:
    """What the act's name does not say, as a code: what was decided, to whom, in which role; or empty."""
    match body:
        case CaseDecided(outcome=code) | CaseClosed(outcome=code) | CaseForwarded(to=code):
            return str(code)
        case CaseNotified(means=means, reached=reached):
            return "unreached" if reached is False else str(means)
        case CaseRegistered(number=code) | CaseRenumbered(number=code) | CaseTransferred(direction=code):
            return str(code)
        case CaseAnswered(answer=code) | CaseInvited(role=code) | CaseHeard(role=code):
            return str(code)
        case _:
            return ""
