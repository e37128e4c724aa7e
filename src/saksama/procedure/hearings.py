"""Hearings, discussions of Gakkumdu, corrections: what each must be, by public entries alone.

Rules kept here: each asks the history and the act, and changes nothing.
Left to others: their names in an edition (guards), words and norms (the edition), days (deadlines).
"""

from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.case import CaseDecided, CaseForwarded, Destination, Violation
from saksama.entries.kinds.handling import (
    CaseContested,
    CaseCopied,
    CaseDiscussed,
    CaseHeard,
    CaseInvited,
    Discussion,
    Examiner,
    Institution,
)
from saksama.procedure.acts import Act, decided_types
from saksama.procedure.edition import Edition
from saksama.procedure.history import CORRECTABLE, History
from saksama.procedure.levels import ABOVE_DISTRICTS, Level, level_of

_BEFORE_THE_PLENARY: Final = (Discussion.FIRST, Discussion.SECOND)
_UNDECIDED: Final = frozenset({"registered", "assigned", "studied"})
_TO_THE_POLICE: Final = (Destination.GAKKUMDU, Destination.POLICE)


def team_made(history: History, _act: Act, _edition: Edition) -> bool:
    """The team that hears was named before (art. 27(3))."""
    return bool(history.team)


def hearing_told(_history: History, act: Act, _edition: Edition) -> bool:
    """The minutes of one who came say of oath and signature; of one who did not come there is nothing to say."""
    body = act.body
    if not isinstance(body, CaseHeard):
        return False
    said = (body.oath is not UNSET, body.signed is not UNSET)
    return all(said) if body.appeared else not any(said)


def invited_again(history: History, act: Act, _edition: Edition) -> bool:
    """A second invitation of one person follows a first to which they did not come, and no third (art. 29(5), (6))."""
    if not isinstance(act.body, CaseInvited):
        return True
    person = act.body.role, act.body.nth
    if act.body.again is not True:
        # Not called a second one, it would be one all the same.
        return not history.absent[person]
    return history.invited[person] > 0 and history.absent[person] == 1 and person not in history.again


def copy_after_status(history: History, act: Act, _edition: Edition) -> bool:
    """A copy goes to one who was heard, once the status was announced (art. 33(5))."""
    return isinstance(act.body, CaseCopied) and history.told and history.heard[act.body.role, act.body.nth] > 0


def discussion_in_turn(history: History, act: Act, _edition: Edition) -> bool:
    """First, second, and after the forwarding the third, each once, by all three institutions.

    Before the decision it may be a crime that the registration does not name: the study finds it (art. 37).
    There is no Gakkumdu below the regency (art. 1 no. 39).
    """
    body = act.body
    if not isinstance(body, CaseDiscussed) or body.present != tuple(Institution):
        return False
    place = list(Discussion).index(body.discussion)
    is_next = place == len(history.discussed)
    is_forwarded = any(history.forwarded[to] for to in _TO_THE_POLICE)
    is_open = history.state in _UNDECIDED or Violation.CRIMINAL in history.types
    is_here = level_of(history.office) in ABOVE_DISTRICTS
    return is_here and is_next and is_open and (body.discussion is Discussion.THIRD) == is_forwarded


def discussed(history: History, act: Act, _edition: Edition) -> bool:
    """A crime was discussed twice before the plenary finds one."""
    is_crime = isinstance(act.body, CaseDecided) and Violation.CRIMINAL in decided_types(act.body)
    return not is_crime or set(_BEFORE_THE_PLENARY) <= set(history.discussed)


def correctable(history: History, act: Act, _edition: Edition) -> bool:
    """A recommendation to the DKPP, or of another law, of a province or regency, asked of one above (art. 51, 52)."""
    body, level = act.body, level_of(history.office)
    if not isinstance(body, CaseContested) or history.contested is not None:
        return False
    is_above = level is Level.REGENCY or (level is Level.PROVINCE and body.examiner is Examiner.RI)
    return is_above and bool(history.recommended)


def contest_open(history: History, _act: Act, _edition: Edition) -> bool:
    """A request for correction lies here."""
    return history.contested is not None


def recommended_anew(history: History, act: Act, _edition: Edition) -> bool:
    """A corrected recommendation goes out once more, to a body that is one for it (art. 57(1)b)."""
    if not isinstance(act.body, CaseForwarded):
        return bool(history.anew)
    return any(act.body.to in CORRECTABLE[each] for each in history.anew)


def opinion_given(history: History, _act: Act, _edition: Edition) -> bool:
    """The province corrects only with Bawaslu's written opinion (art. 51(2), 56(2))."""
    return history.contested is not Examiner.PROVINCE or history.advised
