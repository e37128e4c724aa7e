"""The words of every act of two persons: a row each, as in `flows.seconds.table`.

Rules kept here: every field that would be entered is shown by its row.
Left to others: who sees it and what is done (`seconds`).
"""

from collections.abc import Mapping
from typing import Final

from saksama.entries.kinds.account import AccountConfirmed, AccountGranted, AccountRenewed
from saksama.entries.kinds.case import CaseClosed, CaseDecided, CaseReviewed
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import ContentAssessed, ContentJudged, ContentRequested
from saksama.entries.kinds.handling import CaseCorrected, CaseReadmitted, CaseRenumbered, CaseSanctioned
from saksama.entries.kinds.interest import InterestLifted
from saksama.entries.kinds.keying import SheetResolved
from saksama.entries.kinds.lot import LotCommitted
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.ruling import DayDecreed, ReadingSettled
from saksama_node.cases.erasing import erasing
from saksama_node.contentwatch.captures import trusting
from saksama_node.contentwatch.whole import erasing as content_erasing
from saksama_node.exchange import releasing
from saksama_node.flows.powers import agree_by_two
from saksama_node.web.desk.cases.erasures import OF_AN_ERASURE
from saksama_node.web.desk.cases.interests import OF_AN_INTEREST
from saksama_node.web.desk.cases.seconds import OF_A_CASE, OF_A_DRAW
from saksama_node.web.desk.content.claim_clarifications import CLARIFICATION
from saksama_node.web.desk.content.claim_findings import A_REQUEST, OF_A_CLAIM
from saksama_node.web.desk.content.erasing import ERASED_COPY
from saksama_node.web.desk.content.order import TRUSTED_SOURCE
from saksama_node.web.desk.deadlines.norms import OF_A_NORM
from saksama_node.web.desk.deadlines.rulings import OF_A_RULING
from saksama_node.web.desk.frame.second import Words
from saksama_node.web.desk.partner.dispatch_seconds import OF_A_DISPATCH
from saksama_node.web.desk.people.seconds import OF_A_GRANT, OF_A_RENEWAL, OF_A_ROLL, OF_LONE_ACTS
from saksama_node.web.desk.results.finding_queue import OF_A_FINDING

WORDS: Final[Mapping[str, Words]] = {
    CaseReviewed.KIND: OF_A_CASE,
    CaseDecided.KIND: OF_A_CASE,
    CaseCorrected.KIND: OF_A_CASE,
    CaseSanctioned.KIND: OF_A_CASE,
    CaseClosed.KIND: OF_A_CASE,
    CaseRenumbered.KIND: OF_A_CASE,
    CaseReadmitted.KIND: OF_A_CASE,
    LotCommitted.KIND: OF_A_DRAW,
    erasing.ACT: OF_AN_ERASURE,
    DayDecreed.KIND: OF_A_RULING,
    ReadingSettled.KIND: OF_A_RULING,
    NormConfirmed.KIND: OF_A_NORM,
    InterestLifted.KIND: OF_AN_INTEREST,
    ContentAssessed.KIND: OF_A_CLAIM,
    ContentJudged.KIND: OF_A_CLAIM,
    ContentRequested.KIND: A_REQUEST,
    ClarificationPublished.KIND: CLARIFICATION,
    content_erasing.ACT: ERASED_COPY,
    trusting.ACT: TRUSTED_SOURCE,
    SheetResolved.KIND: OF_A_FINDING,
    releasing.ACT: OF_A_DISPATCH,
    releasing.OF_INCIDENT: OF_A_DISPATCH,
    AccountGranted.KIND: OF_A_GRANT,
    AccountRenewed.KIND: OF_A_RENEWAL,
    AccountConfirmed.KIND: OF_LONE_ACTS,
    agree_by_two.ACT: OF_A_ROLL,
}
