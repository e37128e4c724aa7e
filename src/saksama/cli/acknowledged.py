"""Findings that a person has seen: a file of `saksama verify --ack`, one finding a line as JSON.

Rules kept here:
  * Each line is an object of exactly `log`, `index` (null for the log as a whole) and `code`; empty lines are skipped,
    and so is the mark of UTF-8 that some editors put before the first.
    A JSON report can be cut to it: `jq -c '.findings[] | {log, index, code}'`.
  * Refuse rather than guess: an unknown field or code, or a line that is none, refuses the file whole.
Left to others: what being seen changes (verify.findings, verify.report).
"""

import codecs
from typing import Annotated

import msgspec

from saksama.errors import CallerError
from saksama.json_documents import read_json
from saksama.verify.findings import Code, Place


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
