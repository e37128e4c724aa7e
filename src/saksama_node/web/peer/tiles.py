"""Logs as any C2SP reader expects them (tlog-tiles): our own at `/log/`, the partner's as we hold it at
`/mirror/<origin hash>/`; the kept checkpoints, and the public documents.

Rules kept here:
  * Paths have one spelling; another spelling of the same tile is 404.
  * A partial tile is immutable too: its width is in its path. The newest checkpoint is not.
  * Of the partner's log public bytes only, and only those that were verified here: no signature of the asker is needed.
  * One answer is one tile, one bundle (of entries or checkpoints) or one page of sizes at most, whatever is asked.
  * A blob is answered as octets, never as a page: what an institution signed must not run in a reader's browser.
Left to others: the bytes (ledger.public, ledger.mirror_public, ledger.blobs).
"""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from saksama.errors import TileMalformed
from saksama.tlog.strict import MAX_SIZE, decode_decimal
from saksama.tlog.tile import TilePath
from saksama_node.ledger import blobs, mirror_public, public
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.public import IndexPage
from saksama_node.settings.current import SETTINGS
from saksama_node.web.peer.answers import A_MOMENT, FOREVER, JSON, OCTETS, TEXT, answer, not_found


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponseBase:
    """`<log>/checkpoint`: the newest published one."""
    signed = public.checkpoint()
    return not_found() if signed is None else answer(request, signed.note, TEXT, A_MOMENT)


@require_safe
def tile(request: HttpRequest, path: str) -> HttpResponseBase:
    """`<log>/tile/<L>/<N>[.p/<W>]` and `<log>/tile/entries/<N>[.p/<W>]`."""
    return _tile(request, path, public.tile)


@require_safe
def checkpoint_index(request: HttpRequest) -> HttpResponseBase:
    """`<log>/checkpoints/[?after=SIZE]`: `{"following": SIZE or null, "origin": ..., "sizes": [...]}`, 10000 a page."""
    return _index(request, SETTINGS.origin, public.checkpoint_index)


@require_safe
def checkpoint_of(request: HttpRequest, size: int) -> HttpResponseBase:
    """`<log>/checkpoints/<size>`: immutable once it takes no more cosignatures."""
    signed = public.checkpoint_of(size) if size <= MAX_SIZE else None
    if signed is None:
        return not_found()
    return answer(request, signed.note, TEXT, FOREVER if signed.final else A_MOMENT)


@require_safe
def checkpoint_bundle(request: HttpRequest, size: int) -> HttpResponseBase:
    """`<log>/checkpoints/bundle/<size>`: 256 kept checkpoints above that size; immutable when full and closed."""
    if size > MAX_SIZE:
        return not_found()
    bundle = public.checkpoint_bundle(size)
    return answer(request, bundle.data, OCTETS, FOREVER if bundle.final else A_MOMENT)


@require_safe
def blob(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """`<log>/blob/<sha256>`: a public document, of whichever log."""
    try:
        return answer(request, blobs.get(sha256), OCTETS, FOREVER)
    except BlobMissing:
        return not_found()


@require_safe
def mirror_checkpoint(request: HttpRequest, hashed: str) -> HttpResponseBase:
    """`<mirror>/checkpoint`: the newest that was verified here, as it came."""
    held = mirror_public.held(hashed)
    return not_found() if held is None else answer(request, held.note, TEXT, A_MOMENT)


@require_safe
def mirror_tile(request: HttpRequest, hashed: str, path: str) -> HttpResponseBase:
    """`<mirror>/tile/<L>/<N>[.p/<W>]` and `<mirror>/tile/entries/<N>[.p/<W>]`."""
    held = mirror_public.held(hashed)
    return not_found() if held is None else _tile(request, path, lambda asked: mirror_public.tile(held, asked))


@require_safe
def mirror_index(request: HttpRequest, hashed: str) -> HttpResponseBase:
    """`<mirror>/checkpoints/[?after=SIZE]`, as `<log>/checkpoints/`: the sizes that are kept here."""
    held = mirror_public.held(hashed)
    if held is None:
        return not_found()
    return _index(request, held.origin, lambda after: mirror_public.checkpoint_index(held, after))


@require_safe
def mirror_checkpoint_of(request: HttpRequest, hashed: str, size: str) -> HttpResponseBase:
    """`<mirror>/checkpoints/<size>`: as it came here; it may still gain cosignatures."""
    held = mirror_public.held(hashed)
    try:
        note = None if held is None else mirror_public.checkpoint_of(held, decode_decimal(size))
    except ValueError:
        return not_found()
    return not_found() if note is None else answer(request, note, TEXT, A_MOMENT)


@require_safe
def mirror_checkpoint_bundle(request: HttpRequest, hashed: str, size: str) -> HttpResponseBase:
    """`<mirror>/checkpoints/bundle/<size>`, as `<log>/checkpoints/bundle/<size>`: what is kept here."""
    held = mirror_public.held(hashed)
    try:
        data = None if held is None else mirror_public.checkpoint_bundle(held, decode_decimal(size))
    except ValueError:
        return not_found()
    return not_found() if data is None else answer(request, data, OCTETS, A_MOMENT)


def _tile(request: HttpRequest, path: str, read: Callable[[TilePath], bytes | None]) -> HttpResponseBase:
    try:
        data = read(TilePath.parse(f"tile/{path}"))
    except TileMalformed:
        return not_found()
    return not_found() if data is None else answer(request, data, OCTETS, FOREVER)


def _index(request: HttpRequest, origin: str, read: Callable[[int], IndexPage]) -> HttpResponseBase:
    try:
        page = read(decode_decimal(request.GET.get("after", "0")))
    except ValueError:
        return not_found()
    told = {"following": page.following, "origin": origin, "sizes": page.sizes}
    return answer(request, json.dumps(told, separators=(",", ":")).encode(), JSON, A_MOMENT)
