"""Being the second person in a test: reading what waits, then confirming just that."""

from typing import cast

from django.http import HttpResponse
from django.test import Client

from saksama_node.accounts.policy import Staff
from saksama_node.cases import queries
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Proposed, of_subjects, proposal


def confirm_read(by: Staff, number: int) -> Leaf | None:
    """Confirm what stands there."""
    return two_persons.confirm(by, number, proposal(number).digest)


def confirm_at(client: Client, number: int) -> HttpResponse:
    """The same, by the page's form."""
    sent = {"read": proposal(number).digest}
    return cast("HttpResponse", client.post(f"/meja/usulan/{number}/setujui/", sent))


def proposals_of(submission_id: int) -> list[Proposed]:
    """Every proposal about a report and its case, newest first."""
    info = queries.submission(submission_id)
    return of_subjects(info.subject, info.case)
