"""The whole check of one node, as a list of sentences.

Rules kept here:
  * The sizes of both logs are fixed before anything is read, the node's first: what they grow meanwhile is for the
    next run.
  * Meaning is judged only where entries lead to the signed root; signatures, forks and observations always.
Left to others: each judgement (its own module), network and files (cli).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.history import State
from saksama.agreement.institutions import lacking, unproved
from saksama.agreement.terms import Terms, read_terms
from saksama.errors import EvidenceError
from saksama.keys.ring import KeyRing
from saksama.procedure.deadlines import Clocks, NoClocks
from saksama.procedure.edition import Edition
from saksama.procedure.reading import earlier, shipped
from saksama.statistics.public import from_counts
from saksama.tlog.note import MAX_NOTE, Note
from saksama.verify.accounts import check_accounts
from saksama.verify.agreements import Agreements, read_agreements
from saksama.verify.audits import Auditor, check_audits
from saksama.verify.blobs import Blobs
from saksama.verify.cases import Law, Unchecked, check_cases
from saksama.verify.checkpoints import check_checkpoints
from saksama.verify.clarifications import check_clarifications
from saksama.verify.content import check_content
from saksama.verify.copies import check_copies
from saksama.verify.dispatches import Side, Tally, check_numbers, check_permits, check_receipts, totals
from saksama.verify.draws import check_draws
from saksama.verify.findings import Code, Findings
from saksama.verify.forks import Sighting, ask_witness, check_observations, check_sightings, observed
from saksama.verify.histories import check_incidents, check_tasks
from saksama.verify.interests import check_interests
from saksama.verify.keyings import check_keyings
from saksama.verify.numbers import SaidNumbers, ask_numbers, check_content_numbers, check_public
from saksama.verify.open_findings import Asked, check_open_findings
from saksama.verify.plenaries import check_plenaries
from saksama.verify.reader import NotServed, Progress, Reader, Unreachable
from saksama.verify.report import ALWAYS, UNCHECKED_STANDING, LogSummary, NotChecked, Report
from saksama.verify.served import Head, ServedLog, read_head, read_log
from saksama.verify.sheets import Lister, check_sheets
from saksama.verify.shown import Pages
from saksama.verify.statements import read_statements
from saksama.verify.supervision import check_supervision
from saksama.verify.supervision_numbers import SaidSupervision, ask_supervision, check_supervision_numbers
from saksama.verify.times import check_times
from saksama.verify.traces import check_traces
from saksama.verify.trust import Anchors, Kept, LogTrust, Source, institutions, lines, log_trust
from saksama.verify.two_persons import check_two_persons
from saksama.verify.wellknown import PATH as WELL_KNOWN
from saksama.verify.wellknown import WellKnown, WellKnownMalformed, parse_well_known

_DOCUMENT = 1_000_000


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: a reader, who is told of progress, how to wait a moment; whose clocks count the law's periods.

    `lister`, `auditor`: who makes the lists of results, and audits, again; None where the libraries are not installed.
    `earlier`: editions of before, by their digest.
    """

    reader: Reader
    progress: Progress
    pause: Callable[[], None]
    clocks: Clocks = field(default_factory=NoClocks)
    lister: Lister | None = None
    auditor: Auditor | None = None
    earlier: Mapping[str, Edition] = field(default_factory=earlier)


@dataclass(frozen=True, slots=True)
class _Node:
    """A node before its log is read: what it says of itself, its numbers, its newest checkpoint."""

    url: str
    described: WellKnown
    numbers: SaidNumbers
    supervision: SaidSupervision
    head: Head | None


@dataclass(slots=True)
class _Run:
    """One run over one node and its partner."""

    asking: Asking
    anchors: Anchors
    found: Findings
    nodes: list[_Node] = field(default_factory=list)
    logs: list[ServedLog] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)
    trusts: dict[str, LogTrust] = field(default_factory=dict)
    dispatches: Tally = field(default_factory=Tally)
    unchecked: set[NotChecked] = field(default_factory=set)


def verify_node(url: str, anchors: Anchors, asking: Asking) -> Report:
    """Check the node at `url` and, under its agreement, its partner and witnesses."""
    run = _Run(asking, anchors, Findings())
    node = _ask_node(run, url.rstrip("/"))
    if node is None:
        return Report(url, "", "", anchors.source, findings=run.found.ordered(), total=run.found.total())
    run.nodes.append(node)
    in_force = _agreement_in_force(run, node)
    terms = None if in_force is None else in_force[0]
    if terms is not None:
        _ask_partner(run, node, terms)
    for each in run.nodes:
        _read(run, each)
    blobs = Blobs(asking.reader, run.found)
    if terms is None:
        _ask_hidden_partner(run, node, blobs)
    agreements = read_agreements(run.logs, blobs, run.found)
    if all(log.tree is not None for log in run.logs):
        _check_in_force(run, node, in_force, agreements)
    known = agreements.in_force or terms
    # Before both have signed, the text that one has signed says whose statements these may be.
    named = known or agreements.partner_of(node.described.origin)
    keys = institutions(anchors, node.described, named, agreements.line, run.found)
    ring = read_statements(run.logs, lines(keys, agreements.line), blobs, run.found)
    _check_signatures(run, known, ring)
    _check_what_others_saw(run, known)
    _check_meaning(run, agreements)
    whole = [log for log in run.logs if log.tree is not None]
    check_clarifications(whole, blobs, run.found)
    for log in whole:
        _check_results(run, log, blobs)
    return _report(run, node, agreements, terms, {owner: str(key) for owner, key in keys.items()})


