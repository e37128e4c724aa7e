"""Filing what came from devices as reports: new ones many at once, later versions one by one.

Rules kept here:
  * What came is entered as received; it is sent at once where its answers are whole and its number is free. What stops
    it is named, and it stays as a draft in its writer's hands: nothing is refused.
  * Nobody is overwritten: where the earlier report moved on since, what came is a new draft.
  * A few questions to the database for however many come at once: the log is written once for all of them.
Left to others: numbers of devices (receiving), who may (flows), bytes of annexes (annexing).
"""

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction
from django.utils import timezone

from saksama.entries.encoding import encode
from saksama.entries.kinds.observation import Channel, ObservationReceived
from saksama.observation.answers import Answers, Problem, problems
from saksama.observation.document import Annex as Named
from saksama.observation.document import Document, document_of, write_document
from saksama.observation.form import Form
from saksama.procedure.levels import Level, at_level, level_of
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import Leaf, Told, append_each, new_subject, opening
from saksama_node.observation.enrolled import Identity
from saksama_node.observation.envelope import Content, Envelope
from saksama_node.observation.envelope import Named as Sealed
from saksama_node.observation.examining import answer_note
from saksama_node.observation.faults import AnswersRefused, DraftMoved, ReportRefused
from saksama_node.observation.faults import Why as Refusal
from saksama_node.observation.models import Annex, Period, Report, State, Submission, Version
from saksama_node.observation.sealed import sealed_bytes, sealed_drafts
from saksama_node.observation.searching import index_new
from saksama_node.observation.writing import ANSWER, entry_of, is_for, save_draft, send, stand_as_sent, version_of
from saksama_node.settings.clock import now

MOST_FAULTS: Final = 50
"""Of a submission, as many as are told."""
_FIELD: Final = re.compile(r"[a-z_]{1,40}(?:\.\d{1,3}\.[a-z_]{1,40})?")
PHOTO: Final = "photo"
"""What an annex is that says nothing else."""


@dataclass(frozen=True, slots=True)
class Why:
    """What keeps a report from being sent: where, and a code."""

    at: str
    fault: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A submission that was opened. `digest`: SHA-256 of its bytes (`body`); `off`: whether the device's clock is."""

    device: Identity
    by: Staff
    envelope: Envelope
    content: Content
    form: Form
    digest: str
    body: bytes
    channel: Channel = Channel.FIELD
    off: bool = False
    apart: Why | None = None

    @property
    def number(self) -> str:
        """The report's number, without what does not print."""
        return "".join(filter(str.isprintable, self.content.number)).strip()

    @property
    def answers(self) -> Answers:
        """What was answered."""
        return self.content.answers

    def caption(self, annex: Sealed) -> str:
        """What was written beneath this file."""
        return self.content.captions.get(annex.sha256, "")


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one. `leaf`: of the entry that it came in; `why`: empty where it was sent."""

    report: Report
    leaf: Leaf
    why: tuple[Why, ...]


def file_new(arrived: Sequence[Arrived]) -> list[Filed]:
    """A report of each, in the caller's act, in their order."""
    if not arrived:
        return []
    judged = _judged(arrived, _periods(arrived))
    drafts = sealed_drafts((report.subject, each.answers) for each, report, _ in judged)
    leaves = iter(append_each([told for each, report, why in judged for told in _told(each, report, sent=not why)]))
    filed, versions, documents = list[Filed](), list[Version](), list[tuple[Report, Document]]()
    for (each, report, why), draft in zip(judged, drafts, strict=True):
        received = next(leaves)
        report.draft, report.edits, report.changed_at = draft, 1, received.entry.at
        if not why:
            leaf = next(leaves)
            stand_as_sent(report, leaf.entry.at)
            versions.append(version_of(report, each.by, leaf))
            documents.append((report, _document(each, report)))
        filed.append(Filed(report, received, why))
    Report.objects.bulk_create([each.report for each in filed])
    Version.objects.bulk_create(versions)
    index_new(documents)
    _keep_annexes([(each, one.report) for each, one in zip(arrived, filed, strict=True)])
    return filed


def file_again(each: Arrived) -> Filed:
    """A later version of an earlier report, where its writer has it in hand as they saw it; else a new draft."""
    try:
        with transaction.atomic():
            return _again(each)
    except ReportRefused as refused:
        apart = Why("report", refused.why.value)
    except DraftMoved:
        apart = Why("report", "moved")
    except AnswersRefused:
        # Of another shape than the form's: what is wrong is found again below, beside the draft that stands.
        apart = Why("report", "shape")
    return file_new([replace(each, apart=apart)])[0]


def _again(each: Arrived) -> Filed:
    subject, content = each.envelope.report, each.content
    edits = content.edits if content.edits is not None else _edits_left(subject)
    why: tuple[Why, ...] = ()
    try:
        edits = save_draft(each.by, subject, edits, each.answers, each.number)
    except ReportRefused as refused:
        if refused.why is not Refusal.NUMBER_TAKEN:
            raise
        held = Report.objects.values_list("number", flat=True).get(subject=subject)
        edits, why = save_draft(each.by, subject, edits, each.answers, held), (Why("number", refused.why.value),)
    leaf = append_each([_received(each, subject)])[0]
    _keep_annexes([(each, Report.objects.get(subject=subject))])
    for reply in content.replies:
        answer_note(each.by, subject, reply.note, reply.words)
    why = why or _sent(each, edits)
    return Filed(Report.objects.get(subject=subject), leaf, why)


