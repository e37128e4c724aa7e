"""Every checkpoint a log serves: signed by its keys, cosigned as the policy asks, and a true prefix of the tree.

Rules kept here:
  * A checkpoint without a believed log key's signature counts for nothing.
  * The newest one must reach the quorum; where only an earlier one does, the rest is not yet witnessed.
  * A cosignature gives the time at which a witness saw the tree; the earliest of a checkpoint counts.
Left to others: entries' own times (times), other readers' checkpoints (forks).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saksama.errors import SignatureInvalid
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note
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
    for size, note in log.history.items():
        verdict = _check_signatures(log, size, note, trust, source, found)
        if verdict is None:
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
            _check_key_dates(log, size, verdict, at, trust, found)
        if verdict.ok:
            quorum_size = size
    asks = trust.policy.quorum != NONE
    standing = Standing(tuple(cosigned), quorum_size if asks else log.checkpoint.size, asks)
    _check_quorum(log, trust, standing, found)
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


def _check_key_dates(
    log: ServedLog, size: int, verdict: PolicyVerdict, at: datetime, trust: LogTrust, found: Findings
) -> None:
    if trust.ring is None or verdict.log_key is None:
        return
    key = str(verdict.log_key)
    moments = (at, at - TOLERANCE, at + TOLERANCE)
    known = key in trust.ring.ever(log.origin, KeyUse.LOG)
    if known and not any(key in trust.ring.valid(log.origin, KeyUse.LOG, moment) for moment in moments):
        found.add(Code.KEY_NOT_VALID, log.origin, None, size=size, key=key, cosigned=at.isoformat())


def _check_quorum(log: ServedLog, trust: LogTrust, standing: Standing, found: Findings) -> None:
    if standing.quorum_size == log.checkpoint.size:
        return
    signed = log.history.get(log.checkpoint.size)
    try:
        missing = trust.policy.check(signed).missing if signed else ()
    except SignatureInvalid:
        return
    if "log" in missing:
        return
    code = Code.NOT_YET_WITNESSED if standing.quorum_size else Code.CHECKPOINT_QUORUM
    index = standing.quorum_size or None
    found.add(code, log.origin, index, size=log.checkpoint.size, missing=" ".join(missing))
