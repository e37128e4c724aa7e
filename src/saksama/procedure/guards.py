"""Guards: what an act must be besides a move, each asked of the public entries alone.

Rules kept here:
  * A guard is a name in an edition and one question here; it says whether the act may pass, and changes nothing.
  * Two persons are two pseudonyms within the case; that two pseudonyms are two persons no log can show.
Left to others: words and norms (the edition), order of acts (moves), time (deadlines), levels of offices (levels).
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    DecisionOutcome,
    Origination,
    Violation,
)
from saksama.entries.kinds.handling import (
    CaseCorrected,
    CaseReadmitted,
    CaseRecused,
    CaseRenumbered,
    CaseTeamed,
    Examiner,
)
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.procedure import competence, hearings, reviews
from saksama.procedure.acts import Act, decided_types
from saksama.procedure.edition import Edition
from saksama.procedure.history import History
from saksama.procedure.moves import START

type Guard = Callable[[History, Act, Edition], bool]

_PLACES: Final = {each: place for place, each in enumerate(Violation)}
_SERIES: Final = {Origination.REPORT: "LP", Origination.FINDING: "TM"}


def in_order(types: Iterable[Violation]) -> bool:
    """Whether each kind stands once, in the order of the code list."""
    places = [_PLACES[each] for each in types]
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
    if not history.recused:
        return True
    named = {act.actor, act.second}
    if isinstance(act.body, CaseRecused):
        # To declare an interest is the one act that the interested person has.
        named.discard(act.body.person)
    if isinstance(act.body, CaseAssigned):
        named.add(act.body.assignee)
    if isinstance(act.body, CaseTeamed):
        named.update(act.body.members)
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


def _outcome_fits_types(_history: History, act: Act, _edition: Edition) -> bool:
    body = act.body
    if not isinstance(body, CaseDecided):
        return False
    if body.outcome is DecisionOutcome.SEVERAL:
        return body.types is not UNSET and len(body.types) > 1 and in_order(body.types)
    return body.types is UNSET or body.types == decided_types(body)


def _reporter_told(history: History, _act: Act, _edition: Edition) -> bool:
    """Of a report its reporter; of any case who asked for the correction that the province decided (art. 58(2))."""
    return history.told or not (history.source is Origination.REPORT or history.untold)


def _reason_committed(_history: History, act: Act, _edition: Edition) -> bool:
    return "reason" in act.commits


def _renumbers_own(history: History, act: Act, _edition: Edition) -> bool:
    return isinstance(act.body, CaseRenumbered) and act.body.replaces == history.number != act.body.number


def _lifts_own(history: History, act: Act, _edition: Edition) -> bool:
    body = act.body
    return (
        isinstance(body, CaseReadmitted)
        and body.person in history.recused
        and body.person not in {act.actor, act.second}
    )


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


def _plenary_named(history: History, act: Act, _edition: Edition) -> bool:
    """Of a case that names no digest of its edition none is asked: it began before; nor of what Bawaslu corrected."""
    begins = isinstance(act.body, CaseReviewed) and history.state == START and act.body.edition is not UNSET
    is_ris = isinstance(act.body, CaseCorrected) and history.contested is Examiner.RI
    return is_ris or not (history.edition or begins) or history.resolution_of(act) is not None


def _plenary_apart(history: History, act: Act, _edition: Edition) -> bool:
    found = history.resolution_of(act)
    return found is None or not found[1]


def _plenary_in_time(history: History, act: Act, _edition: Edition) -> bool:
    """The meeting's day is not before what it decides on was there: the report, its completion, the study, the request.

    An entry's day is that of UTC, which begins last: no zone makes a meeting early that was not.
    """
    found = history.resolution_of(act)
    if isinstance(act.body, CaseReviewed) and history.state == START:
        begun = act.body.day
    else:
        since = history.contested_at if isinstance(act.body, CaseCorrected) else history.since
        begun = "" if since is None else since.date().isoformat()
    return found is None or found[0].day >= begun


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "source-named": _source_named,
        "same-case": _same_case,
        "not-recused": _not_recused,
        "two-persons": _two_persons,
        "ground-named": _ground_named,
        "types-named": _types_named,
        "number-fits-source": _number_fits_source,
        "to-competent-level": competence.to_competent_level,
        "take-over-ground": competence.take_over_ground,
        "office-may-decide": competence.office_may_decide,
        "province-decides-tsm": competence.province_decides_tsm,
        "within-power": competence.within_power,
        "organizers-named": competence.organizers_named,
        "sanction-fits": competence.sanction_fits,
        "ad-hoc-settled": competence.ad_hoc_settled,
        "other-law-alone": competence.other_law_alone,
        "substance-said": reviews.substance_said,
        "repair-asked": reviews.repair_asked,
        "report-dated": reviews.report_dated,
        "status-told": reviews.status_told,
        "team-made": hearings.team_made,
        "hearing-told": hearings.hearing_told,
        "invited-again": hearings.invited_again,
        "copy-after-status": hearings.copy_after_status,
        "discussion-in-turn": hearings.discussion_in_turn,
        "discussed": hearings.discussed,
        "correctable": hearings.correctable,
        "contest-open": hearings.contest_open,
        "opinion-given": hearings.opinion_given,
        "recommended-anew": hearings.recommended_anew,
        "outcome-fits-types": _outcome_fits_types,
        "destination-fits": competence.destination_fits,
        "handed-through": competence.handed_through,
        "each-type-forwarded": competence.each_type_forwarded,
        "to-the-court": competence.to_the_court,
        "handed-to-court": competence.handed_to_court,
        "reporter-told": _reporter_told,
        "was-forwarded": competence.was_forwarded,
        "reason-committed": _reason_committed,
        "renumbers-own": _renumbers_own,
        "lifts-own": _lifts_own,
        "as-drawn": _as_drawn,
        "draw-in-turn": _draw_in_turn,
        "first-draw": _first_draw,
        "further-draw": _further_draw,
        "excluded-recused": _excluded_recused,
        "not-yet-extended": _not_yet_extended,
        "plenary-named": _plenary_named,
        "plenary-apart": _plenary_apart,
        "plenary-in-time": _plenary_in_time,
    }
)
"""Every guard that this version knows, by the name that editions use."""
