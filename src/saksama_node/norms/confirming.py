"""Confirming a fact from a text: what is proposed, what may be, and the row that holds it.

Rules kept here:
  * The text lies under its digest as a whole PDF before anything names it; a regulation is public.
  * What the file says was read already is not confirmed again; what two confirmed may be, from a later text.
  * Rows only, in the caller's transaction.
Left to others: proposing and confirming (`flows.seconds`), the entry (`flows.norms.confirm_norm`).
"""

import re
from typing import Final

import msgspec

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama.procedure.quorum import quorum_of
from saksama_node.ledger import blobs
from saksama_node.norms.confirmed import Confirmation, confirmed
from saksama_node.norms.facts import Known, facts
from saksama_node.norms.models import Confirmed
from saksama_node.settings.reserve import check_room

MOST_BYTES: Final = 32 * 1024 * 1024
_PDF: Final = b"%PDF-"
_ENDS: Final = b"%%EOF"
_TAIL: Final = 2048
_MOST_IN_TITLE: Final = 200
_QUORUM: Final = "/norm.quorum"
"""A fact that is its value: `verify` counts the members of a meeting by it."""
_VALUE: Final = re.compile(r"(?:[0-9A-Za-z][0-9A-Za-z ./-]{0,31})?")


class NotAFact(CallerError):
    """No such fact is in the list, or its text was read already, or the value is none."""

    code = "norm.not-a-fact"
    advice = "Choose one from the list of what is not yet certain."

    fact: str


class NoText(CallerError):
    """The file is no whole PDF, too large, or not here."""

    code = "norm.no-text"
    advice = "Bring in the regulation itself as one PDF of at most 32 MiB."


class AlreadyConfirmed(CallerError):
    """The same article of the same text, with the same value, confirmed it already."""

    code = "norm.already"
    advice = "Look in the list for what holds."


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is proposed of a fact: in which text it stands, where, and as which value."""

    fact: str
    title: str
    text: str
    article: str
    value: str = ""


def keep_text(data: bytes) -> str:
    """Keep a regulation's PDF and give its digest; the same again changes nothing.

    Raises `NoText`, `NoRoomForFiles`.
    """
    if len(data) > MOST_BYTES or not data.startswith(_PDF) or _ENDS not in data[-_TAIL:]:
        raise NoText
    check_room(len(data))
    return blobs.put(data)


def well_written(reading: Reading) -> Reading:
    """It as it is kept. Raises `WordsRefused`."""
    said = {name: worded(getattr(reading, name), most=_MOST_IN_TITLE, lines=False) for name in ("title", "article")}
    return msgspec.structs.replace(reading, **said)


def check(reading: Reading) -> None:
    """Raise `NotAFact`, `NoText` or `AlreadyConfirmed` where it may not be confirmed so."""
    fact = facts().get(reading.fact)
    if fact is None or fact.known in {Known.TEXT, Known.OWN} or not _VALUE.fullmatch(reading.value):
        raise NotAFact(reading.fact)
    if reading.fact.endswith(_QUORUM) and quorum_of(reading.value) is None:
        raise NotAFact(reading.fact)
    if not blobs.has(reading.text):
        raise NoText
    held = confirmed(reading.fact)
    if held and (held.text, held.article, held.value) == (reading.text, reading.article, reading.value):
        raise AlreadyConfirmed


def keep(found: Confirmation) -> None:
    """Let it hold."""
    Confirmed.objects.create(**{name: getattr(found, name) for name in Confirmation.__dataclass_fields__})
