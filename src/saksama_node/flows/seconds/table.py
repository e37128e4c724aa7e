"""Every act of two persons, a row each: who, on what, which locks, what is judged and entered, what erasure takes.

Rules kept here:
  * Nothing is done by two persons that has no row here, and `tests/node/seconds/test_table.py` walks every row.
  * Who proposes and who confirms are asked by the same table at the same moment, under the same locks (`two_persons`).
Left to others: what each function does (the rooms), words (`web.desk.seconds.words`).
"""

from collections.abc import Callable, Mapping
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
from saksama_node.accounts.declaring import hold_declared
from saksama_node.accounts.policy import Action, Staff
from saksama_node.cases import seconding
from saksama_node.cases.actions import hold, hold_either, hold_examined
from saksama_node.cases.erasing import erasing
from saksama_node.cases.lots import drawing
from saksama_node.contentwatch.captures import trusting
from saksama_node.contentwatch.claims import clarifying, deciding
from saksama_node.contentwatch.whole import erasing as content_erasing
from saksama_node.deadlines.ruling import region_in
from saksama_node.exchange import releasing
from saksama_node.flows.cases import draw_case, lift_interest
from saksama_node.flows.cases.case_rights import RIGHTS
from saksama_node.flows.content import decide_claim, erase_content, publish_clarification
from saksama_node.flows.deadlines import rule_on_clocks
from saksama_node.flows.exchange import release_dispatch
from saksama_node.flows.norms import confirm_norm
from saksama_node.flows.powers import agree_by_two, concerned, confirm_alone, of_two
from saksama_node.flows.powers.tell_concerned import tell_concerned
from saksama_node.flows.reports import erase_data
from saksama_node.flows.results import resolve_finding
from saksama_node.flows.seconds.row import Enter, Erased, Row
from saksama_node.results.findings import resolving
from saksama_node.seconds.proposing import Asked


def _of_a_case(right: Action, held: Callable[[str], str] = hold_either) -> Row:
    """An act that an edition asks two persons for: by who may do it, confirmed by such another or by who decides."""
    return Row(
        slot=seconding.SLOT,
        first=right,
        second=(right, Action.CASE_DECIDE),
        read=Action.CASE_READ,
        locks=("cases.Submission", "cases.Case"),
        erased=Erased.WORDS,
        hold=held,
        check=seconding.check,
        enter=seconding.enter_proposed,
    )


_RULING: Final = Row(
    slot=rule_on_clocks.SLOT,
    first=Action.RULING_PROPOSE,
    second=(Action.RULING_CONFIRM,),
    read=Action.CASE_READ,
    locks=(),
    erased=Erased.KEPT,
    hold=region_in,
    check=rule_on_clocks.check,
    enter=rule_on_clocks.enter,
    after=rule_on_clocks.count_again,
)
"""Nothing is held: what is ruled has no row before it holds, and one proposal about it waits at a time."""
_NORM: Final = Row(
    slot=confirm_norm.SLOT,
    first=Action.RULING_PROPOSE,
    second=(Action.RULING_CONFIRM,),
    read=Action.CASE_READ,
    locks=(),
    erased=Erased.KEPT,
    hold=confirm_norm.hold,
    check=confirm_norm.check,
    enter=confirm_norm.enter,
)
_CLARIFICATION: Final = Row(
    slot="clarification",
    first=Action.CONTENT_CLARIFY,
    second=(Action.CONTENT_CLARIFY,),
    read=Action.CONTENT_READ,
    locks=("contentwatch.Claim",),
    erased=Erased.KEPT,
    hold=deciding.hold,
    check=publish_clarification.check,
    enter=publish_clarification.enter,
    before=clarifying.keep,
)


_ERASED_COPY: Final = Row(
    slot="erasure",
    first=Action.DATA_ERASE,
    second=(Action.DATA_ERASE,),
    read=Action.CONTENT_READ,
    locks=("contentwatch.Copy",),
    erased=Erased.WORDS,
    hold=content_erasing.hold,
    check=erase_content.check,
    enter=erase_content.enter,
    after=erase_content.sweep,
)
_TRUSTED_SOURCE: Final = Row(
    slot="source",
    first=Action.CONTENT_TRIAGE,
    second=(Action.CONTENT_TRIAGE,),
    read=Action.CONTENT_READ,
    locks=(),
    erased=Erased.KEPT,
    hold=trusting.hold,
    check=trusting.check,
    enter=trusting.enter,
)


def _of_a_claim(kind: str) -> Row:
    """An assessment, a judgment or a request: confirmed by another who may write such a one."""
    right = decide_claim.RIGHTS[kind]
    return Row(
        slot=kind,
        first=right,
        second=(right,),
        read=Action.CONTENT_READ,
        locks=("contentwatch.Claim",),
        erased=Erased.KEPT,
        hold=deciding.hold,
        check=decide_claim.check,
        enter=decide_claim.enter,
    )


_RESOLVED: Final = Row(
    slot=resolving.SLOT,
    first=Action.SHEET_RESOLVE,
    second=(Action.SHEET_CONFIRM,),
    read=Action.RESULTS_READ,
    locks=("results.Finding",),
    erased=Erased.BEGUN,
    hold=resolving.hold,
    check=resolving.check,
    enter=resolve_finding.enter,
    apart=resolve_finding.apart,
    shown=resolve_finding.shown,
)


