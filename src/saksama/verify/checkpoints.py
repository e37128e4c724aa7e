"""Every checkpoint a log serves: signed by its keys, cosigned as the policy asks, and a true prefix of the tree.

Rules kept here:
  * A checkpoint without a believed log key's signature counts for nothing. Whose key signs instead is told once; where
    not all entries could be had it is unchecked, for one of them may state that key.
  * The newest one must reach the quorum; where only an earlier one does, the rest is not yet witnessed.
  * A log key that was revoked is believed up to the last good size that its revocation names, and no further.
  * A party's witness key counts while its statements say so; a cosignature from outside that time is left out.
  * A cosignature gives the time at which a witness saw the tree; the earliest of a checkpoint counts. One out of the
    order of the sizes gives none, and is named itself.
  * Nor does one from the future. Where a larger log was cosigned in time, it is out of that order; else the witness may
    be ahead or the clock of the run behind, nobody can prove which, and that is told once.
Left to others: entries' own times (times), other readers' checkpoints (forks).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate, chain

from saksama.errors import SignatureInvalid
from saksama.keys.ring import KeyRing
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosignature_time
from saksama.tlog.note import Note, SignatureLine, VerifierKey, verified_keys
from saksama.tlog.policy import NONE, PolicyVerdict
from saksama.verify.findings import Code, Finding, Findings
from saksama.verify.memory.hands import Hands
from saksama.verify.orderly import out_of_order
from saksama.verify.served import ServedLog
from saksama.verify.trust import LogTrust, Source
from saksama.vocabulary import KeyUse

TOLERANCE = timedelta(seconds=120)
"""How far times of entries and cosignatures may lie apart (design: "Time")."""

TOGETHER = 3600
"""Seconds within which cosignatures of one checkpoint come from witnesses who live."""

_TAKEN_AT_ONCE = 256
"""Notes that one hand looks at."""
_EARLIEST = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
_LATEST = int(datetime(2999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A checkpoint's size, the moment of its earliest cosignature, and whose that is."""

    size: int
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the checkpoints of one log show: cosigned ones by size, and the size up to which the quorum is reached."""

    cosigned: tuple[Witnessed, ...]
    quorum_size: int
    asks_witnesses: bool
    told: tuple[Witnessed, ...] = ()
    """What cosignatures say, those out of the order of time among them."""
    full: frozenset[int] = frozenset()
    """Sizes at which the quorum was reached."""
    together: frozenset[int] = frozenset()
    """Those of them of which all cosignatures came within `TOGETHER`."""

    sizes: tuple[int, ...] = field(init=False)
    since: tuple[datetime, ...] = field(init=False)
    """By place the earliest cosignature of that checkpoint or a larger one."""

    def __post_init__(self) -> None:
        """The sizes are looked up for every act of every case."""
        object.__setattr__(self, "sizes", tuple(one.size for one in self.cosigned))
        object.__setattr__(self, "since", tuple(accumulate((one.at for one in reversed(self.cosigned)), min))[::-1])

    def first_over(self, index: int) -> datetime | None:
        """The earliest cosignature time over entry `index`; None if nobody has cosigned it."""
        place = bisect_right(self.sizes, index)
        return self.cosigned[place].at if place < len(self.cosigned) else None

    def last_before(self, index: int) -> datetime | None:
        """The cosignature time of the newest checkpoint without entry `index`; None if there is none."""
        place = bisect_right(self.sizes, index)
        return self.cosigned[place - 1].at if place else None

    def size_at(self, moment: datetime) -> int:
        """The greatest size that somebody had cosigned by then; 0 where nobody had."""
        place = bisect_right(self.since, moment)
        return self.sizes[place - 1] if place else 0

    @property
    def prompt(self) -> tuple[Witnessed, ...]:
        """The cosigned checkpoints whose time no party gives alone."""
        return tuple(one for one in self.cosigned if one.size in self.together)

    @property
    def latest(self) -> datetime | None:
        """The moment of the last cosigned checkpoint."""
        return self.cosigned[-1].at if self.cosigned else None


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one checkpoint's note shows by itself. `verdict`: None where it counts for nothing; `fits`: the tree.

    `stranger`: who signs it in place of the keys that are believed.
    """

    size: int
    found: tuple[Finding, ...]
    verdict: PolicyVerdict | None = None
    fits: bool = False
    signers: tuple[VerifierKey, ...] = ()
    stranger: Mapping[str, str | int] = field(default_factory=dict)


