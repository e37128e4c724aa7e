"""Files of reports, in pieces that go on where the last one ended, at `/lapangan/api/annex/<sha256>`.

Rules kept here: as those of resumable uploads (`Upload-Offset`): asked where to go on, told where it stands after each.
Left to others: the pieces (flow take_piece), signatures (signed).
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from saksama_node.flows.observation.take_piece import piece_standing, take_piece
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import EnvelopeMalformed
from saksama_node.web.field.answers import answer
from saksama_node.web.field.signed import signed

_DIGITS = 12


@signed
@require_http_methods(["HEAD", "PATCH"])
def annex(request: HttpRequest, device: Identity, sha256: str) -> HttpResponse:
    """Where it stands, or the next piece."""
    report = request.GET.get("report", "")[:32]
    if request.method == "HEAD":
        here, size = piece_standing(device, report, sha256)
        return answer(None, 204, Upload_Offset=str(here), Upload_Length=str(size))
    said = request.headers.get("Upload-Offset", "")
    if not said.isdecimal() or len(said) > _DIGITS:
        raise EnvelopeMalformed("no offset")
    here = take_piece(device, report, sha256, int(said), request.body)
    return answer(None, 204, Upload_Offset=str(here))
