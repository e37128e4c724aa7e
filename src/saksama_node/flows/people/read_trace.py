"""Read the trace of what staff did: which days are whole, and a day's lines, opened with the vault's passphrase.

Rules kept here:
  * Read by two kinds of people at the institution's own office, neither of them the administrator; never without the
    passphrase, whose tries are counted, and never unseen: reading is itself a line, written before anything is shown.
  * How a day stands is said before it is opened, and needs no passphrase.
Left to others: the chain and the commitment (`trace.traced`), words (web).
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec
import pyrage

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.cases.vault import OpenVault
from saksama_node.flows.keys.open_vault import open_vault
from saksama_node.ledger.queries import openings_of
from saksama_node.settings.current import SETTINGS
from saksama_node.trace import traced
from saksama_node.trace.deed import Deed, LineUnreadable, Told, parse_told
from saksama_node.trace.traced import DayChecked
from saksama_node.trace.tracing import trace

FORMAT: Final = "saksama-trace/v1"


@dataclass(frozen=True, slots=True)
class Read:
    """A line of a day. `told` None: it does not open, or says nothing."""

    number: int
    sealed: bytes
    told: Told | None


def see_days(by: Staff, newest: date | None, limit: int) -> list[DayChecked]:
    """Days, the newest first, with how each stands against the log."""
    # What anybody did anywhere in the institution.
    require(by, Action.TRACE_READ, INSTITUTION)
    return traced.days(newest, limit)


def check_all() -> tuple[list[DayChecked], int]:
    """Every day with how it stands, for who keeps the machine; and how many are not as the log says."""
    found = traced.days()
    return found, sum(each.standing in traced.FAULTS for each in found)


def read_day(by: Staff, day: date, passphrase: str) -> list[Read]:
    """The lines of a day, opened. Raises `NotAllowed`, `WrongPassphrase`, `TooManyTries`."""
    # What anybody did anywhere in the institution.
    require(by, Action.TRACE_READ, INSTITUTION)
    opened = open_vault(by, passphrase)
    trace(Deed.TRACE_READ, by=by, subject=day.isoformat())
    return [Read(number, sealed, _told(opened, sealed)) for number, sealed in traced.lines(day)]


def export_day(day: date, lines: Iterator[Read]) -> Iterator[bytes]:
    """A day as lines of JSON: how it ended, with the opening of its entry; then each line, opened where it is.

    Whoever holds it makes the chain again (`saksama.entries.trace`) and compares with the log.
    """
    head: dict[str, object] = {"format": FORMAT, "origin": SETTINGS.origin, "day": day.isoformat()}
    if (ended := traced.ended_as(day)) is not None:
        kept = openings_of(ended.leaf_id)
        head["index"] = ended.index
        head["openings"] = [
            {"name": each.name, "salt": b64encode(each.salt).decode(), "data": b64encode(each.data).decode()}
            for each in kept
        ]
    yield _line(head)
    for each in lines:
        told = {} if each.told is None else {"told": msgspec.to_builtins(each.told)}
        yield _line({"number": each.number, "sealed": b64encode(each.sealed).decode(), **told})


def sealed_day(day: date) -> Iterator[Read]:
    """The lines of a day as they lie here."""
    return (Read(number, sealed, None) for number, sealed in traced.lines(day))


def _line(told: dict[str, object]) -> bytes:
    return msgspec.json.encode(told) + b"\n"


def _told(opened: OpenVault, sealed: bytes) -> Told | None:
    try:
        return parse_told(opened.opened(sealed))
    except (pyrage.DecryptError, LineUnreadable):
        return None
