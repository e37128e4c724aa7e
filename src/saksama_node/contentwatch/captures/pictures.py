"""Pictures that look the same: what is kept of each, and which claims a picture may repeat.

Rules kept here:
  * Of each picture its fingerprints and its small grey points are kept once, under the digest of its original bytes;
    the points are sealed as everything that was captured is.
  * Every picture of a copy that stands at a claim is held against the one that is asked; of a claim the best is told.
    A match is a suggestion, and alike is not equal.
Left to others: computing looks (quarantine), the sentences (`saksama.imagematch.known`), deciding (triage).
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from saksama.imagematch.compare import Looks
from saksama.imagematch.known import CANDIDATES, KnownPictures
from saksama.imagematch.known import Copy as Match
from saksama.imagematch.picture import Picture
from saksama_node.contentwatch.models import Copy, Look
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.prints import bits_of, packed, unpacked

TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class SamePicture:
    """A claim of which a copy holds a picture that looks the same. `claim`, `copy`: subjects; `match` says why."""

    claim: str
    copy: str
    match: Match


def kept(likeness: str, looks: Looks) -> Look:
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
