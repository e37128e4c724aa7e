"""Refusing a request whose headers say twice whence it comes: one of the two is a stranger's word.

Rules kept here:
  * A method that no page here has (TRACE among them) reaches none: 405.
  * `Forwarded` (RFC 7239) beside an `X-Forwarded-` header, a forwarding header that is there twice, one that cannot be
    read, or fewer names than proxies stand before the node (`SAKSAMA_PROXIES`): 400, in words for who keeps the proxy.
  * A proxy may name the sender by `Forwarded` alone. Its name has no hyphen, so that no other spelling is folded into
    it on the way here, as the web server folds `X_Forwarded_For` into `X-Forwarded-For`: what a client spells so stands
    beside it, and is refused.
  * The web server joins headers of one name by a comma alone, proxies that append a name write a blank after it.
  * A request that names nobody came past the proxies, from this machine (a probe, a backup): that is no fault.
Left to others: who the sender is then (`throttle`), what else of a request is not taken (`plain_text`).
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from saksama_node.settings.current import SETTINGS
from saksama_node.web.look import bad_request

METHODS: Final = ("GET", "HEAD", "POST", "PATCH", "OPTIONS")
_JOINED: Final = re.compile(r",(?! )")
_FOR: Final = "HTTP_X_FORWARDED_FOR"
_PROTO: Final = "HTTP_X_FORWARDED_PROTO"
_OLDER: Final = (_FOR, _PROTO, "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP")
_FORWARDED: Final = "HTTP_FORWARDED"
# An address of IPv6 without its quotes is taken too: few proxies can write them.
_PAIR: Final = re.compile(r'(for|by|host|proto)=(?:"([\w.:\[\]-]+)"|([\w.:\[\]-]+))', re.IGNORECASE | re.ASCII)
_WITH_PORT: Final = re.compile(r"\[([0-9a-f:.]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+", re.IGNORECASE | re.ASCII)


class PlainHeaders:
    """Middleware, before anything asks who sends or by which scheme."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        named = as_older(request.META, SETTINGS.proxies)
        if named is None or says_twice(request.META | named, SETTINGS.proxies):
            words = _(
                "Tidak jelas dari mana permintaan ini: header penerusnya (Forwarded, X-Forwarded-For) ganda atau "
                "kurang. Pengelola proksi perlu memeriksanya."
            )
            return bad_request(request, words=words)
        request.META.update(named)
        return self.get_response(request)


def says_twice(meta: Mapping[str, object], proxies: int) -> bool:
    """Whether the headers leave open who sends."""
    older = {name: str(meta.get(name, "")) for name in _OLDER}
    # Of several schemes Django believes the first, which came from farthest.
    if "," in older[_PROTO] or any(map(_JOINED.search, older.values())):
        return True
    named = older[_FOR]
    return bool(named) and len(named.split(",")) < proxies


def as_older(meta: Mapping[str, object], proxies: int) -> dict[str, str] | None:
    """What `Forwarded` says, as the older headers do: every name, and the scheme of the farthest of our proxies.

    None where it is there twice, cannot be read, or stands beside one of them.
    """
    said = str(meta.get(_FORWARDED, ""))
    if not said:
        return {}
    if _JOINED.search(said) or any(meta.get(name) for name in _OLDER):
        return None
    hops = [_hop(each) for each in said.split(",")]
    if any("for" not in each for each in hops):
        return None
    named = {_FOR: ", ".join(each["for"] for each in hops)}
    ours = hops[-proxies:][0]
    return named | {_PROTO: ours["proto"]} if "proto" in ours else named


def _hop(element: str) -> dict[str, str]:
    """One proxy's word, its names in small letters; nothing where it cannot be read."""
    found = [_PAIR.fullmatch(pair.strip()) for pair in element.split(";")]
    told = {each[1].lower(): each[2] or each[3] for each in found if each}
    if len(told) < len(found):
        return {}
    if "for" in told and (port := _WITH_PORT.fullmatch(told["for"])):
        told["for"] = port[1] or port[2]
    return told
