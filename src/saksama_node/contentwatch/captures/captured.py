"""Reads on content.

Rules kept here: what crosses this door is frozen; the words of a page come as words, its picture as drawn anew.
Left to others: who may read (`accounts.policy`), priority (queued).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from saksama.entries.kinds.content import Assessment, Category, Channel, Concerns, Judgment, Medium, Way
from saksama.errors import NotThere
from saksama_node.contentwatch.captures.priority import Harm
from saksama_node.contentwatch.captures.sought import Order, matching, ordered, wording
from saksama_node.contentwatch.models import Claim, Copy, CopyState, Mask, Part
from saksama_node.contentwatch.strangers import archive
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.lists.listed import Listed, listed

__all__ = ["CopyState", "Order"]


class NoSuchContent(NotThere):
    """No copy, or no claim, has this subject here."""

    code = "content.unknown"
    advice = "Look it up in the list."

    subject: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A file of a copy."""

    role: Role
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy as the desk sees it. `origin`: empty where we captured it, else the log that says so; then no `leaf`.

    `holder`: who has taken it, at `taken_at`; `claim`: the subject of its claim, or empty; `group`: of copies like it,
    None while nobody looked.
    """

    subject: str
    origin: str
    leaf: int | None
    way: Way
    medium: Medium
    channel: Channel
    captured_at: datetime
    by: int | None
    address: str
    title: str
    text: str
    note: str
    reach: int | None
    parts: tuple[PartView, ...]
    state: CopyState
    holder: int | None
    taken_at: datetime | None
    claim: str
    group: int | None
    posted_at: datetime | None
    harm: Harm | None
    erased_there_at: datetime | None

    @property
    def called(self) -> str:
        """What a list calls it: its title, else its first words, else its address."""
        return (self.title or self.text or self.address)[:120]

    def part(self, role: Role) -> PartView | None:
        """The part of this role, or None."""
        return next((each for each in self.parts if each.role is role), None)


def copy_of(subject: str) -> CopyView:
    """The copy of this subject. Raises `NoSuchContent`."""
    row = Copy.objects.filter(subject=subject).select_related("claim").prefetch_related("parts").first()
    if row is None:
        raise NoSuchContent(subject)
    return view(row)


def seen_before(subject: str) -> int:
    """How many captures of the same bytes there were before this copy. Asked of one copy, never of each of a list."""
    same = Copy.objects.filter(subject=subject).values("likeness")[:1]
    before = Copy.objects.filter(subject=subject).values("id")[:1]
    return Copy.objects.filter(likeness=Subquery(same), id__lt=Subquery(before)).count()


def original_bytes(part: PartView) -> bytes:
    """What a part holds, as it was captured. Raises `ContentMissing`."""
    return archive.get(part.sha256)


def shown_picture(subject: str, role: Role = Role.SHOWN) -> bytes:
    """The picture of a copy as it was drawn anew, or its page (DRAWN), as PNG; what a person covered is covered.

    A page of which something was covered is not shown. Raises `NoSuchContent`, `ContentMissing`.
    """
    mask = Mask.objects.filter(copy__subject=subject).last()
    if mask is not None and role is Role.DRAWN:
        raise NoSuchContent(subject)
    if mask is not None and mask.picture:
        return archive.get(mask.picture)
    part = Part.objects.filter(copy__subject=subject, role=role.value).first()
    if part is None:
        raise NoSuchContent(subject)
    return archive.get(part.sha256)


def view(row: Copy) -> CopyView:
    """A row as it crosses the door; its parts are best fetched with it."""
    return CopyView(
        subject=row.subject,
        origin=row.origin,
        leaf=row.leaf,
        way=Way(row.way),
        medium=Medium(row.medium),
        channel=Channel(row.channel),
        captured_at=row.captured_at,
        by=row.by,
        address=row.address,
        title=row.title,
        text=row.text,
        note=row.note,
        reach=row.reach,
        parts=tuple(PartView(Role(each.role), each.sha256, each.media_type, each.size) for each in row.parts.all()),
        state=CopyState(row.state),
        holder=row.taken_by,
        taken_at=row.taken_at,
        claim="" if row.claim is None else row.claim.subject,
        group=row.group,
        posted_at=row.posted_at,
        harm=Harm(row.harm) if row.harm else None,
        erased_there_at=row.erased_there_at,
    )


@dataclass(frozen=True, slots=True)
class CopiesWanted:
    """Which copies: with these words in what was captured or in the address, that stand so, seen there."""

    text: str = ""
    state: CopyState | None = None
    channel: Channel | None = None
    order: Order = Order.NEWEST


def copies(state: CopyState | None = None, *, wanted: CopiesWanted | None = None) -> Listed[CopyView]:
    """Every copy, or those that stand so or are wanted, the newest first unless another order is."""
    return _told(_wanted_copies(wanted or CopiesWanted(state=state)))


def _told(rows: QuerySet[Copy]) -> Listed[CopyView]:
    beside = rows.select_related("claim").prefetch_related("parts")
    return listed(beside, lambda found: [view(row) for row in found])


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy in a table; fields as in `CopyView`, `claim`: its words."""

    subject: str
    origin: str
    leaf: int | None
    way: str
    medium: str
    channel: str
    captured_at: datetime
    address: str
    title: str
    text: str
    reach: int | None
    state: str
    claim: str | None


