"""The cookie by which a device that logged in before is known again at `/akun/`.

Rules kept here: no script reads it, it goes over https alone where readers come so, to no page but the login's, and
with no request that another site began.
Left to others: what it says, and for how long it counts (`accounts.remembered`).
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from saksama_node.accounts.remembered import LIFE, Owner, Tokens, token_for, token_name
from saksama_node.settings.current import SETTINGS

_PATH: Final = "/akun/"


def borne(request: HttpRequest) -> Tokens:
    """What this browser bears."""
    return lambda name: request.COOKIES.get(_name(name), "")


def leave(request: HttpRequest, response: HttpResponse, person: Owner) -> None:
    """Let the device on which this person just logged in, or chose a password, be known again."""
    name = token_name(person)
    response.set_cookie(
        _name(name),
        token_for(person, borne(request)(name)),
        max_age=LIFE,
        path=_PATH,
        secure=SETTINGS.secure,
        httponly=True,
        samesite="Strict",
    )


def _name(name: str) -> str:
    return f"{settings.DEVICE_COOKIE_NAME}_{name}"
