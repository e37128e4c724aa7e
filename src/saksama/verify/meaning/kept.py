"""Kept checkpoints: none that others saw cosigned is hidden now, and none has lost a cosignature.

Rules kept here:
  * What the partner wrote down of this log it had been served: the log signed it, and keeps for good what anyone
    cosigned. A size that is not among the kept ones, or a cosignature that is gone, was taken away since.
  * Of a checkpoint that could not be had it is told that, and nothing more.
  * A witness says which sizes it signed. An answer may be lost on its way, so a few that the log lacks are nobody's
    fault; many are told, and one that makes an entry back-dated is told alone.
Left to others: forks and roll-backs (forks), draws that were skipped (draws).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from typing import Final

from saksama.agreement.terms import WitnessNode
from saksama.errors import EvidenceError, SaksamaError
from saksama.tlog.note import Note, VerifierKey
from saksama.tlog.sizes import MAX_LISTED, SignedSizes
from saksama.tlog.witness import origin_hash
from saksama.verify.checkpoints import TOLERANCE, only_counting
from saksama.verify.findings import Code, Findings
from saksama.verify.forks import Sighting
from saksama.verify.kept_checkpoints import note_again, open_head
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.cosigned import Listed
from saksama.verify.reader import NotServed, Reader, Unreachable
from saksama.verify.served import ServedLog
from saksama.verify.trust import LogTrust, parse_keys
from saksama.vocabulary import KeyUse

_LIMIT: Final = 64_000
_FEW: Final = 3
_SHARE: Final = 20
"""Lost answers are told from three on, where they are more than one in twenty."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept checkpoints of one log; `listed`: what each witness told an earlier run, and this one."""

    log: ServedLog
    trust: LogTrust
    reader: Reader
    listed: dict[str, Listed] = field(default_factory=dict)

    def signers(self, size: int) -> frozenset[str]:
        """Who cosigned the kept checkpoint of this size; nobody where none is kept or it cannot be judged.

        Raises `Unreachable`.
        """
        note = self.log.history.get(size)
        if note is None and size <= self.log.begun:
            note = note_again(self.reader, self.log.base, size)
        return frozenset() if note is None else self.cosigners(note)

    def names_of(self, owner: str) -> frozenset[str]:
        """What the policy calls the witness keys that are stated to be this one's."""
        stated = () if self.trust.ring is None else self.trust.ring.ever(owner, KeyUse.WITNESS)
        return frozenset(each.name for each in self.trust.policy.witnesses if str(each.vkey) in stated)

    def cosigners(self, note: Note) -> frozenset[str]:
        """Whose cosignatures count on this note."""
        try:
            return frozenset(self.trust.policy.check(only_counting(note, self.trust)).witnessed)
        except SaksamaError:
            return frozenset()


def check_kept(kept: Kept, sightings: Iterable[Sighting], found: Findings) -> None:
    """Name every checkpoint that the partner saw cosigned, and that is gone or has lost a cosignature."""
    log = kept.log
    own: dict[str, frozenset[str]] = {}
    for sighting in sightings:
        try:
            note, seen = open_head(sighting.note)
        except EvidenceError:
            continue
        # What is not of this tree is a fork, which is told as that.
        if log.tree is None or not 0 < seen.size <= log.checkpoint.size or log.tree.root(seen.size) != seen.root:
            continue
        if log.history.get(seen.size) == note:
            continue  # the very same has lost nothing
        try:
            # What the observer signed itself it may never have given to the log.
            if sighting.who not in own:
                own[sighting.who] = kept.names_of(sighting.who)
            lost = kept.cosigners(note) - kept.signers(seen.size) - own[sighting.who]
        except Unreachable as error:
            found.add(Code.UNREACHABLE, log.origin, None, what=f"checkpoints/{seen.size}", why=str(error))
            continue
        if lost:
            told = {"seen_by": sighting.who, "lost": " ".join(sorted(lost)), "note": note.encode().decode()}
            found.add(Code.CHECKPOINT_HIDDEN, log.origin, None, size=seen.size, **told)


def check_signed_sizes(kept: Kept, witnesses: Sequence[WitnessNode], found: Findings) -> bool:
    """Hold the kept checkpoints against the sizes that each witness says it signed; whether each could tell.

    Raises `Anew` where one tells that an earlier run could not ask.
    """
    told = True
    # A key that is none gives the log no policy, which is told by itself.
    named = [(key, witness) for witness in witnesses for _, key in parse_keys({witness.name: witness.vkey})]
    for key, witness in named:
        listed = _listed(kept, witness, found)
        if listed is None:
            told = False
            continue
        name = key.name
        before = kept.listed.get(name, Listed(0, ()))
        if kept.log.begun and name not in kept.listed:
            raise Anew(Why.WITNESS)
        missing = (*before.missing, *((size, second) for size, second in listed if not _has(kept, size, key)))
        kept.listed[name] = Listed(before.sizes + len(listed), missing)
        _name(kept, name, missing, before.sizes + len(listed), found)
    return told


def _has(kept: Kept, size: int, key: VerifierKey) -> bool:
    note = kept.log.history.get(size)
    return note is not None and any(line.is_by(key) for line in note.signatures)


def _listed(kept: Kept, witness: WitnessNode, found: Findings) -> list[tuple[int, int]] | None:
    """The sizes above that of an earlier run, up to that of this one; None where the witness does not tell."""
    log, sizes, above = kept.log, list[tuple[int, int]](), kept.log.begun
    while True:
        url = f"{witness.url.rstrip('/')}/{origin_hash(log.origin)}/sizes?above={above}"
        try:
            page = SignedSizes.parse(kept.reader.get(url, _LIMIT))
        except NotServed:
            return None
        except (Unreachable, EvidenceError) as error:
            found.add(Code.UNREACHABLE, log.origin, None, what=f"sizes of {witness.name}", why=str(error))
            return None
        fresh = [each for each in page.sizes if each[0] > above]
        sizes += [each for each in fresh if each[0] <= log.checkpoint.size]
        if len(page.sizes) < MAX_LISTED or not fresh or fresh[-1][0] >= log.checkpoint.size:
            return sizes
        above = fresh[-1][0]


def _name(kept: Kept, witness: str, missing: Sequence[tuple[int, int]], listed: int, found: Findings) -> None:
    told: dict[str, str | int] = {"witness": witness, "missing": len(missing), "listed": listed}
    for size, second in _decisive(kept.log, missing):
        found.add(Code.CHECKPOINT_UNLISTED, kept.log.origin, size, size=size, second=second, **told)
        return
    if len(missing) >= _FEW and len(missing) * _SHARE > listed:
        found.add(Code.CHECKPOINT_UNLISTED, kept.log.origin, None, size=missing[0][0], **told)


def _decisive(log: ServedLog, missing: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those after which an entry claims to be older than the witness's signature before it."""
    if not missing:
        return
    moments = list(log.contents.columns.moments_from(min(size for size, _ in missing)))
    least = list(accumulate((at for _, at in reversed(moments)), min))[::-1]
    place = {index: at for at, (index, _) in enumerate(moments)}
    for size, second in missing:
        at = place.get(size)
        if at is not None and least[at] < datetime.fromtimestamp(second, UTC) - TOLERANCE:
            yield size, second
