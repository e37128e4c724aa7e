"""One example of each act of two persons: a subject, what is asked, who may; what became of it.

A row of the table without an example fails `test_table`. To add one: a maker that takes a mark (which names people who
are this example's alone) and leaves everything as it is just before the act is proposed.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from saksama.entries.clarification import PublicSource
from saksama.entries.encoding import decode, encode
from saksama.entries.kinds.account import AccountConfirmed, AccountGranted, AccountRenewed
from saksama.entries.kinds.case import (
    CaseClosed,
    CaseDecided,
    CaseForwarded,
    CaseReviewed,
    CaseWithdrawn,
    Closing,
    DecisionOutcome,
    Destination,
    Ground,
    Organizer,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Addressee,
    Assessment,
    Category,
    Concerns,
    ContentAssessed,
    ContentJudged,
    ContentRequested,
    Judgment,
    Way,
)
from saksama.entries.kinds.handling import (
    CaseContested,
    CaseCorrected,
    CaseReadmitted,
    CaseRenumbered,
    CaseSanctioned,
    CaseStudied,
    Correction,
    Examiner,
    Interest,
    Requester,
    Sanction,
)
from saksama.entries.kinds.interest import InterestLifted, Tie
from saksama.entries.kinds.keying import FollowUp, SheetResolved
from saksama.entries.kinds.keying import Ground as GroundOf
from saksama.entries.kinds.lot import LotCommitted
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.ruling import DayDecreed, Effect, ReadingSettled
from saksama_node.accounts.models import StandingInterest
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.accounts.recused import recusals_of
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, body_of_review
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import WHOLE, Kind, Part, take_away
from saksama_node.cases.lots import drawing
from saksama_node.cases.models import Submission
from saksama_node.cases.numbering import Series, elections, rewritten
from saksama_node.cases.seconding import asked
from saksama_node.contentwatch.captures import trusting
from saksama_node.contentwatch.captures.captured import subjects_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.claims.clarifying import Draft
from saksama_node.contentwatch.models import Copy
from saksama_node.contentwatch.whole import erasing as content_erasing
from saksama_node.deadlines.ruling import Decree, decree_of
from saksama_node.exchange import releasing
from saksama_node.flows.agreement.outside_witness import source_now
from saksama_node.flows.cases import lift_interest
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.cases.keep_roster import keep_roster
from saksama_node.flows.cases.register_case import assign_case, register_case
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.publish_clarification import asked as drafted
from saksama_node.flows.content.publish_clarification import assessments_of
from saksama_node.flows.content.triage_content import archive_content, begin_claim, take_content
from saksama_node.flows.deadlines import rule_on_clocks
from saksama_node.flows.norms import confirm_norm
from saksama_node.flows.powers import agree_by_two
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, act
from saksama_node.ledger.queries import openings_of
from saksama_node.norms.confirming import Reading, keep_text
from saksama_node.norms.facts import facts
from saksama_node.results.findings import resolving
from saksama_node.results.models import Publication
from saksama_node.results.queries import findings
from saksama_node.seconds.proposing import Asked
from tests.node.agreements.drafts import KEY, PARTNER
from tests.node.agreements.proposals import Log, proposed
from tests.node.cases.handled import reviewed as reviewed_so
from tests.node.cases.plenaries import decide, decide_review, handle_case
from tests.node.deadlines.case_under import received, reviewed
from tests.node.results.imported import PPWP, RIGHT, WRONG, take
from tests.node.seconds.account_examples import confirmed, granted, renewed, rolled
from tests.node.seconds.dispatch_examples import incident_released, released
from tests.node.seconds.example import WORDS, Example
from tests.node.seconds.reading import confirm_read, proposals_of
from tests.node.staffing import staff_with


def _case_entered(leaf: Leaf) -> tuple[str, str]:
    body = msgspec.structs.replace(leaf.entry.body, second=UNSET)
    said = {each.name: each for each in openings_of(leaf.leaf_id)}
    told = decode(said["reason"].data) if "reason" in said else encode({})
    return msgspec.json.encode(body).decode(), str(told["text"]) if isinstance(told, dict) else ""


def _of(
    submission: int,
    first: Staff,
    wanted: Asked,
    seconds: Role = Role.COMMISSIONER,
    entered: Callable[[Leaf], tuple[str, str]] = _case_entered,
) -> Example:
    def erase() -> None:
        with act():
            take_away(Submission.objects.get(pk=submission), [WHOLE])

    return Example(
        asked=wanted,
        first=first,
        seconds=seconds,
        interested=lambda person: declare_interest(person, submission, Interest.OTHER, ""),
        entered=entered,
        erase=erase,
    )


def _case(mark: str) -> tuple[Staff, queries.CaseInfo]:
    officer = staff_with(Role.OFFICER, "52", mark)
    return officer, queries.case(reviewed(officer, received()))


def _reviewed(mark: str) -> Example:
    officer, info = staff_with(Role.OFFICER, "52", mark), received()
    found = Review(ReviewOutcome.NOT_ACCEPTED, ground=Ground.LATE, substantial=False)
    decide_review(info.id, found)
    return _of(info.id, officer, asked(info.subject, body_of_review(info.id, found), WORDS))


def _closed(mark: str) -> Example:
    officer, case = _case(mark)
    assert handle_case(officer, case.subject, CaseWithdrawn(violation=False), "CONTOH.")
    return _of(case.submission.id, officer, asked(case.subject, CaseClosed(outcome=Closing.WITHDRAWN), WORDS))


def _renumbered(mark: str) -> Example:
    officer, case = _case(mark)
    number = register_case(officer, case.subject)
    series = Series(case.region, Origination.REPORT, case.procedure)
    others = (rewritten(number, series, each.code) for each in elections(series))
    body = CaseRenumbered(number=next(each for each in others if each and each != number), replaces=number)
    return _of(case.submission.id, officer, asked(case.subject, body, WORDS), Role.OFFICER)


def _decided(mark: str) -> Example:
    officer, case = _case(mark)
    register_case(officer, case.subject)
    assign_case(officer, case.subject, officer.id)
    assert handle_case(officer, case.subject, CaseStudied(), "CONTOH.")
    first = staff_with(Role.COMMISSIONER, "52", f"{mark}pengusul")
    decide(case.submission.id, "case.decided:no-violation")
    return _of(case.submission.id, first, asked(case.subject, CaseDecided(outcome=DecisionOutcome.NO_VIOLATION), WORDS))


def _sanctioned(mark: str) -> Example:
    officer = staff_with(Role.OFFICER, "52.01", mark)
    concerned = (Organizer.BAWASLU_AD_HOC,)
    case = queries.case(reviewed_so(officer, received(region="52.01"), organizers=concerned))
    register_case(officer, case.subject)
    assign_case(officer, case.subject, officer.id)
    assert handle_case(officer, case.subject, CaseStudied(), "CONTOH.")
    first, second = (staff_with(Role.COMMISSIONER, "52.01", f"{mark}{which}") for which in ("pengusul", "pemutus"))
    assert not handle_case(first, case.subject, CaseDecided(outcome=DecisionOutcome.ETHICS), WORDS)
    (waits,) = [each for each in proposals_of(case.submission.id) if each.is_open]
    confirm_read(second, waits.id)
    decide(case.submission.id, "case.sanctioned:warning")
    return _of(case.submission.id, first, asked(case.subject, CaseSanctioned(sanction=Sanction.WARNING), WORDS))


def _corrected(mark: str) -> Example:
    officer = staff_with(Role.OFFICER, "52", mark)
    case = queries.case(reviewed_so(officer, received(), types=(Violation.OTHER_LAW,), organizers=()))
    register_case(officer, case.subject)
    assign_case(officer, case.subject, officer.id)
    assert handle_case(officer, case.subject, CaseStudied(), "CONTOH.")
    first, second = (staff_with(Role.COMMISSIONER, "52", f"{mark}{which}") for which in ("pengusul", "pemutus"))
    assert not handle_case(first, case.subject, CaseDecided(outcome=DecisionOutcome.OTHER_LAW), WORDS)
    (waits,) = [each for each in proposals_of(case.submission.id) if each.is_open]
    confirm_read(second, waits.id)
    assert handle_case(officer, case.subject, CaseForwarded(to=Destination.CIVIL_SERVICE), WORDS)
    assert handle_case(officer, case.subject, CaseContested(by=Requester.REPORTED, examiner=Examiner.RI), WORDS)
    return _of(case.submission.id, first, asked(case.subject, CaseCorrected(outcome=Correction.UPHELD), WORDS))


def _readmitted(mark: str) -> Example:
    _officer, case = _case(mark)
    declare_interest(staff_with(Role.OFFICER, "52", f"{mark}terkait"), case.submission.id, Interest.OTHER, "")
    (kept,) = recusals_of(case.subject)
    first = staff_with(Role.COMMISSIONER, "52", f"{mark}pengusul")
    return _of(case.submission.id, first, asked(case.subject, CaseReadmitted(person=kept.pseudonym), WORDS))


def _claim(mark: str) -> tuple[Staff, str]:
    """Somebody of the content desk, and a claim with one copy."""
    by = staff_with(Role.CONTENT, "52", mark)
    copy = capture_words(by, f"Surat suara {mark}", Given(Way.STAFF))
    take_content(by, copy)
    return by, begin_claim(by, copy, Said("Klaim", Category.OTHER, Concerns.NOBODY, "unknown"))


def _finding_entered(leaf: Leaf) -> tuple[str, str]:
    """The proposal that would have made this entry."""
    body = leaf.entry.body
    (said,) = openings_of(leaf.leaf_id)
    told = msgspec.json.decode(said.data, type=_Told)
    match body:
        case ContentRequested():
            body = msgspec.structs.replace(body, due=UNSET, second=deciding.NOBODY_YET)
        case ContentAssessed() | ContentJudged():
            body = msgspec.structs.replace(body, second=deciding.NOBODY_YET)
        case _:
            raise AssertionError(body)
    again = deciding.asked(leaf.entry.subject, deciding.Written(body, told.text, told.sources, told.copies))
    return again.body, again.words


class _Told(msgspec.Struct):
    """What a finding commits to."""

    text: str
    sources: tuple[deciding.Source, ...] = ()
    copies: tuple[str, ...] = ()


def _of_claim(claim: str, first: Staff, written: deciding.Written, seconds: Role) -> Example:
    return Example(
        asked=deciding.asked(claim, written),
        first=first,
        seconds=seconds,
        interested=None,
        entered=_finding_entered,
        erase=None,
    )


def _assessed(mark: str) -> Example:
    by, claim = _claim(mark)
    sources = [deciding.Source("https://kpu.example/a", outside=True), deciding.Source("Arsip kami", outside=False)]
    return _of_claim(claim, by, deciding.assessed(Assessment.FALSE, WORDS, sources), Role.OFFICER)


def _judgment() -> deciding.Written:
    body = ContentJudged(basis=("uu-7-2017-280-1-d",), outcome=Judgment.VIOLATION, second=deciding.NOBODY_YET)
    return deciding.Written(body, WORDS)


def _judged(mark: str) -> Example:
    _by, claim = _claim(mark)
    return _of_claim(claim, staff_with(Role.COMMISSIONER, "52", f"{mark}pengusul"), _judgment(), Role.COMMISSIONER)


def _requested(mark: str) -> Example:
    _by, claim = _claim(mark)
    first, second = (staff_with(Role.COMMISSIONER, "52", f"{mark}{which}") for which in ("pengusul", "pemutus"))
    confirm_read(second, propose(first, deciding.asked(claim, _judgment())))
    written = deciding.requested(Addressee.PLATFORM, WORDS, subjects_of(claim))
    return _of_claim(claim, first, written, Role.COMMISSIONER)


def _clarified(mark: str) -> Example:
    by, claim = _claim(mark)
    sources = [deciding.Source("https://kpu.example/a", outside=True)]
    assessment = deciding.asked(claim, deciding.assessed(Assessment.FALSE, "CONTOH.", sources))
    confirm_read(staff_with(Role.OFFICER, "52", f"{mark}penilai"), propose(by, assessment))
    source = PublicSource(address="https://kpu.example/a", outside=True, title="CONTOH.")
    (found,) = assessments_of(claim)
    draft = Draft(found.origin, "Judul", "Klaim", "Jawaban", "Yang benar\nselengkapnya", (source,))
    return Example(
        asked=drafted(claim, draft),
        first=by,
        seconds=Role.OFFICER,
        interested=None,
        entered=_clarification_entered,
        erase=None,
    )


def _clarification_entered(leaf: Leaf) -> tuple[str, str]:
    assert isinstance(leaf.entry.body, ClarificationPublished)
    return blobs.get(leaf.entry.body.document).decode(), ""


def _trusted(mark: str) -> Example:
    return Example(
        asked=trusting.asked(f"https://{mark}.example/tentang", "Periksa", WORDS),
        first=staff_with(Role.CONTENT, "52", mark),
        seconds=Role.OFFICER,
        interested=None,
        entered=None,
        erase=None,
    )


def _copy_erased(mark: str) -> Example:
    by = staff_with(Role.CONTENT, "52", mark)
    copy = capture_words(by, f"Kotak suara {mark}", Given(Way.STAFF))
    take_content(by, copy)
    archive_content(by, copy, "CONTOH.")

    def entered(leaf: Leaf) -> tuple[str, str]:
        said = {each.name: msgspec.json.decode(each.data) for each in openings_of(leaf.leaf_id)}
        again = content_erasing.asked(leaf.entry.subject, said["erased"]["ground"], said["reason"]["text"])
        return again.body, again.words

    def erase() -> None:
        with act():
            content_erasing.take_away(Copy.objects.get(subject=copy), ())

    return Example(
        asked=content_erasing.asked(copy, "request", WORDS),
        first=staff_with(Role.COMMISSIONER, "52", f"{mark}pengusul"),
        seconds=Role.COMMISSIONER,
        interested=None,
        entered=entered,
        erase=erase,
    )


def _resolved(mark: str) -> Example:
    # Each version says something else, so that its finding is another one.
    take(RIGHT[0], WRONG.replace("115", str(115 + Publication.objects.count())), RIGHT[2])
    found = next(each for each in findings(PPWP) if each.rule == "H5")

    def entered(leaf: Leaf) -> tuple[str, str]:
        body, (said,) = leaf.entry.body, openings_of(leaf.leaf_id)
        assert isinstance(body, SheetResolved)
        words = str(msgspec.json.decode(said.data)["text"])
        again = resolving.asked(found, resolving.Wanted(body.ground, body.follow_up), words)
        return again.body, again.words

    return Example(
        asked=resolving.asked(found, resolving.Wanted(GroundOf.ON_PAPER, FollowUp.REVOTE), WORDS),
        first=staff_with(Role.OFFICER, "52", mark),
        seconds=Role.COMMISSIONER,
        interested=lambda person: declare_standing(person, Tie.REGION, found.region, ""),
        entered=entered,
        erase=None,
    )


def _agreed() -> None:
    """An agreement that names a witness from outside, who is asked: without one there is no lot."""
    if source_now() is None:
        log = Log(PARTNER, KEY)
        log.countersigns(proposed(staff_with(Role.SIGNATORY, "52", "uji"), log), KEY)


def _drawn(mark: str) -> Example:
    officer, case = _case(mark)
    _agreed()
    able = [staff_with(Role.OFFICER, "52", f"{mark}{each}") for each in ("ani", "budi", "citra")]
    keep_roster(officer, "52", [each.id for each in able])
    register_case(officer, case.subject)

    def entered(leaf: Leaf) -> tuple[str, str]:
        body, words = leaf.entry.body, _case_entered(leaf)[1]
        assert isinstance(body, LotCommitted)
        assert len(body.roster) == len(able)
        return msgspec.json.encode(drawing.Further(draw=body.draw)).decode(), words

    return _of(case.submission.id, officer, drawing.asked(case.subject, WORDS), entered=entered)


def _erased(mark: str) -> Example:
    first, info = staff_with(Role.CUSTODIAN, "52", mark), received()
    (file,) = queries.evidence_of(info)
    key = Part(Kind.FILE, file.id).key

    def entered(leaf: Leaf) -> tuple[str, str]:
        said = {each.name: decode(each.data) for each in openings_of(leaf.leaf_id)}
        assert said["erased"] == {"ground": "unlawful", "parts": [{"part": "file", "place": 1}]}
        return wanted.body, str(said["reason"]["text"])

    wanted = erasing.asked(info.id, erasing.Wanted((key,), "unlawful", WORDS))
    return _of(info.id, first, wanted, entered=entered)


def _lifted(mark: str) -> Example:
    first, whose = (staff_with(Role.COMMISSIONER, "52", f"{mark}{each}") for each in ("", "berhubungan"))
    wanted = lift_interest.asked(declare_standing(whose, Tie.PARTY, "golkar", ""), WORDS)
    return Example(
        asked=wanted,
        first=first,
        seconds=Role.COMMISSIONER,
        interested=lambda person: StandingInterest.objects.filter(subject=wanted.subject).update(person=person.id),
        entered=lambda leaf: ("{}", _case_entered(leaf)[1]),
        erase=None,
    )


def _ruled(mark: str, decree: Decree) -> Example:
    def entered(leaf: Leaf) -> tuple[str, str]:
        body = leaf.entry.body
        assert isinstance(body, DayDecreed | ReadingSettled)
        # A day's name is in no entry; all else is.
        said = replace(decree_of(body), name=decree.name)
        return msgspec.json.encode(said).decode(), _case_entered(leaf)[1]

    return Example(
        asked=rule_on_clocks.asked(decree, WORDS),
        first=staff_with(Role.OFFICER, "52", mark),
        seconds=Role.COMMISSIONER,
        interested=None,
        entered=entered,
        erase=None,
    )


def _decreed(mark: str) -> Example:
    # Each example has a day of its own: what holds on one already is not ruled again.
    day = date(today().year, 1, 1) + timedelta(days=int(mark[1:] or 0) % 360)
    decree = Decree(
        region="52", number="100.3.4/88/2026", decreed=today(), day=day, effect=Effect.WORKING, name="Contoh"
    )
    return _ruled(mark, decree)


def _settled(mark: str) -> Example:
    day = today() + timedelta(days=int(mark[1:] or 0))
    decree = Decree(region="52", number="7/K.NB/2026", decreed=today(), since=day, rule="pilkada-kajian-awal")
    return _ruled(mark, replace(decree, question="unit", answer="kalender"))


def _norm(mark: str) -> Example:
    # Each example has a fact of its own: one proposal about it waits at a time.
    unsure = [each.id for each in facts().values() if each.known.is_open]
    reading = Reading(
        fact=unsure[int(mark[1:] or 0) % len(unsure)],
        title="Perbawaslu 8/2020",
        text=keep_text(b"%PDF-1.7 contoh %%EOF"),
        article="Pasal 20 ayat (2)",
        value="3",
    )

    def entered(leaf: Leaf) -> tuple[str, str]:
        body = leaf.entry.body
        assert isinstance(body, NormConfirmed)
        said = {name: str(getattr(body, name)) for name in Reading.__struct_fields__}
        return msgspec.json.encode(Reading(**said)).decode(), _case_entered(leaf)[1]

    return Example(
        asked=confirm_norm.asked(reading, WORDS),
        first=staff_with(Role.OFFICER, "52", mark),
        seconds=Role.COMMISSIONER,
        interested=None,
        entered=entered,
        erase=None,
    )


EXAMPLES: Final[Mapping[str, Callable[[str], Example]]] = {
    CaseReviewed.KIND: _reviewed,
    CaseClosed.KIND: _closed,
    CaseDecided.KIND: _decided,
    CaseSanctioned.KIND: _sanctioned,
    CaseCorrected.KIND: _corrected,
    CaseRenumbered.KIND: _renumbered,
    CaseReadmitted.KIND: _readmitted,
    LotCommitted.KIND: _drawn,
    erasing.ACT: _erased,
    InterestLifted.KIND: _lifted,
    DayDecreed.KIND: _decreed,
    ReadingSettled.KIND: _settled,
    NormConfirmed.KIND: _norm,
    ContentAssessed.KIND: _assessed,
    ContentJudged.KIND: _judged,
    ContentRequested.KIND: _requested,
    ClarificationPublished.KIND: _clarified,
    content_erasing.ACT: _copy_erased,
    trusting.ACT: _trusted,
    SheetResolved.KIND: _resolved,
    releasing.ACT: released,
    releasing.OF_INCIDENT: incident_released,
    AccountGranted.KIND: granted,
    AccountRenewed.KIND: renewed,
    AccountConfirmed.KIND: confirmed,
    agree_by_two.ACT: rolled,
}
