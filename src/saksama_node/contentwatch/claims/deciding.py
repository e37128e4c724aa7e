"""Assessments and judgments of a claim, requests about it: judged as one wrote them, entered once a second read them.

Rules kept here:
  * What waits is the entry's whole body, its sources or copies, and the words; what the second person confirms is what
    is entered, but for that person's own name in it, and when an answer is due.
  * Nothing is entered that `saksama verify` would call unlawful (standing).
  * An office of the regional government assesses no claim that concerns it, and judges none: it captures.
  * A claim is found to be something by sources; only what cannot be checked may have none.
  * A judgment rests on articles in force on the day of the first capture: the earliest day known of the act.
  * A request names copies of its claim; when an answer is due counts from the entry. The office of the government asks
    for nothing.
  * Of each kind one waits at a time on a claim; the caller of `enter` holds `ledger.actions.act()` and the claim.
  * What was entered here is read in the words in which it was proposed; which judgment is owed is read with it.
Left to others: who has the right and who is second (`flows.seconds`), articles and addressees (forms), requests that
were entered (requesting), words (web).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec
from django.db.models import Min, Q
from django.utils import timezone

from saksama.entries.body import Body
from saksama.entries.kinds.content import (
    Addressee,
    Assessment,
    Concerns,
    ContentAssessed,
    ContentJudged,
    ContentRequested,
)
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama.vocabulary import JsonObject, format_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.captures.captured import ClaimView, claim_view
from saksama_node.contentwatch.captures.triaging import locked_claim
from saksama_node.contentwatch.claims.forms import in_force, levels
from saksama_node.contentwatch.claims.requesting import keep_request
from saksama_node.contentwatch.claims.standing import refusals
from saksama_node.contentwatch.models import Claim, Copy
from saksama_node.ledger.actions import Leaf, append, new_subject, spoken
from saksama_node.seconds.proposing import Asked, Proposed, State, of_subjects, open_in
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

type Finding = ContentAssessed | ContentJudged | ContentRequested
"""What two persons say of a claim, or ask about it."""

NOBODY_YET: Final = "0" * 32
"""Stands for the second person while none is known: a pseudonym that nobody bears."""

BODIES: Final[Mapping[str, type[Finding]]] = {
    each.KIND: each for each in (ContentAssessed, ContentJudged, ContentRequested)
}
COMMITMENTS: Final[Mapping[str, str]] = {
    ContentAssessed.KIND: "text",
    ContentJudged.KIND: "reason",
    ContentRequested.KIND: "text",
}
FINDINGS: Final = frozenset({ContentAssessed.KIND, ContentJudged.KIND})


class Why(StrEnum):
    """Why it was refused."""

    CAPTURE_ONLY = "capture-only"
    NOT_OURS = "not-ours"
    NO_SOURCE = "no-source"
    ARTICLE = "article"
    NO_COPY = "no-copy"
    UNLAWFUL = "unlawful"


class FindingRefused(CallerError):
    """It may not be proposed or entered; nothing was changed. `says`, `says_en`: the verifier's rule, for UNLAWFUL."""

    code = "content.finding-refused"
    advice = "Open the claim again and look where it stands."

    claim: str
    why: Why
    says: str = ""
    says_en: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: its address or title, and whether it is of neither institution."""

    what: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote, whole. The body names no second person yet. `copies`: those that a request names."""

    body: Finding
    words: str
    sources: tuple[Source, ...] = field(default=())
    copies: tuple[str, ...] = field(default=())

    def judged(self) -> "Written":
        """The same in the one spelling of its words and sources. Raises `WordsRefused`."""
        sources = tuple(replace(each, what=worded(each.what, lines=False)) for each in self.sources)
        return replace(self, words=worded(self.words), sources=sources)

    def committed(self) -> JsonObject:
        """What the entry commits to: the words, with every source or every copy."""
        if isinstance(self.body, ContentJudged):
            return {"text": self.words}
        if isinstance(self.body, ContentRequested):
            return {"copies": list(self.copies), "text": self.words}
        return {"sources": [{"outside": s.outside, "what": s.what} for s in self.sources], "text": self.words}


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a proposal keeps beside the words: the entry's body, what it rests on, what it names."""

    entry: msgspec.Raw
    sources: tuple[Source, ...] = ()
    copies: tuple[str, ...] = ()


def assessed(outcome: Assessment, words: str, sources: Sequence[Source]) -> Written:
    """An assessment; the sources are counted from what was written."""
    outside = sum(each.outside for each in sources)
    body = ContentAssessed(outcome=outcome, outside=outside, second=NOBODY_YET, sources=len(sources))
    return Written(body, words, tuple(sources))


def requested(to: Addressee, words: str, copies: Sequence[str]) -> Written:
    """A request about these copies; its id is made here, its due moment when it is entered."""
    named = tuple(dict.fromkeys(copies))
    body = ContentRequested(copies=len(named), request=new_subject(), second=NOBODY_YET, to=to)
    return Written(body, words, copies=named)