def check_checkpoints(
    log: ServedLog,
    trust: LogTrust,
    source: Source,
    found: Findings,
    now: datetime | None,
    hands: Hands,
) -> Standing:
    """Judge the newest and every kept checkpoint of the log. `now`: the clock of the run; None where it has none."""
    # What an earlier run judged, it judged under the same keys; whether their times rise is seen with the new ones.
    known = [one for one in log.kept if one.size not in log.history]
    cosigned = [Witnessed(one.size, one.at, one.by) for one in known if one.at is not None]
    full = {one.size for one in known if one.full}
    together = {one.size for one in known if one.together}
    quorum_size, last_good = max(full, default=0), log.begun
    rewritten = False
    ahead: list[Witnessed] = []
    signers: dict[int, tuple[VerifierKey, ...]] = {}
    looked_through = _looked_through(log, trust, hands, found)
    for looked in looked_through:
        size, verdict = looked.size, looked.verdict
        if verdict is None:
            continue
        if not looked.fits:
            if not rewritten:
                kept = only_counting(log.history[size], trust).encode().decode()
                evidence = {"served": log.note.encode().decode(), "kept": kept}
                found.add(Code.LOG_REWRITTEN, log.origin, last_good, below=size, **evidence)
            rewritten = True
            continue
        last_good = size
        if verdict.witnessed:
            first = _first_in_time(log, size, verdict, now, ahead, found)
            if first is not None:
                cosigned.append(first)
                signers[size] = looked.signers
        if verdict.ok:
            quorum_size = size
            full.add(size)
            if verdict.witnessed and max(verdict.witnessed.values()) - min(verdict.witnessed.values()) <= TOGETHER:
                together.add(size)
    _tell_strangers(log, looked_through, source, found)
    _tell_ahead(log, ahead, cosigned, now, found)
    believed = _in_order(log, cosigned, found)
    for one in (one for one in believed if one.size in signers):
        _check_key_dates(log, one.size, signers[one.size], one.at, trust, found)
    asks = trust.policy.quorum != NONE
    upto = quorum_size if asks else log.checkpoint.size
    standing = Standing(believed, upto, asks, tuple(cosigned), frozenset(full), frozenset(together))
    _check_quorum(log, trust, standing, found)
    _check_last_good(log, trust, full, found)
    return standing


def _looked_through(log: ServedLog, trust: LogTrust, hands: Hands, found: Findings) -> list[_Looked]:
    """Every note by itself, in the order of the sizes: side by side, for signatures take the time."""
    notes = list(log.history.items())
    parts = [notes[at : at + _TAKEN_AT_ONCE] for at in range(0, len(notes), _TAKEN_AT_ONCE)]

    def look(part: int) -> list[_Looked]:
        return [_look(log, size, note, trust) for size, note in parts[part]]

    looked = sorted(chain.from_iterable(hands.each(look, len(parts))), key=lambda one: one.size)
    for finding in chain.from_iterable(one.found for one in looked):
        found.keep(finding)
    return looked


def _look(log: ServedLog, size: int, served: Note, trust: LogTrust) -> _Looked:
    found, note = Findings(), only_counting(served, trust)
    try:
        verdict = trust.policy.check(note)
    except SignatureInvalid as error:
        is_log = any(key.name == error.name for key in trust.keys)
        code = Code.CHECKPOINT_UNSIGNED if is_log else Code.CHECKPOINT_COSIGNATURE
        found.add(code, log.origin, None, size=size, signer=error.name, note=note.encode().decode())
        return _Looked(size, found.all())
    if verdict.log_key is None:
        text = note.encode().decode()
        return _Looked(size, (), stranger={"size": size, "use": "log", "note": text, **_keys(log.origin, note, trust)})
    if _is_cut_off(log, size, note, trust, found):
        return _Looked(size, found.all())
    fits = log.tree is None or log.tree.root(size) == Checkpoint.parse(note.text).root
    return _Looked(size, found.all(), verdict, fits, verified_keys(note, trust.keys))


