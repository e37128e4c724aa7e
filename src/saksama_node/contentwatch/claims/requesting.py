"""Requests up the chain that were entered, asking again about them, the answers, and what each waits for meanwhile.

Rules kept here:
  * A request is kept with its entry; so is an answer. An answer says who answered: what goes through Bawaslu RI may
    come back from the platform.
  * What only arrived or went on closes nothing; what was done, refused or never answered does, the first time.
  * What is not answered in time is asked again in the same words, as often as its time goes by: nothing new is said,
    so no second person reads it. What `saksama verify` would call unlawful is not entered.
  * A request that is open has its rows among the running duties (`deadlines`), from its entry to the answer that closes
    it; a closed one has none; another making gives the same rows.
  * The duty to ask again begins with the lapse of the answer's moment, by itself (the worker). Asking again ends it,
    and the answer is waited for anew, by the same rule, from that moment on.
Left to others: writing and confirming a request (deciding), looking at addresses (rechecking), who may, warning of it
(flows), counting (deadlines).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

import msgspec

from saksama.entries.kinds.content import (
    Addressee,
    ContentAnswered,
    ContentJudged,
    ContentReminded,
    ContentRequested,
    Outcome,
)
from saksama.entries.words import worded
from saksama.errors import CallerError, NotThere
from saksama.vocabulary import format_moment, parse_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.claims.forms import levels
from saksama_node.contentwatch.claims.standing import acts_of, refusals
from saksama_node.contentwatch.models import Answer, Claim, Reminder, Request
from saksama_node.deadlines import actions as deadlines
from saksama_node.deadlines.queries import asked_again
from saksama_node.ledger.actions import Leaf, append, spoken
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

AGAIN: Final = "konten-tanya-lagi"
"""The rule of the office's own duty."""
CLOSING: Final = frozenset({Outcome.REMOVED, Outcome.RESTRICTED, Outcome.REFUSED, Outcome.SILENT})


def keep_waiting(row: Request) -> None:
    """Note what a request waits for now, in the caller's transaction."""
    if row.closed_at is not None:
        deadlines.forget(row.request)
        return
    last = row.reminders.last()
    asked = row.at if last is None else last.at
    waiting = deadlines.Waiting(levels()[Addressee(row.to)].rule, AGAIN, asked, row.due)
    deadlines.expect_answer(row.request, SETTINGS.region, waiting, now())


def begin_asking(at: datetime, many: int) -> int:
    """Let the office's duty begin for requests whose answer is late by now; for how many, at most `many`."""
    late = Request.objects.filter(closed_at=None, due__lte=at).order_by("due").values_list("request", flat=True)
    begun = asked_again()
    wanted = [each for each in late if each not in begun][:many]
    # Held, and asked again: an answer may just have closed it.
    rows = list(Request.objects.select_for_update().filter(request__in=wanted, closed_at=None)) if wanted else []
    for row in rows:
        keep_waiting(row)
    return len(rows)


def recount_waiting(above: int, many: int) -> int | None:
    """Count the rows of at most `many` requests beyond an id again; the last id, None where there was none left."""
    rows = list(Request.objects.select_for_update().filter(pk__gt=above).order_by("pk")[:many])
    for row in rows:
        keep_waiting(row)
    return rows[-1].pk if rows else None


class NoSuchRequest(NotThere):
    """No request of this id was entered here."""

    code = "content.request-unknown"
    advice = "Look it up in the list of requests."

    request: str


class NotAskedAgain(CallerError):
    """It may not be asked again now; nothing was changed. `says`, `says_en`: the verifier's rule."""

    code = "content.not-asked-again"
    advice = "Open the request again and look until when its answer is waited for."

    request: str
    says: str
    says_en: str


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as somebody enters it. `said_on`: the day that stands on it."""

    answerer: Addressee
    outcome: Outcome
    words: str
    said_on: date


def keep_request(
    claim: Claim, leaf: Leaf, body: ContentRequested, words: str, *, copies: Sequence[str], by: int, second: int
) -> None:
    """Keep a request with its entry. The articles are those of the judgment that stands."""
    made = Request.objects.create(
        claim=claim,
        request=body.request,
        leaf=leaf.leaf_id,
        to=body.to.value,
        copies=list(copies),
        basis=list(_basis(claim.subject)),
        words=words,
        by=by,
        second=second,
        at=leaf.entry.at,
        due=None if body.due is msgspec.UNSET else parse_moment(body.due),
    )
    keep_waiting(made)


def remind(by: Staff, request: str, partners: Iterable[str]) -> Leaf:
    """Enter that a request is asked again; the caller holds `ledger.actions.act()`.

    Raises `NoSuchRequest`, and `NotAskedAgain` while its answer is not late, or once it came.
    """
    row = _locked(request)
    subject = row.claim.subject
    due = levels()[Addressee(row.to)].due(now())
    body = ContentReminded(due=msgspec.UNSET if due is None else format_moment(due), request=request)
    actor = actor_for(by, subject)
    for says, says_en in refusals(subject, actor, body, partners):
        raise NotAskedAgain(request, says, says_en)
    leaf = append(body, subject=subject, actor=actor)
    note_reminder(row, by.id, leaf.leaf_id, leaf.entry.at, due)
    return leaf


def note_reminder(row: Request, by: int | None, leaf: int, at: datetime, due: datetime | None) -> None:
    """Keep an asking again with its entry; the answer is waited for until `due` now."""
    Reminder.objects.create(request=row, leaf=leaf, by=by, at=at, lapsed=row.due, due=due)
    row.due = due
    row.save(update_fields=["due"])
    keep_waiting(row)


def answer(by: Staff, request: str, said: Said) -> Leaf:
    """Enter what was answered; the caller holds `ledger.actions.act()`. Raises `NoSuchRequest`, `WordsRefused`."""
    row, said = _locked(request), replace(said, words=worded(said.words))
    subject = row.claim.subject
    leaf = append(
        ContentAnswered(by=said.answerer, outcome=said.outcome, request=request),
        subject=subject,
        actor=actor_for(by, subject),
        openings=(spoken("text", {"said_on": said.said_on.isoformat(), "text": said.words}),),
    )
    Answer.objects.create(
        request=row,
        leaf=leaf.leaf_id,
        answerer=said.answerer.value,
        outcome=said.outcome.value,
        words=said.words,
        said_on=said.said_on,
        by=by.id,
        at=leaf.entry.at,
    )
    if row.closed_at is None and said.outcome in CLOSING:
        row.closed_at = leaf.entry.at
        row.save(update_fields=["closed_at"])
        keep_waiting(row)
    return leaf


def _locked(request: str) -> Request:
    row = Request.objects.select_for_update().select_related("claim").filter(request=request).first()
    if row is None:
        raise NoSuchRequest(request)
    return row


def _basis(claim: str, partners: Iterable[str] = ()) -> tuple[str, ...]:
    """The articles of our last judgment."""
    judged = [item.body for _, item in acts_of(claim, partners) if isinstance(item.body, ContentJudged)]
    return judged[-1].basis if judged else ()
