"""Draws: each is made again from the log, and held against the sizes that the witness says it signed.

Rules kept here:
  * A first draw's roster stands in the log before the registration, a further one's before its own seed could be known.
  * The seed comes from the first checkpoint that the named outside witness cosigned with the registration (a further
    draw: with its roster) in it; a smaller one that it cosigned was passed over.
  * The witness is one of those named in the agreement that this log had signed last when the roster was committed.
  * What only the witness can say, and does not, is told as not checked; it is never taken for good.
Left to others: order, second person, recusal (procedure), that a pseudonym is a person.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saksama.agreement.history import EventKind
from saksama.agreement.terms import WitnessNode
from saksama.entries.kinds.case import CaseRegistered
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.errors import CallerError, EvidenceError
from saksama.procedure.lot import SIGNATURE_BYTES, choose, seed
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

_LIMIT = 64_000


@dataclass(frozen=True, slots=True)
class _Draw:
    """A draw that comes out right: after which entry its checkpoint had to come, which it used, of which witness."""

    item: Item
    anchor: int
    size: int
    time: int
    witness: WitnessNode


@dataclass(slots=True)
class _Case:
    """What one case says of its lots."""

    registered: int | None = None
    committed: dict[int, Item] = field(default_factory=dict)
    drawn: list[Item] = field(default_factory=list)


def check_draws(log: ServedLog, agreements: Agreements, reader: Reader, found: Findings) -> bool:
    """Make every draw of the log again; give whether each could be held against its witness's sizes."""
    if log.tree is None:
        return True
    draws: list[_Draw] = []
    for case in _cases(log).values():
        for item in case.drawn:
            draw = _check_draw(log, case, item, agreements, found)
            if draw is not None:
                draws.append(draw)
    return _check_sizes(log, draws, reader, found)


def _cases(log: ServedLog) -> Mapping[str, _Case]:
    cases: dict[str, _Case] = {}
    for item in log.contents.of(LotCommitted, LotDrawn):
        case = cases.setdefault(item.wire.subject, _Case())
        match item.body:
            case LotCommitted(draw=number):
                # The first roster counts: a second one under the same number came when the seed may have been known.
                case.committed.setdefault(number, item)
            case _:
                case.drawn.append(item)
    for item in log.contents.of(CaseRegistered):
        if (registered := cases.get(item.wire.subject)) is not None and registered.registered is None:
            registered.registered = item.index
    return cases


def _check_draw(log: ServedLog, case: _Case, item: Item, agreements: Agreements, found: Findings) -> _Draw | None:
    """The draw, if its roster was committed in time and it comes out as the log says; a finding otherwise."""
    body = item.body
    if not isinstance(body, LotDrawn):
        return None
    evidence: dict[str, str | int] = {"subject": item.wire.subject, "draw": body.draw}
    roster = case.committed.get(body.draw)
    anchor = case.registered if body.draw == 1 else None if roster is None else roster.index
    if roster is None or anchor is None or not roster.index <= anchor < item.index:
        found.add(Code.LOT_UNCOMMITTED, log.origin, item.index, **evidence)
        return None
    try:
        return _drawn_again(log, roster, anchor, item, body, agreements)
    except (EvidenceError, CallerError, ValueError) as error:
        found.add(Code.LOT_WRONG, log.origin, item.index, why=str(error), **evidence)
        return None


def _drawn_again(
    log: ServedLog, roster: Item, anchor: int, item: Item, body: LotDrawn, agreements: Agreements
) -> _Draw:
    """Make the draw; ValueError, or what the parts raise, says where it differs."""
    committed = roster.body
    witness = _witness(log, roster, committed, agreements) if isinstance(committed, LotCommitted) else None
    if witness is None or not isinstance(committed, LotCommitted):
        raise ValueError("the agreement then signed does not name this outside witness")
    if not anchor < body.size <= item.index:
        raise ValueError("its checkpoint does not lie between the registration and the draw")
    time, chosen = _drawn(log, item.wire.subject, committed, body, witness)
    if chosen != body.member:
        raise ValueError(f"the seed gives {chosen}, not {body.member}")
    return _Draw(item, anchor, body.size, time, witness)


