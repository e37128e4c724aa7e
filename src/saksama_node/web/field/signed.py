"""Which device asks: each request but the first is signed under the key that its device made and never gave out.

Rules kept here:
  * No cookie and no token: the signature over method, address, moment and body is the request's credential.
  * A moment that is far off is not refused: a telephone's clock may be wrong, and a submission repeated is harmless.
  * A body that says it is longer than is taken is refused before it is read.
  * What this node itself could not do is said to be that, with when to try again; nothing of it was taken.
Left to others: whether a device is revoked (flows), what a signature is (`observation.envelope`).
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, Final

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from saksama.errors import CallerError
from saksama_node.ledger.world import fault_of
from saksama_node.observation.enrolled import Identity, device_named
from saksama_node.observation.envelope import LONGEST, is_signed
from saksama_node.web.field.answers import refuse, refuse_for, unable

_DIGITS: Final = 12

type Door = Callable[..., HttpResponse]
type DeviceView[**P] = Callable[Concatenate[HttpRequest, Identity, P], HttpResponse]


def door(view: Door) -> Door:
    """An address of the door: a body that is not too long, a refusal as JSON, whatever failed."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, /, **named: object) -> HttpResponse:
        length = request.headers.get("Content-Length") or "0"
        if not length.isdecimal() or len(length) > _DIGITS or int(length) > LONGEST:
            return refuse(413, "field.too-large")
        try:
            return view(request, **named)
        except CallerError as error:
            return refuse_for(error)
        except Exception as error:
            fault = fault_of(error)
            if fault is None:
                raise
            # SQLite opened a connection for reading only while the disk took no writing: the next one opens another.
            connection.close()
            return unable(fault)

    return answered


def signed[**P](view: DeviceView[P]) -> Door:
    """The same for a device that was let in."""

    @door
    @wraps(view)
    def known(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        device = device_named(request.headers.get("Saksama-Device", "")[:32])
        said = request.headers.get("Saksama-Date", "")[:40]
        signature = request.headers.get("Saksama-Signature", "")[:100]
        where = request.method or "", request.get_full_path(), said
        if device is None or not is_signed(device.key, signature, *where, request.body):
            return refuse(401, "field.unsigned")
        return view(request, device, *args, **kwargs)

    return known


def moment(request: HttpRequest) -> datetime | None:
    """The device's own moment; None where it says none that can be read."""
    try:
        said = datetime.fromisoformat(request.headers.get("Saksama-Date", ""))
    except ValueError:
        return None
    return said if said.tzinfo else None
