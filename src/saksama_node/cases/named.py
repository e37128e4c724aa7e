"""How people call a case or a report among themselves: by the sentence in which its event was told.

Rules kept here:
  * It is opened under the report's own key, where somebody of the office looks: one key a row, never in public, in no
    log, in no letter.
  * What was erased has no name any more, and is not among them.
  * What is kept from who looks (accounts.recused) is left out.
Left to others: who may see it (callers have filtered by place), how long a line may be (web).
"""

from collections.abc import Iterable, Mapping

from saksama_node.accounts.recused import unkept
from saksama_node.cases.models import Case, Submission
from saksama_node.cases.report import read_content
from saksama_node.ledger.queries import opening_of_each


def events(subjects: Iterable[str]) -> Mapping[str, str]:
    """By the subject of a case or of a report: what happened, in the reporter's words."""
    wanted = set(subjects)
    if not wanted:
        return {}
    leaves = dict(Case.objects.filter(unkept(), subject__in=wanted).values_list("subject", "submission__leaf"))
    if others := wanted - set(leaves):
        leaves |= Submission.objects.filter(unkept(), subject__in=others).values_list("subject", "leaf")
    return events_at(leaves)


def events_at(leaves: Mapping[str, int]) -> Mapping[str, str]:
    """The same, where the entries of the receipts are known: one question."""
    found = opening_of_each(leaves.values(), "content")
    return {subject: read_content(found[leaf].data).event for subject, leaf in leaves.items() if leaf in found}
