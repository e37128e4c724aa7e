"""What an address takes, and whose request is answered in which lane.

Rules kept here: an address takes a megabyte, one that takes files as much as its room keeps (`uploading.takes_files`
marks its page), the devices' door what a report may be. What this says of an address is asked before a body is read.
Left to others: the limits of one form (its page), who waits for whom (`turns`).
"""

from typing import Final

from django.urls import Resolver404, resolve

from saksama_node.contentwatch.whole.rationed import AT_ONCE as PICTURES_AT_ONCE
from saksama_node.web.gate.turns import Lane
from saksama_node.web.uploading import LONGEST_BODY, takes_files

PLAIN: Final = 1 << 20
_PICTURE: Final = 8 << 10
"""A form for a message is shorter; a longer one has a picture with it."""
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_MACHINES: Final = ("/log/", "/mirror/", "/witness/", "/sealed/", "/.well-known/")
_VITALS: Final = frozenset({"/hidup", "/kesehatan", "/metrics"})
_DESK: Final = "/meja/"
_ASKING: Final = "/benarkah/"

__all__ = ["PICTURES_AT_ONCE", "PLAIN", "lane", "longest"]


def longest(path: str) -> int:
    """How many octets a body at this address may have."""
    try:
        view = resolve(path).func
    except Resolver404:
        return PLAIN
    return LONGEST_BODY if takes_files(view) else PLAIN


def lane(method: str, path: str, length: int) -> Lane:
    """In which lane this is answered."""
    if path in _VITALS or path.startswith(_MACHINES):
        return Lane.MACHINE
    if path.startswith(_DESK):
        return Lane.DESK
    if method in _READS:
        return Lane.READ
    return Lane.PICTURE if path.startswith(_ASKING) and length > _PICTURE else Lane.WRITE
