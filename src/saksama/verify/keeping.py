"""What a run leaves for the next one: the keys that are believed, and the newest checkpoint that was proved to follow.

Rules kept here:
  * A log's checkpoint moves on whenever its tree is proved to continue the one that was kept; keys whenever each change
    was stated. No finding about an entry stops either, and no acknowledgement lets either go.
  * What stops them says that log or keys are not what was kept: then the log's part stays as it was.
  * What was not read this time (a partner that did not answer) stays as it was too.
Left to others: files (cli.state), who is believed (trust).
"""

from typing import Final

from saksama.verify.findings import Code
from saksama.verify.run import Node, Run
from saksama.verify.served import ServedLog
from saksama.verify.trust import Kept

_OTHER_LOG: Final = (Code.LOG_FORK, Code.LOG_REWRITTEN, Code.LOG_ROLLED_BACK, Code.COPY_OLDER)
_OTHER_KEYS: Final = (Code.KEYS_UNANNOUNCED, Code.KEY_STATEMENT)
_UNSIGNED: Final = (Code.CHECKPOINT_UNSIGNED, Code.KEY_NOT_VALID, Code.KEY_CUT_OFF, Code.CHECKPOINT_COSIGNATURE)
_UNPROVED_PARTIES: Final = (Code.AGREEMENT_NOTE, Code.AGREEMENT_SIGNATURE)


def keep(run: Run, node: Node, institutions: dict[str, str]) -> Kept | None:
    """What the next run of this address rests on; None where nothing may be kept, or what was kept must stay."""
    before, origin = run.anchors.kept, node.described.origin
    if before is not None and before.origin != origin:
        return None
    parties_proved = not run.found.of(origin, *_UNPROVED_PARTIES) and not _keys_exchanged(run, origin)
    moved = [log for log in run.logs if _may_move(run, log)]
    if before is None and not (parties_proved and any(log.origin == origin for log in moved)):
        return None
    held = Kept(origin) if before is None else before
    trusts = {log.origin: run.trusts[log.origin] for log in run.logs if not _keys_exchanged(run, log.origin)}
    keys = {one: tuple(map(str, trust.keys)) for one, trust in trusts.items()}
    return Kept(
        origin=origin,
        institutions={**held.institutions, **institutions} if parties_proved else held.institutions,
        log_keys={**held.log_keys, **keys},
        checkpoints={**held.checkpoints, **{log.origin: log.note.encode().decode() for log in moved}},
        policies={**held.policies, **{one: trust.policy.serialize().decode() for one, trust in trusts.items()}},
        limits={**held.limits, **_limits(run)},
    )


def _keys_exchanged(run: Run, origin: str) -> bool:
    """Whether some change of this log's keys, or of its institution's, was not stated.

    A statement in the log that is not valid is a finding about its entry; that the log's own key has none is not.
    """
    newest = next((log.checkpoint.size for log in run.logs if log.origin == origin), None)
    found = [one for one in run.found.of(origin, *_OTHER_KEYS) if one.index is None]
    # A checkpoint of before that bears another key says nothing of who signs now.
    return any(one.evidence.get("size", newest) == newest for one in found)


def _may_move(run: Run, log: ServedLog) -> bool:
    """Whether the newest checkpoint is signed by who may, and continues what was kept."""
    if log.tree is None or _keys_exchanged(run, log.origin) or run.found.of(log.origin, *_OTHER_LOG):
        return False
    size = log.checkpoint.size
    return all(one.evidence.get("size") != size for one in run.found.of(log.origin, *_UNSIGNED))


def _limits(run: Run) -> dict[str, int]:
    """Up to which size each revoked log key is believed."""
    found: dict[str, int] = {}
    for origin, trust in run.trusts.items():
        for key in map(str, trust.keys):
            limit = trust.ring.last_good(origin, key) if trust.ring else None
            if limit is not None:
                found[key] = limit[0]
    return found