def copy_lines(wanted: CopiesWanted) -> Iterator[CopyLine]:
    """The wanted copies for a table, in one question however many they are."""
    names = [*(each.name for each in fields(CopyLine) if each.name != "claim"), "claim__words"]
    for row in _wanted_copies(wanted).values_list(*names).iterator():
        yield CopyLine(*row)


def _wanted_copies(wanted: CopiesWanted) -> QuerySet[Copy]:
    rows = Copy.objects.filter(wording(wanted.text))
    if wanted.state is not None:
        rows = rows.filter(state=wanted.state)
    if wanted.channel is not None:
        rows = rows.filter(channel=wanted.channel.value)
    return ordered(rows, wanted.order, "reach")


class Lacks(StrEnum):
    """What a claim still lacks: in our log, and in a partner's where the asker knows it."""

    ASSESSMENT = "assessed"
    JUDGMENT = "judged"


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with how many copies it has. `origin`: the log that began it, empty where ours did.

    `assessed`, `judged`: the last outcome in our log, or None.
    """

    subject: str
    origin: str
    words: str
    category: Category
    concerns: Concerns
    target: str
    begun_at: datetime
    copies: int
    assessed: Assessment | None
    judged: Judgment | None


def claim_of(subject: str) -> ClaimView:
    """The claim of this subject. Raises `NoSuchContent`."""
    row = Claim.objects.filter(subject=subject).annotate(number=Count("copies")).first()
    if row is None:
        raise NoSuchContent(subject)
    return claim_view(row)


@dataclass(frozen=True, slots=True)
class ClaimsWanted:
    """Which claims: with these words, that lack this, of this kind, concerning this.

    `settled`: subjects that do not lack it, though our log does: a partner's log has it.
    """

    text: str = ""
    lacks: Lacks | None = None
    settled: frozenset[str] = frozenset()
    category: Category | None = None
    concerns: Concerns | None = None
    order: Order = Order.NEWEST


def claims(lacks: Lacks | None = None, *, wanted: ClaimsWanted | None = None) -> Listed[ClaimView]:
    """Every claim, or those that lack this or are wanted, the newest first unless another order is."""
    asked = wanted or ClaimsWanted(lacks=lacks)
    rows = Claim.objects.filter(matching(asked.text, ("words", "target"), ("subject",)))
    if asked.lacks is not None:
        rows = rows.filter(**{asked.lacks.value: ""}).exclude(subject__in=asked.settled)
    if asked.category is not None:
        rows = rows.filter(category=asked.category.value)
    if asked.concerns is not None:
        rows = rows.filter(concerns=asked.concerns.value)
    # Counted for the rows that are read: a join would count all of them first.
    counted = Copy.objects.filter(claim=OuterRef("pk")).order_by().values("claim").annotate(n=Count("pk")).values("n")
    rows = ordered(rows.annotate(number=Coalesce(Subquery(counted), 0)), asked.order, "number")
    return listed(rows, lambda found: [claim_view(row) for row in found])


def words_of(subjects: Collection[str]) -> dict[str, str]:
    """The words of each of these claims, by its subject."""
    return dict(Claim.objects.filter(subject__in=subjects).values_list("subject", "words"))


def claim_words() -> tuple[tuple[str, str], ...]:
    """Subject and words of every claim, the newest first: what a copy is compared with."""
    return tuple(Claim.objects.order_by("-id").values_list("subject", "words"))


def copies_of(claim: str) -> Listed[CopyView]:
    """The copies of a claim, the newest first."""
    return _told(Copy.objects.filter(claim__subject=claim).order_by("-id"))


def subjects_of(claim: str) -> list[str]:
    """The subjects of every copy of a claim, the newest first."""
    return list(Copy.objects.filter(claim__subject=claim).order_by("-id").values_list("subject", flat=True))


def claim_view(row: Claim) -> ClaimView:
    """A row as it crosses the door; its copies are counted where the query did."""
    return ClaimView(
        subject=row.subject,
        origin=row.origin,
        words=row.words,
        category=Category(row.category),
        concerns=Concerns(row.concerns),
        target=row.target,
        begun_at=row.begun_at,
        copies=int(getattr(row, "number", 0)),
        assessed=Assessment(row.assessed) if row.assessed else None,
        judged=Judgment(row.judged) if row.judged else None,
    )