def _tell_strangers(log: ServedLog, looked: Iterable[_Looked], source: Source, found: Findings) -> None:
    """Of each who signs, the newest checkpoint of theirs."""
    strangers = {str(one.stranger["offered"]): one.stranger for one in looked if one.stranger}
    code = Code.KEYS_UNANNOUNCED if source is Source.KEPT else Code.CHECKPOINT_UNSIGNED
    for evidence in strangers.values():
        if log.is_read:
            found.add(code, log.origin, None, **evidence)
        else:
            tell_unstated(log, int(evidence["size"]), found)


def tell_unstated(log: ServedLog, size: int, found: Findings) -> None:
    """Of a log of which not every entry came: nobody can say whether the key under this checkpoint is its own."""
    why = "what states its key may lie in what could not be had"
    found.add(Code.UNREACHABLE, log.origin, None, what=f"checkpoints/{size}", why=why)


def _keys(origin: str, note: Note, trust: LogTrust) -> dict[str, str]:
    """Whose key it is, the known ones, and who signs as the log instead (name and key ID)."""
    offered = ", ".join(f"{line.name}+{line.key_id.hex()}" for line in note.signatures if line.name == origin)
    return {"owner": origin, "kept": ", ".join(map(str, trust.keys)), "offered": offered}


def _first_in_time(
    log: ServedLog, size: int, verdict: PolicyVerdict, now: datetime | None, ahead: list[Witnessed], found: Findings
) -> Witnessed | None:
    """The earliest cosignature whose time can be believed; what is from the future goes to those `ahead`."""
    first: Witnessed | None = None
    for signer, seconds in sorted(verdict.witnessed.items(), key=lambda one: one[1]):
        if not _EARLIEST <= seconds < _LATEST:
            found.add(Code.CHECKPOINT_COSIGNATURE, log.origin, None, size=size, signer=signer, time=seconds)
            continue
        at = datetime.fromtimestamp(seconds, UTC)
        if now is not None and at > now + TOLERANCE:
            ahead.append(Witnessed(size, at, signer))
            continue
        first = first or Witnessed(size, at, signer)
    return first


def _tell_ahead(
    log: ServedLog, ahead: Sequence[Witnessed], in_time: Sequence[Witnessed], now: datetime | None, found: Findings
) -> None:
    """Name each that a larger log's cosignature refutes; of the others, which may lie on our clock, the latest."""
    largest = max(in_time, key=lambda one: one.size, default=None)
    unsure: list[Witnessed] = []
    for one in ahead:
        if largest is not None and one.size < largest.size and one.at > largest.at + TOLERANCE:
            told = {"signer": one.by, "time": one.at.isoformat()}
            found.add(Code.COSIGNATURE_BACK, log.origin, None, size=one.size, **told)
        else:
            unsure.append(one)
    if unsure and now is not None:
        last = max(unsure, key=lambda one: one.at)
        clocks = {"time": last.at.isoformat(), "at": now.isoformat()}
        found.add(
            Code.COSIGNATURE_AHEAD, log.origin, None, size=last.size, signer=last.by, number=len(unsure), **clocks
        )


def _in_order(log: ServedLog, cosigned: Sequence[Witnessed], found: Findings) -> tuple[Witnessed, ...]:
    """Those whose times rise with their sizes."""
    wrong = set(out_of_order([one.at for one in cosigned], TOLERANCE))
    for position in sorted(wrong):
        one = cosigned[position]
        found.add(Code.COSIGNATURE_BACK, log.origin, None, size=one.size, signer=one.by, time=one.at.isoformat())
    return tuple(one for position, one in enumerate(cosigned) if position not in wrong)


