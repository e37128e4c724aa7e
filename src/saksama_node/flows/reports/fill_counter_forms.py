"""What fills the forms of the counter: the report as it was keyed, who reports, what was handed over.

Rules kept here: nothing of it is kept; B.3 and B.3.1 are drawn twice, for the reporter and for the archive
(Perbawaslu 7/2022 art. 13(4)).
Left to others: whose box was opened, and which report has which form (counter_papers).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from django.utils import timezone

from saksama_node.cases import queries
from saksama_node.cases.number_form import election_on_receipt
from saksama_node.cases.report import Content, Reporter, SubmissionKind
from saksama_node.flows.cases.form_fields import (
    Values,
    body_name,
    letterhead,
    of_moment,
    of_receipt,
    of_report,
    of_reporter,
    persons,
)
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.papers.annex import AnnexPaper, annex_pdf
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

_SCANS: Final = {"signed-sheet": "Lembar laporan bertanda tangan", "identity-card": "Fotokopi kartu identitas"}
_COPIES: Final = ("Rangkap 1: Pelapor", "Rangkap 2: arsip")


class CounterForm(StrEnum):
    """Forms that are made with the reporter's code."""

    REPORT = "form"
    RECEIPT = "receipt-form"
    REPAIR = "repair-receipt"
    WITHDRAWAL = "withdrawal"


_FORMS: Final = {
    CounterForm.REPORT: ("B.1", "Formulir Laporan"),
    CounterForm.RECEIPT: ("B.3", "Tanda Bukti Penyampaian Laporan"),
    CounterForm.REPAIR: ("B.3.1", "Tanda Bukti Perbaikan Laporan"),
    CounterForm.WITHDRAWAL: ("B.4", "Pencabutan Laporan"),
}


def counter_pdf(
    form: CounterForm,
    info: queries.SubmissionInfo,
    content: Content,
    reporter: Reporter,
    number: str,
    *,
    of_annex: bool,
) -> bytes:
    """The form. `number`: of its receipt, empty for none; `of_annex`: whether its code stands in the corner."""
    received = timezone.localtime(info.received_at)
    # Who comes back gets a paper of today; the report itself is of the day when it was received.
    at = received if form in {CounterForm.REPORT, CounterForm.RECEIPT} else timezone.localtime(now())
    name = body_name(info.region)
    moment = of_receipt(at if form is CounterForm.REPAIR else received)
    values: Values = {
        **of_report(content),
        **of_reporter(reporter),
        **moment,
        **of_moment(at),
        "number": number,
        "election": election_on_receipt(number),
        "received_at": name,
        "head_of": f"Ketua {name}",
        "information_from": reporter.name,
    }
    is_information = form is CounterForm.REPORT and content.kind is SubmissionKind.INFORMATION
    code, title = ("B.8", "Informasi Awal") if is_information else _FORMS[form]
    is_receipt = form in {CounterForm.RECEIPT, CounterForm.REPAIR}
    return annex_pdf(
        AnnexPaper(
            code=code,
            title=title,
            at=at,
            letterhead=letterhead(info.region),
            leaf_hash=leaf_hash_of(info.leaf).hex(),
            simulation=SETTINGS.simulation,
            values=values,
            lists={
                "testifiers": persons(content.testifiers),
                "evidence": [(each,) for each in (*_files(info), *_told(content))],
                **({"documents": _documents(info, content, later=form is CounterForm.REPAIR)} if is_receipt else {}),
            },
            has_code=of_annex,
            copies=_COPIES if is_receipt else (),
        )
    )


def _told(content: Content) -> Sequence[str]:
    return [content.evidence_words] if content.evidence_words else []


def _files(info: queries.SubmissionInfo) -> list[str]:
    files = queries.evidence_of(info)
    return [f"{each.name} ({'dihapus' if each.is_erased else f'SHA-256 {each.sha256}'})" for each in files]


def _documents(info: queries.SubmissionInfo, content: Content, *, later: bool) -> list[tuple[str, str]]:
    """What was handed over: with the report, or `later`, with messages after it."""
    files = [each.name for message, each in queries.all_evidence(info) if (message is not None) is later]
    if later:
        return [(name, "1") for name in files]
    scans = [_SCANS[paper.what] for paper in info.papers if paper.what in _SCANS]
    return [("Formulir Laporan", "1"), *((name, "1") for name in (*scans, *files, *_told(content)))]
