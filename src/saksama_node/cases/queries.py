"""Reads of cases for staff and flows.

Rules kept here:
  * Nothing here opens the vault; a reporter's identity is in no value that leaves.
  * What is kept from who looks (accounts.recused) is refused here, or left out of a list.
  * The index of a receipt leaves only with its submission, never with a case alone.
  * A list asks as many questions for a page of a hundred thousand as for a page of ten.
Left to others: who may see which region (callers filter by `places`), the public's view (public).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q, QuerySet

from saksama.entries.commitment import SALT_BYTES, Opening, Openings
from saksama.entries.encoding import decode
from saksama.envelope.leakcheck import KeyedDigest, Part
from saksama.errors import CallerError
from saksama_node.accounts.recused import check_seen, unkept
from saksama_node.cases import codes, evidence
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.evidence import evidence_name
from saksama_node.cases.models import Case, CaseAct, Channel, Evidence, LeakDigest, Paper, Submission, VaultOpening
from saksama_node.cases.moving import TIE
from saksama_node.cases.narrowed import Narrowed
from saksama_node.cases.report import Content, read_content
from saksama_node.cases.sealed import secrets_of, words_of_acts
from saksama_node.cases.searching import EVERYTHING, Found
from saksama_node.cases.standing import detail_of
from saksama_node.ledger import queries as ledger
from saksama_node.ledger.queries import Receipt
from saksama_node.lists.listed import Listed
from saksama_node.lists.within import within

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})


class EvidenceErased(CallerError):
    """The file was erased, by two persons and by the log."""

    code = "evidence.erased"
    advice = "Who handed it in may hold a copy; its receipt still proves which file it was."


@dataclass(frozen=True, slots=True)
class EvidenceInfo:
    """One file as staff and its reporter see it; `name` is ours, by place and type. One erased has an empty digest."""

    id: int
    name: str
    sha256: str
    size: int
    media_type: str
    is_erased: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it can be drawn small."""
        return self.media_type in PICTURES


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """A scan in the vault: what it is, its type, its file's name in the vault."""

    id: int
    what: str
    media_type: str
    file: str


@dataclass(frozen=True, slots=True)
class SubmissionInfo:
    """One submission. `case`: the subject of its case, empty before the review; `papers`: scans in the vault.

    `region`: the office that has it, of its case where there is one; `named`, `addressed`: whether name and address
    were given; `number`: of its receipt, empty for none.
    """

    id: int
    subject: str
    leaf: int
    kind: str
    channel: str
    region: str
    received_at: datetime
    case: str
    papers: tuple[PaperInfo, ...]
    named: bool
    addressed: bool
    number: str = ""

    @property
    def index(self) -> int | None:
        """Place of the receipt in the log."""
        return ledger.position(self.leaf)

    @property
    def is_own(self) -> bool:
        """Whether the office saw it itself: nobody reported it, and nobody is written to."""
        return self.channel == Channel.OWN


