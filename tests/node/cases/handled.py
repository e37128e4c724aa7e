"""A report that has come to the desk, and an office whose people handle it."""

import io
import re
from dataclasses import dataclass
from datetime import date

import msgspec
import pypdf
import pytest
from django.test import Client

from saksama.entries.kinds.case import Organizer, ReviewOutcome, Violation
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import Review
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.seconds.proposing import Proposed
from tests.node.cases.filing import CONTENT, filing
from tests.node.cases.plenaries import decide_sent, review_report
from tests.node.conftest import LoggedIn
from tests.node.seconds.reading import confirm_at, proposals_of

PERMANENT = (Organizer.PERMANENT,)


@dataclass
class Office:
    """The people of an office at their desks."""

    officer: Client
    commissioner: Client
    second: Client

    def act(self, subject: str, slug: str, **fields: object) -> str:
        """An officer's act; the state after."""
        return self._sent(self.officer, subject, slug, fields)

    def decide(self, subject: str, **fields: object) -> str:
        return self._sent(self.commissioner, subject, "putus", fields)

    def confirm(self, subject: str) -> str:
        answer = confirm_at(self.second, waiting(subject).id)
        assert answer.status_code == 302, answer.content.decode()
        return queries.case(subject).state

    def refused(self, subject: str, slug: str, **fields: object) -> str:
        """What the page says of an act that is refused."""
        decide_sent(subject, slug, fields)
        answer = self.officer.post(f"/meja/perkara/{subject}/{slug}/", fields)
        assert answer.status_code == 422
        found = re.search(r'class="error-summary".*?<p>(.*?)</p>', answer.content.decode(), re.DOTALL)
        assert found
        return found[1]

    def refused_field(self, subject: str, slug: str, **fields: object) -> str:
        """The page of an act that is refused beside a field."""
        decide_sent(subject, slug, fields)
        answer = self.officer.post(f"/meja/perkara/{subject}/{slug}/", fields)
        assert answer.status_code == 422
        return answer.content.decode()

    def page(self, subject: str) -> str:
        return self.officer.get(f"/meja/perkara/{subject}/").content.decode()

    @staticmethod
    def _sent(client: Client, subject: str, slug: str, fields: dict[str, object]) -> str:
        decide_sent(subject, slug, fields)
        answer = client.post(f"/meja/perkara/{subject}/{slug}/", fields)
        assert answer.status_code == 302, re.findall(r"<p>.*?\(kode.*?</p>|field__error.*?</", answer.content.decode())
        return queries.case(subject).state


@pytest.fixture
def office(logged_in: LoggedIn) -> Office:
    return Office(logged_in(Role.OFFICER), logged_in(Role.COMMISSIONER), logged_in(Role.COMMISSIONER, which="kedua"))


def waiting(subject: str) -> Proposed:
    (found,) = [each for each in proposals_of(queries.case(subject).submission.id) if each.is_open]
    return found


def received(kind: SubmissionKind = SubmissionKind.REPORT, region: str = "52") -> queries.SubmissionInfo:
    code = new_code()
    assert file_report(filing(code, content=msgspec.structs.replace(CONTENT, kind=kind, region=region))) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def reviewed(by: Staff, info: queries.SubmissionInfo, **found: object) -> str:
    fields: dict[str, object] = {
        "outcome": ReviewOutcome.REGISTER,
        "types": (Violation.ETHICS,),
        "organizers": PERMANENT,
    } | found
    return review_report(by, info.id, Review(**fields), "CONTOH.")  # type: ignore[arg-type]


def words(pdf: bytes) -> str:
    """What a paper says."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def case_day(subject: str) -> date:
    """Its day of receipt."""
    return queries.case(subject).day