def stands_aside(body: type[Body], concerns: Concerns) -> Why | None:
    """Why this institution does not do this act on such a claim at all; None where it may."""
    if not SETTINGS.government:
        return None
    if body in {ContentJudged, ContentRequested}:
        return Why.NOT_OURS
    return None if concerns in {Concerns.NOBODY, Concerns.UNKNOWN} else Why.CAPTURE_ONLY


def law_day(claim: str) -> date:
    """The day whose law a claim is judged by: its first capture; its own beginning where no copy is left."""
    row = Claim.objects.annotate(first=Min("copies__captured_at")).get(subject=claim)
    return timezone.localtime(row.first or row.begun_at).date()


def asked(claim: str, written: Written) -> Asked:
    """What somebody wrote, as it is proposed. Raises `WordsRefused`."""
    written = written.judged()
    kept = _Kept(msgspec.Raw(msgspec.json.encode(written.body)), written.sources, written.copies)
    return Asked(written.body.KIND, claim, msgspec.json.encode(kept).decode(), written.words)


def written_in(found: Asked | Proposed) -> Written:
    """A proposal as it was written."""
    kept = msgspec.json.decode(found.body, type=_Kept)
    body = msgspec.json.decode(kept.entry, type=BODIES[found.act])
    return Written(body, found.words, kept.sources, kept.copies)


def hold(claim: str) -> str:
    """Lock a claim; the place that has it: the institution itself. Raises `NoSuchContent`."""
    locked_claim(claim)
    return SETTINGS.region


def check(by: Staff, asked: Asked, partners: Iterable[str]) -> None:
    """Raise `FindingRefused` where this may not be entered now as this person's."""
    _check(_claim(asked.subject), actor_for(by, asked.subject), written_in(asked), partners)


def enter(first: Staff, by: Staff, found: Proposed, partners: Iterable[str]) -> Leaf:
    """Enter what `first` wrote, with `by` as the second. Raises `FindingRefused`."""
    claim, subject, written = _claim(found.subject), found.subject, written_in(found)
    named = replace(written, body=_confirmed(written.body, by, subject))
    body = named.body
    # Once more with the second person named: as an outsider would find it.
    _check(claim, actor_for(first, subject), named, partners)
    said = spoken(COMMITMENTS[body.KIND], named.committed())
    leaf = append(body, subject=subject, actor=actor_for(first, subject), openings=(said,))
    match body:
        case ContentAssessed():
            claim.assessed = body.outcome.value
        case ContentJudged():
            claim.judged = body.outcome.value
        case ContentRequested():
            keep_request(claim, leaf, body, named.words, copies=named.copies, by=first.id, second=by.id)
    claim.save(update_fields=["assessed", "judged"])
    return leaf


def _confirmed(body: Finding, by: Staff, subject: str) -> Finding:
    """The body as it is entered: with the second person, a request with the moment by which an answer is due."""
    body = msgspec.structs.replace(body, second=pseudonym(by.secret, subject))
    if not isinstance(body, ContentRequested):
        return body
    due = levels()[body.to].due(now())
    return body if due is None else msgspec.structs.replace(body, due=format_moment(due))


def _claim(subject: str) -> Claim:
    return Claim.objects.get(subject=subject)


def _check(claim: Claim, actor: str, written: Written, partners: Iterable[str]) -> None:
    subject, body = claim.subject, written.body
    if (aside := stands_aside(type(body), Concerns(claim.concerns))) is not None:
        raise FindingRefused(subject, aside)
    if isinstance(body, ContentAssessed) and not body.sources and body.outcome is not Assessment.NOT_CHECKABLE:
        raise FindingRefused(subject, Why.NO_SOURCE)
    if isinstance(body, ContentJudged) and not {*body.basis} <= {each.id for each in in_force(law_day(subject))}:
        raise FindingRefused(subject, Why.ARTICLE)
    if isinstance(body, ContentRequested) and not _are_of(claim, written.copies):
        raise FindingRefused(subject, Why.NO_COPY)
    for says, says_en in refusals(subject, actor, body, partners):
        raise FindingRefused(subject, Why.UNLAWFUL, says, says_en)


def _are_of(claim: Claim, copies: Sequence[str]) -> bool:
    """Whether there are any, and all of this claim."""
    return 0 < len(copies) == Copy.objects.filter(claim=claim, subject__in=copies).count()


@dataclass(frozen=True, slots=True)
class Entered:
    """A finding as it was written, and its entry."""

    leaf: int
    written: Written


def entered_of(claim: str) -> list[Entered]:
    """Every finding that was entered here of a claim, the oldest first."""
    return [
        Entered(each.leaf, written_in(each))
        for each in reversed(of_subjects(claim))
        if each.act in FINDINGS and each.state is State.CONFIRMED and each.leaf is not None
    ]


def to_judge(*, limit: int) -> list[ClaimView]:
    """Claims that were assessed and that nobody has judged or proposed to judge, oldest first."""
    # Assessed here, or by a partner whose words came here.
    rows = Claim.objects.filter(~Q(assessed="") | Q(heard__kind=ContentAssessed.KIND), judged="").distinct()
    waits = [each.subject for each in open_in(ContentJudged.KIND)]
    return [claim_view(row) for row in rows.exclude(subject__in=waits).order_by("pk")[:limit]]