def _of_a_dispatch(act: str) -> Row:
    """The release of what the leak check held."""
    return Row(
        slot=releasing.SLOT,
        first=release_dispatch.RIGHTS[act],
        second=(Action.DISPATCH_RELEASE,),
        read=Action.DISPATCH_READ,
        locks=("exchange.Outgoing",),
        erased=Erased.WORDS,
        hold=releasing.hold,
        check=release_dispatch.check,
        enter=release_dispatch.enter,
        after=release_dispatch.send,
        # An incident is reported from whatever office.
        from_any=act == releasing.OF_INCIDENT,
    )


def _of_an_account(slot: str, check: Callable[[Staff, Asked], None], enter: Enter) -> Row:
    """A role, or an access anew: two who give out roles where the person is."""
    return Row(
        slot=slot,
        first=Action.ACCOUNT_MANAGE,
        second=(Action.ACCOUNT_MANAGE,),
        read=Action.ACCOUNT_READ,
        locks=("accounts.Person",),
        erased=Erased.KEPT,
        hold=concerned.hold,
        check=check,
        enter=enter,
        apart=concerned.apart,
        shown=concerned.shown,
        after=tell_concerned,
    )


TABLE: Final[Mapping[str, Row]] = {
    CaseReviewed.KIND: _of_a_case(RIGHTS[CaseReviewed.KIND]),
    CaseDecided.KIND: _of_a_case(RIGHTS[CaseDecided.KIND]),
    CaseCorrected.KIND: _of_a_case(RIGHTS[CaseCorrected.KIND], hold_examined),
    CaseSanctioned.KIND: _of_a_case(RIGHTS[CaseSanctioned.KIND]),
    CaseClosed.KIND: _of_a_case(RIGHTS[CaseClosed.KIND]),
    CaseRenumbered.KIND: _of_a_case(RIGHTS[CaseRenumbered.KIND]),
    CaseReadmitted.KIND: _of_a_case(RIGHTS[CaseReadmitted.KIND]),
    LotCommitted.KIND: Row(
        slot=drawing.SLOT,
        first=Action.CASE_ASSIGN,
        second=(Action.CASE_ASSIGN,),
        read=Action.CASE_READ,
        locks=("cases.Submission", "cases.Case"),
        erased=Erased.WORDS,
        hold=hold,
        check=drawing.check,
        enter=draw_case.enter_again,
    ),
    erasing.ACT: Row(
        slot=erasing.SLOT,
        first=Action.DATA_ERASE,
        second=(Action.DATA_ERASE,),
        read=Action.DATA_ERASE,
        locks=("cases.Submission",),
        erased=Erased.WORDS,
        hold=erasing.hold_there,
        check=erasing.check,
        enter=erase_data.enter,
        after=erase_data.sweep,
    ),
    DayDecreed.KIND: _RULING,
    ReadingSettled.KIND: _RULING,
    NormConfirmed.KIND: _NORM,
    InterestLifted.KIND: Row(
        slot=lift_interest.SLOT,
        first=Action.CASE_DECIDE,
        second=(Action.CASE_DECIDE,),
        read=Action.CASE_DECIDE,
        locks=("accounts.StandingInterest",),
        erased=Erased.KEPT,
        hold=hold_declared,
        check=lift_interest.check,
        enter=lift_interest.enter,
        apart=lift_interest.apart,
        shown=lift_interest.shown,
    ),
    ContentAssessed.KIND: _of_a_claim(ContentAssessed.KIND),
    ContentJudged.KIND: _of_a_claim(ContentJudged.KIND),
    ContentRequested.KIND: _of_a_claim(ContentRequested.KIND),
    ClarificationPublished.KIND: _CLARIFICATION,
    content_erasing.ACT: _ERASED_COPY,
    trusting.ACT: _TRUSTED_SOURCE,
    SheetResolved.KIND: _RESOLVED,
    releasing.ACT: _of_a_dispatch(releasing.ACT),
    releasing.OF_INCIDENT: _of_a_dispatch(releasing.OF_INCIDENT),
    AccountGranted.KIND: _of_an_account(of_two.GRANT, of_two.check_granting, of_two.enter_grant),
    AccountRenewed.KIND: _of_an_account(of_two.RENEWAL, of_two.check_renewing, of_two.enter_renewal),
    agree_by_two.ACT: Row(
        slot=agree_by_two.SLOT,
        first=Action.ACCOUNT_MANAGE,
        second=(Action.ACCOUNT_MANAGE,),
        read=Action.ACCOUNT_READ,
        locks=("accounts.Roll",),
        erased=Erased.KEPT,
        hold=agree_by_two.hold,
        check=agree_by_two.check,
        enter=agree_by_two.enter,
    ),
    AccountConfirmed.KIND: Row(
        slot=confirm_alone.SLOT,
        first=Action.ACCOUNT_MANAGE,
        second=(Action.ACCOUNT_CONFIRM,),
        read=Action.ACCOUNT_CONFIRM,
        locks=(),
        erased=Erased.KEPT,
        hold=confirm_alone.hold,
        check=confirm_alone.check,
        enter=confirm_alone.enter,
    ),
}
"""By act: an entry's kind, where one act makes one entry."""
