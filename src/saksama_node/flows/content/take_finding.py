"""Take the words of a finding that the partner sent: they open its entry, or the dispatch is rejected."""

from collections.abc import Callable

from saksama.entries.encoding import encode
from saksama.entries.kinds.content import ContentAssessed, ContentJudged
from saksama.envelope.kinds import ContentFinding
from saksama.envelope.seal import Opened
from saksama_node.contentwatch.claims.deciding import COMMITMENTS, Source, Written
from saksama_node.contentwatch.partner import receiving
from saksama_node.contentwatch.partner.receiving import ReceivedFinding
from saksama_node.contentwatch.strangers.printed import SILENT, printed
from saksama_node.exchange.actions import Arrival
from saksama_node.flows.content.hold_against_log import check_declared, check_opens, classified, faulty
from saksama_node.ledger import mirror


def prepare_finding(arrival: Arrival, opened: Opened, words: ContentFinding) -> Callable[[], None]:
    """Check the words of a finding; what to do in the act. Raises `DispatchFaulty`."""
    origin = arrival.origin
    known = receiving.origin_of(words.claim)
    if known is None:
        raise faulty(f"the claim {words.claim} is not here")
    entry = next(
        (each.entry for each in mirror.mirrored(origin, subject=words.claim) if each.index == words.index), None
    )
    body = entry.body if entry is not None else None
    if entry is None or not isinstance(body, ContentAssessed | ContentJudged):
        raise faulty(f"the partner's log has no finding on this claim at {words.index}")
    sources = tuple(Source(each.what, each.outside) for each in words.sources)
    check_opens(entry, COMMITMENTS[body.KIND], words.salt, encode(Written(body, words.words, sources).committed()))
    # The claim may have been classified anew while the dispatch was on its way.
    check_declared(opened, [each.concerns for _, each in classified(words.claim, origin, is_ours=known == "")])
    shown = tuple(Source(printed(each.what) or SILENT, each.outside) for each in sources)
    found = ReceivedFinding(words.index, body.KIND, printed(words.words) or SILENT, shown)
    return lambda: receiving.receive_finding(origin, words.claim, arrival.subject, found)
