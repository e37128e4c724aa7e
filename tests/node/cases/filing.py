"""A report to file in tests: plainly an example.

Rules kept here: what happened lies some days back from today, so that it is reported in time on whatever day tests run.
"""

import hashlib
import io
from datetime import timedelta

from django.utils.timezone import localdate

from saksama.entries.kinds.case import ReviewOutcome, Violation
from saksama_node.cases import codes
from saksama_node.cases.actions import Review
from saksama_node.cases.evidence import Given
from saksama_node.cases.report import Content, Person, Reporter, SubmissionKind
from saksama_node.flows.reports.file_report import Filing

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2000
REPORTER = Reporter(
    name="Contoh Pelapor Rahasia",
    address="Jalan Contoh Nomor 7\nMataram",
    phone="081234567890",
    identity_number="5271010101900001",
    email="pelapor@contoh.example",
)


def days_ago(days: int) -> str:
    """The day as a form has it, on the office's calendar."""
    return (localdate() - timedelta(days=days)).isoformat()


CONTENT = Content(
    kind=SubmissionKind.REPORT,
    event="CONTOH: alat peraga terpasang pada masa tenang",
    place="Lapangan contoh",
    region="52",
    area="52",
    happened_on=days_ago(4),
    known_on=days_ago(3),
    account="CONTOH. Pada hari itu terlihat spanduk.\nFoto terlampir.",
    reported=(Person(name="Contoh Terlapor"),),
)

TO_REGISTER = Review(ReviewOutcome.REGISTER, (Violation.ADMINISTRATIVE,))


def given(data: bytes = PHOTO, name: str = "foto.jpg", digest: str | None = None) -> Given:
    """A file as the browser sends it."""
    return Given(name, len(data), io.BytesIO(data), hashlib.sha256(data).hexdigest() if digest is None else digest)


def filing(code: str, *files: Given, content: Content = CONTENT, reporter: Reporter = REPORTER) -> Filing:
    """A whole filing under a code as it is shown."""
    letters = codes.normal(code)
    assert letters is not None
    return Filing(content, reporter, files or (given(),), letters)