def _sent(each: Arrived, edits: int) -> tuple[Why, ...]:
    """Send what was saved just now; what kept it from that."""
    try:
        with transaction.atomic():
            send(each.by, each.envelope.report, edits)
    except AnswersRefused as error:
        return tuple(_named(error.problems))
    except ReportRefused as refused:
        return (Why("notes", refused.why.value),)
    return ()


def _edits_left(subject: str) -> int:
    """The state of the draft that the last submission of this report left; 0 where none did."""
    rows = Submission.objects.filter(report__subject=subject).order_by("-pk")
    return rows.values_list("edits", flat=True).first() or 0


def _periods(arrived: Sequence[Arrived]) -> dict[str, Period]:
    named = {each.envelope.period for each in arrived} - {""}
    return {row.subject: row for row in Period.objects.filter(subject__in=named)} if named else {}


def _judged(arrived: Sequence[Arrived], periods: Mapping[str, Period]) -> list[tuple[Arrived, Report, tuple[Why, ...]]]:
    """Each with its row, not stored yet, and what keeps it from being sent."""
    wanted = {each.number for each in arrived} - {""}
    offices = {each.by.region for each in arrived}
    held = set(Report.objects.filter(office__in=offices, number__in=wanted).values_list("office", "number"))
    judged = []
    for each in arrived:
        number, region = each.number, each.by.region
        period = periods.get(each.envelope.period)
        why = list(_faults(each, period))
        if number and (region, number) in held:
            why.append(Why("number", "number-taken"))
            number = ""
        held.add((region, number))
        report = Report(
            subject=new_subject(),
            office=region,
            level=level_of(region).value,
            writer=each.by.id,
            period=period if is_for(period, each.form.id, region) else None,
            form=each.form.id,
            number=number,
            state=State.DRAFT,
            changed_at=now(),
        )
        judged.append((each, report, tuple(why)))
    return judged


def _faults(each: Arrived, period: Period | None) -> Iterator[Why]:
    """What its own words lack."""
    if each.apart is not None:
        yield each.apart
    if each.envelope.period and not is_for(period, each.form.id, each.by.region):
        yield Why("period", "period")
    if not each.number:
        yield Why("number", "missing")
    yield from _named(problems(each.form, each.answers, today=timezone.localdate(now())))


def _named(found: Sequence[Problem]) -> Iterator[Why]:
    """Where they are and why, by codes alone: what is called otherwise than a field is what somebody typed."""
    for one in found[:MOST_FAULTS]:
        if one.at.startswith(ANSWER):
            yield Why("notes", Refusal.NOT_ANSWERED.value)
            continue
        yield Why(one.at if _FIELD.fullmatch(one.at) else "?", one.fault.value)


def _told(each: Arrived, report: Report, *, sent: bool) -> Iterator[Told]:
    yield _received(each, report.subject)
    if sent:
        told = (opening("report", write_document(_document(each, report))),)
        yield Told(entry_of(report), report.subject, actor_for(each.by, report.subject), told)


def _document(each: Arrived, report: Report) -> Document:
    """Its first version."""
    named = tuple(
        Named(kind=one.category or PHOTO, sha256=each.content.plain[one.sha256], words=each.caption(one))
        for one in each.envelope.annexes
    )
    return document_of(each.form.digest, report.number, each.answers, named)


def _received(each: Arrived, subject: str) -> Told:
    """The entry that it came in: device and number stand inside its commitment alone."""
    body = ObservationReceived(
        channel=each.channel,
        day=timezone.localdate(now()).isoformat(),
        form=each.form.digest,
        office=at_level(each.by.region, Level.DISTRICT),
    )
    committed = encode(
        {"device": each.device.name, "sequence": each.envelope.sequence, "sha256": each.digest},
    )
    return Told(body, subject, actor_for(each.by, subject), (opening("submission", committed),))


def _keep_annexes(pairs: Sequence[tuple[Arrived, Report]]) -> None:
    """A row for each file that is to come; one that is named already keeps its own."""
    parts = [(each, report, place) for each, report in pairs for place in range(len(each.envelope.annexes))]
    if not parts:
        return
    told = [
        [
            (report.subject, f"annex {one.sha256}", each.content.annex_key.encode()),
            (report.subject, f"annex words {one.sha256}", each.caption(one).encode()),
        ]
        for each, report, place in parts
        for one in (each.envelope.annexes[place],)
    ]
    sealed = iter(sealed_bytes(part for pair in told for part in pair))
    Annex.objects.bulk_create(
        (
            Annex(
                report=report,
                device_id=each.device.id,
                sha256=one.sha256,
                plain=each.content.plain[one.sha256],
                size=one.size,
                media_type=one.type,
                category=one.category or PHOTO,
                key=next(sealed),
                words=next(sealed),
                place=place,
                file=secrets.token_hex(16),
            )
            for each, report, place in parts
            for one in (each.envelope.annexes[place],)
        ),
        ignore_conflicts=True,
    )
