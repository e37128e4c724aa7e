"""Where a contest's figures are imported and withdrawn: at what it covers; the nation's by the institution alone."""

from saksama_node.accounts.policy import INSTITUTION, Place
from saksama_node.results.versions.contests import Contest


def place_of(contest: Contest) -> Place:
    """Where the right to its figures is asked."""
    return contest.region or INSTITUTION  # the nation is no office's: not every regency may speak for it
