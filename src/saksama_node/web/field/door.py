"""The door for devices: let in by a card, begin a day's work, send a report.

Rules kept here:
  * A card's code comes in the body alone, and is guessed as slowly as any other.
  * The answer to a report is given when it is durable and entered; its place in the log and its receipt follow.
Left to others: signatures (signed), the acts (flows), files (pieces).
"""

from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from saksama_node.flows.observation.begin_field import begin_field
from saksama_node.flows.observation.invite_device import enroll_device
from saksama_node.flows.observation.take_submission import take_submission
from saksama_node.flows.observation.tell_taken import Told, tell, tell_again
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import EnvelopeMalformed, unwritten
from saksama_node.observation.inviting import InvitationRefused
from saksama_node.web import throttle
from saksama_node.web.field.answers import answer, nothing, refuse
from saksama_node.web.field.signed import door, moment, signed

_WRONG: Final = 20
_WHAT: Final = "field-code"


class _Enroll(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    key: str
    agent: str = ""


@door
@require_POST
def enroll(request: HttpRequest) -> HttpResponse:
    """Let a device in by its card's code."""
    guess = throttle.admit(request, _WHAT, _WRONG)
    if guess is None:
        return refuse(429, "field.slow", Retry_After=str(throttle.WINDOW_SECONDS))
    try:
        asked = msgspec.json.decode(request.body, type=_Enroll)
        key = unwritten(asked.key)
    except ValueError as error:  # no JSON of this shape, no base64
        raise EnvelopeMalformed("no enrolment") from error
    told = throttle.judged(guess, lambda: enroll_device(asked.code, key, asked.agent[:200]), InvitationRefused)
    return answer(told, 201)


@gzip_page
@signed
@require_safe
def begin(request: HttpRequest, device: Identity) -> HttpResponse:
    """What a day's work begins with."""
    return answer(begin_field(device, request.GET.get("version", "")[:64]))


@signed
@require_POST
def submit(request: HttpRequest, device: Identity) -> HttpResponse:
    """Take a report in."""
    return answer(tell(take_submission(device, request.body, moment(request))))


@signed
@require_safe
def receipt(request: HttpRequest, device: Identity, sequence: int) -> HttpResponse:
    """What became of a number of this device, with its receipt once there is one."""
    told: Told | None = tell_again(device, sequence)
    return nothing(request) if told is None else answer(told)
