"""What the entries of both logs say, wherever they are what was signed: every judgement, in one order.

Rules kept here: what nobody was there to compute is said to be unchecked.
Left to others: each judgement (its own module).
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from saksama.procedure.reading import shipped
from saksama.verify.agreements import Agreements
from saksama.verify.blobs import Blobs
from saksama.verify.findings import Code, Findings
from saksama.verify.forks import observed
from saksama.verify.lateness import Lateness
from saksama.verify.meaning.accounts import check_accounts
from saksama.verify.meaning.answers import check_answers
from saksama.verify.meaning.audits import check_audits
from saksama.verify.meaning.cases import Law
from saksama.verify.meaning.clarifications import check_clarifications
from saksama.verify.meaning.content import check_content
from saksama.verify.meaning.copies import check_copies
from saksama.verify.meaning.dispatches import check_numbers, check_permits
from saksama.verify.meaning.histories import check_incidents, check_tasks
from saksama.verify.meaning.interests import check_interests
from saksama.verify.meaning.kept import Kept, check_kept, check_signed_sizes
from saksama.verify.meaning.keyings import check_keyings
from saksama.verify.meaning.numbers import SaidNumbers, check_content_numbers, check_public
from saksama.verify.meaning.offices import are_judged, check_offices, check_roles
from saksama.verify.meaning.open_findings import Asked, check_open_findings
from saksama.verify.meaning.overrides import check_overrides
from saksama.verify.meaning.pseudonyms import name_again
from saksama.verify.meaning.receipts import check_receipts, totals
from saksama.verify.meaning.sheets import check_sheets
from saksama.verify.meaning.strangers import check_strangers
from saksama.verify.meaning.supervision import check_supervision
from saksama.verify.meaning.supervision_numbers import SaidSupervision, check_supervision_numbers
from saksama.verify.meaning.traces import check_traces
from saksama.verify.meaning.two_persons import check_two_persons
from saksama.verify.meaning.undertakings import check_undertakings
from saksama.verify.meaning.watching import check_watching
from saksama.verify.memory.judging import Bench, judge_apart
from saksama.verify.memory.past import Past
from saksama.verify.report import NotChecked
from saksama.verify.run import Run
from saksama.verify.served import ServedLog
from saksama.verify.shown import Pages
from saksama.verify.times import check_times

_OF_FORM: Final = frozenset({Code.ENTRY_MALFORMED, Code.ENTRY_FOREIGN, Code.ENTRY_NEWER})


def check_meaning(run: Run, agreements: Agreements, blobs: Blobs) -> None:
    """Judge what the entries say, log by log, then over both where both are whole."""
    whole = [log for log in run.logs if log.is_whole]
    lateness = Lateness({origin: side.standing for origin, side in run.sides.items()}, run.found)
    tell_of_entries(run, [log for log in run.logs if not log.is_whole])
    if run.past is not None:
        _check_apart(run, run.past, whole, agreements)
        lateness.own_word |= {(log, index) for _, log, index in run.apart.own_word}
    _check_each(run, whole, agreements)
    if len(whole) == len(run.logs):
        _check_both(run, whole, agreements, lateness)
    run.own_word = lateness.own_word
    check_clarifications(whole, blobs, run.found)
    for log in whole:
        _check_results(run, log, agreements, blobs)


def tell_of_entries(run: Run, logs: Sequence[ServedLog]) -> None:
    """Of a log that is not judged its entries' form is told all the same, and nothing of what they say."""
    for log in logs if run.past else ():
        stands = run.past.stands[log.origin] if run.past else Findings()
        for finding in stands.all():
            if finding.code in _OF_FORM:
                run.found.keep(finding)


def _check_apart(run: Run, past: Past, whole: Sequence[ServedLog], agreements: Agreements) -> None:
    """What lies apart, and what was found of entries as they came."""
    law = Law(shipped(), run.asking.clocks, run.asking.earlier)
    standings = {log.origin: run.sides[log.origin].standing for log in whole}
    logs = {past.streams[log.origin].number: log for log in whole}
    for log in whole:
        stream, stands = past.streams[log.origin], past.stands[log.origin]
        stream.end()
        running = stream.running
        running.greatest = check_times(log, run.sides[log.origin].standing, running.greatest, stands)
    bench = Bench(logs, standings, law, agreements, run.asking.reader, run.found)
    run.apart = judge_apart(past, bench, run.asking.hands)
    for log in whole:
        past.streams[log.origin].running.days.check(log.origin, run.found)
        _check_pseudonyms(run, past, log)
    if run.apart.rules or (past.kept is not None and past.kept.remembered.periods_unchecked):
        run.unchecked.add(NotChecked.CASE_PERIODS)
    if not run.apart.draws_compared:
        run.unchecked.add(NotChecked.LOT_SIZES)