@dataclass(frozen=True, slots=True)
class ActInfo:
    """One act: kind as in the procedure's table with its detail, who, when, words, and the index, None while it waits.

    `by`: the person's id, `moving.NOBODY` where who handed it in acted; `is_erased`: its words were.

    `second`: who confirmed it, None where one person did it.
    """

    kind: str
    by: int
    second: int | None
    at: datetime
    words: str
    leaf: int
    index: int | None
    is_erased: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """One case as staff see it. `procedure`: its edition; `types`: as last stated."""

    subject: str
    submission: SubmissionInfo
    region: str
    day: date
    state: str
    number: str
    assignee: int | None
    outcome: str
    changed_at: datetime
    procedure: str
    source: str
    types: tuple[str, ...]
    party: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case as a list shows it. `leaf`: of its receipt, by which it has a name (`named`)."""

    subject: str
    leaf: int
    number: str
    region: str
    day: date
    state: str
    outcome: str
    changed_at: datetime


def submission(submission_id: int) -> SubmissionInfo:
    """One submission. Raises `NoSuchCase`, `KeptAway`."""
    row = _one(Submission.objects.filter(pk=submission_id), str(submission_id))
    check_seen(row.subject)
    return _submission(row)


def region_of(submission_id: int) -> str:
    """The office that has what was handed in under this number, whoever looks. Raises `NoSuchCase`."""
    return _submission(_one(Submission.objects.filter(pk=submission_id), str(submission_id))).region


def submissions(numbers: Sequence[int]) -> list[SubmissionInfo]:
    """These submissions, without the subjects of their cases, in a few questions for all; what is not there is not."""
    return _waiting(numbers)


def submission_by_code(letters: str) -> SubmissionInfo | None:
    """The submission whose follow-up code (normal form) this is. Raises `KeptAway`."""
    row = Submission.objects.filter(code_digest=codes.digest(letters)).first()
    if row is None:
        return None
    check_seen(row.subject)
    return _submission(row)


def anything_came_in() -> bool:
    """Whether this node ever received a report or a finding."""
    return Submission.objects.exists()


def inbox(places: Sequence[str], *, found: Found | None = None) -> Listed[SubmissionInfo]:
    """What waits for its initial review at these places, oldest first. `found`: of these alone (`searching.find`)."""
    rows = Submission.objects.filter(within(places), unkept(), reviewed=False)
    if found is not None:
        rows = rows.filter(pk__in=found.submissions)
    return Listed(rows.order_by("received_at", "pk"), _waiting, few=found is not None)


def cases(
    places: Sequence[str],
    only: Narrowed = EVERYTHING,
    *,
    found: Found | None = None,
) -> Listed[CaseLine]:
    """Cases at these places, last changed first.

    `found`: of these alone, for which `searching.find` was asked with the same filters.
    """
    rows = only.cases().filter(within(places), unkept())
    if found is not None:
        rows = rows.filter(submission__in=found.submissions)
    return Listed(rows.order_by("-changed_at", "-pk"), _lines, few=found is not None)


def case(subject: str) -> CaseInfo:
    """One case. Raises `NoSuchCase`, `KeptAway`."""
    check_seen(subject)
    found = Case.objects.select_related("submission").filter(subject=subject).first()
    if found is None:
        raise NoSuchCase(subject)
    return _case(found)


def acts(subject: str) -> list[ActInfo]:
    """A case's acts, oldest first. Raises `KeptAway`."""
    check_seen(subject)
    rows = list(CaseAct.objects.filter(case__subject=subject))
    at = ledger.positions(row.leaf for row in rows)
    details = {each.leaf_id: detail_of(each.entry.body) for each in ledger.history(subject)}
    return [
        ActInfo(row.kind, row.by, row.second, row.at, words, leaf, at.get(leaf), row.erased, details.get(leaf, ""))
        for row, words, leaf in zip(rows, words_of_acts(rows), (row.leaf for row in rows), strict=True)
    ]


def content(info: SubmissionInfo) -> Content | None:
    """The report's text; None where it was erased."""
    found = ledger.openings_of(info.leaf, ["content"])
    return read_content(found[0].data) if found else None


def contents(infos: Iterable[SubmissionInfo]) -> dict[int, Content]:
    """The texts of several reports by the submission's id, in one question; one that was erased is not in it."""
    leaves = {info.leaf: info.id for info in infos}
    found = ledger.opening_of_each(leaves, "content")
    return {leaves[leaf]: read_content(opening.data) for leaf, opening in found.items()}


def acts_at(region: str, kind: str, year: int, source: str, *, until: int, below: bool = False) -> list[int]:
    """Leaves of acts of this kind in a year, of cases of this source at an office, up to the leaf `until`, in order.

    `below`: at the offices below it too.
    """
    at = within((region,), "case__region") if below else Q(case__region=region)
    rows = CaseAct.objects.filter(at, kind=kind, at__year=year, case__source=source, leaf__lte=until)
    return list(rows.order_by("leaf").values_list("leaf", flat=True))


def evidence_of(info: SubmissionInfo) -> list[EvidenceInfo]:
    """The files handed in with it, as its receipt has them."""
    return [file for message, file in all_evidence(info) if message is None]


def all_evidence(info: SubmissionInfo) -> list[tuple[int | None, EvidenceInfo]]:
    """The same, and before each the message with which it came, None for the report itself. One numbering for all."""
    rows = list(Evidence.objects.filter(submission_id=info.id))
    return [
        (row.message_id, _evidence(place, row, secret.sha256))
        for place, (row, secret) in enumerate(zip(rows, secrets_of(rows), strict=True), 1)
    ]


def evidence_file(evidence_id: int) -> tuple[SubmissionInfo, EvidenceInfo]:
    """One file and the submission to which it belongs. Raises `NoSuchCase`, `KeptAway`."""
    row = Evidence.objects.select_related("submission").filter(pk=evidence_id).first()
    if row is None:
        raise NoSuchCase(str(evidence_id))
    check_seen(row.submission.subject)
    info = _submission(row.submission)
    return info, next(each for _, each in all_evidence(info) if each.id == row.pk)


def evidence_bytes(evidence_id: int) -> Iterator[bytes]:
    """The plain bytes in pieces. Raises `EvidenceMissing`, `EvidenceErased`, `KeptAway`."""
    row = Evidence.objects.select_related("submission").get(pk=evidence_id)
    check_seen(row.submission.subject)
    (secret,) = secrets_of([row])
    if row.erased or not secret.identity:
        raise EvidenceErased
    return evidence.open_plain(row.file, secret.identity, secret.sha256)


def receipt(info: SubmissionInfo) -> Receipt | None:
    """The receipt; None until a published checkpoint holds the entry."""
    return ledger.full_receipt(info.leaf)


