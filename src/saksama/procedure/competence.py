"""Competence: which office may handle a case, where it may be handed over, and to whom it goes, by law alone.

Rules kept here:
  * Each asks the public entries and the edition's tables of transfers and forwardings; it changes nothing.
  * Whom a breach of ethics concerns decides its way: DKPP, KPU Kabupaten/Kota, or Bawaslu Kabupaten/Kota itself
    (Perbawaslu 7/2022 art. 20, 44, 45).
Left to others: their names in an edition (guards), words and norms (the edition).
"""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import CaseDecided, CaseForwarded, CaseReviewed, Destination, Organizer, Violation
from saksama.entries.kinds.handling import (
    CaseAnswered,
    CaseSanctioned,
    CaseTransferred,
    Direction,
    Sanction,
    TakeOver,
)
from saksama.procedure.acts import Act, decided_types
from saksama.procedure.edition import Edition, Forwarding
from saksama.procedure.history import History
from saksama.procedure.levels import ABOVE_DISTRICTS, Level, is_within, level_of
from saksama.procedure.moves import START

_ADMINISTRATIVE: Final = frozenset({Violation.ADMINISTRATIVE, Violation.ADMINISTRATIVE_TSM})
_PLACES: Final = {each: place for place, each in enumerate(Organizer)}
_OF_DISTRICTS: Final = frozenset({Violation.ADMINISTRATIVE, Violation.OTHER_LAW})


def to_competent_level(history: History, act: Act, edition: Edition) -> bool:
    """As the edition's table of transfers says; what concerns an ad hoc supervisor goes to its regency alone."""
    if not isinstance(act.body, CaseTransferred):
        return False
    here, there, direction = history.office, act.body.to, act.body.direction
    rows = [each for each in edition.transfer if (each.direction, each.from_) == (direction, level_of(here))]
    match direction:
        case Direction.DOWN:
            fits = is_within(there, here)
        case Direction.UP:
            fits = is_within(here, there)
        case Direction.ACROSS:
            fits = there != here
    is_regency = level_of(there) is Level.REGENCY
    fits = fits and any(level_of(there) in each.to for each in rows)
    return fits and (is_regency or Organizer.BAWASLU_AD_HOC not in history.organizers)


def take_over_ground(history: History, act: Act, edition: Edition) -> bool:
    """A take-over names one of the edition's grounds (art. 40(3)); the ethics of ad hoc supervisors are their own."""
    if not isinstance(act.body, CaseTransferred):
        return False
    named = act.body.ground
    grounds = {
        ground
        for each in edition.transfer
        if (each.direction, each.from_) == (act.body.direction, level_of(history.office))
        for ground in each.grounds
    }
    if not grounds:
        return named is UNSET
    is_of_ad_hoc = Organizer.BAWASLU_AD_HOC in history.organizers
    return named in grounds and (named is not TakeOver.AD_HOC_ETHICS or is_of_ad_hoc)


def office_may_decide(history: History, _act: Act, _edition: Edition) -> bool:
    """A Panwaslu Kecamatan examines an administrative violation and recommends upward; it does not decide it."""
    is_administrative = not _ADMINISTRATIVE.isdisjoint(history.types)
    return not is_administrative or level_of(history.office) in ABOVE_DISTRICTS


def province_decides_tsm(history: History, _act: Act, _edition: Edition) -> bool:
    """What is structured, systematic and massive is decided by the province."""
    return Violation.ADMINISTRATIVE_TSM not in history.types or level_of(history.office) is Level.PROVINCE


def within_power(history: History, act: Act, _edition: Edition) -> bool:
    """A Panwaslu Kecamatan recommends administrative violations and other laws (art. 46, 49) and nothing else (44, 47).

    The ethics of ad hoc supervisors are their regency's alone (art. 20, 45).
    """
    types, organizers = _types_after(history, act), _organizers_after(history, act)
    is_first = isinstance(act.body, CaseReviewed) and history.state == START
    level = level_of(getattr(act.body, "office", "") if is_first else history.office)
    if Violation.ETHICS in types and Organizer.BAWASLU_AD_HOC in organizers:
        return level is Level.REGENCY
    return level in ABOVE_DISTRICTS or _OF_DISTRICTS.issuperset(types)