def _witness(log: ServedLog, roster: Item, body: LotCommitted, agreements: Agreements) -> WitnessNode | None:
    """The outside witness that the roster names, by the agreement that this log had signed last before it."""
    signed = [
        event.digest
        for event in agreements.events
        if event.log_origin == log.origin
        and event.index < roster.index
        and event.kind in (EventKind.SIGNED, EventKind.AMENDED)
    ]
    terms = agreements.terms.get(body.agreement)
    if terms is None or signed[-1:] != [body.agreement]:
        return None
    return next((seen for seen in terms.witnesses if seen.name == body.witness), None)


def _drawn(
    log: ServedLog, subject: str, committed: LotCommitted, body: LotDrawn, witness: WitnessNode
) -> tuple[int, str]:
    """The second of the cosignature, and the member that it gives."""
    key = VerifierKey.parse(witness.vkey)
    raw = decode_base64(body.cosignature)
    line = SignatureLine(key.name, raw[: len(key.key_id)], raw[len(key.key_id) :])
    # Rebuilt, not fetched: one text for one size, so that no extension line can make a second signature of it.
    if log.tree is None or not 0 < body.size <= log.checkpoint.size:
        raise ValueError(f"no checkpoint of size {body.size}")
    text = Checkpoint(log.origin, body.size, log.tree.root(body.size)).text()
    time = verify_cosignature(text, line, key)
    return time, choose(seed(subject, line.signature[-SIGNATURE_BYTES:]), committed.roster, committed.excluded)


def _check_sizes(log: ServedLog, draws: Sequence[_Draw], reader: Reader, found: Findings) -> bool:
    """Whether each draw used the first checkpoint that its witness says it signed."""
    urls = [f"{draw.witness.url.rstrip('/')}/{origin_hash(log.origin)}/sizes?above={draw.anchor}" for draw in draws]
    sizes = log.sizes
    is_whole = True
    for draw, answer in zip(draws, reader.get_many(urls, _LIMIT), strict=True):
        first = _first_signed(log, draw, answer, found)
        is_whole = is_whole and first is not None
        # A cosignature that lies here proves what no list can deny.
        earlier = _sooner_here(log, sizes, draw, reader) or first
        if earlier is not None and earlier != (draw.size, draw.time):
            _skipped(log, draw, earlier, found)
    return is_whole


def _first_signed(
    log: ServedLog, draw: _Draw, answer: bytes | NotServed | Unreachable, found: Findings
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
    return signed.first_above(draw.anchor) if signed.above <= draw.anchor else None


def _sooner_here(log: ServedLog, sizes: Sequence[int], draw: _Draw, reader: Reader) -> tuple[int, int] | None:
    """A smaller checkpoint with the witness's cosignature that the log itself serves."""
    key = VerifierKey.parse(draw.witness.vkey)
    for size in sizes[bisect_right(sizes, draw.anchor) : bisect_left(sizes, draw.size)]:
        note = log.history.get(size) or note_again(reader, log.base, size)
        for line in () if note is None else note.signatures:
            try:
                return size, verify_cosignature(note.text, line, key)
            except EvidenceError:
                continue
    return None


def _skipped(log: ServedLog, draw: _Draw, earlier: tuple[int, int], found: Findings) -> None:
    size, time = earlier
    evidence: dict[str, str | int] = {
        "subject": draw.item.wire.subject,
        "witness": draw.witness.name,
        "used": draw.size,
        "used_time": draw.time,
        "first": size,
        "first_time": time,
    }
    found.add(Code.LOT_SKIPPED, log.origin, draw.item.index, **evidence)
