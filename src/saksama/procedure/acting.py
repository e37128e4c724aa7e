"""Whose act it is: of the office that has the case, but where the law names one above it.

Rules kept here:
  * A report is taken over by the office one level above (Perbawaslu 7/2022 art. 40(1)), where an edition asks a ground.
  * What the province examines is the province's to the end: the request (art. 52(2), 54), the opinion, the outcome, its
    status, the new recommendation (art. 56 to 58).
  * What a Panwaslu Kecamatan recommends, Bawaslu Kabupaten/Kota passes on to KPU, and watches (art. 46(2), 60).
Left to others: whose plenary decides (plenary), who may (a node's table of rights).
"""

from saksama.entries.kinds.case import CaseForwarded, CaseNotified, Destination
from saksama.entries.kinds.handling import (
    CaseAdvised,
    CaseAnswered,
    CaseContested,
    CaseCorrected,
    CaseTransferred,
    Direction,
    Examiner,
)
from saksama.procedure.edition import Edition
from saksama.procedure.history import CORRECTABLE, History
from saksama.procedure.levels import Level, above, at_level

_EXAMINED = (CaseAdvised.KIND, CaseCorrected.KIND)


def acting_office(history: History, act: str, edition: Edition) -> str:
    """Whose office does an act of this name next, the narrowest that is known: `case.forwarded:kpu`."""
    kind, _, qualifier = act.partition(":")
    if kind == CaseTransferred.KIND and qualifier == Direction.UP and _asks_ground(edition):
        return above(history.office)
    if _is_of_correction(history, kind, qualifier):
        return at_level(history.office, Level.PROVINCE)
    if _is_passed_on(history, kind, qualifier):
        return at_level(history.office, Level.REGENCY)
    return history.office


def _asks_ground(edition: Edition) -> bool:
    return any(each.grounds for each in edition.transfer if each.direction is Direction.UP)


def _is_of_correction(history: History, kind: str, qualifier: str) -> bool:
    if kind == CaseContested.KIND:
        return qualifier == Examiner.PROVINCE
    if kind in _EXAMINED:
        return history.contested is Examiner.PROVINCE
    if kind == CaseNotified.KIND:
        return history.untold
    is_anew = not qualifier or any(qualifier in CORRECTABLE[each] for each in history.anew)
    return kind == CaseForwarded.KIND and bool(history.anew) and is_anew


def _is_passed_on(history: History, kind: str, qualifier: str) -> bool:
    """The way from Bawaslu Kabupaten/Kota to KPU, and what comes back."""
    if not history.forwarded[Destination.BAWASLU_REGENCY]:
        return False
    is_next = not qualifier and not history.forwarded[Destination.KPU]
    return kind in (CaseForwarded.KIND, CaseAnswered.KIND) and (qualifier == Destination.KPU or is_next)
