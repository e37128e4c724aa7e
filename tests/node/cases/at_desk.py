"""Acts at the desk of cases, by its own forms."""

import re

from django.test import Client

from saksama_node.cases import codes, queries
from saksama_node.flows.reports.file_report import file_report, new_code
from tests.node.cases.filing import filing
from tests.node.cases.plenaries import decide_sent
from tests.node.seconds.reading import confirm_at, proposals_of


def received(code: str = "") -> queries.SubmissionInfo:
    """A report that came in."""
    code = code or new_code()
    assert file_report(filing(code)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


REVIEW = {"procedure": "pemilu-2022", "types": "administrative", "party": "none"}
REGISTER = {"types": "administrative", "election": "PL"}


def confirmed(client: Client, subject: str) -> str:
    """The second person confirms what waits; the state after."""
    (waits,) = [each for each in proposals_of(queries.case(subject).submission.id) if each.is_open]
    answer = confirm_at(client, waits.id)
    assert answer.status_code == 302, answer.content.decode()
    return queries.case(subject).state


def do(client: Client, subject: str, slug: str, **fields: str) -> str:
    decide_sent(subject, slug, fields)
    answer = client.post(f"/meja/perkara/{subject}/{slug}/", fields)
    assert answer.status_code == 302, re.findall(r'class="field__error"[^<]*<[^<]*<[^<]*', answer.content.decode())
    return queries.case(subject).state
