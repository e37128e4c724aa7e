"""What a run leaves for the next one, and whether it may.

Rules kept here:
  * Only what was proved is left: every entry leads to the signed root, the newest checkpoint has its quorum, and
    nothing was found in what the next run would not read again.
  * What an earlier run left is used only under the same keys and policy, and where no entry came on which the judgement
    of what has ended rests.
Left to others: files (cli.memory), what stands in them (remembered).
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

import msgspec

from saksama.entries.kinds.account import AccountGranted
from saksama.verify.checkpoints import Standing
from saksama.verify.contents import Contents
from saksama.verify.findings import Code
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.apart import FOUNDATIONS
from saksama.verify.memory.cosigned import Cosigned
from saksama.verify.memory.index import Addition
from saksama.verify.memory.past import Past
from saksama.verify.memory.places import bucket_of
from saksama.verify.memory.remembered import VERSION, LogMemory, Remembered, Stands
from saksama.verify.run import Run
from saksama.verify.served import ServedLog

_ONCE: Final = frozenset(
    {
        Code.CHECKPOINT_MALFORMED,
        Code.CHECKPOINT_UNSIGNED,
        Code.CHECKPOINT_QUORUM,
        Code.CHECKPOINT_COSIGNATURE,
        Code.KEYS_UNANNOUNCED,
        Code.KEY_NOT_VALID,
        Code.KEY_CUT_OFF,
        Code.KEY_LAST_GOOD,
        Code.KEY_BRANCH_SEEN,
        Code.TILE_ALTERED,
        Code.TILE_NOT_SERVED,
        Code.LOG_REWRITTEN,
        Code.LOG_FORK,
        Code.LOG_ROLLED_BACK,
        Code.OBSERVED_FALSE,
        Code.NOT_YET_WITNESSED,
        Code.RUN_SPENT,
        Code.COSIGNATURE_AHEAD,
        Code.COSIGNATURE_BACK,
        Code.CHECKPOINT_HIDDEN,
    }
)
"""Found in what is read once: after one of these the next run reads all."""
_READ_ONCE: Final = ("tile", "checkpoint", "sizes of")
"""Beginnings of what could not be had of that."""


def check_past(run: Run) -> None:
    """Raise `Anew` where what was kept does not bear what was read."""
    kept = run.asking.kept
    if kept is None:
        return
    if {log.origin for log in run.logs} != {log.origin for log in kept.remembered.logs}:
        raise Anew(Why.OTHER_LOGS)
    before, now = kept.remembered.clock, run.asking.at or run.asking.now
    if now is not None and (before is None or now < before):
        # What was of the future for this run was not for that one.
        raise Anew(Why.EARLIER)
    for log in run.logs:
        # The first grant says which region the institution is of.
        first = log.contents.of(AccountGranted)[:1]
        rests = [*first, *(item for family in FOUNDATIONS for item in log.contents.family(family))]
        if any(item.index >= log.begun for item in rests):
            raise Anew(Why.FOUNDATION)


def check_keys(run: Run) -> None:
    """Raise `Anew` where other keys or another policy are believed than when the kept checkpoints were judged."""
    kept = run.asking.kept
    if kept is None:
        return
    for origin, trust in run.trusts.items():
        before = kept.remembered.of(origin)
        if before is None or (before.keys, before.policy) != (_keys(run, origin), trust.policy.serialize().decode()):
            raise Anew(Why.OTHER_KEYS)


def may_keep(run: Run) -> bool:
    """Whether the next run may rest on this one."""
    if not run.logs or run.past is None or any(log.tree is None for log in run.logs):
        return False
    sides = run.sides.values()
    if any(side.standing.asks_witnesses and side.standing.quorum_size < side.log.checkpoint.size for side in sides):
        return False
    return not any(
        finding.code in _ONCE
        or (finding.code is Code.UNREACHABLE and str(finding.evidence.get("what", "")).startswith(_READ_ONCE))
        for finding in run.found.all()
    )


def remember(run: Run, url: str, rules: str) -> bytes:
    """What the next run begins with."""
    if run.past is None:
        raise AssertionError("nothing was read")
    past = run.past
    before = past.kept.remembered if past.kept else None
    remembered = Remembered(
        version=VERSION,
        rules=rules,
        url=url,
        clock=run.asking.at or run.asking.now,
        logs=tuple(_log(run, past, log) for log in run.logs),
        going=tuple(run.apart.going),
        findings=tuple(run.apart.findings),
        own_word=tuple(run.apart.own_word),
        periods_unchecked=bool(run.apart.rules) or (before is not None and before.periods_unchecked),
    )
    return msgspec.msgpack.encode(remembered)


def recollect(data: bytes, url: str, rules: str) -> Remembered:
    """What an earlier run left. Raises `Anew` where it is another's."""
    try:
        remembered = msgspec.msgpack.decode(data, type=Remembered)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Anew(Why.UNREADABLE) from error
    if (remembered.version, remembered.rules, remembered.url) != (VERSION, rules, url):
        raise Anew(Why.OTHER_RULES)
    return remembered


def additions(run: Run) -> Iterator[Addition]:
    """What the index gains."""
    for log in run.logs if run.past else ():
        if run.past is not None and log.tree is not None:
            stream, columns = run.past.streams[log.origin], log.contents.columns
            tiles = log.tree.new_tiles()
            keys = partial(bucket_of, (stream.places, stream.borne.places))
            kinds, moments = columns.kinds.tobytes(), columns.moments.tobytes()
            yield Addition(stream.number, log.begun, tiles, columns.names, kinds, moments, keys)


def _log(run: Run, past: Past, log: ServedLog) -> LogMemory:
    stream, standing, tree = past.streams[log.origin], run.sides[log.origin].standing, log.tree
    if tree is None:
        raise AssertionError("the log is not whole")
    upto, edge = log.contents.columns.total, tree.edge()
    return LogMemory(
        origin=log.origin,
        number=stream.number,
        keys=_keys(run, log.origin),
        policy=run.trusts[log.origin].policy.serialize().decode(),
        size=tree.size,
        root=log.checkpoint.root,
        edge=edge.rows,
        counts=dict(upto.counts),
        newest=upto.newest,
        last=upto.last,
        entries=tuple(_held(log.contents)),
        running=stream.running,
        checkpoints=tuple(_checkpoints(log, standing)),
        listed=run.listed.get(log.origin, {}),
        unwatched=tuple(Stands.of(finding) for finding in run.unwatched.get(log.origin, ())),
        findings=tuple(Stands.of(finding) for finding in past.stands[log.origin].all()),
    )


def _checkpoints(log: ServedLog, standing: Standing) -> Iterator[Cosigned]:
    told = {one.size: one for one in standing.told}
    for size in log.sizes:
        one = told.get(size)
        at, by = (None, "") if one is None else (one.at, one.by)
        yield Cosigned(size, at, by, size in standing.full, size in standing.together)


def _held(contents: Contents) -> Iterator[tuple[int, bytes]]:
    for items in contents.families.values():
        yield from ((item.index, item.data) for item in items)


def _keys(run: Run, origin: str) -> tuple[str, ...]:
    return tuple(sorted(str(key) for key in run.trusts[origin].keys))
