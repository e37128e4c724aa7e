"""Findings that a person has seen: a file of `saksama verify --ack`, one finding a line as JSON.

Rules kept here:
  * Each line is an object of `log`, `index` (null for the log as a whole) and `code`; what else a finding has in the
    JSON report may stand there and is not read: `jq -c '.findings[]'` makes such lines. Empty lines are skipped, and so
    is the mark of UTF-8 that some editors put before the first.
  * Refuse rather than guess: an unknown field or code, or a line that is none, refuses the file whole.
Left to others: what being seen changes (verify.findings, verify.report).
"""

import codecs
from collections.abc import Iterable
from typing import Annotated, Final

import msgspec

from saksama.cli.door import plain
from saksama.errors import CallerError
from saksama.json_documents import read_json
from saksama.verify.findings import Code, Finding, Place
from saksama.words import Language, Words

_NOT_FOUND: Final = Words(
    "tidak ada temuan seperti ini, yang disebut berkas --ack: log {log}, catatan {index}, {code}",
    "the --ack file names what was not found: log {log}, entry {index}, {code}",
)
_NOT_FOUND_WHOLE: Final = Words(
    "tidak ada temuan seperti ini, yang disebut berkas --ack: log {log}, {code}",
    "the --ack file names what was not found: log {log}, {code}",
)
_MORE: Final = Words("... dan {more} lagi", "... and {more} more")
_SHOWN: Final = 5


class AcknowledgedMalformed(CallerError):
    """A line of the file is no finding's log, index and code."""

    code = "ack.malformed"
    advice = "Give one object a line: log, index (or null) and code, as the JSON report has them."

    line: int
    why: str


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    log: str
    index: Annotated[int, msgspec.Meta(ge=0)] | None
    code: Code
    class_: object = msgspec.field(name="class", default=None)
    why: object = None
    message: object = None
    evidence: object = None
    seen: object = None
    files: object = None


def read_acknowledged(data: bytes) -> frozenset[Place]:
    """What the file acknowledges. Raises `AcknowledgedMalformed`."""
    found = set[Place]()
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            one = read_json(line, _Line)
        except msgspec.DecodeError as error:
            raise AcknowledgedMalformed(number, str(error)) from error
        found.add((one.log, one.index, one.code))
    return frozenset(found)


def not_found(seen: Iterable[Place], findings: Iterable[Finding], language: Language) -> list[str]:
    """What was acknowledged and is no finding of this run, in sentences: perhaps mistyped, perhaps mended since."""
    rest = sorted({*seen} - {one.place for one in findings}, key=repr)
    lines = [
        (_NOT_FOUND_WHOLE if index is None else _NOT_FOUND).say(
            language, {"log": plain(log), "code": code.value, "index": index or 0}
        )
        for log, index, code in rest[:_SHOWN]
    ]
    return [*lines, *([_MORE.say(language, {"more": len(rest) - _SHOWN})] if len(rest) > _SHOWN else [])]
