"""Acts on cases: receive, review, register, assign, decide, close; papers and the vault.

Rules kept here:
  * Every act appends its entry in the same transaction; the caller holds `ledger.actions.act()`.
  * Files and sealed identities are on disk before the entry that names them; they are removed if the act fails.
  * `case.received` is the same for report and information, counter and online: its actor is the role `intake`.
  * Which act may follow is asked of `saksama.procedure`, with the row locked; nothing else decides it.
Left to others: who may (accounts.policy, asked by the flows), the order of a story (flows), words (web).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone
from msgspec import UNSET, UnsetType

from saksama.clocks.shipped import digest_on
from saksama.entries.body import Body
from saksama.entries.commitment import EvidenceFile, Opening, commit, encode_manifest
from saksama.entries.kinds.case import (
    CaseCompleted,
    CaseReceived,
    CaseRegistered,
    CaseReviewed,
    Ground,
    IdentityOpened,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseCorrected
from saksama.envelope.leakcheck import digests_of
from saksama.errors import CallerError, NotThere
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import check_part
from saksama_node.cases import codes, vault
from saksama_node.cases.awaiting import keep
from saksama_node.cases.digesting import keep_digests, leak_key
from saksama_node.cases.evidence import Kept, evidence_name
from saksama_node.cases.models import Case, Channel, Evidence, Paper, Submission, VaultOpening
from saksama_node.cases.moving import NOBODY, begin, check, enter, enter_as, office_of, standing_of, tie_bytes
from saksama_node.cases.numbering import Series, specimen, take_number
from saksama_node.cases.procedures import chosen, editions
from saksama_node.cases.recusing import expect
from saksama_node.cases.report import Content, Reporter, SubmissionKind, canonical, in_one_spelling
from saksama_node.cases.sealed import sealed_secrets
from saksama_node.cases.searching import index
from saksama_node.cases.seconding import end_overtaken
from saksama_node.cases.supervised import report_day
from saksama_node.deadlines import actions as deadlines
from saksama_node.ledger.actions import Leaf, append, new_subject, opening, spoken
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.settings.clock import now

_TRACED: Final = "tracing"


class NoSuchCase(NotThere):
    """No submission or case of this id."""

    code = "case.unknown"
    advice = "Go back to the list and open it again."

    subject: str


class TakenElsewhere(CallerError):
    """This institution takes no reports: they are handed in at another one's node."""

    code = "report.elsewhere"
    advice = "Hand it in there."

    url: str


class NameNeeded(CallerError):
    """A report needs its reporter's name and address (Perbawaslu 7/2022 art. 15(3)a)."""

    code = "case.name-needed"
    advice = "Give name and address, or hand it in as preliminary information."


