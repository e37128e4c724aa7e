"""Make a version of the supervisors' copies that are put together: public, and judged beside the other sources.

Rules kept here: an officer of the whole institution's area asks for it; the same copies again are the same version.
Left to others: judging it (the worker's round), what stands in it (results.copied).
"""

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.flows.import_results import publish_version
from saksama_node.results.contests import contest_of
from saksama_node.results.copied import version_of_copies
from saksama_node.settings.current import SETTINGS


def publish_copies(by: Staff, contest: str) -> int:
    """The version's number. Raises `NotAllowed`, `NoCopies`, `NoSuchContest`."""
    require(by, Action.SHEET_RESOLVE, SETTINGS.region)
    chosen = contest_of(contest)
    return publish_version(by, chosen, Source.SUPERVISOR, version_of_copies(chosen))