def organizers_named(history: History, act: Act, _edition: Edition) -> bool:
    """Ethics say which class of organizer they concern, each once and in order; nothing else does."""
    named = getattr(act.body, "organizers", UNSET)
    if Violation.ETHICS not in _types_after(history, act):
        return named is UNSET
    found = list(_organizers_after(history, act))
    return bool(found) and found == sorted(set(found), key=_PLACES.__getitem__)


def _types_after(history: History, act: Act) -> tuple[Violation, ...]:
    """The kinds of violation of the case once the act stands."""
    if isinstance(act.body, CaseDecided):
        return decided_types(act.body)
    found: tuple[Violation, ...] = getattr(act.body, "types", None) or history.types
    return found


def _organizers_after(history: History, act: Act) -> tuple[Organizer, ...]:
    found: tuple[Organizer, ...] = getattr(act.body, "organizers", None) or history.organizers
    return found


def sanction_fits(history: History, act: Act, _edition: Edition) -> bool:
    """Of an ad hoc supervisor, by the regency: a sanction where ethics were broken, else rehabilitation (art. 45)."""
    if not isinstance(act.body, CaseSanctioned) or Organizer.BAWASLU_AD_HOC not in history.organizers:
        return False
    is_cleared = act.body.sanction is Sanction.REHABILITATION
    # Several persons may be concerned: one is sanctioned, another rehabilitated.
    is_proven = Violation.ETHICS in history.types
    return level_of(history.office) is Level.REGENCY and (is_proven or is_cleared)


def ad_hoc_settled(history: History, _act: Act, _edition: Edition) -> bool:
    """Where it concerned an ad hoc supervisor, the chair's decision stands."""
    if Organizer.BAWASLU_AD_HOC not in history.organizers:
        return True
    sanctioned = history.sanctions[Sanction.WARNING] + history.sanctions[Sanction.DISMISSAL]
    return sanctioned > 0 if Violation.ETHICS in history.types else history.sanctions.total() > 0


def other_law_alone(history: History, act: Act, _edition: Edition) -> bool:
    """No violation of the election is alleged beside it (art. 22)."""
    return _types_after(history, act) == (Violation.OTHER_LAW,)


def destination_fits(history: History, act: Act, edition: Edition) -> bool:
    """The body is one for what was found, for whom it concerns, and for this office."""
    fitting = {to for each in _forwardings(history, edition) for to in each.to}
    return isinstance(act.body, CaseForwarded) and act.body.to in fitting


def handed_through(history: History, act: Act, edition: Edition) -> bool:
    """What must go through another body went there before (art. 44(2), 46)."""
    if not isinstance(act.body, CaseForwarded):
        return False
    rows = [each for each in _forwardings(history, edition) if act.body.to in each.to]
    return not rows or any(each.after is None or history.forwarded[each.after] for each in rows)


def each_type_forwarded(history: History, _act: Act, edition: Edition) -> bool:
    """Nothing that was found is left behind, and no recommendation that was corrected."""
    needed = [each for each in _forwardings(history, edition) if each.needed]
    return not history.anew and all(any(history.forwarded[to] for to in each.to) for each in needed)


def _forwardings(history: History, edition: Edition) -> Iterator[Forwarding]:
    """Where the case may go: by what was found, whom it concerns, and which office has it."""
    for each in edition.forwarding:
        is_of_them = not each.organizers or not set(each.organizers).isdisjoint(history.organizers)
        is_of_level = not each.levels or level_of(history.office) in each.levels
        if each.type in history.types and is_of_them and is_of_level:
            yield each


def to_the_court(_history: History, act: Act, _edition: Edition) -> bool:
    """It goes to the Constitutional Court."""
    return isinstance(act.body, CaseForwarded) and act.body.to is Destination.CONSTITUTIONAL_COURT


def handed_to_court(history: History, _act: Act, _edition: Edition) -> bool:
    """It went to the Constitutional Court."""
    return history.forwarded[Destination.CONSTITUTIONAL_COURT] > 0


def was_forwarded(history: History, act: Act, _edition: Edition) -> bool:
    """Who answers was asked."""
    return isinstance(act.body, CaseAnswered) and history.forwarded[act.body.by] > 0
