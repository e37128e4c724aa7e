"""The partner's log as we hold it, at `/mirror/<origin hash>/`: tlog-tiles again, below a base of its own.

Rules kept here:
  * Public bytes only, and only those that were verified here: no signature of the asker is needed.
  * One answer is one tile, one bundle or one page of sizes at most, whatever is asked.
Left to others: the bytes (ledger.mirror_public), the documents that entries name (`log/blob/`, for all logs).
"""

import json

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from saksama.errors import TileMalformed
from saksama.tlog.strict import decode_decimal
from saksama.tlog.tile import TilePath
from saksama_node.ledger import mirror_public
from saksama_node.web.peer.answers import A_MOMENT, FOREVER, JSON, OCTETS, TEXT, answer, not_found


@require_safe
def checkpoint(request: HttpRequest, hashed: str) -> HttpResponseBase:
    """`<mirror>/checkpoint`: the newest that was verified here, as it came."""
    held = mirror_public.held(hashed)
    return not_found() if held is None else answer(request, held.note, TEXT, A_MOMENT)


@require_safe
def tile(request: HttpRequest, hashed: str, path: str) -> HttpResponseBase:
    """`<mirror>/tile/<L>/<N>[.p/<W>]` and `<mirror>/tile/entries/<N>[.p/<W>]`."""
    held = mirror_public.held(hashed)
    try:
        data = None if held is None else mirror_public.tile(held, TilePath.parse(f"tile/{path}"))
    except TileMalformed:
        return not_found()
    return not_found() if data is None else answer(request, data, OCTETS, FOREVER)


@require_safe
def checkpoint_index(request: HttpRequest, hashed: str) -> HttpResponseBase:
    """`<mirror>/checkpoints/[?after=SIZE]`, as `<log>/checkpoints/`: the sizes that are kept here."""
    held = mirror_public.held(hashed)
    try:
        after = decode_decimal(request.GET.get("after", "0"))
    except ValueError:
        return not_found()
    if held is None:
        return not_found()
    page = mirror_public.checkpoint_index(held, after)
    told = {"following": page.following, "origin": held.origin, "sizes": page.sizes}
    return answer(request, json.dumps(told, separators=(",", ":")).encode(), JSON, A_MOMENT)


@require_safe
def checkpoint_of(request: HttpRequest, hashed: str, size: str) -> HttpResponseBase:
    """`<mirror>/checkpoints/<size>`: as it came here; it may still gain cosignatures."""
    held = mirror_public.held(hashed)
    try:
        note = None if held is None else mirror_public.checkpoint_of(held, decode_decimal(size))
    except ValueError:
        return not_found()
    return not_found() if note is None else answer(request, note, TEXT, A_MOMENT)