def _ask_node(run: _Run, url: str, origin: str = "") -> _Node | None:
    """The node's own words, then its numbers, then its checkpoint: numbers must not be newer than the tree."""
    try:
        described = parse_well_known(run.asking.reader.get(f"{url}/{WELL_KNOWN}", _DOCUMENT))
    except (NotServed, Unreachable, WellKnownMalformed) as error:
        run.found.add(Code.UNREACHABLE, origin or url, None, what=f"{url}/{WELL_KNOWN}", why=str(error))
        return None
    numbers = ask_numbers(run.asking.reader, url, described.origin, run.found)
    supervision = ask_supervision(run.asking.reader, url)
    base = described.log.rstrip("/")
    return _Node(url, described, numbers, supervision, read_head(run.asking.reader, base, described.origin, run.found))


def _agreement_in_force(run: _Run, node: _Node) -> tuple[Terms, Note] | None:
    """The note that the node says is in force; whether it is, the logs say."""
    if node.described.agreement is None:
        return None
    try:
        note = Note.parse(run.asking.reader.get(node.described.agreement, MAX_NOTE))
        terms = read_terms(note.text)
        terms.party_at(node.described.origin)
    except (NotServed, Unreachable) as error:
        run.found.add(Code.UNREACHABLE, node.described.origin, None, what="agreement", why=str(error))
        return None
    except (EvidenceError, MalformedTerms) as error:
        run.found.add(Code.AGREEMENT_NOTE, node.described.origin, None, why=str(error))
        return None
    return terms, note


def _ask_partner(run: _Run, node: _Node, terms: Terms) -> None:
    party = terms.partner_of(node.described.origin)
    partner = _ask_node(run, party.url.rstrip("/"), party.origin)
    if partner is None:
        return
    if partner.described.origin != party.origin:
        offered = partner.described.origin
        run.found.add(
            Code.KEYS_UNANNOUNCED, party.origin, None, use="log", owner="", kept=party.origin, offered=offered
        )
        return
    run.nodes.append(partner)


def _read(run: _Run, node: _Node) -> None:
    if node.head is not None:
        run.logs.append(read_log(run.asking.reader, node.head, run.found, run.asking.progress))


def _ask_hidden_partner(run: _Run, node: _Node, blobs: Blobs) -> None:
    """A node that says nothing of an agreement in force may still have signed one: then its partner is asked too."""
    signed = read_agreements(run.logs, blobs, Findings()).partner_of(node.described.origin)
    if signed is not None:
        _ask_partner(run, node, signed)
        for partner in run.nodes[1:]:
            _read(run, partner)


def _check_in_force(run: _Run, node: _Node, in_force: tuple[Terms, Note] | None, agreements: Agreements) -> None:
    """What the node serves as in force is what both logs signed, with both signatures on it."""
    if in_force is None or len(run.logs) < 2:
        return
    terms, note = in_force
    if agreements.in_force is None or agreements.in_force.digest != terms.digest:
        held = agreements.in_force.digest if agreements.in_force else ""
        run.found.add(
            Code.AGREEMENT_NOTE,
            node.described.origin,
            None,
            digest=terms.digest,
            logs=held,
            why="not signed in both logs",
        )
    missing = [party.code for party in terms.parties if lacking(note, terms, party.origin)]
    if missing:
        text = note.encode().decode()
        run.found.add(Code.AGREEMENT_SIGNATURE, node.described.origin, None, party=" ".join(missing), note=text)


def _check_signatures(run: _Run, terms: Terms | None, ring: KeyRing) -> None:
    """Checkpoints of each log, under the keys that are believed for it."""
    for log in run.logs:
        described = next((node.described for node in run.nodes if node.described.origin == log.origin), None)
        first = (
            described if run.anchors.source is Source.FIRST_USE or log.origin != run.nodes[0].described.origin else None
        )
        trust = log_trust(run.anchors, log.origin, first, terms, ring)
        if trust.unstated and log.tree is not None:
            why = "the log key has no statement"
            run.found.add(Code.KEY_STATEMENT, log.origin, None, owner=log.origin, use="log", why=why)
        if trust.fault and log.tree is not None:
            run.found.add(Code.POLICY_UNKNOWN, log.origin, None, why=trust.fault)
        run.trusts[log.origin] = trust
        run.sides[log.origin] = Side(log, check_checkpoints(log, trust, run.anchors.source, run.found))


