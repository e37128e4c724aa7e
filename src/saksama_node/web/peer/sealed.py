"""`GET /sealed/<sha256>`: a sealed dispatch, to its receiver alone (RFC 9421).

Rules kept here: the address that was signed is the node's own public one, whatever host the request names; nothing is
kept by a cache on the way; a body is streamed.
Left to others: whose it is and whose signature counts (`flows.exchange.serve_sealed`).
"""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from saksama_node.exchange.faults import RequestRefused
from saksama_node.exchange.transport import Message
from saksama_node.flows.exchange.serve_sealed import serve_sealed
from saksama_node.settings.current import SETTINGS


@require_safe
def sealed(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The ciphertext; 401 unsigned or not the receiver's, 410 deleted."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    message = Message(request.method or "", f"{SETTINGS.url}{request.path}", headers)
    try:
        found = serve_sealed(sha256, message)
    except RequestRefused as refused:
        return HttpResponse(f"{refused.code}\n", status=401, content_type="text/plain; charset=utf-8")
    if found is None:
        return HttpResponse("exchange.deleted\n", status=410, content_type="text/plain; charset=utf-8")
    response = FileResponse(found.open("rb"), content_type="application/octet-stream")
    response["Cache-Control"] = "no-store"
    return response