def _check_pseudonyms(run: Run, past: Past, log: ServedLog) -> None:
    """Each is met under one subject; then all that stands of the log's entries is known."""
    stream, stands = past.streams[log.origin], past.stands[log.origin]
    held = chain.from_iterable(log.contents.families.values())
    stream.borne.take(item for item in held if item.index >= log.begun)
    again: dict[int, list[tuple[int, int]]] = {}
    for name, index, first in stream.borne.again(past.met(log)):
        again.setdefault(index, []).append((name, first))
    for item in past.items(log, again, run.asking.reader):
        name_again(log.origin, item, again[item.index], stands)
    for finding in stands.all():
        run.found.keep(finding)


def _check_each(run: Run, whole: Sequence[ServedLog], agreements: Agreements) -> None:
    said = {node.described.origin: node.numbers for node in run.nodes}
    supervision = {node.described.origin: node.supervision for node in run.nodes}
    for log in whole:
        check_interests(log, run.found)
        check_supervision(log, run.found)
        check_supervision_numbers(log, supervision.get(log.origin, SaidSupervision()), run.found)
        check_two_persons(log, run.found)
        check_traces(log, run.found)
        check_accounts(log, run.found)
        check_offices(log, chain.from_iterable(log.contents.families.values()), run.found)
        if not are_judged(log):
            run.unchecked.add(NotChecked.OFFICES)
        check_roles(log, run.found)
        check_overrides(log, run.found)
        check_strangers(log, agreements, run.found)
        check_numbers(log, run.found)
        check_public(log, said.get(log.origin, SaidNumbers()).public, run.found)
    if not check_content_numbers(whole, said, run.found):
        run.unchecked.add(NotChecked.CONTENT_NUMBERS)


def _check_both(run: Run, whole: Sequence[ServedLog], agreements: Agreements, lateness: Lateness) -> None:
    check_tasks(whole, lateness, run.found)
    check_incidents(whole, lateness, agreements.terms, run.found)
    check_content(whole, run.found)
    sides = [run.sides[log.origin] for log in whole]
    for side in sides:
        partner = next((other for other in sides if other is not side), None)
        check_permits(side, partner, agreements, run.found)
        check_undertakings(side, partner, agreements, run.found)
    for one, other in ((one, other) for one in whole for other in whole if one is not other):
        check_answers(one, other, run.found)
        _check_watching(run, one, other, agreements)
    _check_kept(run, whole, agreements)
    pairs = [(one, other) for one in sides for other in sides if one is not other]
    if pairs:
        run.dispatches = totals([check_receipts(one, other, agreements, lateness, run.found) for one, other in pairs])


def _check_watching(run: Run, log: ServedLog, partner: ServedLog, agreements: Agreements) -> None:
    kept = run.past.log(log.origin) if run.past else None
    before = [each.finding() for each in kept.unwatched] if kept else []
    for each in before:
        run.found.keep(each)
    run.unwatched[log.origin] = check_watching(log, partner.origin, agreements.line, run.owed, run.found, before)


def _check_kept(run: Run, whole: Sequence[ServedLog], agreements: Agreements) -> None:
    """The kept checkpoints of each log, against what its partner wrote down and its witnesses say they signed."""
    witnesses = agreements.in_force.witnesses if agreements.in_force else ()
    for log in whole:
        before = run.past.log(log.origin) if run.past else None
        kept = Kept(log, run.trusts[log.origin], run.asking.reader, dict(before.listed) if before else {})
        run.listed[log.origin] = kept.listed
        check_kept(
            kept, [each for other in whole if other is not log for each in observed(other, log.origin)], run.found
        )
        if not check_signed_sizes(kept, witnesses, run.found):
            run.unchecked.add(NotChecked.SIGNED_SIZES)


def _check_results(run: Run, log: ServedLog, agreements: Agreements, blobs: Blobs) -> None:
    """Copies that were keyed, figures with their lists, and audits; what nobody was there to compute is said."""
    url = next((node.url for node in run.nodes if node.described.origin == log.origin), log.base)
    pages = Pages(run.asking.reader, url, run.found)
    check_keyings(log, blobs, run.found)
    check_copies(log, blobs, run.found)
    lister = run.asking.lister() if log.contents.family("sheet") else None
    if not check_sheets(log, blobs, pages, lister, run.found):
        run.unchecked.add(NotChecked.SHEETS)
    check_open_findings(log, blobs, Asked(pages, run.asking.reader, run.asking.pause), run.found)
    auditor = run.asking.auditor() if log.contents.family("audit") else None
    if not check_audits(log, blobs, pages, auditor, agreements, run.found):
        run.unchecked.add(NotChecked.AUDITS)
