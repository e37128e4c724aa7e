"""Erasing what was handed in: proposed by one person, entered and done once a second agrees (UU 27/2022).

Rules kept here:
  * Who proposed never confirms; the entry names both, and commits to which parts and why.
  * Before a case is closed nothing goes but single parts on a ground that says so (`erasure.toml`).
  * The entry stands under the receipt's subject and names no case: nobody can join the two by it. It says whether all
    went or parts, never which: whether somebody was named is nobody's to know.
  * The caller holds `ledger.actions.act()` where something is entered, and `ledger.turn.writing()` where not.
Left to others: what a part is and how it goes (parts), who has the right (flow `erase_data`), reads (erasures).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksama.entries.encoding import encode
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.days import today
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.erasure_grounds import Ground, grounds
from saksama_node.cases.models import Case, Erasure, ProposalState, Submission
from saksama_node.cases.parts import IDENTITY, WHOLE, Kind, Part, described, parts_of, sweep, take_away
from saksama_node.cases.proposals import SamePerson
from saksama_node.ledger import write_ahead
from saksama_node.ledger.actions import Leaf, append, opening
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: keys of parts, the ground's id, and the reason in words."""

    parts: tuple[str, ...]
    ground: str
    reason: str


def propose(by: Staff, submission_id: int, wanted: Wanted) -> int:
    """Keep it for a second person; its number. Raises `NoSuchCase`, `KeptAway`, `ErasureOpen`, and as `_checked`."""
    row = _held(submission_id)
    check_part(by.id, row.subject)
    if Erasure.objects.filter(submission=row, state=ProposalState.OPEN).exists():
        raise ErasureOpen
    parts = _checked(row, wanted.parts, wanted.ground)
    made = Erasure.objects.create(
        submission=row,
        parts=[each.key for each in parts],
        ground=wanted.ground,
        reason=wanted.reason,
        by=by.id,
        at=now(),
    )
    return made.pk


def confirm(by: Staff, first: Staff, erasure_id: int) -> Leaf:
    """Enter what `first` proposed, with `by` as the second, and take it away; its files go by `sweep_all`.

    Raises `NoSuchErasure`, `SamePerson`, `KeptAway`, and as `_checked`.
    """
    found = _open(erasure_id)
    row = found.submission
    for each in (by, first):
        check_part(each.id, row.subject)
    if by.id == found.by or first.id != found.by:
        raise SamePerson
    parts = _checked(row, found.parts, found.ground)
    told: JsonObject = {"ground": found.ground, "parts": [described(row, each) for each in parts]}
    leaf = append(
        DataErased(second=pseudonym(first.secret, row.subject), what=what_of(parts)),
        subject=row.subject,
        actor=actor_for(by, row.subject),
        openings=(opening("erased", encode(told)), opening("reason", encode({"text": found.reason}))),
    )
    take_away(row, parts)
    found.leaf = leaf.leaf_id
    _answer(found, by.id, ProposalState.CONFIRMED)
    return leaf


def drop(by: Staff, erasure_id: int, refusal: str) -> None:
    """End it unentered; by who proposed it, it is withdrawn. Raises `NoSuchErasure`, `KeptAway`."""
    found = _open(erasure_id)
    check_part(by.id, found.submission.subject)
    found.refusal = refusal
    _answer(found, by.id, ProposalState.WITHDRAWN if by.id == found.by else ProposalState.REJECTED)


def restore(found: LoggedEntry) -> Missing | None:
    """Erase again what came back with a backup: what its proposal here names, or all; else a person must say what."""
    body = found.entry.body
    row = Submission.objects.select_for_update(of=("self",)).filter(subject=found.entry.subject).first()
    if row is None or not isinstance(body, DataErased):
        return None
    proposed = Erasure.objects.filter(submission=row, state=ProposalState.OPEN).first()
    if proposed is None and body.what is not Erasable.CASE_FILE:
        return Missing.ERASURE
    again = proposed or Erasure(submission=row, parts=[WHOLE.key], by=0, at=found.entry.at)
    take_away(row, parts_named(again.parts))
    again.leaf, again.state, again.answered_at = found.leaf_id, ProposalState.CONFIRMED, found.entry.at
    again.save()
    return None


def sweep_all() -> int:
    """Remove what confirmed erasures left on the disk; how many erasures that were. What is not done yet waits."""
    waiting = list(Erasure.objects.select_related("submission").filter(state=ProposalState.CONFIRMED, swept_at=None))
    for each in waiting:
        sweep(each.submission, parts_named(each.parts))
    if not waiting or not write_ahead.emptied():
        return 0
    return Erasure.objects.filter(pk__in=[each.pk for each in waiting]).update(swept_at=now())


def what_of(parts: Iterable[Part]) -> Erasable:
    """What the log says of it."""
    return Erasable.CASE_FILE if WHOLE in parts else Erasable.OPENINGS


def parts_named(keys: Iterable[str]) -> list[Part]:
    """Parts by their keys; ValueError for what is none."""
    split = (key.partition(".") for key in keys)
    return [Part(Kind(kind), int(number or 0)) for kind, _dot, number in split]


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
