"""Which copies are like each other: what is kept of each to tell by, and the groups of those that wait.

Rules kept here:
  * A text's wording is kept once, with the few numbers under which its near copies are found
    (`saksama.textmatch.near`); so a text that is passed on unchanged costs a row of its copy alone.
  * Of each picture its fingerprints and its small grey points are kept once, under the digest of its original bytes;
    the points are sealed as everything that was captured is.
  * Every picture of a copy that stands at a claim is held against the one that is asked; of a claim the best is told.
    A match is a suggestion, and alike is not equal.
  * Two copies are joined for one of the library's reasons, computed exactly on both: equal words, near, a part, or
    pictures that look the same; not by words of which one text denies what the other tells. Each join is kept with its
    figure.
  * Compared is what waits for triage, the `LIKELIEST` alone. A copy that is not placed yet is in no group.
  * A group is a suggestion: its ends may differ more than any join says. People choose which of it they decide on.
Left to others: computing looks (quarantine), when (flows), deciding (triaging), the sentences
(`saksama.textmatch.words`, `saksama.imagematch.known`, web).
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from saksama.imagematch.compare import Looks
from saksama.imagematch.known import CANDIDATES, KnownPictures
from saksama.imagematch.known import Copy as Match
from saksama.imagematch.picture import Picture
from saksama.textmatch.fold import fold
from saksama.textmatch.near import How, bands, judged, marks, shingles
from saksama.textmatch.stance import either_denies
from saksama_node.contentwatch.captures.captured import CopyView, view
from saksama_node.contentwatch.models import Copy, CopyState, Join, Look, Wording, WordingKey
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.strangers.fingerprints import bits_of, packed, unpacked

TOLD: Final = 5
OPEN: Final = (CopyState.WAITING, CopyState.TAKEN)
READ: Final = 20_000
"""Letters of a text that are compared; a page that is longer is known by its beginning."""
MOST_MARKS: Final = 300
LIKELIEST: Final = 8
PICTURES: Final = 3
SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class SamePicture:
    """A claim of which a copy holds a picture that looks the same. `claim`, `copy`: subjects; `match` says why."""

    claim: str
    copy: str
    match: Match


def keep_look(likeness: str, looks: Looks) -> Look:
    """The row of a picture, made where there is none; its points are in the archive already."""
    found, _ = Look.objects.get_or_create(
        likeness=likeness,
        defaults={
            "wide": looks.picture.wide,
            "high": looks.picture.high,
            "points": hashlib.sha256(looks.picture.points).hexdigest(),
            "prints": packed(looks.prints),
        },
    )
    return found


def looks_of(row: Look) -> Looks:
    """A picture as it is compared. Raises `ContentMissing`."""
    points = archive.get(row.points)
    return Looks(Picture(row.wide, row.high, points, row.wide, row.high), unpacked(bytes(row.prints)))


def known_of(rows: QuerySet[Look]) -> KnownPictures:
    """These pictures, to find in."""
    known = KnownPictures()
    for pk, prints in rows.values_list("pk", "prints"):
        known.add_bits(str(pk), bits_of(bytes(prints)))
    return known


def looks_of_copy(subject: str) -> Looks | None:
    """The looks of a copy's picture; None where it has none. Raises `ContentMissing`."""
    row = Look.objects.filter(copies__subject=subject).first()
    return None if row is None else looks_of(row)


def same_pictures(asked: Looks, among: Collection[str] | None = None, *, beside: str = "") -> tuple[SamePicture, ...]:
    """The claims that a picture may repeat, the best first. Raises `ContentMissing`.

    `among`: subjects of the claims that count, None for all (the public is told of published ones alone); `beside`: a
    claim that does not.
    """
    at_claims = Copy.objects.filter(claim__isnull=False, look__isnull=False).exclude(claim__subject=beside)
    if among is not None:
        # Of what does not count nothing is read: the public asks this, and most claims were never published.
        at_claims = at_claims.filter(claim__subject__in=tuple(among))
    known = known_of(Look.objects.filter(pk__in=at_claims.values("look_id")))
    found = known.copies(asked, lambda pk: looks_of(Look.objects.get(pk=pk)), top=CANDIDATES)
    # Who holds them is asked of what was found, not of all.
    holders: dict[str, dict[str, str]] = {}
    held = at_claims.filter(look__in=[int(match.id) for match in found]).order_by("id")
    for look, claim, copy in held.values_list("look_id", "claim__subject", "subject"):
        holders.setdefault(str(look), {}).setdefault(claim, copy)
    told: dict[str, SamePicture] = {}
    for match in found:
        for claim, copy in holders[match.id].items():
            told.setdefault(claim, SamePicture(claim, copy, match))
    return tuple(told.values())[:TOLD]


class Alike(StrEnum):
    """Why two copies are joined."""

    SAME = How.SAME.value
    NEAR = How.NEAR.value
    PART = How.PART.value
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Found:
    """Another copy (`other`: its row) that one is like. `score`: as the library computed it, at most 1."""

    other: int
    why: Alike
    score: float


@dataclass(frozen=True, slots=True)
class JoinView:
    """A join with another copy of the group, as it crosses the door."""

    other: str
    called: str
    why: Alike
    score: float


