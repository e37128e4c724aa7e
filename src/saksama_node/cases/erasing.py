"""Erasing what was handed in: proposed by one person, entered and done once a second agrees (UU 27/2022).

Rules kept here:
  * Who proposed never confirms; the entry names both, and commits to which parts and why.
  * What came in after the whole was proposed does not go unseen: then it is proposed anew.
  * Before a case is closed nothing goes but single parts on a ground that says so (`erasure.toml`).
  * The entry stands under the receipt's subject and names no case: nobody can join the two by it. It says whether all
    went or parts, never which: whether somebody was named is nobody's to know.
  * The caller holds `ledger.actions.act()` where something is entered, and `ledger.turn.writing()` where not.
Left to others: what a part is and how it goes (parts), who has the right (flow `erase_data`), reads (erasures).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.days import today
from saksama_node.accounts.queries import NoSuchPerson, actor_for, staff
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.erasure_grounds import Ground, grounds
from saksama_node.cases.models import Case, Erasure, ProposalState, Submission
from saksama_node.cases.parts import IDENTITY, WHOLE, Kind, Part, described, parts_of, sweep, take_away
from saksama_node.ledger import write_ahead
from saksama_node.ledger.actions import Leaf, append, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.seconds.faults import SamePerson
from saksama_node.settings.clock import now

_OVER = "closed"


@dataclass(eq=False)
class NoSuchErasure(CallerError):
    """No proposed erasure of this number waits."""

    code = "erasure.unknown"
    advice = "Open the case: somebody answered it."

    erasure: int


@dataclass(eq=False)
class ErasureOpen(CallerError):
    """Another erasure of this submission waits for its second person already."""

    code = "erasure.open"
    advice = "Confirm, reject or withdraw it first."


@dataclass(eq=False)
class TooEarly(CallerError):
    """The case is not closed, and this ground or this part waits until it is."""

    code = "erasure.too-early"
    advice = "Close the case first; before that only single parts go, and only what was got or processed unlawfully."


@dataclass(eq=False)
class NothingToErase(CallerError):
    """What was named is not there any more, or nothing was named."""

    code = "erasure.nothing"
    advice = "Open the page again and choose from what it shows."


@dataclass(eq=False)
class Outgrown(CallerError):
    """All was to go, and something came in or was written since: who proposed has not seen it."""

    code = "erasure.outgrown"
    advice = "Reject or withdraw it, read what is new, and propose again."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: keys of parts, the ground's id, and the reason in words."""

    parts: tuple[str, ...]
    ground: str
    reason: str


def hold(subject: str) -> int | None:
    """Keep a submission, and its case with it, from everybody else until the act ends; its id, None where none is.

    Rights are asked after this: before it was held its case may have been handed over.
    """
    return (
        Submission.objects.select_for_update(of=("self",)).filter(subject=subject).values_list("pk", flat=True).first()
    )


def propose(by: Staff, submission_id: int, wanted: Wanted) -> int:
    """Keep it for a second person; its number.

    Raises `NoSuchCase`, `KeptAway`, `ErasureOpen`, `WordsRefused`, and as `_checked`.
    """
    row = _held(submission_id)
    check_part(by.id, row.subject)
    if Erasure.objects.filter(submission=row, state=ProposalState.OPEN).exists():
        raise ErasureOpen
    parts = _checked(row, wanted.parts, wanted.ground)
    made = Erasure.objects.create(
        submission=row,
        # Of the whole, all that it is now.
        parts=[each.key for each in (parts_of(row) if WHOLE in parts else parts)],
        ground=wanted.ground,
        reason=reasoned(wanted.reason),
        by=by.id,
        at=now(),
    )
    return made.pk


def confirm(by: Staff, first: Staff, erasure_id: int) -> Leaf:
    """Enter what `first` proposed, with `by` as the second, and take it away; its files go by `sweep_all`.

    Raises `NoSuchErasure`, `SamePerson`, `KeptAway`, `Outgrown`, and as `_checked`.
    """
    found = _open(erasure_id)
    row = found.submission
    for each in (by, first):
        check_part(each.id, row.subject)
    if by.id == found.by or first.id != found.by:
        raise SamePerson
    parts = _checked(row, found.parts, found.ground)
    if WHOLE in parts and {each.key for each in parts_of(row)} != set(found.parts):
        raise Outgrown
    told: JsonObject = {"ground": found.ground, "parts": [described(row, each) for each in parts]}
    leaf = append(
        DataErased(second=pseudonym(by.secret, row.subject), what=what_of(parts)),
        subject=row.subject,
        actor=actor_for(first, row.subject),
        openings=(spoken("erased", told), spoken("reason", {"text": found.reason})),
    )
    take_away(row, parts)
    found.leaf = leaf.leaf_id
    _answer(found, by.id, ProposalState.CONFIRMED)
    return leaf


