"""Publish one version of results; a recap's onto the newest one, or without some areas; or of the supervisors' copies.

Rules kept here:
  * A recap that builds up is put onto the newest version; where two come in at once, one onto the other.
  * No transaction is long: a version is built before the one that enters it, and again where another came meanwhile.
  * A version of copies is asked for by an officer of the whole institution's area; the same copies again are the same
    version. It holds every copy that stands in the log before it, as it was put together last: verifiers check that.
Left to others: reading files and their imports (`import_results`), the merge (`results.versions.built`), which copies
stand (results.copies.keyed), judging (the worker).
"""

from collections.abc import Callable, Sequence
from typing import Final

from saksama.entries.kinds.sheet import Source
from saksama.errors import BugError
from saksama_node.accounts.policy import INSTITUTION, OPERATOR, Action, Staff, require
from saksama_node.flows.results.contest_rights import place_of
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.results.copies.keyed import hold, version_of_copies
from saksama_node.results.versions import built as recaps
from saksama_node.results.versions import publishing
from saksama_node.results.versions.built import Built
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.results.versions.publishing import BaseMoved
from saksama_node.results.versions.reading import Read

_TURNS: Final = 50
"""How often a version is built again because another one came in meanwhile."""


def publish_version(by: Staff, contest: Contest, source: Source, read: Read, *, adds: bool = False) -> int:
    """Publish one version; the same figures again are the same version. `adds`: its rows come onto the newest one."""
    for codes in publishing.unknown_stations(read.table.ids.tolist()):
        with writing():
            publishing.add_stations(codes)
    return _entered(by, contest, source, lambda: recaps.added(contest, source, read) if adds else Built(read))


def withdraw_areas(by: Staff, contest: str, source: Source, codes: Sequence[str]) -> int:
    """Publish a recap's newest version without some areas (digits) and what lies below them; return its number here.

    Raises `NotAllowed`, `NoSuchContest`, `NothingToWithdraw`, `AreasAbsent`, `NothingLeft`, `BlobMissing`, `BaseMoved`.
    """
    chosen = contest_of(contest)
    if by.username != OPERATOR:
        require(by, Action.RESULTS_IMPORT, place_of(chosen))
    return _entered(by, chosen, source, lambda: recaps.withdrawn(chosen, source, codes))


def _entered(by: Staff, contest: Contest, source: Source, build: Callable[[], Built]) -> int:
    """Build outside the act, which is short, and again where another version came in meanwhile."""
    for turn in range(_TURNS):
        built = build()
        document = publishing.keep(built.read)
        try:
            with act():
                return publishing.publish(by, contest, source, built, document)
        except BaseMoved:
            if turn == _TURNS - 1:
                raise
    raise BugError("a version was neither entered nor refused")


def publish_copies(by: Staff, contest: str) -> int:
    """The version's number. Raises `NotAllowed`, `NoCopies`, `NoSuchContest`."""
    require(by, Action.SHEET_RESOLVE, INSTITUTION)  # one version holds the copies of every office
    chosen = contest_of(contest)
    while (made := _published(by, chosen)) is None:
        # Another copy was put together meanwhile: a version holds each one that stands in the log before it.
        continue
    return made


def _published(by: Staff, chosen: Contest) -> int | None:
    read = version_of_copies(chosen)
    for codes in publishing.unknown_stations(read.table.ids.tolist()):
        with writing():
            publishing.add_stations(codes)
    document = publishing.keep(read)
    with act():
        hold(chosen)
        if version_of_copies(chosen).document != read.document:
            return None
        return publishing.publish(by, chosen, Source.SUPERVISOR, Built(read), document)
