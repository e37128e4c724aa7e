"""The main story of two nodes, told in their logs, and the verifier run against it.

Rules kept here: it is honest from end to end; who lies does it afterwards (`tests.testonly.lies`).
Left to others: how logs are made and served (`tests.testonly.staticlog`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import msgspec

from saksama.cli.fetch import HttpReader
from saksama.cli.report_json import ReportJson, as_json
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseDecided,
    CaseNotified,
    CaseReceived,
    CaseRegistered,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Means,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchSent
from saksama.entries.kinds.handling import CaseStudied
from saksama.entries.kinds.incident import IncidentClosed, IncidentReported, IncidentTaken, IncidentType
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDone, TaskOpened
from saksama.procedure.deadlines import Clocks, NoClocks
from saksama.procedure.edition import Edition
from saksama.procedure.reading import shipped
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from saksama.vocabulary import Classification, DispatchKind, format_moment
from tests.testonly.staticlog import Node, World


def subject(word: str) -> str:
    return sha256(word.encode()).hexdigest()[:32]


COMMITS: dict[str, Any] = {name: sha256(name.encode()).hexdigest() for name in ("content", "evidence", "identity")}


PROCEDURE: dict[str, Any] = {
    "procedure": "pemilu-2022",
    "edition": shipped()["pemilu-2022"].digest,
    "source": Origination.REPORT,
}


def no_progress(origin: str, done: int, total: int) -> None:
    """Nobody looks."""


def three(place: str) -> tuple[str, ...]:
    """Three members, as they are called within one subject."""
    return tuple(sorted(subject(f"{name} {place}") for name in ("ani", "budi", "citra")))


def named_alike(report: Report) -> Report:
    """The report without what it says of people who are called alike in several subjects."""
    left = tuple(each for each in report.findings if each.code is not Code.PSEUDONYM_REUSED)
    return replace(report, findings=left)


@dataclass
class Story:
    """The main story, told in two logs; `sent` is the index of the first dispatch."""

    world: World
    bawaslu: Node
    diskominfotik: Node
    sent: int = 0

    def judge(
        self,
        anchors: Anchors | None = None,
        on_pause: Callable[[], object] = lambda: None,
        clocks: Clocks | None = None,
        earlier: Mapping[str, Edition] | None = None,
    ) -> Report:
        with HttpReader() as reader:
            asking = Asking(
                reader, no_progress, lambda: (on_pause(), None)[1], clocks or NoClocks(), earlier=earlier or {}
            )
            report = verify_node(self.bawaslu.url, anchors or Anchors(), asking)
        # Whatever is told, its JSON is of the published shape.
        msgspec.convert(as_json(report, "id", {}), ReportJson)
        return report

    def check(
        self,
        anchors: Anchors | None = None,
        on_pause: Callable[[], object] = lambda: None,
        clocks: Clocks | None = None,
        earlier: Mapping[str, Edition] | None = None,
    ) -> Report:
        """As `judge`, for a test that calls people alike in several subjects, so that it can be read."""
        return named_alike(self.judge(anchors, on_pause, clocks, earlier))

    def send(self, **changed: Any) -> DispatchSent:
        fields: dict[str, Any] = {
            "to": self.diskominfotik.origin,
            "agreement": self.world.digest,
            "clause": "pasal-1",
            "dispatch_kind": DispatchKind.INFORMATION_REQUEST,
            "classification": Classification.OPEN,
            "seen": len(self.diskominfotik.entries),
            "number": 1,
            "ciphertext": sha256(b"sealed").hexdigest(),
            "size": 512,
        }
        return DispatchSent(**(fields | changed))

    def tell(self) -> None:
        """A dispatch with both receipts, a report with its case, a task, an incident."""
        self._dispatch()
        self._case()
        self._task()
        self._incident()
        for node in self.world.nodes:
            node.observe()
        self.world.publish()

    def _dispatch(self) -> None:
        one, other = self.bawaslu, self.diskominfotik
        self.sent = one.append(self.send(), subject=subject("d"))
        one.publish()
        other.append(DispatchReceived(origin=one.origin, index=self.sent), subject=subject("d"))
        other.append(DispatchAccepted(origin=one.origin, index=self.sent), subject=subject("d"))
        other.publish()

    def _case(self) -> None:
        one, case = self.bawaslu, subject("case")
        one.append(CaseReceived(), subject=subject("receipt"), **COMMITS)
        day = self.world.now.date().isoformat()
        met = self.met(case, "case.reviewed:register")
        reviewed = CaseReviewed(day=day, office="52", outcome=ReviewOutcome.REGISTER, plenary=met, **PROCEDURE)
        officer, second = subject("officer"), subject("second")
        one.append(reviewed, subject=case, actor=officer, receipt=COMMITS["content"])
        one.append(
            CaseRegistered(
                number="001/Reg/LP/PL/Prov/18.00/XI/2026", organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)
            ),
            subject=case,
            actor=officer,
        )
        one.append(CaseAssigned(assignee=officer), subject=case, actor=second)
        one.append(CaseStudied(), subject=case, actor=officer)
        met = self.met(case, "case.decided:no-violation")
        decided = CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, plenary=met, second=second)
        one.append(decided, subject=case, actor=officer)
        one.append(CaseNotified(means=Means.LETTER), subject=case, actor=officer)
        one.append(CaseClosed(outcome=Closing.DECIDED, second=second), subject=case, actor=officer)
        one.publish()

    def met(self, case: str, decided: str, **changed: Any) -> str:
        """A plenary of three of five that decided this of the case with this subject; its subject."""
        place = subject(f"rapat {len(self.bawaslu.entries)}")
        names, counted = three(place), three(case)
        fields: dict[str, Any] = {
            "day": self.world.now.date().isoformat(),
            "items": (PlenaryItem(case=case, counted=counted, decided=decided),),
            "members": names,
            "number": place,
            "office": "52",
            "seats": 5,
        }
        self.bawaslu.append(PlenaryHeld(**(fields | changed)), subject=place, actor=names[0])
        return place

    def _task(self) -> None:
        one, other, task = self.bawaslu, self.diskominfotik, subject("task")
        due = format_moment(self.world.now.replace(day=25))
        opened = TaskOpened(to=other.origin, agreement=self.world.digest, clause="pasal-3", due=due)
        one.append(opened, subject=task)
        other.append(TaskAccepted(opener=one.origin), subject=task)
        other.append(TaskDone(opener=one.origin), subject=task)
        one.append(TaskConfirmed(to=other.origin), subject=task)
        self.world.publish()

    def _incident(self) -> None:
        one, other, incident = self.bawaslu, self.diskominfotik, subject("incident")
        due = format_moment(self.world.now.replace(hour=3))
        kind = IncidentType.IMITATION
        reported = IncidentReported(to=other.origin, agreement=self.world.digest, clause="pasal-5", due=due, type=kind)
        one.append(reported, subject=incident)
        other.append(IncidentTaken(reporter=one.origin), subject=incident)
        one.append(IncidentClosed(), subject=incident)
        self.world.publish()
