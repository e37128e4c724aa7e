"""A supervisor's copy: brought, typed by two persons who do not see each other's figures, put together, taken back.

Rules kept here:
  * Who typed a copy neither types it again nor decides on it: three persons where two differ.
  * Where both typed the same it is put together with the second keying; else a third decides the differing fields.
  * Nobody is given a turn beforehand: of two who type at the same time the later is the second.
  * Entries commit to figures and to digests of photos; the figures are opened when the copy is put together.
  * One that was brought by mistake (under the wrong code, with the wrong photo) is taken back only while nobody has
    typed it: no entry names it, and nothing of it is in public. What was typed is put right by a later copy of the same
    station.
  * Photos of what was taken back are shown no more and make no other station's photo "the same"; what lies sealed on
    disk stays, because the same photo usually comes again under the right code.
  * The caller holds `ledger.actions.act()`.
Left to others: who has the right (flows), reading typed text (boxes), the photos' bytes (developing), reading (keyed).
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from saksama.entries.encoding import encode
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled
from saksama.entries.reconciliation import (
    FIGURES,
    Figures,
    Reconciliation,
    committed,
    differing,
    encode_reconciliation,
    put_together,
)
from saksama.entries.reconciliation import Keying as Typed
from saksama.errors import BugError, CallerError, WorldError
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import append, new_subject, opening
from saksama_node.ledger.queries import entries_of_kinds, opening_of_each
from saksama_node.places.regions import place_of, region_of
from saksama_node.results.copies.developing import Kept
from saksama_node.results.models import Keying, Photo, SheetCopy
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import contest_of
from saksama_node.results.versions.publishing import add_stations
from saksama_node.settings.clock import now

PHOTOS = "photos"
DECIDING = 3


class Why(StrEnum):
    """Why it was refused."""

    GONE = "gone"
    STATION = "station"
    OPEN = "open"
    TYPED_ALREADY = "typed-already"
    TYPED = "typed"
    DONE = "done"
    NOT_DIFFERING = "not-differing"


class CopyRefused(CallerError):
    """It cannot be brought, typed or decided so; nothing was changed."""

    code = "sheet.copy-refused"
    advice = "Open the copy again and look how far it is."

    copy: str
    why: Why


class KeyingAltered(WorldError):
    """What the database says that somebody typed is not what its entry commits to; nothing was put together."""

    code = "sheet.keying-altered"
    advice = "Tell whoever runs the node: the database was changed behind it, or is damaged. Compare it with a backup."

    copy: str
    turn: int


def bring(by: Staff, contest: str, station: str, photos: Sequence[Kept], layout: str) -> str:
    """Note that there is a copy of this station to be typed, its photos by a layout; its subject.

    Raises as `check_bring`.
    """
    region = check_bring(contest, station)
    add_stations([station])
    made = SheetCopy.objects.create(
        subject=new_subject(), contest=contest, station=station, region=region, by=by.id, at=now()
    )
    Photo.objects.bulk_create(
        Photo(
            copy=made,
            sha256=one.sha256,
            shown=one.shown,
            wide=one.wide,
            high=one.high,
            flat=one.flat,
            layout=layout,
            page=one.page,
            marked=one.marked,
            turn=one.turn,
        )
        for one in photos
    )
    return made.subject


def settle_page(subject: str, photo: Kept) -> None:
    """Note of which page a photo of this copy is after all, as it was drawn anew for that. Raises `CopyRefused`."""
    found = Photo.objects.filter(copy__subject=subject, sha256=photo.sha256).update(
        shown=photo.shown,
        wide=photo.wide,
        high=photo.high,
        flat=photo.flat,
        page=photo.page,
        marked=photo.marked,
        turn=photo.turn,
    )
    if not found:
        raise CopyRefused(subject, Why.GONE)


def check_bring(contest: str, station: str) -> str:
    """Whether a copy of this station can be brought now; its desa. Raises `CopyRefused`, `NoSuchContest`."""
    covered = contest_of(contest).region
    region = region_of(station[:10])
    # No form has a station 000: whoever types it has not found the number yet.
    is_code = len(station) == 13 and station.isascii() and station.isdigit() and station[10:] != "000"
    known = place_of(region) is not None and is_code
    if not known or (covered and not region.startswith(f"{covered}.")):
        raise CopyRefused("", Why.STATION)
    if SheetCopy.objects.filter(contest=contest, station=station).exclude(state=CopyState.DONE).exists():
        raise CopyRefused("", Why.OPEN)
    return region


def key(by: Staff, subject: str, figures: Figures) -> CopyState:
    """Enter what a person typed of every field; how far the copy is then. Raises `CopyRefused`."""
    copy = _locked(by, subject, {CopyState.WAITING, CopyState.ONCE})
    turn = 1 if copy.state == CopyState.WAITING else 2
    digests = sorted(copy.photos.values_list("sha256", flat=True))
    leaf = append(
        SheetKeyed(contest=copy.contest, station=copy.station, turn=turn),
        subject=subject,
        actor=actor_for(by, subject),
        openings=(opening(FIGURES, committed(figures)), opening(PHOTOS, encode({"photos": [*digests]}))),
    )
    _note(copy, by, turn, figures, leaf.leaf_id)
    if turn == 1:
        return _now(copy, CopyState.ONCE)
    if differing(*_both(copy)):
        return _now(copy, CopyState.DIFFERS)
    return _put_together(by, copy, {})


def decide(by: Staff, subject: str, decided: Figures) -> CopyState:
    """Decide the fields on which both differ, and open all of it. Raises `CopyRefused`, `FieldsDiffer`."""
    copy = _locked(by, subject, {CopyState.DIFFERS})
    state = _put_together(by, copy, decided)
    if copy.leaf is None:
        raise BugError(f"copy {subject} was put together without an entry")
    _note(copy, by, DECIDING, decided, copy.leaf)
    return state


def _put_together(by: Staff, copy: SheetCopy, decided: Figures) -> CopyState:
    first, second = copy.keyings.filter(turn__lt=DECIDING).order_by("turn")
    said = Reconciliation(
        copy.contest,
        copy.station,
        put_together(first.figures, second.figures, decided),
        (_opened(first), _opened(second)),
    )
    copy.document = blobs.put(encode_reconciliation(said))
    one, other = (entry.actor for entry in entries_of_kinds([copy.subject], [SheetKeyed.KIND]))
    leaf = append(
        SheetReconciled(
            contest=copy.contest,
            decided=tuple(sorted(decided)),
            document=copy.document,
            first=one,
            second=other,
            station=copy.station,
        ),
        subject=copy.subject,
        actor=actor_for(by, copy.subject),
    )
    copy.figures, copy.leaf, copy.done_at = dict(said.figures), leaf.leaf_id, now()
    return _now(copy, CopyState.DONE)


def _opened(row: Keying) -> Typed:
    found = opening_of_each([row.leaf], FIGURES).get(row.leaf)
    if found is None or found.data != committed(row.figures):
        raise KeyingAltered(row.copy.subject, row.turn)
    return Typed(row.figures, found.salt)


def _both(copy: SheetCopy) -> tuple[Figures, Figures]:
    first, second = copy.keyings.filter(turn__lt=DECIDING).order_by("turn")
    return first.figures, second.figures


def _note(copy: SheetCopy, by: Staff, turn: int, figures: Figures, leaf: int) -> None:
    Keying.objects.create(copy=copy, turn=turn, figures=dict(figures), by=by.id, at=now(), leaf=leaf)


def _now(copy: SheetCopy, state: CopyState) -> CopyState:
    copy.state = state
    copy.save()
    return state


def _locked(by: Staff, subject: str, states: Collection[CopyState]) -> SheetCopy:
    """The copy, if it is so far and this person had no part in it. Raises `CopyRefused`."""
    copy = SheetCopy.objects.select_for_update().filter(subject=subject).first()
    if copy is None:
        raise CopyRefused(subject, Why.GONE)
    if copy.state not in states:
        raise CopyRefused(subject, Why.NOT_DIFFERING if CopyState.DIFFERS in states else Why.DONE)
    if copy.keyings.filter(by=by.id).exists():
        raise CopyRefused(subject, Why.TYPED_ALREADY)
    return copy


def withdraw(subject: str) -> None:
    """Take a copy back that nobody has typed, in the caller's transaction. Raises `CopyRefused`."""
    copy = SheetCopy.objects.select_for_update().filter(subject=subject).first()
    if copy is None:
        raise CopyRefused(subject, Why.GONE)
    if copy.state != CopyState.WAITING:
        raise CopyRefused(subject, Why.TYPED)
    copy.photos.all().delete()
    copy.delete()
