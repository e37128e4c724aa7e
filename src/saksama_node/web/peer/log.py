"""The log as any C2SP reader expects it (tlog-tiles), the kept checkpoints, and the public documents.

Rules kept here:
  * Paths have one spelling; another spelling of the same tile is 404.
  * A partial tile is immutable too: its width is in its path. The newest checkpoint is not.
  * A blob is answered as octets, never as a page: what an institution signed must not run in a reader's browser.
Left to others: the bytes (ledger.public, ledger.blobs).
"""

import json

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from saksama.errors import TileMalformed
from saksama.tlog.strict import MAX_SIZE, decode_decimal
from saksama.tlog.tile import TilePath
from saksama_node.ledger import blobs, public
from saksama_node.ledger.faults import BlobMissing
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
    try:
        data = public.tile(TilePath.parse(f"tile/{path}"))
    except TileMalformed:
        return not_found()
    return not_found() if data is None else answer(request, data, OCTETS, FOREVER)


@require_safe
def checkpoint_index(request: HttpRequest) -> HttpResponseBase:
    """`<log>/checkpoints/[?after=SIZE]`: `{"following": SIZE or null, "origin": ..., "sizes": [...]}`, 10000 a page."""
    try:
        after = decode_decimal(request.GET.get("after", "0"))
    except ValueError:
        return not_found()
    page = public.checkpoint_index(after)
    told = {"following": page.following, "origin": SETTINGS.origin, "sizes": page.sizes}
    data = json.dumps(told, separators=(",", ":")).encode()
    return answer(request, data, JSON, A_MOMENT)


@require_safe
def checkpoint_of(request: HttpRequest, size: int) -> HttpResponseBase:
    """`<log>/checkpoints/<size>`: immutable once it takes no more cosignatures."""
    signed = public.checkpoint_of(size) if size <= MAX_SIZE else None
    if signed is None:
        return not_found()
    return answer(request, signed.note, TEXT, FOREVER if signed.final else A_MOMENT)


@require_safe
def blob(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """`<log>/blob/<sha256>`: a public document."""
    try:
        return answer(request, blobs.get(sha256), OCTETS, FOREVER)
    except BlobMissing:
        return not_found()
