"""This node as the witness of its partner's log (C2SP tlog-witness).

Rules kept here: a body above the limit is refused before it is read; no cookie, no CSRF token: the checkpoint's own
signature is the request's credential.
Left to others: the judgement and the state (ledger.witnessing), what a refused checkpoint proves (the flow).
"""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from saksama.tlog.note import MAX_NOTE
from saksama_node.flows.following.witness_partner import witness_partner
from saksama_node.ledger import witnessing
from saksama_node.web.peer.answers import A_MOMENT, NEVER, TEXT, answer, not_found, refuse

MAX_BODY: Final = MAX_NOTE + 10_000
_DIGITS: Final = 12


@csrf_exempt
@require_POST
def add_checkpoint(request: HttpRequest) -> HttpResponse:
    """`<url>/witness/add-checkpoint`."""
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or len(length) > _DIGITS or int(length) > MAX_BODY:
        return refuse(413, "too large", NEVER)
    status, content_type, body = witness_partner(request.body)
    response = HttpResponse(body, content_type=content_type, status=status)
    response["Cache-Control"] = NEVER
    return response


@require_safe
def newest(request: HttpRequest, hashed: str) -> HttpResponseBase:
    """`<url>/witness/<origin hash>/checkpoint`: answers also while this node itself does not sign yet."""
    note = witnessing.newest_of(hashed)
    return not_found() if note is None else answer(request, note, TEXT, A_MOMENT)
