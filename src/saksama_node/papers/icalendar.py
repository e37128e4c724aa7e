"""A calendar as calendar programs subscribe to it (RFC 5545): events in UTC, text escaped, lines folded.

Rules kept here:
  * Lines end with CRLF and have at most 75 octets; a fold cuts no letter (section 3.1).
  * Text: backslash, semicolon, comma and line break are escaped, other control characters are left out (3.3.11).
  * A calendar without events is valid too: it always holds its time zone, WITA, without summer time (3.6, 3.6.5).
Left to others: what is in it (flows), who may fetch it (web).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

OCTETS: Final = 75
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_ZONE: Final = (
    "BEGIN:VTIMEZONE", "TZID:Asia/Makassar", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:WITA", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One moment. `uid` stays the same while it moves; `alarms`: hours before it."""

    uid: str
    at: datetime
    summary: str
    description: str
    url: str
    alarms: Sequence[int] = ()


def calendar_file(name: str, events: Iterable[Event], made_at: datetime) -> bytes:
    """The file's bytes (text/calendar, UTF-8)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Saksama//saksama-node//ID",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        *_ZONE,
        *(line for each in events for line in _event(each, made_at)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def text(value: str) -> str:
    """A TEXT value."""
    unbroken = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in unbroken if letter in "\n\t" or (letter >= " " and letter != "\x7f"))
    return kept.translate(_ESCAPES)


def folded(line: str) -> bytes:
    """A content line as it is written: cut where it is too long, each further part behind a blank, CRLF at the end."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(part) + len(octets) > OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _event(event: Event, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(event.uid)}"
    yield f"DTSTAMP:{_utc(made_at)}"
    yield f"DTSTART:{_utc(event.at)}"
    yield f"SUMMARY:{text(event.summary)}"
    yield f"DESCRIPTION:{text(event.description)}"
    yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    for hours in event.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-PT{hours}H"
        yield f"DESCRIPTION:{text(event.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
