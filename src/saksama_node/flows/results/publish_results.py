"""Publish one version of results; a recap's onto the newest one, or without some areas.

Rules kept here:
  * A recap that builds up is put onto the newest version; where two come in at once, one onto the other.
  * No transaction is long: a version is built before the one that enters it, and again where another came meanwhile.
Left to others: reading files and their imports (`import_results`), the merge (`results.versions.recaps`), judging (the
worker).
"""

from collections.abc import Callable, Sequence
from typing import Final

from saksama.entries.kinds.sheet import Source
from saksama.errors import BugError
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import OPERATOR, Staff
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.results.versions import actions, recaps
from saksama_node.results.versions.actions import BaseMoved
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.results.versions.reading import Read
from saksama_node.results.versions.recaps import Built

_TURNS: Final = 50
"""How often a version is built again because another one came in meanwhile."""


def publish_version(by: Staff, contest: Contest, source: Source, read: Read, *, adds: bool = False) -> int:
    """Publish one version; the same figures again are the same version. `adds`: its rows come onto the newest one."""
    for codes in actions.unknown_stations(read.table.ids.tolist()):
        with writing():
            actions.add_stations(codes)
    return _entered(by, contest, source, lambda: recaps.added(contest, source, read) if adds else Built(read))


def withdraw_areas(by: Staff, contest: str, source: Source, codes: Sequence[str]) -> int:
    """Publish a recap's newest version without some areas (digits) and what lies below them; return its number here.

    Raises `NotAllowed`, `NoSuchContest`, `NothingToWithdraw`, `AreasAbsent`, `NothingLeft`, `BlobMissing`, `BaseMoved`.
    """
    chosen = contest_of(contest)
    if by.username != OPERATOR:
        require(by, Action.RESULTS_IMPORT, chosen.region)
    return _entered(by, chosen, source, lambda: recaps.withdrawn(chosen, source, codes))


def _entered(by: Staff, contest: Contest, source: Source, build: Callable[[], Built]) -> int:
    """Build outside the act, which is short, and again where another version came in meanwhile."""
    for turn in range(_TURNS):
        built = build()
        document = actions.keep(built.read)
        try:
            with act():
                return actions.publish(by, contest, source, built, document)
        except BaseMoved:
            if turn == _TURNS - 1:
                raise
    raise BugError("a version was neither entered nor refused")
