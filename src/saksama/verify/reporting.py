"""The report of a run.

Rules kept here: what a run did not check is said at its end.
Left to others: words and layout (cli), what the next run rests on (keeping).
"""

from datetime import datetime

from saksama.agreement.history import State
from saksama.agreement.institutions import unproved
from saksama.agreement.terms import Terms
from saksama.statistics.public import from_counts
from saksama.verify.ages import age, is_simulation, widest
from saksama.verify.agreements import Agreements
from saksama.verify.keeping import keep
from saksama.verify.report import ALWAYS, UNCHECKED_STANDING, LogSummary, NotChecked, Report
from saksama.verify.rules import rules_used
from saksama.verify.run import Node, Run
from saksama.verify.served import ServedLog
from saksama.verify.trust import Source


def report(run: Run, node: Node, agreements: Agreements, said: Terms | None, keys: dict[str, str]) -> Report:
    """`said`: the text that the node says is in force; where the partner's log was not read, it is only said."""
    state, terms = agreements.state, agreements.in_force or said
    latest = [side.standing.latest for side in run.sides.values() if side.standing.latest]
    moments = [last for log in run.logs if (last := log.contents.columns.total.last)]
    at = run.moment(node.described.origin) or max([*latest, *moments], default=None)
    findings = run.found.ordered()
    return Report(
        url=node.url,
        origin=node.described.origin,
        name=_name(node.described.origin, agreements.in_force),
        source=run.anchors.source,
        logs=tuple(_summary(run, log, agreements.in_force) for log in run.logs),
        agreement=terms.digest if terms else "",
        standing=_standing(state, said, at),
        dispatches=run.dispatches,
        findings=findings,
        counts=run.found.counts(),
        not_checked=_not_checked(run, agreements),
        institutions=keys,
        keep=keep(run, node, keys),
        seen=run.asking.seen,
        at=run.moment(node.described.origin),
        named=run.asking.at is not None,
        anew=None if run.asking.kept else run.asking.anew,
        own_word=tuple(sorted(run.own_word)),
        rules=rules_used(findings),
        unjudged=_unjudged(run, node.described.origin, agreements, said),
    )


def bare(run: Run, url: str, origin: str = "") -> Report:
    """The report of a run that ended before anything was judged."""
    found, asking = run.found, run.asking
    return Report(
        url,
        origin,
        "",
        run.anchors.source,
        findings=found.ordered(),
        counts=found.counts(),
        seen=asking.seen,
        at=asking.at or asking.now,
        named=asking.at is not None,
        rules=rules_used(found.ordered()),
        unjudged=tuple(dict.fromkeys((origin or url, *(log.origin for log in run.logs)))),
    )


def _unjudged(run: Run, origin: str, agreements: Agreements, said: Terms | None) -> tuple[str, ...]:
    """The node's log, the other party's, and whatever else was read: of which the entries were not judged."""
    named = agreements.in_force or said or agreements.partner_of(origin)
    parties = () if named is None else tuple(party.origin for party in named.parties)
    judged = {log.origin for log in run.logs if log.is_whole}
    asked = (origin, *parties, *(log.origin for log in run.logs))
    return tuple(each for each in dict.fromkeys(asked) if each not in judged)


def _standing(state: State | None, said: Terms | None, at: datetime | None) -> str:
    if said is not None and (state is None or state.terms is None):
        return UNCHECKED_STANDING
    return state.standing(at).value if state and at else ""


def _name(origin: str, signed: Terms | None) -> str:
    """The institution's name by the text that both signed; what a node calls itself is no headline."""
    return next((party.name for party in signed.parties if party.origin == origin), "") if signed else ""


def _summary(run: Run, log: ServedLog, signed: Terms | None) -> LogSummary:
    standing = run.sides[log.origin].standing
    return LogSummary(
        origin=log.origin,
        name=_name(log.origin, signed),
        node=next((node.url for node in run.nodes if node.described.origin == log.origin), ""),
        url=log.base,
        size=log.checkpoint.size,
        root=log.checkpoint.root.hex(),
        witnessed=standing.quorum_size,
        asks_witnesses=standing.asks_witnesses,
        checkpoints=len(log.sizes),
        latest_cosignature=standing.latest,
        age=age(standing, run.moment(log.origin)),
        widest=widest(standing.prompt if standing.asks_witnesses else standing.cosigned),
        kinds=from_counts(log.origin, log.contents.columns.total.counts).kinds,
        keys=tuple(str(key) for key in run.trusts[log.origin].keys),
        complete=log.tree is not None,
        is_read=log.is_read,
        begun=log.begun,
    )


def _not_checked(run: Run, agreements: Agreements) -> tuple[NotChecked, ...]:
    told = list(ALWAYS)
    if run.anchors.source is not Source.KEPT:
        told.append(NotChecked.INSTITUTION_KEYS)
    if any(unproved(agreements.line, log.origin) for log in run.logs):
        told.append(NotChecked.OLD_KEY)
    if not all(log.is_whole for log in run.logs):
        told.append(NotChecked.CONTENTS)
    if not any(side.standing.asks_witnesses for side in run.sides.values()):
        told.append(NotChecked.UNWITNESSED)
    if any(is_simulation(log.origin) for log in run.logs):
        told.append(NotChecked.SIMULATED)
    told += sorted(run.unchecked)
    return (*told, NotChecked.GROWN_SINCE)