@dataclass(frozen=True, slots=True)
class Received:
    """What `receive` made: the submission's id and subject, and its leaf."""

    submission: int
    subject: str
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What is handed in. `code`: normal form of the follow-up code; `taken_by`: who keyed it at the counter.

    `is_own`: the office saw it itself; a finding always is.
    """

    content: Content
    reporter: Reporter
    evidence: tuple[Kept, ...]
    code: str
    taken_by: Staff | None = None
    is_own: bool = False


def seal_identity(subject: str, reporter: Reporter) -> Opening:
    """Put the identity into the vault under a fresh salt and return its opening, which is kept nowhere else.

    Called before the act: sealing syncs to disk.
    """
    identity = opening("identity", canonical(reporter))
    vault.put_opening(subject, vault.IDENTITY, identity)
    return identity


def receive(handed_in: HandedIn, subject: str, identity: Opening) -> Received:
    """Enter what was handed in. The same code again is refused by the table (IntegrityError): one form, one receipt.

    Raises `NameNeeded`, and `WordsRefused` for a finding.
    """
    content, reporter = handed_in.content, handed_in.reporter
    if content.kind is SubmissionKind.REPORT and not (reporter.name and reporter.address):
        raise NameNeeded
    channel = _channel(handed_in)
    if channel is Channel.OWN:
        # The office's own words. A report's are the reporter's, whoever typed them, and never refused.
        content = in_one_spelling(content)
    manifest = [
        EvidenceFile(name=evidence_name(place, kept.media_type), sha256=kept.sha256, size=kept.size)
        for place, kept in enumerate(handed_in.evidence, 1)
    ]
    leaf = append(
        CaseReceived(),
        subject=subject,
        actor=Role.INTAKE,
        openings=(opening("content", canonical(content)), opening("evidence", encode_manifest(manifest))),
        commits={"identity": commit(CaseReceived.KIND, identity.name, identity.salt, identity.data)},
    )
    row = Submission.objects.create(
        subject=subject,
        leaf=leaf.leaf_id,
        kind=content.kind,
        channel=channel,
        region=content.region,
        received_at=leaf.entry.at,
        taken_by=handed_in.taken_by.id if handed_in.taken_by else None,
        code_digest=codes.digest(handed_in.code),
        box=codes.lock_box(handed_in.code, subject, identity.salt + identity.data),
        named=bool(reporter.name),
        addressed=bool(reporter.address.strip()),
    )
    secrets = sealed_secrets(subject, handed_in.evidence)
    Evidence.objects.bulk_create(
        Evidence(submission=row, secret=secret, size=kept.size, media_type=kept.media_type, file=kept.file)
        for kept, secret in zip(handed_in.evidence, secrets, strict=True)
    )
    index(row.pk, content)
    _keep_leak_digests(reporter)
    deadlines.expect_review(subject, content.region, leaf.entry.at, content.kind, content.supervision.report_day)
    expect(row)
    return Received(row.pk, subject, leaf)


def _channel(handed_in: HandedIn) -> Channel:
    if handed_in.is_own or handed_in.content.kind is SubmissionKind.FINDING:
        return Channel.OWN
    return Channel.COUNTER if handed_in.taken_by else Channel.ONLINE


def add_paper(submission_id: int, what: str, media_type: str, file: str) -> None:
    """Note a scan that lies in the vault already."""
    Paper.objects.create(submission_id=submission_id, what=what, media_type=media_type, file=file, added_at=now())


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer found. Empty `procedure`: the usual one of the day.

    `types` may be empty where they are not known yet; `organizers`: whom ethics concern; `substantial`: of what is
    refused on form, whether it is complete in substance; `written`: of what was traced and becomes a finding, when its
    supervision report (LHP) was made; `relayed`: when a supervisor in the field received it, who passed it on (art. 9).
    """

    outcome: ReviewOutcome
    types: tuple[Violation, ...] = ()
    party: str = "none"
    procedure: str = ""
    ground: Ground | None = None
    organizers: tuple[Organizer, ...] = ()
    substantial: bool | None = None
    written: date | None = None
    relayed: date | None = None


def body_of_review(submission_id: int, found: Review) -> CaseReviewed:
    """The entry of a review, but for its second person.

    A case is reviewed again under the procedure that it began with. Raises `NoSuchCase`, `NoEdition`.
    """
    (body,) = bodies_of_review(submission_id, [found])
    return body


def bodies_of_review(submission_id: int, findings: Iterable[Review]) -> list[CaseReviewed]:
    """The same of each of several reviews of one report, which is read once."""
    row = Submission.objects.filter(pk=submission_id).first()
    if row is None:
        raise NoSuchCase(str(submission_id))
    case = Case.objects.filter(submission=row).first()
    return [_body_of_review(row, case, found) for found in findings]


def _body_of_review(row: Submission, case: Case | None, found: Review) -> CaseReviewed:
    day = timezone.localtime(row.received_at).date() if case is None else case.day
    edition = chosen(found.procedure, day) if case is None else editions()[case.procedure]
    source = _source(row, case, found.outcome)
    return CaseReviewed(
        day=day.isoformat(),
        edition=edition.digest if case is None else UNSET,
        ground=found.ground or UNSET,
        office=row.region if case is None else case.region,
        organizers=each_once(found.organizers) or UNSET,
        outcome=found.outcome,
        party=found.party,
        procedure=edition.id,
        rules=digest_on(edition.rules, day) if case is None else UNSET,
        relayed=UNSET if found.relayed is None or case is not None else found.relayed.isoformat(),
        source=source,
        substantial=UNSET if found.substantial is None else found.substantial,
        types=in_order(found.types) or UNSET,
        written=_written(row, case, found) if source is Origination.FINDING else UNSET,
    )


def _written(row: Submission, case: Case | None, found: Review) -> str | UnsetType:
    """When the supervision report was made: as it was handed in, or as the reviewer of what was traced says."""
    if found.outcome is not ReviewOutcome.REGISTER:
        return UNSET
    if case is not None:
        return UNSET if found.written is None else found.written.isoformat()
    return report_day(row) or UNSET


def _source(row: Submission, case: Case | None, outcome: ReviewOutcome) -> Origination:
    """Where the case comes from: nobody chooses it. What was handed in says it, and tracing makes a finding of it."""
    is_traced = case is not None and case.state == _TRACED and outcome is ReviewOutcome.REGISTER
    return Origination.FINDING if is_traced else Origination(row.kind if case is None else case.source)


def each_once(organizers: Iterable[Organizer]) -> tuple[Organizer, ...]:
    """Each class once, in the order of the code list."""
    wanted = set(organizers)
    return tuple(each for each in Organizer if each in wanted)


