"""What comes from a partner: claims with their copies, findings, and how a claim of theirs is classified now.

Rules kept here:
  * A claim, a copy and a classification are of the log that began them; what is ours is never changed by a partner.
  * What came before comes again without another row.
  * Words are the dispatch's, codes are the log's: whom a claim concerns is what the partner's log said last.
  * Nothing is entered: our receipt of the dispatch is the entry. The caller holds `ledger.actions.act()`.
Left to others: whether it is so by the partner's log (`flows.content.take_claim`), files (archive).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from saksama.entries.kinds.content import Channel, ContentClassified, Medium, Way
from saksama.imagematch.compare import Looks
from saksama_node.contentwatch.captures.captured import PartView
from saksama_node.contentwatch.captures.comparing import keep_look
from saksama_node.contentwatch.captures.triaging import Said, overtake
from saksama_node.contentwatch.claims.deciding import Source
from saksama_node.contentwatch.models import Claim, Copy, CopyState, Part, PartnerFinding
from saksama_node.contentwatch.strangers.accounts import account_of


@dataclass(frozen=True, slots=True)
class ReceivedCopy:
    """A copy that a partner captured, its files in our archive. `title`, `text`, `looks`: by our own reader."""

    subject: str
    channel: Channel
    medium: Medium
    captured: datetime
    address: str
    title: str
    text: str
    likeness: str
    parts: tuple[PartView, ...]
    looks: Looks | None


@dataclass(frozen=True, slots=True)
class ReceivedFinding:
    """The words of an entry at `index` of the partner's log, of this kind."""

    index: int
    kind: str
    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class HeardView:
    """What a partner found, in its words. `dispatch`: in which they came."""

    origin: str
    index: int
    kind: str
    dispatch: str
    words: str
    sources: tuple[Source, ...]


def origin_of(claim: str) -> str | None:
    """The log that began a claim that is here, empty where ours did; None where the claim is not here."""
    return Claim.objects.filter(subject=claim).values_list("origin", flat=True).first()


def receive_claim(origin: str, subject: str, said: Said, begun: datetime, copies: Sequence[ReceivedCopy]) -> None:
    """Keep what a partner says of a claim, and its copies."""
    told = {
        "words": said.words,
        "category": said.category.value,
        "concerns": said.concerns.value,
        "target": said.target,
    }
    row, made = Claim.objects.select_for_update().get_or_create(
        subject=subject, defaults={**told, "origin": origin, "begun_at": begun}
    )
    if not made and row.origin == origin:
        is_anew = row.words != said.words
        Claim.objects.filter(pk=row.pk).update(**told)
        if is_anew:
            overtake(row.subject)
    for each in copies:
        _receive_copy(origin, row, each)


def receive_finding(origin: str, claim: str, dispatch: str, found: ReceivedFinding) -> None:
    """Keep the words of a partner's finding about a claim that is here."""
    PartnerFinding.objects.get_or_create(
        origin=origin,
        index=found.index,
        defaults={
            "claim": Claim.objects.get(subject=claim),
            "kind": found.kind,
            "dispatch": dispatch,
            "words": found.words,
            "sources": msgspec.to_builtins(found.sources),
        },
    )


def learn(origin: str, subject: str, body: ContentClassified) -> None:
    """Take over that the partner classified a claim of its own anew; what waits about it is overtaken."""
    row = Claim.objects.select_for_update().filter(subject=subject, origin=origin).first()
    if row is None:
        return
    row.category, row.concerns, row.target = body.category.value, body.concerns.value, body.target
    row.save(update_fields=["category", "concerns", "target"])
    overtake(row.subject)


def note_erased(origin: str, subject: str, at: datetime) -> None:
    """Note that the partner erased what it held of a copy of its own; what is here is for people here to decide."""
    Copy.objects.filter(origin=origin, subject=subject, erased_there_at=None).update(erased_there_at=at)


def heard_of(claim: str) -> list[HeardView]:
    """What partners found of a claim, as far as their words came here; the oldest first."""
    return [
        HeardView(
            row.origin, row.index, row.kind, row.dispatch, row.words, msgspec.convert(row.sources, tuple[Source, ...])
        )
        for row in PartnerFinding.objects.filter(claim__subject=claim)
    ]


def _receive_copy(origin: str, claim: Claim, given: ReceivedCopy) -> None:
    row, made = Copy.objects.get_or_create(
        subject=given.subject,
        defaults={
            "origin": origin,
            "leaf": None,
            "way": Way.PARTNER.value,
            "medium": given.medium.value,
            "channel": given.channel.value,
            "captured_at": given.captured,
            "address": given.address,
            "account": account_of(given.address),
            "title": given.title,
            "text": given.text,
            "likeness": given.likeness,
            "look": None if given.looks is None else keep_look(given.likeness, given.looks),
            "state": CopyState.JOINED,
            "claim": claim,
        },
    )
    if made:
        Part.objects.bulk_create(
            Part(copy=row, role=each.role.value, sha256=each.sha256, media_type=each.media_type, size=each.size)
            for each in given.parts
        )
    elif row.origin == origin and row.claim_id != claim.pk:
        row.claim = claim
        row.save(update_fields=["claim"])
