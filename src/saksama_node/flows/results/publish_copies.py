"""Make a version of the supervisors' copies that are put together: public, and judged beside the other sources.

Rules kept here:
  * An officer of the whole institution's area asks for it; the same copies again are the same version.
  * It holds every copy that stands in the log before it, and each as it was put together last: verifiers check that.
Left to others: judging it (the worker's round), what stands in it (results.copies.copied).
"""

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.results.copies.copied import hold, version_of_copies
from saksama_node.results.versions import actions
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.results.versions.recaps import Built
from saksama_node.settings.current import SETTINGS


def publish_copies(by: Staff, contest: str) -> int:
    """The version's number. Raises `NotAllowed`, `NoCopies`, `NoSuchContest`."""
    require(by, Action.SHEET_RESOLVE, SETTINGS.region)
    chosen = contest_of(contest)
    while (made := _published(by, chosen)) is None:
        # Another copy was put together meanwhile: a version holds each one that stands in the log before it.
        continue
    return made


def _published(by: Staff, chosen: Contest) -> int | None:
    read = version_of_copies(chosen)
    for codes in actions.unknown_stations(read.table.ids.tolist()):
        with writing():
            actions.add_stations(codes)
    document = actions.keep(read)
    with act():
        hold(chosen)
        if version_of_copies(chosen).document != read.document:
            return None
        return actions.publish(by, chosen, Source.SUPERVISOR, Built(read), document)
