"""Numbers of receipts (nomor penyampaian laporan, B.3): the office proposes the next, its officer may type one.

Rules kept here:
  * A report has one such number; B.3.1 and the initial review bear the same (Perbawaslu 7/2022 art. 24(6)).
  * What is typed in the form's own words moves the series on, so that the next proposal is no number that is given.
  * The number stands on paper and in this row, in no entry: a restored backup proposes again what it has forgotten, and
    what was given meanwhile is typed.
Left to others: how a number is written (number_form), the register (numbering), who may and the transaction (flows).
"""

from typing import Final

from django.utils import timezone

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.cases.models import NumberSeries, Submission
from saksama_node.cases.number_form import form, reader, regions, written
from saksama_node.cases.numbering import Series, election_of
from saksama_node.cases.queries import SubmissionInfo

MOST: Final = 64
_SOURCE: Final = "B3"


class ReceiptNumberTaken(CallerError):
    """Another report bears this number."""

    code = "case.receipt-number-taken"
    advice = "Look at the book of receipts, and type the number that this report has there."

    number: str


def proposed_number(info: SubmissionInfo, series: Series, election: str = "") -> str:
    """The number that this report has, or the next of its office and year. Raises `OfficeCodeUnknown`."""
    if info.number:
        return info.number
    year = timezone.localtime(info.received_at).year
    row = NumberSeries.objects.filter(region=info.region, source=_SOURCE, year=year).first()
    number = (row.last if row else 0) + 1
    return written(form().number.submission, info.region, number, info.received_at, election_of(series, election))


def give_number(submission_id: int, info: SubmissionInfo, number: str) -> str:
    """Give it this number where it has none yet, and say which it has.

    Raises `WordsRefused`, `ReceiptNumberTaken`. The caller holds the transaction.
    """
    row = Submission.objects.select_for_update().get(pk=submission_id)
    if row.number:
        return row.number
    number = worded(number, most=MOST, lines=False)
    if Submission.objects.filter(number=number).exists():
        raise ReceiptNumberTaken(number)
    found = reader(form().number.submission).fullmatch(number)
    if found is not None and regions().get((found["level"], found["code"])) == info.region:
        series, _ = NumberSeries.objects.select_for_update().get_or_create(
            region=info.region, source=_SOURCE, year=int(found["year"])
        )
        series.last = max(series.last, int(found["number"]))
        series.save(update_fields=["last"])
    row.number = number
    row.save(update_fields=["number"])
    return number
