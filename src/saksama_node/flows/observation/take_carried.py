"""Take in a file that a device wrote and a person carried: its submissions and files, with the checks of the door.

Rules kept here:
  * Each submission is signed by its device as if it had come by itself, and is taken, known, or refused like that; what
    one line holds stops no other.
  * Who plans the supervision of the device's office takes it in; the entry says that it was carried.
  * Pieces of files go on where they stand; what is here already is passed over.
Left to others: what a device writes (web.field's pages), the door (take_submission, take_piece).
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from saksama.entries.kinds.observation import Channel
from saksama.errors import CallerError
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.flows.observation.take_piece import take_piece
from saksama_node.flows.observation.take_submission import take_submission
from saksama_node.observation.annexed import NoSuchAnnex, missing_of, report_naming
from saksama_node.observation.annexing import WrongOffset
from saksama_node.observation.carried_file import CarriedMalformed, Line, parse_head, parse_lines
from saksama_node.observation.enrolled import Identity, device_named
from saksama_node.observation.envelope import EnvelopeMalformed, is_signed, parse_envelope, unwritten
from saksama_node.observation.receiving import KeptAside, Taken
from saksama_node.settings.clock import now

ADDRESS: Final = "/lapangan/api/submit"
MOST_BYTES: Final = 200 << 20


@dataclass(slots=True)
class Carried:
    """What became of it. `taken`: each submission's number with what it is told, or why it was refused (a code)."""

    person: int
    office: str
    taken: list[tuple[int, Taken | str]] = field(default_factory=list)
    pieces: Counter[str] = field(default_factory=Counter)
    missing: int = 0


def take_carried(*, by: Staff, data: bytes) -> Carried:
    """Take it in. Raises `CarriedMalformed`, `NotAllowed`; what the world does, and then again is well."""
    lines = iter(data.splitlines())
    device = _device(next(lines, b""))
    require(by, Action.OBSERVATION_PLAN, device.office)
    told = Carried(device.person, device.office)
    for line in parse_lines(lines):
        if line.submit:
            _submit(device, line, told)
        else:
            told.pieces[_piece(device, line)] += 1
    reports = {one.report for _, one in told.taken if isinstance(one, Taken) and one.report}
    told.missing = sum(map(len, missing_of(reports).values()))
    return told


def _device(line: bytes) -> Identity:
    device = device_named(parse_head(line).device)
    if device is None:
        raise CarriedMalformed
    return device


def _submit(device: Identity, line: Line, told: Carried) -> None:
    sequence = 0
    try:
        body = unwritten(line.submit)
        sequence = parse_envelope(body).sequence
        if not is_signed(device.key, line.signature, "POST", ADDRESS, line.date, body):
            told.taken.append((sequence, "field.unsigned"))
            return
        # Its clock is not asked about: it was carried for a while.
        told.taken.append((sequence, take_submission(device, body, now(), Channel.CARRIED)))
    except ValueError:
        told.taken.append((sequence, EnvelopeMalformed.code))
    except KeptAside as refused:
        told.taken.append((sequence, f"field.{refused.why}"))
    except CallerError as refused:
        told.taken.append((sequence, refused.code))


def _piece(device: Identity, line: Line) -> str:
    """What became of a piece: a code, empty where it was taken."""
    try:
        piece = unwritten(line.piece)
        take_piece(device, report_naming(device.id, line.sha256), line.sha256, line.offset, piece)
    except ValueError:
        return EnvelopeMalformed.code
    except WrongOffset as other:
        return "" if other.offset >= line.offset + len(piece) else other.code
    except NoSuchAnnex as unknown:
        return unknown.code
    except CallerError as refused:
        return refused.code
    return ""
