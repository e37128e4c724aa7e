"""Refusing a request whose headers say twice whence it comes: one of the two is a stranger's word.

Rules kept here:
  * `Forwarded` beside an `X-Forwarded-` header, a forwarding header that is there twice, or fewer names in
    `X-Forwarded-For` than proxies stand before the node (`SAKSAMA_PROXIES`): 400, in words for whoever keeps the proxy.
  * The web server joins headers of one name by a comma alone, proxies that append a name write a blank after it.
  * A request that names nobody came past the proxies, from this machine (a probe, a backup): that is no fault.
Left to others: who the sender is then (`throttle`), what else of a request is not taken (`plain_text`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from saksama_node.settings.current import SETTINGS
from saksama_node.web.look import bad_request

_JOINED: Final = re.compile(r",(?! )")
_OLDER: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP")


class PlainHeaders:
    """Middleware, before anything asks who sends or by which scheme."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if says_twice(request.META, SETTINGS.proxies):
            words = _(
                "Tidak jelas dari mana permintaan ini: header penerusnya (Forwarded, X-Forwarded-For) ganda atau "
                "kurang. Pengelola proksi perlu memeriksanya."
            )
            return bad_request(request, words=words)
        return self.get_response(request)


def says_twice(meta: Mapping[str, object], proxies: int) -> bool:
    """Whether the headers leave open who sends."""
    older = {name: str(meta.get(name, "")) for name in _OLDER}
    if meta.get("HTTP_FORWARDED") and any(older.values()):
        return True
    # Of several schemes Django believes the first, which came from farthest.
    if "," in older["HTTP_X_FORWARDED_PROTO"] or any(map(_JOINED.search, older.values())):
        return True
    named = older["HTTP_X_FORWARDED_FOR"]
    return bool(named) and len(named.split(",")) < proxies
