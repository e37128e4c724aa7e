"""Whose account a post stands under, as far as its address says so.

Rules kept here:
  * Only what the address itself names; nobody is asked. Where it names nobody it is empty: unknown, not "nobody".
  * A site that is no platform is one account: its name.
  * A name is a name as the platform writes it in lower case; who is behind it is not said.
Left to others: counting accounts (`saksama.textmatch.waves`), what may be shown of them (web).
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

_NAME: Final = r"(?P<name>[A-Za-z0-9._-]{1,60})"
_PATHS: Final[Mapping[str, re.Pattern[str]]] = {
    "x.com": re.compile(rf"/(?!i/){_NAME}/status/\d+"),
    "twitter.com": re.compile(rf"/(?!i/){_NAME}/status/\d+"),
    "tiktok.com": re.compile(rf"/@{_NAME}(?:/|$)"),
    "youtube.com": re.compile(rf"/@{_NAME}(?:/|$)"),
    "instagram.com": re.compile(rf"/(?!(?:p|reel|tv|stories|explore)/){_NAME}/(?:p|reel)/"),
    "facebook.com": re.compile(rf"/(?!(?:groups|watch|share|reel|events)/){_NAME}/(?:posts|videos|photos)/"),
    "t.me": re.compile(rf"/(?!c/)(?:s/)?{_NAME}/\d+"),
}
_SHORT: Final = frozenset(
    {"youtu.be", "fb.watch", "fb.me", "vt.tiktok.com", "vm.tiktok.com", "wa.me", "bit.ly", "s.id"}
)
_SAME: Final[Mapping[str, str]] = {"twitter.com": "x.com"}
_LONGEST: Final = 253
"""Letters of a name that can be looked up (RFC 1035, 2.3.4)."""
_FRONT: Final = re.compile(r"^(?:www|m|mobile|web)\.")


def host_of(address: str) -> str:
    """The name of the site, in lower case and without what only says which of its faces it is.

    Empty for none, and for what is too long to be one.
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    name = _FRONT.sub("", host.lower().rstrip("."))
    return name if len(name) <= _LONGEST else ""


def account_of(address: str) -> str:
    """The account that an address names, as `site/name`; a site's own name where it is no platform; else empty."""
    host = host_of(address)
    if not host or host in _SHORT:
        return ""
    if host not in _PATHS:
        return host
    found = _PATHS[host].match(urlsplit(address).path)
    return f"{_SAME.get(host, host)}/{found['name'].lower()}" if found else ""
