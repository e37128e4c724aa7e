"""The dispatches about a task or an incident, as rows of its page.

Left to others: which they are (task_papers, the incident's flows), answering one (tasks, incidents).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from saksama.envelope.kinds import IncidentReport, Payload, TaskOffer, TaskReport
from saksama.vocabulary import DispatchKind, RefusalCode
from saksama_node.agreements.words import KIND_WORDS
from saksama_node.exchange.queries import IncomingInfo
from saksama_node.flows.joint.task_papers import Paper
from saksama_node.web.codes import word
from saksama_node.web.desk.words.dispatches import STATE_COLOURS

ANSWERED_WITH_WORK: Final = frozenset({DispatchKind.TASK_OFFER, DispatchKind.TASK_REPORT, DispatchKind.INCIDENT_REPORT})
"""Kinds that an officer answers on the page of their task or incident, not on the dispatch's own."""


def work_address(payload: Payload | None) -> str:
    """The page of the task or incident that a dispatch belongs to; empty for other dispatches."""
    match payload:
        case IncidentReport(incident=subject):
            return reverse("desk:incident", args=[subject])
        case TaskOffer(task=subject) | TaskReport(task=subject):
            return reverse("desk:task", args=[subject])
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class FileRow:
    """An attachment and its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One dispatch. `at` None: not sent yet; `reason`: why it was refused, empty if it was not."""

    kind: str
    ours: bool
    state: str
    colour: str
    reason: str
    at: datetime | None
    url: str
    files: tuple[FileRow, ...]


def rows(papers: Iterable[Paper]) -> list[PaperRow]:
    """Give the rows, in the order of the papers."""
    return [_row(each) for each in papers]


def _row(paper: Paper) -> PaperRow:
    if isinstance(paper, IncomingInfo):
        ours, way, index = False, "masuk", paper.index
        url = reverse("desk:dispatch_in", args=[paper.subject, paper.index])
    else:
        ours, way, index = True, "keluar", 0
        url = reverse("desk:dispatch_out", args=[paper.subject])
    return PaperRow(
        kind=str(KIND_WORDS[DispatchKind(paper.kind)]),
        ours=ours,
        state=str(paper.state.label),
        colour=STATE_COLOURS[paper.state],
        reason=_("(%(reason)s)") % {"reason": word(RefusalCode(paper.refusal))} if paper.refusal else "",
        at=paper.sent_at,
        url=url,
        files=tuple(
            FileRow(file.name, reverse("desk:dispatch_file_look", args=[way, paper.subject, index, position]))
            for position, file in enumerate(paper.files)
        ),
    )
