"""Papers at the counter, while the reporter is present with the code: B.1 or B.8 to sign, B.3 and B.3.1, B.4.

Rules kept here:
  * The identity comes out of the reporter's own box, opened by the code; the vault stays closed, and no paper is kept.
  * The receipt's number is proposed; what the officer typed is given once, and every later paper bears it.
  * A report of the Pilkada has the fields of B.1, as its regulation has them, under no code that nobody read, and no
    other form of this annex.
Left to others: how a form looks (papers.annex), the log's own receipt (hand_out_receipt), numbers (cases.receipting).
"""

from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from saksama.entries.kinds.case import Origination
from saksama.procedure.edition import Regime
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import codes, queries
from saksama_node.cases.number_form import OfficeCodeUnknown
from saksama_node.cases.numbering import Series, elections
from saksama_node.cases.procedures import usual
from saksama_node.cases.receipting import give_number, proposed_number
from saksama_node.cases.report import SubmissionKind, read_reporter
from saksama_node.flows.reports.fill_counter_forms import CounterForm, counter_pdf
from saksama_node.flows.reports.hand_out_receipt import paper_of
from saksama_node.ledger.actions import act

_REPORTS_ALONE: Final = frozenset({CounterForm.RECEIPT, CounterForm.REPAIR, CounterForm.WITHDRAWAL})


@dataclass(frozen=True, slots=True)
class Proposed:
    """The number of a receipt by the election that it names: its code, what that is, the number."""

    election: str
    meaning: str
    number: str


def counter_submission(by: Staff, code: str) -> queries.SubmissionInfo | None:
    """The submission of this code, for one who may take reports in there."""
    letters = codes.normal(code)
    info = queries.submission_by_code(letters) if letters else None
    if info is not None:
        require(by, Action.CASE_INTAKE, info.region)
        check_part(by.id, info.subject)
    return info


def proposals(info: queries.SubmissionInfo) -> list[Proposed]:
    """Numbers for its receipt, the usual election first; none where it takes none, or its office has no code."""
    if not is_of_annex(info) or info.kind != SubmissionKind.REPORT:
        return []
    series = Series(info.region, Origination.REPORT)
    try:
        return [
            Proposed(each.code, each.meaning, proposed_number(info, series, each.code)) for each in elections(series)
        ]
    except OfficeCodeUnknown:
        return []


def is_of_annex(info: queries.SubmissionInfo) -> bool:
    """Whether the forms of Perbawaslu 7/2022 are this report's: by the usual procedure of its day."""
    return usual(timezone.localtime(info.received_at).date()).edition.regime is Regime.PEMILU


def counter_form(by: Staff, code: str, form: CounterForm, number: str = "") -> bytes | None:
    """This form with all that was keyed, to be signed; None for a wrong code, or a form that is not this report's.

    `number`: what the officer typed for its receipt. Raises `WordsRefused`, `ReceiptNumberTaken`.
    """
    info, letters = counter_submission(by, code), codes.normal(code)
    if info is None or letters is None:
        return None
    of_annex = is_of_annex(info)
    if form in _REPORTS_ALONE and (not of_annex or info.kind != SubmissionKind.REPORT):
        return None
    items = {item.name: item.data for item in queries.openings_for_reporter(info, letters).items}
    content = queries.content(info)
    if content is None or "identity" not in items:
        return None
    given = info.number
    if number and of_annex and not given:
        with act():
            given = give_number(info.id, info, number)
    return counter_pdf(form, info, content, read_reporter(items["identity"]), given, of_annex=of_annex)


def counter_receipt(by: Staff, code: str) -> bytes | None:
    """The log's receipt on paper; None until there is one."""
    info = counter_submission(by, code)
    receipt = queries.receipt(info) if info else None
    return paper_of(info, receipt) if info and receipt else None
