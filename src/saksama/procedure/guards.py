"""Guards: what an act must be besides a move, each asked of the public entries alone.

Rules kept here:
  * A guard is a name in an edition and one question here; it says whether the act may pass, and changes nothing.
  * Two persons are two pseudonyms within the case; that two pseudonyms are two persons no log can show.
  * An office's level is the depth of its region code: none for RI, `52` provinsi, `52.01` kabupaten/kota, `52.01.04`
    kecamatan.
Left to others: words and norms (the edition), order of acts (moves), time (deadlines).
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseDecided,
    CaseForwarded,
    CaseRegistered,
    CaseReviewed,
    DecisionOutcome,
    Destination,
    Origination,
    Violation,
)
from saksama.entries.kinds.handling import (
    CaseAnswered,
    CaseReadmitted,
    CaseRecused,
    CaseRenumbered,
    CaseTransferred,
    Direction,
)
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.procedure.edition import Edition
from saksama.procedure.history import Act, History, decided_types
from saksama.procedure.moves import START

type Guard = Callable[[History, Act, Edition], bool]

REGENCY: Final = 2
"""The depth of a kabupaten or kota."""
PROVINCE: Final = 1

_SERIES: Final = {Origination.REPORT: "LP", Origination.FINDING: "TM"}
_ADMINISTRATIVE: Final = frozenset({Violation.ADMINISTRATIVE, Violation.ADMINISTRATIVE_TSM})


def depth(office: str) -> int:
    """How far below RI an office stands, by its region code: `52.01` is 2."""
    return len(office.split(".")) if office else 0


def in_order(types: Iterable[Violation]) -> bool:
    """Whether each kind stands once, in the order of the code list."""
    places = [list(Violation).index(each) for each in types]
    return places == sorted(set(places))


def _source_named(history: History, act: Act, _edition: Edition) -> bool:
    return history.state != START or not isinstance(act.body, CaseReviewed) or act.body.source is not UNSET


def _same_case(history: History, act: Act, _edition: Edition) -> bool:
    body = act.body
    if history.state == START or not isinstance(body, CaseReviewed):
        return True
    is_same = body.day == history.day and body.procedure in (UNSET, history.procedure)
    # Only tracing makes another source of it: information, or a report that failed on form, becomes a finding.
    is_finding = body.source is Origination.FINDING
    return is_same and (body.source in (UNSET, history.source) or is_finding)


def _not_recused(history: History, act: Act, _edition: Edition) -> bool:
    named = {act.actor, act.second}
    if isinstance(act.body, CaseRecused):
        # To declare an interest is the one act that the interested person has.
        named.discard(act.body.person)
    if isinstance(act.body, CaseAssigned):
        named.add(act.body.assignee)
    return not named & history.recused


def _two_persons(history: History, act: Act, _edition: Edition) -> bool:
    return act.second is not None and act.second != act.actor and act.second not in history.recused


def _ground_named(_history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseReviewed) and act.body.ground is not UNSET


def _types_named(_history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseRegistered) and act.body.types is not UNSET and in_order(act.body.types)


def _number_fits_source(history: History, act: Act, _edition: Edition) -> bool:
    """`003/LP/PW/Prov/18.00/XI/2026` is a report's, `006/TM/...` a finding's number."""
    number = act.body.number if isinstance(act.body, (CaseRegistered, CaseRenumbered)) else ""
    series = [part for part in number.split("/") if part in _SERIES.values()]
    return history.source in _SERIES and series == [_SERIES[history.source]]


def _to_competent_level(history: History, act: Act, _edition: Edition) -> bool:
    """Delegation stays below the office, take-over goes straight above it; ethics to the regency (art. 20)."""
    if not isinstance(act.body, CaseTransferred):
        return False
    here, there = history.office, act.body.to
    match act.body.direction:
        case Direction.DOWN:
            fits = depth(there) > depth(here) and _is_within(there, here)
        case Direction.UP:
            fits = depth(there) == depth(here) - 1 and _is_within(here, there)
        case Direction.ACROSS:
            return depth(there) == depth(here) and there != here
    return fits and (history.types != (Violation.ETHICS,) or depth(there) == REGENCY)


def _is_within(office: str, above: str) -> bool:
    return not above or office == above or office.startswith(f"{above}.")


def _office_may_decide(history: History, _act: Act, _edition: Edition) -> bool:
    """A Panwaslu Kecamatan examines an administrative violation and recommends upward; it does not decide it."""
    is_administrative = not _ADMINISTRATIVE.isdisjoint(history.types)
    return not is_administrative or depth(history.office) <= REGENCY


def _province_decides_tsm(history: History, _act: Act, _edition: Edition) -> bool:
    return Violation.ADMINISTRATIVE_TSM not in history.types or depth(history.office) == PROVINCE


def _outcome_fits_types(_history: History, act: Act, _edition: Edition) -> bool:
    body = act.body
    if not isinstance(body, CaseDecided):
        return False
    if body.outcome is DecisionOutcome.SEVERAL:
        return body.types is not UNSET and len(body.types) > 1 and in_order(body.types)
    return body.types is UNSET or body.types == decided_types(body)


def _destination_fits(history: History, act: Act, edition: Edition) -> bool:
    fitting = {to for each in edition.forwarding if each.type in history.types for to in each.to}
    return isinstance(act.body, CaseForwarded) and act.body.to in fitting


def _each_type_forwarded(history: History, _act: Act, edition: Edition) -> bool:
    needed = [each for each in edition.forwarding if each.needed and each.type in history.types]
    return all(any(history.forwarded[to] for to in each.to) for each in needed)


def _to_the_court(_history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseForwarded) and act.body.to is Destination.CONSTITUTIONAL_COURT


def _handed_to_court(history: History, _act: Act, _edition: Edition) -> bool:
    return history.forwarded[Destination.CONSTITUTIONAL_COURT] > 0


def _reporter_told(history: History, _act: Act, _edition: Edition) -> bool:
    return history.source is not Origination.REPORT or history.told


def _was_forwarded(history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseAnswered) and history.forwarded[act.body.by] > 0


def _reason_committed(_history: History, act: Act, _edition: Edition) -> bool:
    return "reason" in act.commits


def _renumbers_own(history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseRenumbered) and act.body.replaces == history.number != act.body.number


def _lifts_own(history: History, act: Act, _edition: Edition) -> bool:
    body = act.body
    return isinstance(body, CaseReadmitted) and body.person in history.recused - {act.actor, act.second}


def _as_drawn(history: History, act: Act, _edition: Edition) -> bool:
    """Where there was a lot, the case goes to whom the latest one drew."""
    if not isinstance(act.body, CaseAssigned):
        return False
    if not history.committed:
        return act.body.draw is UNSET
    return act.body.draw == history.committed and history.drawn.get(history.committed) == act.body.assignee


def _draw_in_turn(history: History, act: Act, _edition: Edition) -> bool:
    match act.body:
        case LotCommitted(draw=draw):
            # One that was never drawn may be followed by a further one: with a reason, by two persons.
            return draw == history.committed + 1
        case LotDrawn(draw=draw):
            return draw == history.committed and draw not in history.drawn
        case _:
            return False


def _first_draw(_history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, LotCommitted) and act.body.draw == 1


def _further_draw(_history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, LotCommitted) and act.body.draw > 1


def _excluded_recused(history: History, act: Act, _edition: Edition) -> bool:
    """Who is left out of a roster is recused by an entry that stands before it, and somebody is left."""
    body = act.body
    if not isinstance(body, LotCommitted):
        return False
    is_each_once = all(len(set(names)) == len(names) for names in (body.roster, body.excluded, body.recused))
    return (
        is_each_once
        and set(body.excluded) < set(body.roster)
        and len(body.excluded) == len(body.recused)
        and history.recused >= set(body.recused)
    )


def _not_yet_extended(history: History, _act: Act, _edition: Edition) -> bool:
    return not history.is_extended


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "source-named": _source_named,
        "same-case": _same_case,
        "not-recused": _not_recused,
        "two-persons": _two_persons,
        "ground-named": _ground_named,
        "types-named": _types_named,
        "number-fits-source": _number_fits_source,
        "to-competent-level": _to_competent_level,
        "office-may-decide": _office_may_decide,
        "province-decides-tsm": _province_decides_tsm,
        "outcome-fits-types": _outcome_fits_types,
        "destination-fits": _destination_fits,
        "each-type-forwarded": _each_type_forwarded,
        "to-the-court": _to_the_court,
        "handed-to-court": _handed_to_court,
        "reporter-told": _reporter_told,
        "was-forwarded": _was_forwarded,
        "reason-committed": _reason_committed,
        "renumbers-own": _renumbers_own,
        "lifts-own": _lifts_own,
        "as-drawn": _as_drawn,
        "draw-in-turn": _draw_in_turn,
        "first-draw": _first_draw,
        "further-draw": _further_draw,
        "excluded-recused": _excluded_recused,
        "not-yet-extended": _not_yet_extended,
    }
)
"""Every guard that this version knows, by the name that editions use."""
