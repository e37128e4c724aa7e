"""Seeds from a witness: the first signature of an outside witness over what was committed, and none after it.

Rules kept here:
  * The witness is one of those named in the agreement that this log had signed last when the commitment was entered.
  * The seed comes from the first checkpoint that it cosigned with the commitment in it; a smaller one that it cosigned
    was passed over.
  * What only the witness can say, and does not, is told as not checked; it is never taken for good.
Left to others: what is drawn from the seed (draws, audits).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from saksama.agreement.terms import WitnessNode
from saksama.errors import EvidenceError
from saksama.procedure.lot import SIGNATURE_BYTES
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import SignatureLine, VerifierKey
from saksama.tlog.sizes import SignedSizes, SizesMalformed
from saksama.tlog.strict import decode_base64
from saksama.tlog.witness import origin_hash
from saksama.verify.agreements import Agreements
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.kept_checkpoints import note_again
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog

_LIMIT: Final = 64_000


@dataclass(frozen=True, slots=True)
class Place:
    """Which entry draws, after which entry its checkpoint had to come, and which it used."""

    item: Item
    anchor: int
    size: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A draw with the witness's signature that it used, and its second."""

    place: Place
    time: int
    signature: bytes
    witness: WitnessNode


def witness_named(log: ServedLog, index: int, agreement: str, name: str, agreements: Agreements) -> WitnessNode:
    """The outside witness that the entry at `index` names. Raises ValueError where its agreement does not."""
    terms = agreements.terms.get(agreement)
    named = () if terms is None or agreements.signed_last(log.origin, index) != agreement else terms.witnesses
    found = next((seen for seen in named if seen.name == name), None)
    if found is None:
        raise ValueError("the agreement then signed does not name this outside witness")
    return found


def signed_at(log: ServedLog, place: Place, cosignature: str, witness: WitnessNode) -> Signed:
    """The witness's signature at this place; ValueError, or what the parts raise, says what is wrong with it."""
    if not place.anchor < place.size <= place.item.index:
        raise ValueError("its checkpoint does not lie between what was committed and the draw")
    if log.tree is None or not 0 < place.size <= log.checkpoint.size:
        raise ValueError(f"no checkpoint of size {place.size}")
    key = VerifierKey.parse(witness.vkey)
    raw = decode_base64(cosignature)
    line = SignatureLine(key.name, raw[: len(key.key_id)], raw[len(key.key_id) :])
    # Rebuilt, not fetched: one text for one size, so that no extension line can make a second signature of it.
    text = Checkpoint(log.origin, place.size, log.tree.root(place.size)).text()
    time = verify_cosignature(text, line, key)
    return Signed(place, time, line.signature[-SIGNATURE_BYTES:], witness)


def check_first(log: ServedLog, draws: Sequence[Signed], reader: Reader, skipped: Code, found: Findings) -> bool:
    """Hold each against the sizes that its witness says it signed; whether each witness could tell.

    `skipped`: the code of one that passed an earlier signature over.
    """
    urls = [
        f"{draw.witness.url.rstrip('/')}/{origin_hash(log.origin)}/sizes?above={draw.place.anchor}" for draw in draws
    ]
    sizes, is_whole = log.sizes, True
    lying: dict[str, _Lying] = {}
    for draw, answer in zip(draws, reader.get_many(urls, _LIMIT), strict=True):
        first = _first_signed(log, draw, answer, found)
        is_whole = is_whole and first is not None
        # A cosignature that lies here proves what no list can deny.
        vkey = draw.witness.vkey
        if vkey not in lying:
            lying[vkey] = _Lying(log, VerifierKey.parse(vkey), reader, found)
        between = bisect_right(sizes, draw.place.anchor), bisect_left(sizes, draw.place.size)
        earlier = lying[vkey].first(*between) or first
        if earlier is not None and earlier != (draw.place.size, draw.time):
            found.add(skipped, log.origin, draw.place.item.index, **_passed_over(draw, earlier))
    return is_whole


def _first_signed(
    log: ServedLog, draw: Signed, answer: bytes | NotServed | Unreachable, found: Findings
) -> tuple[int, int] | None:
    """The first size above the anchor that the witness lists, with its second; None where it cannot tell."""
    if isinstance(answer, Unreachable):
        found.add(Code.UNREACHABLE, log.origin, None, what=f"sizes of {draw.witness.name}", why=str(answer))
    if not isinstance(answer, bytes):
        return None
    try:
        signed = SignedSizes.parse(answer)
    except SizesMalformed as error:
        found.add(Code.UNREACHABLE, log.origin, None, what=f"sizes of {draw.witness.name}", why=str(error))
        return None
    return signed.first_above(draw.place.anchor) if signed.above <= draw.place.anchor else None


@dataclass(slots=True)
class _Lying:
    """The cosignatures of one witness that lie on checkpoints here. Each checkpoint is looked at once for all draws."""

    log: ServedLog
    key: VerifierKey
    reader: Reader
    found: Findings
    times: dict[int, int] = field(default_factory=dict)
    """By place among the kept checkpoints, the second of its cosignature."""
    onward: dict[int, int] = field(default_factory=dict)
    """By place without one, a place further on, between which and it there is none."""

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """Size and second of the first that it cosigned, of the places from `start` to below `end`."""
        place, passed = start, list[int]()
        while place < end and not self._bears(place):
            passed.append(place)
            place = self.onward.get(place, place + 1)
        self.onward |= dict.fromkeys(passed, place)
        return (self.log.sizes[place], self.times[place]) if place < end else None

    def _bears(self, place: int) -> bool:
        if place not in self.times and place not in self.onward:
            second = self._second(self.log.sizes[place])
            if second is not None:
                self.times[place] = second
        return place in self.times

    def _second(self, size: int) -> int | None:
        log = self.log
        try:
            note = log.history.get(size) or note_again(self.reader, log.base, size)
        except Unreachable as error:
            self.found.add(Code.UNREACHABLE, log.origin, None, what=f"checkpoints/{size}", why=str(error))
            return None
        if note is not None:
            for line in note.signatures:
                with suppress(EvidenceError):
                    return verify_cosignature(note.text, line, self.key)
        return None


def _passed_over(draw: Signed, earlier: tuple[int, int]) -> dict[str, str | int]:
    return {
        "subject": draw.place.item.wire.subject,
        "witness": draw.witness.name,
        "used": draw.place.size,
        "used_time": draw.time,
        "first": earlier[0],
        "first_time": earlier[1],
    }