def drop(by: Staff, erasure_id: int, refusal: str) -> None:
    """End it unentered; by who proposed it, it is withdrawn, which asks for no reason.

    Raises `NoSuchErasure`, `KeptAway`, `WordsRefused`.
    """
    found = _open(erasure_id)
    check_part(by.id, found.submission.subject)
    found.refusal = "" if by.id == found.by else reasoned(refusal)
    _answer(found, by.id, ProposalState.WITHDRAWN if by.id == found.by else ProposalState.REJECTED)


def restore(found: LoggedEntry) -> Missing | None:
    """Erase again what came back with a backup: what its proposal here names, or all; else a person must say what."""
    body = found.entry.body
    row = Submission.objects.select_for_update(of=("self",)).filter(subject=found.entry.subject).first()
    if row is None or not isinstance(body, DataErased):
        return None
    proposed = _proposed(row, found.entry.actor, body.what)
    if proposed is None and body.what is not Erasable.CASE_FILE:
        return Missing.ERASURE
    again = proposed or Erasure(submission=row, parts=[WHOLE.key], by=0, at=found.entry.at)
    take_away(row, parts_named(again.parts))
    again.leaf, again.state, again.answered_at = found.leaf_id, ProposalState.CONFIRMED, found.entry.at
    again.save()
    return None


def sweep_all() -> int:
    """Remove what confirmed erasures left on the disk; how many erasures that were. What is not done yet waits.

    OSError where a file cannot be removed, after all others were.
    """
    waiting = list(Erasure.objects.select_related("submission").filter(state=ProposalState.CONFIRMED, swept_at=None))
    gone: list[int] = []
    failed: OSError | None = None
    for each in waiting:
        # One file that cannot be removed does not keep the others.
        try:
            sweep(each.submission, parts_named(each.parts))
        except OSError as error:
            failed = error
        else:
            gone.append(each.pk)
    done = Erasure.objects.filter(pk__in=gone).update(swept_at=now()) if gone and write_ahead.emptied() else 0
    if failed is not None:
        raise failed
    return done


def what_of(parts: Iterable[Part]) -> Erasable:
    """What the log says of it."""
    return Erasable.CASE_FILE if WHOLE in parts else Erasable.OPENINGS


def parts_named(keys: Iterable[str]) -> list[Part]:
    """Parts by their keys, the whole alone where it is among them; ValueError for what is none."""
    split = (key.partition(".") for key in keys)
    found = [Part(Kind(kind), int(number or 0)) for kind, _dot, number in split]
    return [WHOLE] if WHOLE in found else found


def offered(*, closed: bool) -> list[Ground]:
    """The grounds in force today; before the case is closed those alone that may be used then."""
    return [each for each in grounds().values() if each.holds(today()) and (closed or each.early)]


def is_over(row: Submission) -> bool:
    """Whether its case is closed; what has none yet is not."""
    return Case.objects.filter(submission=row, state=_OVER).exists()


def _checked(row: Submission, keys: Sequence[str], ground: str) -> list[Part]:
    """The parts, each still there. Raises `NothingToErase`, `TooEarly`."""
    there = parts_of(row)
    chosen = [each for each in there if each.key in keys]
    if not chosen or len(chosen) != len(set(keys)):
        raise NothingToErase
    over = is_over(row)
    if ground not in {each.id for each in offered(closed=over)}:
        raise TooEarly
    if not over and {WHOLE, IDENTITY} & set(chosen):
        raise TooEarly
    return [WHOLE] if WHOLE in chosen else chosen


def _proposed(row: Submission, actor: str, what: Erasable) -> Erasure | None:
    """The proposal of which an entry can be: by that person, and of as much; another one tells nothing of it."""
    found = Erasure.objects.filter(submission=row, state=ProposalState.OPEN).first()
    if found is None or what_of(parts_named(found.parts)) is not what:
        return None
    try:
        first = staff(found.by)
    except NoSuchPerson:
        return None
    return found if actor_for(first, row.subject) == actor else None


def _held(submission_id: int) -> Submission:
    row = Submission.objects.select_for_update(of=("self",)).filter(pk=submission_id).first()
    if row is None:
        raise NoSuchCase(str(submission_id))
    return row


def _open(erasure_id: int) -> Erasure:
    """The open erasure, locked in the order of every act: submission first. Raises `NoSuchErasure`."""
    submission_id = Erasure.objects.filter(pk=erasure_id).values_list("submission", flat=True).first()
    if submission_id is None:
        raise NoSuchErasure(erasure_id)
    _held(submission_id)
    found = Erasure.objects.select_for_update(of=("self",)).filter(pk=erasure_id, state=ProposalState.OPEN).first()
    if found is None:
        raise NoSuchErasure(erasure_id)
    return found


def _answer(row: Erasure, by: int, state: ProposalState) -> None:
    row.state, row.answered_by, row.answered_at = state, by, now()
    row.save()
