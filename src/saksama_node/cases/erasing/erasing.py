"""Erasing what was handed in: proposed by one person, entered and done once a second agrees (UU 27/2022).

Rules kept here:
  * The entry names both, and commits to which parts and why.
  * What came in after the whole was proposed does not go unseen: then it is proposed anew.
  * Before a case is closed nothing goes but single parts on a ground that says so (`erasure.toml`).
  * The entry stands under the receipt's subject and names no case: nobody can join the two by it. It says whether all
    went or parts, never which: whether somebody was named is nobody's to know.
  * What was erased keeps a row, for its reporter and for the sweep; what waits is a proposal under the same subject.
  * Why it was erased is sealed under the key that stays: the other is destroyed in the same act.
Left to others: what a part is and how it goes (clearing), who may, and the order of a confirmation (`flows.seconds`),
reads (erased).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject
from saksama_node.accounts.policy import Staff, today
from saksama_node.accounts.queries import actor_for, secrets
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.erasing.clearing import (
    IDENTITY,
    WHOLE,
    Ground,
    Kind,
    Part,
    described,
    grounds,
    parts_of,
    sweep,
    take_away,
)
from saksama_node.cases.models import Case, Erasure, Submission
from saksama_node.cases.sealed import sealed_reason
from saksama_node.cases.standing import ENDED
from saksama_node.ledger import write_ahead
from saksama_node.ledger.actions import Leaf, append, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.seconds.proposing import Asked, Proposed, confirm, open_of
from saksama_node.settings.clock import now

ACT: Final = "report.erased"
SLOT: Final = "erasure"


class TooEarly(CallerError):
    """The case is not closed, and this ground or this part waits until it is."""

    code = "erasure.too-early"
    advice = "Close the case first; before that only single parts go, and only what was got or processed unlawfully."


class NothingToErase(CallerError):
    """What was named is not there any more, or nothing was named."""

    code = "erasure.nothing"
    advice = "Open the page again and choose from what it shows."


class Outgrown(CallerError):
    """All was to go, and something came in or was written since: who proposed has not seen it."""

    code = "erasure.outgrown"
    advice = "Reject or withdraw it, read what is new, and propose again."


class Erasing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal's body: keys of parts, and the ground's id."""

    parts: tuple[str, ...]
    ground: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to go: keys of parts, the ground's id, and the reason in words."""

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


def hold_there(subject: str) -> str:
    """As `hold`; the region of the office that has it. Raises `NoSuchCase`."""
    if hold(subject) is None:
        raise NoSuchCase(subject)
    # What has no case yet waits at the office that it came to.
    region, of_case = Submission.objects.values_list("region", "case__region").get(subject=subject)
    return of_case or region


def asked(submission_id: int, wanted: Wanted) -> Asked:
    """An erasure as it is proposed: of the whole, all that it is now."""
    row = Submission.objects.get(pk=submission_id)
    parts = tuple(each.key for each in parts_of(row)) if WHOLE.key in wanted.parts else wanted.parts
    body = msgspec.json.encode(Erasing(parts=parts, ground=wanted.ground))
    return Asked(ACT, row.subject, body.decode(), wanted.reason)


def body_of(asked: Asked | Proposed) -> Erasing:
    """What is to go."""
    return msgspec.json.decode(asked.body, type=Erasing)


def check(_first: Staff, asked: Asked) -> None:
    """Raise `NothingToErase`, `TooEarly`, `Outgrown` or `WordsRefused` where it may not be done now."""
    reasoned(asked.words)
    _checked(Submission.objects.get(subject=asked.subject), body_of(asked))


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Enter what `first` proposed, with `by` as the second, and take it away; its files go by `sweep_all`.

    Raises as `check`.
    """
    row, body = Submission.objects.get(subject=found.subject), body_of(found)
    parts = _checked(row, body)
    told: JsonObject = {"ground": body.ground, "parts": [described(row, each) for each in parts]}
    leaf = append(
        DataErased(second=pseudonym(by.secret, row.subject), what=what_of(parts)),
        subject=row.subject,
        actor=actor_for(first, row.subject),
        openings=(spoken("erased", told), spoken("reason", {"text": found.words})),
        stay=("erased", "reason"),
    )
    take_away(row, parts, by_proposal=found.id)
    _keep(row, body, found.words, (first.id, by.id), leaf.leaf_id, leaf.entry.at)
    return leaf


def restore(found: LoggedEntry) -> Missing | None:
    """Erase again what came back with a backup: what its proposal here names, or all; else a person must say what."""
    entry, body = found.entry, found.entry.body
    row = Submission.objects.select_for_update(of=("self",)).filter(subject=entry.subject).first()
    if row is None or not isinstance(body, DataErased):
        return None
    people = {pseudonym(secret, row.subject): person for person, secret in secrets().items()}
    two = people.get(entry.actor, 0), people.get(str(body.second), 0)
    proposed = _proposed(row, two[0], body.what)
    if proposed is None:
        if body.what is not Erasable.CASE_FILE:
            return Missing.ERASURE
        erased, reason, number = Erasing(parts=(WHOLE.key,), ground=""), "", 0
    else:
        erased, reason, number = body_of(proposed), proposed.words, proposed.id
        confirm(two[1], number, found.leaf_id)
    take_away(row, parts_named(erased.parts), by_proposal=number)
    _keep(row, erased, reason, two, found.leaf_id, entry.at)
    return None


def sweep_all() -> int:
    """Remove what erasures left on the disk; how many erasures that were. What is not done yet waits.

    OSError where a file cannot be removed, after all others were.
    """
    waiting = list(Erasure.objects.select_related("submission").filter(swept_at=None))
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
    return Case.objects.filter(submission=row, state=ENDED).exists()


def _checked(row: Submission, body: Erasing) -> list[Part]:
    """The parts, each still there; the whole alone. Raises `NothingToErase`, `TooEarly`, `Outgrown`."""
    there = parts_of(row)
    chosen = [each for each in there if each.key in body.parts]
    if not chosen or len(chosen) != len(set(body.parts)):
        raise NothingToErase
    over = is_over(row)
    if body.ground not in {each.id for each in offered(closed=over)}:
        raise TooEarly
    if not over and {WHOLE, IDENTITY} & set(chosen):
        raise TooEarly
    if WHOLE not in chosen:
        return chosen
    if len(chosen) != len(there):
        raise Outgrown
    return [WHOLE]


def _keep(row: Submission, body: Erasing, reason: str, two: tuple[int, int], leaf: int, at: datetime) -> None:
    by, second = two
    sealed = sealed_reason(row.subject, leaf, reason)
    fields = {"parts": body.parts, "ground": body.ground, "reason": sealed}
    Erasure.objects.create(submission=row, by=by, second=second, at=at, leaf=leaf, **fields)


def _proposed(row: Submission, by: int, what: Erasable) -> Proposed | None:
    """The proposal of which an entry can be: by that person, and of as much; another one tells nothing of it."""
    found = next(iter(open_of(SLOT, row.subject)), None)
    is_it = found is not None and found.by == by and what_of(parts_named(body_of(found).parts)) is what
    return found if is_it else None
