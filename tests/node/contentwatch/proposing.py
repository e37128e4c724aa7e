"""What one person proposes of content in a test, as the desk does; `tests.node.seconds.reading` confirms it."""

from collections.abc import Sequence

from saksama.entries.kinds.content import Addressee, Assessment, ContentJudged, Judgment
from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.captures import trusting
from saksama_node.contentwatch.claims.clarifying import Draft
from saksama_node.contentwatch.claims.deciding import Source, Written, asked, assessed, requested
from saksama_node.contentwatch.whole import erasing
from saksama_node.flows.content import publish_clarification
from saksama_node.flows.seconds.two_persons import propose


def propose_assessment(by: Staff, claim: str, outcome: Assessment, words: str, sources: Sequence[Source]) -> int:
    """Write an assessment; the proposal's number."""
    return propose(by, asked(claim, assessed(outcome, words, sources)))


def propose_judgment(by: Staff, claim: str, outcome: Judgment, words: str, basis: Sequence[str]) -> int:
    """Write a judgment."""
    return propose(by, asked(claim, Written(ContentJudged(basis=tuple(basis), outcome=outcome), words)))


def propose_request(by: Staff, claim: str, to: Addressee, words: str, copies: Sequence[str]) -> int:
    """Write a request."""
    return propose(by, asked(claim, requested(to, words, copies)))


def write_clarification(by: Staff, claim: str, draft: Draft) -> int:
    """Write the next version of a clarification."""
    return propose(by, publish_clarification.asked(claim, draft))


def propose_source(by: Staff, address: str, name: str, reason: str) -> int:
    """Name a source that somebody trusts."""
    return propose(by, trusting.asked(address, name, reason))


def propose_erasure(by: Staff, copy: str, ground: str, reason: str) -> int:
    """Propose that what a copy holds is erased."""
    return propose(by, erasing.asked(copy, ground, reason))