def _check_what_others_saw(run: _Run, terms: Terms | None) -> None:
    """What partner, witnesses and our own earlier run saw of each log."""
    for log in run.logs:
        check_observations(log, run.found)
    for log in run.logs:
        sightings: list[Sighting] = []
        kept = run.anchors.kept.checkpoints.get(log.origin) if run.anchors.kept else None
        if kept is not None:
            sightings.append(Sighting("saksama verify", kept.encode()))
        for other in run.logs:
            if other is not log:
                sightings += observed(other, log.origin)
        for name, url in _witnesses(log.origin, terms):
            sighting = ask_witness(run.asking.reader, url, name, log.origin, run.found)
            if sighting is not None:
                sightings.append(sighting)
        trust, standing = run.trusts[log.origin], run.sides[log.origin].standing
        cosigned = [one.size for one in standing.cosigned]
        check_sightings(run.asking.reader, log, trust, cosigned, sightings, run.found, run.asking.pause)


def _witnesses(origin: str, terms: Terms | None) -> list[tuple[str, str]]:
    """Names and addresses of those who cosign the log: the outsiders and the partner."""
    if terms is None or origin not in {party.origin for party in terms.parties}:
        return []
    partner = terms.partner_of(origin)
    return [*((seen.name, seen.url) for seen in terms.witnesses), (partner.code, f"{partner.url.rstrip('/')}/witness")]


def _check_meaning(run: _Run, agreements: Agreements) -> None:
    """What the entries say, wherever they are what was signed."""
    whole = [log for log in run.logs if log.tree is not None]
    law = Law(shipped(), run.asking.clocks, run.asking.earlier)
    said = {node.described.origin: node.numbers for node in run.nodes}
    supervision = {node.described.origin: node.supervision for node in run.nodes}
    for log in whole:
        check_times(log, run.sides[log.origin].standing, run.found)
        _note(run, check_cases(log, law, run.sides[log.origin].standing.latest, run.found))
        check_plenaries(log, run.found)
        check_interests(log, run.found)
        check_supervision(log, run.found)
        check_supervision_numbers(log, supervision.get(log.origin, SaidSupervision()), run.found)
        check_two_persons(log, run.found)
        check_traces(log, run.found)
        check_accounts(log, run.found)
        if not check_draws(log, agreements, run.asking.reader, run.found):
            run.unchecked.add(NotChecked.LOT_SIZES)
        check_numbers(log, run.found)
        check_public(log, said.get(log.origin, SaidNumbers()).public, run.found)
    if not check_content_numbers(whole, said, run.found):
        run.unchecked.add(NotChecked.CONTENT_NUMBERS)
    if len(whole) < len(run.logs):
        return
    now = {origin: side.standing.latest for origin, side in run.sides.items()}
    check_tasks(whole, now, run.found)
    check_incidents(whole, now, agreements.terms, run.found)
    check_content(whole, run.found)
    sides = [run.sides[log.origin] for log in whole]
    for side in sides:
        partner = next((other for other in sides if other is not side), None)
        check_permits(side, partner, agreements, run.found)
    pairs = [(sender, receiver) for sender in sides for receiver in sides if sender is not receiver]
    run.dispatches = totals([check_receipts(sender, receiver, run.found) for sender, receiver in pairs])


def _check_results(run: _Run, log: ServedLog, blobs: Blobs) -> None:
    """Copies that were keyed, figures with their lists, and audits; what nobody was there to compute is said."""
    url = next((node.url for node in run.nodes if node.described.origin == log.origin), log.base)
    pages = Pages(run.asking.reader, url, run.found)
    check_keyings(log, blobs, run.found)
    check_copies(log, blobs, run.found)
    if not check_sheets(log, blobs, pages, run.asking.lister, run.found):
        run.unchecked.add(NotChecked.SHEETS)
    check_open_findings(log, blobs, Asked(pages, run.asking.reader, run.asking.pause), run.found)
    if not check_audits(log, blobs, pages, run.asking.auditor, run.found):
        run.unchecked.add(NotChecked.AUDITS)


def _note(run: _Run, cases: Unchecked) -> None:
    """What of the cases was not judged, for the report's end."""
    if cases.rules:
        run.unchecked.add(NotChecked.CASE_PERIODS)


def _report(run: _Run, node: _Node, agreements: Agreements, said: Terms | None, keys: dict[str, str]) -> Report:
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
        total=run.found.total(),
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


def _summary(run: _Run, log: ServedLog) -> LogSummary:
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


def _not_checked(run: _Run, agreements: Agreements) -> tuple[NotChecked, ...]:
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


def _keep(run: _Run, node: _Node, keys: dict[str, str]) -> Kept | None:
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


def _limits(run: _Run) -> dict[str, int]:
    """Up to which size each revoked log key is believed."""
    found: dict[str, int] = {}
    for origin, trust in run.trusts.items():
        for key in map(str, trust.keys):
            limit = trust.ring.last_good(origin, key) if trust.ring else None
            if limit is not None:
                found[key] = limit[0]
    return found