def openings_for_reporter(info: SubmissionInfo, letters: str) -> Openings:
    """All that the reporter may open: content and evidence as they are kept, the identity out of the box."""
    row = Submission.objects.get(pk=info.id)
    items = ledger.openings_of(info.leaf)
    # Empty: the identity was erased.
    box = codes.open_box(letters, info.subject, bytes(row.box)) if row.box else None
    if box is not None:
        salt = box[:SALT_BYTES]
        items = (*items, Opening("identity", salt, box[SALT_BYTES:]))
    return Openings(ledger.leaf_hash_of(info.leaf).hex(), items)


def tie_for_reporter(info: SubmissionInfo) -> tuple[Receipt, Openings] | None:
    """What shows that a case is this receipt's: proof of its review and the opening of the tie alone; None before."""
    if not info.case:
        return None
    leaf = CaseAct.objects.filter(case__subject=info.case).values_list("leaf", flat=True).first()
    if leaf is None:
        return None
    found = ledger.full_receipt(leaf)
    if found is None:
        return None
    return found, Openings(ledger.leaf_hash_of(leaf).hex(), ledger.openings_of(leaf, [TIE]))


def vault_openings(info: SubmissionInfo) -> list[tuple[datetime, int | None, str]]:
    """When the identity was opened, the entry's index, and the reason as it was written."""
    rows = VaultOpening.objects.filter(submission_id=info.id)
    return [(row.at, ledger.position(row.leaf), _reason(row.leaf)) for row in rows]


def leak_digests() -> list[KeyedDigest]:
    """Every digest that outgoing text must not match."""
    rows = LeakDigest.objects.values_list("part", "words", "digest")
    return [KeyedDigest(Part(part), words, bytes(digest)) for part, words, digest in rows]


def _reason(leaf: int) -> str:
    found = ledger.openings_of(leaf, ["reason"])
    return str(decode(found[0].data).get("reason", "")) if found else ""


def _one(rows: QuerySet[Submission], key: str) -> Submission:
    row = rows.first()
    if row is None:
        raise NoSuchCase(key)
    return row


def _evidence(place: int, row: Evidence, sha256: str) -> EvidenceInfo:
    name = evidence_name(place, row.media_type)
    return EvidenceInfo(row.pk, name, sha256, row.size, row.media_type, row.erased)


def _submission(row: Submission) -> SubmissionInfo:
    # Who handles it now: a case that was handed over is read where it went, with all that belongs to it.
    case_subject, region = Case.objects.filter(submission=row).values_list("subject", "region").first() or ("", "")
    return _info(row, case_subject, region or row.region)


def _waiting(ids: Sequence[int]) -> list[SubmissionInfo]:
    papers = defaultdict[int, list[PaperInfo]](list)
    scanned = Paper.objects.filter(submission__in=ids).order_by("pk")
    for submission_id, pk, what, media_type, file in scanned.values_list(
        "submission", "pk", "what", "media_type", "file"
    ):
        papers[submission_id].append(PaperInfo(pk, what, media_type, file))
    columns = ("pk", "subject", "leaf", "kind", "channel", "region", "received_at", "named", "addressed", "number")
    asked = Submission.objects.filter(pk__in=ids).values_list(*columns)
    rows = {
        pk: SubmissionInfo(
            pk, subject, leaf, kind, channel, region, received_at, "", tuple(papers[pk]), named, addressed, number or ""
        )
        for pk, subject, leaf, kind, channel, region, received_at, named, addressed, number in asked
    }
    return [rows[pk] for pk in ids if pk in rows]


def _lines(ids: Sequence[int]) -> list[CaseLine]:
    columns = ("subject", "submission__leaf", "number", "region", "day", "state", "outcome", "changed_at")
    rows = {pk: line for pk, *line in Case.objects.filter(pk__in=ids).values_list("pk", *columns)}
    return [
        CaseLine(subject, leaf, number or "", *others)
        for subject, leaf, number, *others in (rows[pk] for pk in ids if pk in rows)
    ]


def _info(row: Submission, case: str, region: str) -> SubmissionInfo:
    return SubmissionInfo(
        id=row.pk,
        subject=row.subject,
        leaf=row.leaf,
        kind=row.kind,
        channel=row.channel,
        region=region,
        received_at=row.received_at,
        case=case,
        papers=tuple(PaperInfo(p.pk, p.what, p.media_type, p.file) for p in row.papers.all()),
        named=row.named,
        addressed=row.addressed,
        number=row.number or "",
    )


def _case(row: Case) -> CaseInfo:
    return CaseInfo(
        subject=row.subject,
        submission=_submission(row.submission),
        region=row.region,
        day=row.day,
        state=row.state,
        number=row.number or "",
        assignee=row.assignee,
        outcome=row.outcome,
        changed_at=row.changed_at,
        procedure=row.procedure,
        source=row.source,
        types=tuple(row.types.split()),
        party=row.party,
    )
