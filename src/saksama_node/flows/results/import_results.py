"""Take a file of results: into the spool, read whole, published as versions, judged; again from any point it was cut.

Rules kept here:
  * A file with one fault is no version; all faults are told at once.
  * No transaction is long: stations and findings are written some at a time, before the one that counts.
  * What a kill left open is taken up by the next round of the worker, or by the same command again.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from saksama.entries.kinds.sheet import RECAPS, Source
from saksama.tally.tables.shape import TableWrong
from saksama_node.accounts.policy import OPERATOR, Action, Staff, require
from saksama_node.flows.results.contest_rights import place_of
from saksama_node.flows.results.judge_version import flag_version, make_again
from saksama_node.flows.results.publish_results import publish_version
from saksama_node.ledger.turn import writing
from saksama_node.results import queries
from saksama_node.results.following import check_follows
from saksama_node.results.judged import flagging
from saksama_node.results.versions import publishing, spool
from saksama_node.results.versions.contests import contest_of
from saksama_node.results.versions.reading import read_versions

type Progress = Callable[[int], object]


def hand_in_results(
    by: Staff,
    contest: str,
    source: Source,
    name: str,
    pieces: Iterable[bytes],
    said_at: datetime | None = None,
    *,
    held: bool = False,
    anyway: bool = False,
    whole: bool = False,
) -> int:
    """Keep a file and note its import; return the import's number. `held`: the caller takes it (`take_import`) itself.

    A recap's rows come onto its newest version, unless the file is the `whole` recap. `anyway`: also where it names
    fewer stations than the version before it, or is older.

    Raises `NotAllowed`, `NoSuchContest`, `FileTooLarge`, `BadMoment`, `NotYetVoted`, `SaidLater`.
    """
    chosen = contest_of(contest)
    # Before anything is kept: what no entry can say must not wait in the spool.
    publishing.check_time(chosen, said_at)
    if by.username != OPERATOR:
        require(by, Action.RESULTS_IMPORT, place_of(chosen))
    kept = spool.put(pieces)
    with writing():
        adds = source in RECAPS and not whole
        return publishing.hand_in(by, chosen, source, name, kept, said_at=said_at, held=held, adds=adds, anyway=anyway)


def import_waiting() -> Iterator[int]:
    """Take up every import that waits or was cut off, then judge what nobody has judged: a step of the worker each."""
    for number in publishing.untaken():
        with writing():
            is_ours = publishing.take(number)
        if is_ours:
            take_import(number)
            yield number
    for number in flagging.unflagged():
        flag_version(number)
        yield number
    for number in list(flagging.unmade()):
        make_again(number)
        yield number


def take_import(number: int, told: Progress = lambda _done: None) -> None:
    """Read a file and publish what it holds, or refuse it."""
    found = queries.import_of(number)
    contest, source = contest_of(found.contest), Source(found.source)

    def note(octets: int) -> None:
        told(octets)
        with writing():
            publishing.note_progress(number, octets)

    note(0)
    try:
        versions = read_versions(contest, source, spool.path_of(found.file), found.said_at, note)
        check_follows(contest, found, versions[-1])
    except TableWrong as wrong:
        with writing():
            publishing.refuse(number, wrong)
    else:
        by = publishing.importer(found.by)
        publications = []
        for read in versions:
            publications.append(publish_version(by, contest, source, read, adds=found.adds))
            note(found.total)
        with writing():
            publishing.done(number, publications[-1])
    publishing.let_go(found.file)
