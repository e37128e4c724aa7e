"""The permit: the value that lets one kind of thing be sent, under one clause, now.

Rules kept here:
  * Only this module makes a `Permit`; `seal` demands one. What no clause opens cannot be sealed.
  * A dispatch in a log is permitted if the agreement permits it by the sender's log before that entry and the partner's
    log up to `seen`, and its first cosignature is not later than the end (`check_dispatch`). So a dispatch that crossed
    the partner's suspension is judged alike by both sides and by an outsider, whoever was faster.
  * `seen` never decreases, and it lags when the partner's log held, beyond it, an entry cosigned more than an hour
    before the dispatch's own first cosignature; nor is it larger than the partner's log was (`check_seen`).
Left to others: verifying the logs; what the payload says inside (the receiver compares its subjects after opening).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from saksama.agreement.course import Course
from saksama.agreement.errors import NotPermitted, SeenRefused, Why
from saksama.agreement.history import Standing, State
from saksama.agreement.terms import Clause, Direction, Terms
from saksama.vocabulary import Classification, DispatchKind, SubjectClass

SEEN_LAG = timedelta(hours=1)
_MINT = object()


@dataclass(frozen=True, slots=True)
class Permit:
    """Sender may send receiver (party codes) one kind under one clause. Made by `permit` alone."""

    agreement: str
    clause: str
    sender: str
    receiver: str
    kind: DispatchKind
    classification: Classification
    subjects: frozenset[SubjectClass]
    at: datetime
    mint: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a permit that the agreement did not make."""
        if self.mint is not _MINT:
            raise NotPermitted(self.clause, Why.NOT_FROM_AGREEMENT)


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone wants to send. `clause` None: any clause that permits it."""

    sender: str
    receiver: str
    kind: DispatchKind
    classification: Classification
    subjects: frozenset[SubjectClass] = frozenset()
    clause: str | None = None


def permit(terms: Terms, state: State, asked: Asked, at: datetime) -> Permit:
    """The permit for what is asked, or `NotPermitted` with the clause that came nearest and why it does not."""
    standing = state.standing(at)
    if standing is not Standing.IN_FORCE or state.terms is None or state.terms.digest != terms.digest:
        raise NotPermitted(asked.clause, _WHY_STANDING.get(standing, Why.OTHER_TEXT))
    refusals: list[tuple[str, Why]] = []
    for clause in terms.clauses:
        if asked.clause is not None and clause.id != asked.clause:
            continue
        why = _why_not(clause, asked)
        if why is None:
            return Permit(
                agreement=terms.digest,
                clause=clause.id,
                sender=asked.sender,
                receiver=asked.receiver,
                kind=asked.kind,
                classification=asked.classification,
                subjects=asked.subjects,
                at=at,
                mint=_MINT,
            )
        refusals.append((clause.id, why))
    if not refusals:
        raise NotPermitted(asked.clause, Why.NO_SUCH_CLAUSE)
    nearest = max(refusals, key=lambda refusal: _NEARNESS.index(refusal[1]))
    raise NotPermitted(*nearest)


@dataclass(frozen=True, slots=True)
class LoggedDispatch:
    """A `dispatch.sent` as the logs show it.

    `index` in the sender's log, `seen` a size of the partner's log, `at` the entry's time, `cosigned` the time of the
    first cosignature over a checkpoint that contains it.
    """

    index: int
    seen: int
    at: datetime
    cosigned: datetime


def check_dispatch(
    dispatch: LoggedDispatch,
    asked: Asked,
    agreement: str,
    course: Course,
) -> Permit:
    """Judge a logged dispatch by the sender's log before it and the partner's log up to `seen`.

    `agreement`: the digest of its text, one of those whose `course` is given.
    """
    if agreement not in course.terms:
        raise NotPermitted(asked.clause, Why.OTHER_TEXT)
    text = course.terms[agreement]
    sender = text.party(asked.sender).origin
    sizes = {party.origin: dispatch.seen for party in text.parties} | {sender: dispatch.index}
    given = permit(text, course.after(sizes), asked, dispatch.at)
    if dispatch.cosigned > text.until:
        raise NotPermitted(given.clause, Why.EXPIRED)
    return given


def check_seen(
    *, previous: int, seen: int, next_cosigned: datetime | None, cosigned: datetime, most: int | None = None
) -> None:
    """Refuse a `seen` that went back, lags, or claims what was not there.

    `previous` is the greatest `seen` of the sender's earlier dispatches, `next_cosigned` the time of the first
    cosignature over the partner's entry number `seen` (the first one beyond), None if there is none yet; `cosigned` the
    first cosignature over the dispatch; `most` the size that the partner's log cannot have exceeded then, None if that
    is not known.
    """
    if most is not None and seen > most:
        raise SeenRefused(seen, Why.SEEN_AHEAD)
    if seen < previous:
        raise SeenRefused(seen, Why.SEEN_WENT_BACK)
    if next_cosigned is not None and cosigned - next_cosigned > SEEN_LAG:
        raise SeenRefused(seen, Why.SEEN_LAGS)


def _why_not(clause: Clause, asked: Asked) -> Why | None:
    direction = _direction(clause, asked)
    if direction is None:
        return Why.DIRECTION
    if asked.kind not in direction.kinds:
        return Why.KIND
    if asked.classification.rank > direction.max_classification.rank:
        return Why.CLASSIFICATION
    if asked.subjects & set(direction.excluded_subjects):
        return Why.EXCLUDED_SUBJECT
    return None


def _direction(clause: Clause, asked: Asked) -> Direction | None:
    return next(
        (way for way in clause.direction if (way.sender, way.receiver) == (asked.sender, asked.receiver)),
        None,
    )


_NEARNESS = (Why.DIRECTION, Why.KIND, Why.CLASSIFICATION, Why.EXCLUDED_SUBJECT)
_WHY_STANDING = {
    Standing.PROPOSED: Why.NOT_SIGNED,
    Standing.NOT_YET: Why.NOT_YET,
    Standing.SUSPENDED: Why.SUSPENDED,
    Standing.ENDED: Why.ENDED,
    Standing.EXPIRED: Why.EXPIRED,
}
