"""Every checkpoint a log serves: signed by its keys, cosigned as the policy asks, and a true prefix of the tree.

Rules kept here:
  * A checkpoint without a believed log key's signature counts for nothing.
  * The newest one must reach the quorum; where only an earlier one does, the rest is not yet witnessed.
  * A log key that was revoked is believed up to the last good size that its revocation names, and no further.
  * A party's witness key counts while its statements say so; a cosignature from outside that time is left out.
  * A cosignature gives the time at which a witness saw the tree; the earliest of a checkpoint counts.
Left to others: entries' own times (times), other readers' checkpoints (forks).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saksama.errors import SignatureInvalid
from saksama.keys.ring import KeyRing
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosignature_time
from saksama.tlog.note import Note, SignatureLine, VerifierKey, verified_keys
from saksama.tlog.policy import NONE, PolicyVerdict
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog
from saksama.verify.trust import LogTrust, Source
from saksama.vocabulary import KeyUse

TOLERANCE = timedelta(seconds=120)
"""How far times of entries and cosignatures may lie apart (design: "Time")."""

_EARLIEST = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
_LATEST = int(datetime(2999, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A checkpoint's size and the moment of its earliest cosignature."""

    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What the checkpoints of one log show: cosigned ones by size, and the size up to which the quorum is reached."""

    cosigned: tuple[Witnessed, ...]
    quorum_size: int
    asks_witnesses: bool

    def first_over(self, index: int) -> datetime | None:
        """The earliest cosignature time over entry `index`; None if nobody has cosigned it."""
        return next((one.at for one in self.cosigned if one.size > index), None)

    @property
    def latest(self) -> datetime | None:
        """The moment of the last cosigned checkpoint."""
        return self.cosigned[-1].at if self.cosigned else None


def check_checkpoints(log: ServedLog, trust: LogTrust, source: Source, found: Findings) -> Standing:
    """Judge the newest and every kept checkpoint of the log."""
    cosigned: list[Witnessed] = []
    quorum_size = last_good = 0
    rewritten = False
    full: set[int] = set()
    for size, served in log.history.items():
        note = only_counting(served, trust)
        verdict = _check_signatures(log, size, note, trust, source, found)
        if verdict is None or _is_cut_off(log, size, note, trust, found):
            continue
        checkpoint = Checkpoint.parse(note.text)
        if log.tree is not None and log.tree.root(size) != checkpoint.root:
            if not rewritten:
                evidence = {"served": log.note.encode().decode(), "kept": note.encode().decode()}
                found.add(Code.LOG_REWRITTEN, log.origin, last_good, below=size, **evidence)
            rewritten = True
            continue
        last_good = size
        if verdict.witnessed:
            seconds = min(verdict.witnessed.values())
            if not _EARLIEST <= seconds < _LATEST:
                found.add(
                    Code.CHECKPOINT_COSIGNATURE, log.origin, None, size=size, signer=_first(verdict), time=seconds
                )
                continue
            at = datetime.fromtimestamp(seconds, UTC)
            cosigned.append(Witnessed(size, at))
            _check_key_dates(log, size, note, at, trust, found)
        if verdict.ok:
            quorum_size = size
            full.add(size)
    asks = trust.policy.quorum != NONE
    standing = Standing(tuple(cosigned), quorum_size if asks else log.checkpoint.size, asks)
    _check_quorum(log, trust, standing, found)
    _check_last_good(log, trust, full, found)
    return standing


def _check_signatures(
    log: ServedLog, size: int, note: Note, trust: LogTrust, source: Source, found: Findings
) -> PolicyVerdict | None:
    text = note.encode().decode()
    try:
        verdict = trust.policy.check(note)
    except SignatureInvalid as error:
        is_log = any(key.name == error.name for key in trust.keys)
        code = Code.CHECKPOINT_UNSIGNED if is_log else Code.CHECKPOINT_COSIGNATURE
        found.add(code, log.origin, None, size=size, signer=error.name, note=text)
        return None
    if verdict.log_key is None:
        code = Code.KEYS_UNANNOUNCED if source is Source.KEPT else Code.CHECKPOINT_UNSIGNED
        found.add(code, log.origin, None, size=size, use="log", note=text, **_keys(log.origin, note, trust))
        return None
    return verdict


def _keys(origin: str, note: Note, trust: LogTrust) -> dict[str, str]:
    """Whose key it is, the known ones, and who signs as the log instead (name and key ID)."""
    offered = ", ".join(f"{line.name}+{line.key_id.hex()}" for line in note.signatures if line.name == origin)
    return {"owner": origin, "kept": ", ".join(map(str, trust.keys)), "offered": offered}


def _first(verdict: PolicyVerdict) -> str:
    """Who cosigned first."""
    return min(verdict.witnessed, key=lambda name: verdict.witnessed[name])


def only_counting(note: Note, trust: LogTrust) -> Note:
    """The note without cosignatures by a party's witness key at a time when no statement lets that key count."""
    ring = trust.ring
    if ring is None:
        return note
    stated = [one for one in ring.introduced if one.use is KeyUse.WITNESS]
    owners = {VerifierKey.parse(one.key): one.owner for one in stated}
    return Note(note.text, tuple(line for line in note.signatures if _counts(line, owners, ring)) or note.signatures)


def _counts(line: SignatureLine, owners: Mapping[VerifierKey, str], ring: KeyRing) -> bool:
    key = next((key for key in owners if line.is_by(key)), None)
    seconds = None if key is None else cosignature_time(line)
    if key is None or seconds is None or not _EARLIEST <= seconds < _LATEST:
        return True
    at = datetime.fromtimestamp(seconds, UTC)
    return ring.counts(owners[key], KeyUse.WITNESS, str(key), at, within=TOLERANCE)


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


def _check_key_dates(log: ServedLog, size: int, note: Note, at: datetime, trust: LogTrust, found: Findings) -> None:
    """One of the log's keys that signed must speak for this size at that time."""
    ring = trust.ring
    if ring is None:
        return
    stated = ring.ever(log.origin, KeyUse.LOG)
    signers = [str(key) for key in verified_keys(note, trust.keys)]
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
        elif size not in full and trust.policy.quorum != NONE:
            why = "no checkpoint of that size was cosigned as the agreement asks"
            found.add(Code.KEY_LAST_GOOD, log.origin, size, size=size, why=why)


def _check_quorum(log: ServedLog, trust: LogTrust, standing: Standing, found: Findings) -> None:
    if standing.quorum_size == log.checkpoint.size:
        return
    signed = log.history.get(log.checkpoint.size)
    try:
        missing = trust.policy.check(only_counting(signed, trust)).missing if signed else ()
    except SignatureInvalid:
        return
    if "log" in missing:
        return
    code = Code.NOT_YET_WITNESSED if standing.quorum_size else Code.CHECKPOINT_QUORUM
    index = standing.quorum_size or None
    found.add(code, log.origin, index, size=log.checkpoint.size, missing=" ".join(missing))