def only_counting(note: Note, trust: LogTrust) -> Note:
    """The note without cosignatures by a party's witness key at a time when no statement lets that key count."""
    ring = trust.ring
    if ring is None:
        return note
    counting = tuple(line for line in note.signatures if _counts(line, trust.witness_owners, ring))
    return note if len(counting) in {0, len(note.signatures)} else Note(note.text, counting)


def _counts(line: SignatureLine, owners: Mapping[tuple[str, bytes], tuple[str, str]], ring: KeyRing) -> bool:
    key, owner = owners.get((line.name, line.key_id), ("", ""))
    seconds = cosignature_time(line) if key else None
    if seconds is None or not _EARLIEST <= seconds < _LATEST:
        return True
    at = datetime.fromtimestamp(seconds, UTC)
    return ring.counts(owner, KeyUse.WITNESS, key, at, within=TOLERANCE)


def limit_of(note: Note, origin: str, keys: Iterable[VerifierKey], ring: KeyRing | None) -> int | None:
    """The size up to which this note's signers are believed; None without a limit: one of them was never revoked."""
    if ring is None:
        return None
    limits = [ring.last_good(origin, str(key)) for key in verified_keys(note, keys)]
    known = [limit[0] for limit in limits if limit is not None]
    return max(known) if known and len(known) == len(limits) else None


def _is_cut_off(log: ServedLog, size: int, note: Note, trust: LogTrust, found: Findings) -> bool:
    limit = limit_of(note, log.origin, trust.keys, trust.ring)
    if limit is None or size <= limit:
        return False
    found.add(Code.KEY_CUT_OFF, log.origin, limit, size=size, limit=limit, note=note.encode().decode())
    return True


def _check_key_dates(
    log: ServedLog, size: int, keys: Iterable[VerifierKey], at: datetime, trust: LogTrust, found: Findings
) -> None:
    """One of the log's keys that signed must speak for this size at that time."""
    ring = trust.ring
    if ring is None:
        return
    stated = ring.ever(log.origin, KeyUse.LOG)
    signers = [str(key) for key in keys]
    moments = (at, at - TOLERANCE, at + TOLERANCE)
    if any(key not in stated or ring.speaks(log.origin, key, size, moment) for key in signers for moment in moments):
        return
    found.add(Code.KEY_NOT_VALID, log.origin, None, size=size, key=" ".join(signers), cosigned=at.isoformat())


def _check_last_good(log: ServedLog, trust: LogTrust, full: Collection[int], found: Findings) -> None:
    """What a revocation calls the last good size is of this very tree, and was cosigned as the policy asks."""
    for one in () if trust.ring is None else trust.ring.revoked:
        if one.owner != log.origin or one.use is not KeyUse.LOG or one.last_good is None or not one.last_good[0]:
            continue
        size, root = one.last_good
        if log.tree is not None and (size > log.tree.size or log.tree.root(size).hex() != root):
            found.add(Code.KEY_LAST_GOOD, log.origin, size, size=size, why="the log's tree has another root there")
        elif size not in full and trust.policy.quorum != NONE and not log.missed:
            why = "no checkpoint of that size was cosigned as the agreement asks"
            found.add(Code.KEY_LAST_GOOD, log.origin, size, size=size, why=why)


def _check_quorum(log: ServedLog, trust: LogTrust, standing: Standing, found: Findings) -> None:
    if standing.quorum_size == log.checkpoint.size:
        return
    signed = log.history.get(log.checkpoint.size)
    counting = () if signed is None else only_counting(signed, trust).signatures
    try:
        missing = trust.policy.check(Note(signed.text, counting)).missing if signed else ()
    except SignatureInvalid:
        return
    if "log" in missing:
        return
    # Of a log whose kept checkpoints could not be had, an earlier one may have reached it.
    code = Code.NOT_YET_WITNESSED if standing.quorum_size or log.missed else Code.CHECKPOINT_QUORUM
    index = standing.quorum_size or None
    left_out = sorted({line.name for line in signed.signatures if line not in counting} if signed else ())
    told = {"missing": " ".join(missing), "left_out": " ".join(left_out)}
    found.add(code, log.origin, index, size=log.checkpoint.size, **told)
