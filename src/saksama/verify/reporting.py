"""The report of a run, and what of it the next run rests on.

Rules kept here: what a run did not check is said at its end.
Left to others: words and layout (cli).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from saksama.agreement.history import State
from saksama.agreement.institutions import unproved
from saksama.agreement.terms import Terms
from saksama.statistics.public import from_counts
from saksama.verify.agreements import Agreements
from saksama.verify.report import ALWAYS, UNCHECKED_STANDING, LogSummary, NotChecked, Report
from saksama.verify.run import Node, Run
from saksama.verify.served import ServedLog
from saksama.verify.trust import Kept, Source
from saksama.verify.wellknown import WellKnown


def report(run: Run, node: Node, agreements: Agreements, said: Terms | None, keys: dict[str, str]) -> Report:
    """`said`: the text that the node says is in force; where the partner's log was not read, it is only said."""
    state, terms = agreements.state, agreements.in_force or said
    latest = [side.standing.latest for side in run.sides.values() if side.standing.latest]
    moments = [log.contents.moments[-1][1] for log in run.logs if log.contents.moments]
    at = max([*latest, *moments], default=None)
    report = Report(
        url=node.url,
        origin=node.described.origin,
        name=_name(node.described),
        source=run.anchors.source,
        logs=tuple(_summary(run, log) for log in run.logs),
        agreement=terms.digest if terms else "",
        standing=_standing(state, said, at),
        dispatches=run.dispatches,
        findings=run.found.ordered(),
        counts=run.found.counts(),
        not_checked=_not_checked(run, agreements),
        institutions=keys,
    )
    # Keys are kept from a run without a fault only; what could not be checked does not spoil them.
    return replace(report, keep=_keep(run, node, keys)) if report.exit_code != 1 else report


def _standing(state: State | None, said: Terms | None, at: datetime | None) -> str:
    if said is not None and (state is None or state.terms is None):
        return UNCHECKED_STANDING
    return state.standing(at).value if state and at else ""


def _name(described: WellKnown) -> str:
    return described.name if isinstance(described.name, str) else described.name.get("id", described.node)


def _summary(run: Run, log: ServedLog) -> LogSummary:
    standing = run.sides[log.origin].standing
    return LogSummary(
        origin=log.origin,
        url=log.base,
        size=log.checkpoint.size,
        root=log.checkpoint.root.hex(),
        witnessed=standing.quorum_size,
        asks_witnesses=standing.asks_witnesses,
        checkpoints=len(log.history),
        latest_cosignature=standing.latest,
        kinds=from_counts(log.origin, Counter(log.contents.kinds)).kinds,
        keys=tuple(str(key) for key in run.trusts[log.origin].keys),
        complete=log.tree is not None,
    )


def _not_checked(run: Run, agreements: Agreements) -> tuple[NotChecked, ...]:
    told = list(ALWAYS)
    if run.anchors.source is not Source.KEPT:
        told.append(NotChecked.INSTITUTION_KEYS)
    if any(unproved(agreements.line, log.origin) for log in run.logs):
        told.append(NotChecked.OLD_KEY)
    if any(log.tree is None for log in run.logs):
        told.append(NotChecked.CONTENTS)
    if not any(side.standing.asks_witnesses for side in run.sides.values()):
        told.append(NotChecked.UNWITNESSED)
    if any("simulasi" in log.origin for log in run.logs):
        told.append(NotChecked.SIMULATED)
    told += sorted(run.unchecked)
    return (*told, NotChecked.GROWN_SINCE)


def _keep(run: Run, node: Node, keys: dict[str, str]) -> Kept | None:
    if not run.logs:
        return None
    logs: Sequence[ServedLog] = [log for log in run.logs if log.tree is not None]
    return Kept(
        origin=node.described.origin,
        institutions=keys,
        log_keys={origin: tuple(str(key) for key in trust.keys) for origin, trust in run.trusts.items()},
        checkpoints={log.origin: log.note.encode().decode() for log in logs},
        policies={origin: trust.policy.serialize().decode() for origin, trust in run.trusts.items()},
        limits=_limits(run),
    )


def _limits(run: Run) -> dict[str, int]:
    """Up to which size each revoked log key is believed."""
    found: dict[str, int] = {}
    for origin, trust in run.trusts.items():
        for key in map(str, trust.keys):
            limit = trust.ring.last_good(origin, key) if trust.ring else None
            if limit is not None:
                found[key] = limit[0]
    return found
