"""Take a claim that the partner sent, or what was found of one: held against its log, or the dispatch is rejected.

Rules kept here:
  * A claim is classified as the log that began it says; the subject of a third log is refused.
  * Its words open that classification; the words of a finding open the finding's entry.
  * All checks and files come before the act.
Left to others: copies (take_copy), which dispatches come here (hand_on_payload), rows (contentwatch.partner.receiving).
"""

from collections.abc import Callable

from saksama.entries.encoding import encode
from saksama.entries.entry import Entry
from saksama.entries.kinds.content import ContentAssessed, ContentClassified, ContentJudged
from saksama.envelope.kinds import ContentClaim, ContentFinding
from saksama.envelope.seal import Opened
from saksama_node.contentwatch.captures.triaging import WORDS, Said
from saksama_node.contentwatch.claims.deciding import COMMITMENTS, Source, Written
from saksama_node.contentwatch.partner import receiving
from saksama_node.contentwatch.partner.receiving import ReceivedFinding
from saksama_node.contentwatch.strangers.legible import SILENT, printed
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.attachments import Received
from saksama_node.flows.content.hold_against_log import check_declared, check_opens, classified, faulty, opens
from saksama_node.flows.content.take_copy import take_copy
from saksama_node.ledger import mirror


def prepare_claim(arrival: Arrival, opened: Opened, received: Received, words: ContentClaim) -> Callable[[], None]:
    """Check a claim and put its files into the archive; what to do in the act. Raises `DispatchFaulty`."""
    origin = arrival.origin
    if (known := receiving.origin_of(words.claim)) not in {None, "", origin}:
        raise faulty(f"the claim {words.claim} was begun in {known}")
    told = classified(words.claim, origin, is_ours=known == "")
    said_so = [entry for entry, body in told if _is_said(words, body)]
    if not said_so:
        raise faulty(f"no log classifies the claim {words.claim} so")
    # What we began we wrote down ourselves: the partner's words change nothing.
    if known != "" and not any(_are_committed(words, entry) for entry in said_so):
        raise faulty(f"the words of the claim {words.claim} are not those that its log commits to")
    check_declared(opened, (words.concerns,))
    begun, last = told[0][0].at, told[-1][1]
    # What hides, turns or controls letters is no word: it opened the commitment, and goes no further.
    said = Said(printed(words.words) or SILENT, last.category, last.concerns, last.target)
    files = {each.name: each for each in received.files}
    copies = [take_copy(origin, words.claim, each, files) for each in words.copies]
    return lambda: receiving.receive_claim(origin, words.claim, said, begun, copies)


def _is_said(words: ContentClaim, body: ContentClassified) -> bool:
    return (words.category, words.concerns, words.target) == (body.category, body.concerns, body.target)


def _are_committed(words: ContentClaim, entry: Entry) -> bool:
    return words.salt is not None and opens(entry, WORDS, words.salt, words.words.encode())


def prepare_finding(arrival: Arrival, opened: Opened, _received: Received, words: ContentFinding) -> Callable[[], None]:
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
