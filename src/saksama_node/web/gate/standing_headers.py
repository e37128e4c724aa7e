"""Headers that stand on every answer, whoever makes it: Django's pages, the gate's own words, files.

Rules kept here: no page of ours, and nothing that it might be made to hold, asks a device for camera, place or the
like (a photo comes through the form's own field); what is ours is shown inside no page of another address, but what
machines read from anywhere is.
Left to others: the policy of content (settings), what may be kept (each view).
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import build_policy

_NEVER_ASKED: Final = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS: Final = ("permissions-policy", ", ".join(f"{each}=()" for each in _NEVER_ASKED))
_RESOURCE: Final = "cross-origin-resource-policy"
OURS: Final = (_RESOURCE, "same-origin")
ANYBODYS: Final = (_RESOURCE, "cross-origin")


class StandingHeaders:
    """Middleware, outside of all that may answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_anybodys = response.headers.get("Access-Control-Allow-Origin") == "*"
        for name, value in (PERMISSIONS, ANYBODYS if is_anybodys else OURS):
            response.headers.setdefault(name, value)
        return response


def beside_a_policy() -> tuple[tuple[str, str], ...]:
    """What Django's own middleware adds, and ours, for an answer that passes neither; but for the policy of content."""
    seconds = settings.SECURE_HSTS_SECONDS
    return (
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", settings.SECURE_REFERRER_POLICY),
        ("cross-origin-opener-policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY),
        *((("strict-transport-security", f"max-age={seconds}; includeSubDomains"),) if seconds else ()),
        PERMISSIONS,
        OURS,
    )


def on_a_file() -> tuple[tuple[str, str], ...]:
    """What stands on a style, a script or a picture."""
    return (("content-security-policy", build_policy(settings.SECURE_CSP)), *beside_a_policy())
