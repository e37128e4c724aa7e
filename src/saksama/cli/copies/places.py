"""Where an answer lies in a copy: `https://host:1/log/tile/0/000` at `https/host%3A1/log/tile/0/000`.

Rules kept here:
  * Each address has one place and each place one address; no place leads out of the folder, whatever an address holds.
  * A part of an address is written with every sign but letters, digits and `-._~` percent-encoded; an empty one is
    `%index`, and one of dots alone has them encoded; a query belongs to the last part.
Left to others: files (keeping, reading).
"""

import re
from typing import Final
from urllib.parse import quote, unquote

_ADDRESS: Final = re.compile(r"(https?)://([^/?#]+)(?:/([^?#]*))?(\?[^#]*)?", re.ASCII)
_EMPTY: Final = "%index"
_LONGEST: Final = 200
_DEEPEST: Final = 24


def place_of(address: str) -> str | None:
    """The path below the copy's folder, with slashes; None for what no copy keeps: no http, not ASCII, too long."""
    found = _ADDRESS.fullmatch(address)
    if found is None or not address.isascii():
        return None
    scheme, host, path, query = found.groups()
    *folders, last = (path or "").split("/")
    parts = [scheme, _encoded(host), *map(_encoded, folders), _encoded(last) if last else _EMPTY]
    if query is not None:
        parts[-1] += quote(query, safe="")
    if len(parts) > _DEEPEST or any(len(part) > _LONGEST for part in parts):
        return None
    return "/".join(parts)


def address_of(place: str) -> str:
    """The address whose answer lies there; the inverse of `place_of` for an address that has a path."""
    scheme, host, *parts = place.split("/")
    return f"{scheme}://{unquote(host)}/" + "/".join(unquote(part.removeprefix(_EMPTY)) for part in parts)


def _encoded(part: str) -> str:
    if not part:
        return _EMPTY
    encoded = quote(part, safe="")
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")