@dataclass(frozen=True, slots=True)
class Member:
    """A copy of a group that waits, with the joins that put it there: none of the first."""

    copy: CopyView
    joins: tuple[JoinView, ...]


def wording_of(title: str, text: str) -> Wording | None:
    """The row of a text's wording, made where there is none; None where it has no word."""
    words = _folded(title, text)
    if not words:
        return None
    digest = hashlib.sha256(" ".join(words).encode()).hexdigest()
    row, is_new = Wording.objects.get_or_create(digest=digest)
    if is_new:
        WordingKey.objects.bulk_create(WordingKey(wording=row, key=key) for key in _keys(words))
    return row


def unplaced(limit: int) -> list[str]:
    """Copies that nobody looked for the like of, the oldest first."""
    rows = Copy.objects.filter(group=None, state__in=OPEN).order_by("id")
    return list(rows.values_list("subject", flat=True)[:limit])


def like(subject: str) -> tuple[Found, ...]:
    """Which of what waits a copy is like. Reads alone: it may take a moment and holds nobody up."""
    row = Copy.objects.select_related("look", "wording").get(subject=subject)
    return (*_in_words(row), *_in_looks(row))


def place(subject: str, found: Iterable[Found]) -> None:
    """Put a copy into the group of those that it is like, in the caller's transaction; groups that it joins are one."""
    told = tuple(found)
    row = Copy.objects.get(subject=subject)
    rows = Copy.objects.select_for_update().filter(pk__in={row.pk, *(each.other for each in told)}).order_by("pk")
    groups = {each.pk: each.group or each.pk for each in rows}
    for each in told:
        one, other = groups[row.pk], groups.get(each.other)
        if other is None or one == other:
            continue
        least, gone = sorted((one, other))
        Copy.objects.filter(Q(group=gone) | Q(pk__in=(row.pk, each.other))).update(group=least)
        groups = {pk: least if group == gone else group for pk, group in groups.items()}
        Join.objects.create(one=row, other_id=each.other, why=each.why.value, score=each.score)
    Copy.objects.filter(pk=row.pk, group=None).update(group=groups[row.pk])


def members(group: int) -> list[Member]:
    """What waits of a group, `SHOWN` at most, in the order in which it came."""
    rows = Copy.objects.filter(group=group, state__in=OPEN).order_by("id")
    shown = list(rows.select_related("claim").prefetch_related("parts")[:SHOWN])
    joins: dict[int, list[JoinView]] = {}
    for each in Join.objects.filter(one__in=[row.pk for row in shown]).select_related("other"):
        called = view(each.other).called
        told = JoinView(each.other.subject, called, Alike(each.why), each.score)
        joins.setdefault(each.one_id, []).append(told)
    return [Member(view(row), tuple(joins.get(row.pk, ()))) for row in shown]


def waiting_in(group: int | None) -> int:
    """How many copies of a group wait; none where nobody looked for it."""
    return 0 if group is None else Copy.objects.filter(group=group, state__in=OPEN).count()


def _in_words(row: Copy) -> Iterator[Found]:
    if row.wording is None:
        return
    others = Copy.objects.filter(state__in=OPEN).exclude(pk=row.pk).order_by("id")
    same = others.filter(wording=row.wording).first()
    if same is not None:
        yield Found(same.pk, Alike.SAME, 1.0)
        return
    words = _folded(row.title, row.text)
    mine = frozenset(shingles(words))
    waits = Exists(Copy.objects.filter(wording=OuterRef("wording"), state__in=OPEN))
    keys = WordingKey.objects.filter(key__in=row.wording.keys.values_list("key")).exclude(wording=row.wording)
    likeliest = keys.filter(waits).values("wording").annotate(shared=Count("id")).order_by("-shared", "wording")
    for candidate in likeliest[:LIKELIEST]:
        other = others.filter(wording=candidate["wording"]).first()
        if other is None:
            continue
        others_words = _folded(other.title, other.text)
        theirs = frozenset(shingles(others_words))
        told = judged(len(mine & theirs), len(mine), len(theirs))
        if told and not either_denies(words, others_words):
            yield Found(other.pk, Alike(told[0].value), told[1])


def _in_looks(row: Copy) -> Iterator[Found]:
    if row.look is None:
        return
    others = Copy.objects.filter(look__isnull=False, state__in=OPEN).exclude(pk=row.pk).order_by("id")
    same = others.filter(look=row.look).first()
    if same is not None:
        yield Found(same.pk, Alike.PICTURE, 1.0)
        return
    known = known_of(Look.objects.filter(pk__in=others.values("look")))
    # A picture that is missing from the archive is in no group; the pages on which it is compared say so.
    with suppress(ContentMissing):
        for match in known.copies(looks_of(row.look), lambda pk: looks_of(Look.objects.get(pk=pk)), top=PICTURES):
            other = others.filter(look=int(match.id)).first()
            if other is not None:
                yield Found(other.pk, Alike.PICTURE, match.likeness.score)


def _folded(title: str, text: str) -> tuple[str, ...]:
    return fold(f"{title}\n{text}"[:READ])


def _keys(words: tuple[str, ...]) -> set[int]:
    ordered = shingles(words)
    # The smallest of the marks: two texts choose the same ones.
    return {*bands(frozenset(ordered)), *nsmallest(MOST_MARKS, marks(ordered))}