def in_order(types: Iterable[Violation]) -> tuple[Violation, ...]:
    """Each kind once, in the order of the code list."""
    wanted = set(types)
    return tuple(each for each in Violation if each in wanted)


def review(by: Staff, submission_id: int, found: Review, words: str) -> Leaf:
    """Enter an initial review: the first begins the case. Raises `MoveRefused`, `NoSuchCase`, `AlreadyReviewed`."""
    row = Submission.objects.select_for_update().filter(pk=submission_id).first()
    if row is None:
        raise NoSuchCase(str(submission_id))
    body = body_of_review(submission_id, found)
    subject = Case.objects.filter(submission=row).values_list("subject", flat=True).first()
    leaf = move(by, subject, body, words) if subject else begin(by, row, body, words)
    end_overtaken(row)
    return leaf


def hold(subject: str) -> str:
    """Keep a case from everybody else until the act ends; the region of the office that has it. Raises `NoSuchCase`.

    Rights are asked of that region: before it was held the case may have been handed over.
    """
    # The submission first, as a review takes them: two acts must not wait for each other.
    Submission.objects.select_for_update(of=("self",)).filter(case__subject=subject).first()
    return _locked(subject).region


def hold_examined(subject: str) -> str:
    """As `hold`; the office that examines the request for correction, whose outcome it is."""
    hold(subject)
    return office_of(subject, CaseCorrected.KIND)


def hold_either(subject: str) -> str:
    """As `hold`, by the subject of a case, or of a report that has none yet. Raises `NoSuchCase`."""
    row = Submission.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    return hold(subject) if row is None else row.region


def move(by: Staff, subject: str, body: Body, words: str = "") -> Leaf:
    """One further act on a case. Raises `NoSuchCase`, `MoveRefused`."""
    case = _locked(subject)
    leaf = enter(by, case, body, words)
    end_overtaken(case.submission)
    return leaf


def complete(subject: str) -> Leaf:
    """Who handed it in completes it: no person of the office acts. Raises `NoSuchCase`, `MoveRefused`."""
    case = _locked(subject)
    leaf = enter_as(Role.INTAKE, NOBODY, case, CaseCompleted(), "")
    end_overtaken(case.submission)
    return leaf


def register(
    by: Staff,
    subject: str,
    types: Iterable[Violation] = (),
    election: str = "",
    organizers: Iterable[Organizer] = (),
) -> Leaf:
    """Register under the office's next number, as `types`, or as it was last reviewed.

    `election`: its code in the number, empty for the usual one; `organizers`: whom ethics concern. Raises
    `MoveRefused`, `OfficeCodeUnknown`, `ElectionUnknown`.
    """
    case = _locked(subject)
    named = in_order(types) or tuple(map(Violation, case.types.split()))
    series = Series(case.region, Origination(case.source or Origination.REPORT), case.procedure)
    # Asked first with a number that nobody has: what may not be registered takes none.
    concerned = each_once(organizers) or UNSET
    probe = CaseRegistered(number=specimen(series), organizers=concerned, types=named or UNSET)
    check(standing_of(case), actor_for(by, subject), probe, reason=False)
    number = take_number(series, now(), election)
    return move(by, subject, CaseRegistered(number=number, organizers=concerned, types=named or UNSET))


def set_assignee(subject: str, person: Staff) -> None:
    """Note whose case it is now; the caller holds it."""
    case = Case.objects.get(subject=subject)
    case.assignee = person.id
    case.save(update_fields=["assignee"])
    keep(case)


def log_opening(by: Staff, submission_id: int, reason: str) -> Leaf:
    """Append `identity.opened` before anything is shown; case and reason are commitments that the reporter can open.

    Raises `KeptAway`.
    """
    row = Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)
    check_part(by.id, row.subject)
    subject = new_subject()
    leaf = append(
        IdentityOpened(),
        subject=subject,
        actor=actor_for(by, subject),
        openings=(
            opening("case", tie_bytes(row.subject, leaf_hash_of(row.leaf).hex())),
            spoken("reason", {"reason": reason}),
        ),
    )
    VaultOpening.objects.create(submission=row, leaf=leaf.leaf_id, by=by.id, at=leaf.entry.at)
    return leaf


def _locked(subject: str) -> Case:
    case = Case.objects.select_for_update().filter(subject=subject).first()
    if case is None:
        raise NoSuchCase(subject)
    return case


def _keep_leak_digests(reporter: Reporter) -> None:
    if reporter.is_anonymous:
        return
    keep_digests(digests_of(leak_key(), reporter.for_leak_check()))
