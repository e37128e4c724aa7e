"""The whole check of one node, as a list of sentences.

Rules kept here:
  * The sizes of both logs are fixed before anything is read, the node's first: what they grow meanwhile is for the
    next run.
  * Where the run's own bound is reached, what was found until then is the report.
  * Meaning is judged only where entries lead to the signed root; signatures, forks and observations always.
  * Where a text of an agreement or of a key could not be had, whom to believe is not known, and nothing more is judged.
Left to others: each judgement (its own module), network and files (cli).
"""

from dataclasses import replace

from saksama.agreement.institutions import lacking
from saksama.agreement.terms import Terms
from saksama.keys.ring import KeyRing
from saksama.tlog.note import Note
from saksama.verify.ages import check_silence
from saksama.verify.agreements import Agreements, read_agreements
from saksama.verify.blobs import Blobs
from saksama.verify.checkpoints import check_checkpoints
from saksama.verify.findings import Code, Findings
from saksama.verify.forks import Sighting, ask_witness, check_observations, check_sightings, observed
from saksama.verify.kept_checkpoints import open_head
from saksama.verify.meaning.dispatches import Side
from saksama.verify.meaning.whole import check_meaning, tell_of_entries
from saksama.verify.memory.anew import Anew, Why
from saksama.verify.memory.index import IndexBroken
from saksama.verify.memory.keeping import additions, check_keys, check_past, may_keep, remember
from saksama.verify.nodes import agreement_in_force, ask_hidden_partner, ask_node, ask_partner, read
from saksama.verify.observed import check_seen_in_time
from saksama.verify.reader import Spent
from saksama.verify.report import Report
from saksama.verify.reporting import bare, report
from saksama.verify.run import Asking, Node, Run
from saksama.verify.served import ServedLog
from saksama.verify.silences import check_silences
from saksama.verify.statements import read_statements
from saksama.verify.trust import Anchors, Source, institutions, lines, log_trust


def verify_node(url: str, anchors: Anchors, asking: Asking) -> Report:
    """Check the node at `url` and, under its agreement, its partner and witnesses."""
    run = Run(asking, anchors, Findings(asking.seen))
    try:
        return _verify(run, url)
    except Anew as anew:
        return verify_node(url, anchors, replace(asking, kept=None, anew=anew.why))
    except IndexBroken:
        return verify_node(url, anchors, replace(asking, kept=None, anew=Why.UNREADABLE))
    except Spent as spent:
        origin = run.nodes[0].described.origin if run.nodes else ""
        run.found.add(Code.RUN_SPENT, origin or url, None, what=spent.what, bound=spent.bound)
        return bare(run, url, origin)


def _verify(run: Run, url: str) -> Report:
    asking, anchors = run.asking, run.anchors
    node = ask_node(run, url.rstrip("/"))
    if node is None:
        return bare(run, url)
    run.nodes.append(node)
    in_force = agreement_in_force(run, node)
    terms = None if in_force is None else in_force[0]
    if terms is not None:
        ask_partner(run, node, terms)
    for each in run.nodes:
        read(run, each)
    blobs = Blobs(asking.reader, run.found)
    if terms is None:
        ask_hidden_partner(run, node, blobs)
    check_past(run)
    agreements = read_agreements(run.logs, blobs, run.found)
    if blobs.missed:
        return _unjudged(run, node)
    if all(log.tree is not None for log in run.logs):
        _check_in_force(run, node, in_force, agreements)
    known = agreements.in_force or terms
    # Before both have signed, the text that one has signed says whose statements these may be.
    named = known or agreements.partner_of(node.described.origin)
    keys = institutions(anchors, node.described, named, agreements.line, run.found)
    ring = read_statements(run.logs, lines(keys, agreements.line), blobs, run.found)
    if blobs.missed:
        return _unjudged(run, node)
    _check_signatures(run, known, ring)
    check_keys(run)
    run.owed = agreements.owing({origin: side.standing for origin, side in run.sides.items()})
    for side in run.sides.values():
        origin = side.log.origin
        check_silence(origin, side.standing, run.moment(origin), known, agreements, run.found)
        check_silences(side.log, side.standing, run.owed, run.found)
    _check_what_others_saw(run, known)
    check_meaning(run, agreements, blobs)
    if asking.memory is not None and may_keep(run):
        asking.memory.replace(remember(run, node.url, asking.rules), additions(run), whole=asking.kept is None)
    return report(run, node, agreements, terms, {owner: str(key) for owner, key in keys.items()})


def _unjudged(run: Run, node: Node) -> Report:
    """What was found before it turned out that nobody can say whom to believe."""
    tell_of_entries(run, run.logs)
    return bare(run, node.url, node.described.origin)


def _check_in_force(run: Run, node: Node, in_force: tuple[Terms, Note] | None, agreements: Agreements) -> None:
    """What the node serves as in force is what both logs signed, with both signatures on it."""
    if in_force is None or len(run.logs) < 2:
        return
    terms, note = in_force
    if why := agreements.why_not(terms.digest):
        held = agreements.in_force.digest if agreements.in_force else ""
        run.found.add(Code.AGREEMENT_NOTE, node.described.origin, None, digest=terms.digest, logs=held, why=why)
    missing = [party.code for party in terms.parties if lacking(note, terms, party.origin)]
    if missing:
        text = note.encode().decode()
        run.found.add(Code.AGREEMENT_SIGNATURE, node.described.origin, None, party=" ".join(missing), note=text)


def _check_signatures(run: Run, terms: Terms | None, ring: KeyRing) -> None:
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
        now = run.moment(log.origin)
        run.sides[log.origin] = Side(
            log, check_checkpoints(log, trust, run.anchors.source, run.found, now, run.asking.hands)
        )


def _is_older(run: Run, log: ServedLog, kept: str) -> bool:
    """Whether what is read is a copy of before our own earlier run: then nothing went back, and it is told."""
    seen = open_head(kept.encode())[1].size
    older = run.asking.is_copy and seen > log.checkpoint.size
    if older:
        run.found.add(Code.COPY_OLDER, log.origin, None, size=log.checkpoint.size, seen_size=seen)
    return older


def _check_what_others_saw(run: Run, terms: Terms | None) -> None:
    """What partner, witnesses and our own earlier run saw of each log."""
    for log in run.logs:
        check_observations(log, run.found)
    for log in run.logs:
        sightings: list[Sighting] = []
        kept = run.anchors.kept.checkpoints.get(log.origin) if run.anchors.kept else None
        if kept is not None and not _is_older(run, log, kept):
            sightings.append(Sighting("saksama verify", kept.encode()))
        for other in run.logs:
            if other is not log:
                sightings += observed(other, log.origin)
                check_seen_in_time(other, log.origin, run.sides[log.origin].standing, run.trusts[log.origin], run.found)
        for name, url in _witnesses(log.origin, terms):
            sighting = ask_witness(run.asking.reader, url, name, log.origin, run.found)
            if sighting is not None:
                sightings.append(sighting)
        trust, standing = run.trusts[log.origin], run.sides[log.origin].standing
        check_sightings(run.asking.reader, log, trust, standing.sizes, sightings, run.found, run.asking.pause)


def _witnesses(origin: str, terms: Terms | None) -> list[tuple[str, str]]:
    """Names and addresses of those who cosign the log: the outsiders and the partner."""
    if terms is None or origin not in {party.origin for party in terms.parties}:
        return []
    partner = terms.partner_of(origin)
    return [*((seen.name, seen.url) for seen in terms.witnesses), (partner.code, f"{partner.url.rstrip('/')}/witness")]
