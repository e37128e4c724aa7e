"""Lies in lawful form: acts that may not follow, at times that were not, by persons who may not; and what came late."""

from datetime import timedelta

from msgspec import UNSET

from saksama.agreement.counting import Declaration, sign_declaration
from saksama.agreement.history import EventKind
from saksama.entries.kinds.account import AccountConfirmed, AccountGranted
from saksama.entries.kinds.agreement import AgreementEnded, AgreementSuspended
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseDecided,
    CaseReceived,
    CaseRegistered,
    Closing,
    DecisionOutcome,
    Organizer,
    Violation,
)
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected
from saksama.entries.kinds.handling import CaseExtended, CaseRecused, CaseStudied, Interest
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.log import LogOverridden
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.entries.kinds.ruling import DayDecreed, Effect
from saksama.entries.kinds.task import TaskAccepted, TaskDone, TaskOpened
from saksama.entries.kinds.trace import TraceSealed
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import ED25519, SigningKey
from saksama.vocabulary import DispatchKind, RejectionCode, format_moment
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA, NUMBER, act, review
from tests.testonly.lies import Lie
from tests.testonly.lying import Tell, into
from tests.testonly.staticlog import seed
from tests.testonly.story import COMMITS, Story, subject, three

LIES_OF_ACTS: dict[str, Tell] = {}
lie = into(LIES_OF_ACTS)
LATE: dict[str, Tell] = {}
"""No lies: what people left undone, each said as it is."""
late = into(LATE)

HOUR = 3600
SEALED = {"erased": "0" * 64, "reason": "1" * 64}


def named(told: Story, code: str, index: int | None, *beside: str) -> Lie:
    """Bawaslu's lie, once it is published."""
    told.bawaslu.publish()
    return Lie(code, told.bawaslu.origin, index, beside)


def hour_passes(told: Story, hours: float) -> None:
    """Both nodes go on, and see each other every hour."""
    for _ in range(int(hours)):
        told.world.tick(HOUR)
        for node in told.world.nodes:
            node.observe()
        told.world.publish()
    told.world.tick(HOUR * (hours % 1))


# --- times --------------------------------------------------------------------------------------------------------


@lie
def dated_back_by_three_minutes(told: Story) -> Lie:
    told.world.tick(200)
    told.world.publish()
    at = told.world.now - timedelta(seconds=180)
    return named(
        told, "entry.back-dated", told.bawaslu.append(CaseReceived(), subject=subject("late"), at=at, **COMMITS)
    )


@lie
def dated_back_by_a_day(told: Story) -> Lie:
    at = told.world.now - timedelta(days=1)
    return named(
        told, "entry.back-dated", told.bawaslu.append(CaseReceived(), subject=subject("late"), at=at, **COMMITS)
    )


@lie
def dated_ahead(told: Story) -> Lie:
    at = told.world.now + timedelta(seconds=200)
    return named(told, "entry.ahead", told.bawaslu.append(CaseReceived(), subject=subject("early"), at=at, **COMMITS))


# --- form ---------------------------------------------------------------------------------------------------------


def _altered(told: Story, before: bytes, after: bytes) -> int:
    index = told.bawaslu.append(CaseReceived(), subject=subject("form"), **COMMITS)
    told.bawaslu.entries[index] = told.bawaslu.entries[index].replace(before, after)
    return index


@lie
def an_entry_of_another_log(told: Story) -> Lie:
    return named(told, "entry.foreign", _altered(told, b'"node":"bawaslu', b'"node":"bowaslu'))


@lie
def an_entry_with_two_spellings(told: Story) -> Lie:
    return named(told, "entry.malformed", _altered(told, b'"kind":', b'"kind": '), "statistics.differ")


@lie
def an_entry_newer_than_this_tool(told: Story) -> Lie:
    index = _altered(told, b'"kind":"case.received"', b'"kind":"case.teleported"')
    told.bawaslu.kinds[index] = "case.teleported"
    return named(told, "entry.newer", index)


# --- cases --------------------------------------------------------------------------------------------------------


def _registered(told: Story, word: str = "one", number: str = NUMBER) -> None:
    act(told, word, CaseRegistered(number=number, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)))


def _handled(told: Story, word: str = "one") -> None:
    review(told, word)
    _registered(told, word)
    act(told, word, CaseAssigned(assignee=BUDI))
    act(told, word, CaseStudied(), BUDI)


@lie
def a_case_that_begins_without_its_review(told: Story) -> Lie:
    return named(told, "case.unlawful", act(told, "two", CaseAssigned(assignee=BUDI)))


@lie
def a_case_that_was_decided_before_it_was_registered(told: Story) -> Lie:
    review(told, "one")
    index = act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=BUDI))
    act(told, "one", CaseClosed(outcome=Closing.DECIDED, second=BUDI))
    return named(told, "case.unlawful", index)


@lie
def a_decision_by_one_person(told: Story) -> Lie:
    _handled(told)
    return named(told, "case.rule", act(told, "one", CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, second=ANI)))


@lie
def a_decision_of_no_plenary(told: Story) -> Lie:
    _handled(told)
    body = CaseDecided(outcome=DecisionOutcome.NO_VIOLATION, plenary=subject("nowhere"), second=CITRA)
    return named(told, "case.rule", act(told, "one", body))


@lie
def an_act_by_who_has_an_interest(told: Story) -> Lie:
    review(told, "one")
    _registered(told)
    act(told, "one", CaseAssigned(assignee=BUDI))
    act(told, "one", CaseRecused(ground=Interest.PARTY, person=BUDI), BUDI)
    return named(told, "case.rule", act(told, "one", CaseStudied(), BUDI))


@lie
def an_extension_without_a_reason(told: Story) -> Lie:
    review(told, "one")
    _registered(told)
    return named(told, "case.rule", act(told, "one", CaseExtended()))


@lie
def more_outcomes_than_receipts_of_a_day(told: Story) -> Lie:
    return named(told, "case.day", review(told, "one", day="2026-11-20"))


@lie
def a_register_number_twice(told: Story) -> Lie:
    review(told, "one")
    review(told, "two")
    _registered(told, "one")
    index = len(told.bawaslu.entries)
    _registered(told, "two")
    return named(told, "case.number", index, "pseudonym.reused")


@lie
def a_case_without_its_edition(told: Story) -> Lie:
    return named(told, "case.edition-unnamed", review(told, "one", edition=None))


@lie
def a_case_of_a_procedure_of_nowhere(told: Story) -> Lie:
    return named(told, "case.edition-unknown", review(told, "one", procedure="pemilu-2031"))


@lie
def a_case_of_an_edition_made_up(told: Story) -> Lie:
    return named(told, "case.edition-other", review(told, "one", edition="ab" * 32))


@lie
def a_case_by_rules_of_periods_made_up(told: Story) -> Lie:
    return named(told, "case.rules-other", review(told, "one", rules="ab" * 32))


@lie
def a_meeting_that_counts_who_was_not_there(told: Story) -> Lie:
    counted = three("rapat")
    body = PlenaryHeld(
        day=told.world.now.date().isoformat(),
        items=(PlenaryItem(case=subject("one"), counted=counted, decided="case.reviewed:register"),),
        members=counted[:2],
        number="014",
        office="52",
        seats=5,
    )
    return named(told, "plenary.unlawful", act(told, "rapat", body, counted[0]), "pseudonym.reused")


# --- persons ------------------------------------------------------------------------------------------------------


@lie
def a_power_given_by_one(told: Story) -> Lie:
    return named(told, "account.unlawful", act(told, "anggota", AccountGranted(office="52", role="commissioner")))


@lie
def what_was_done_alone_confirmed_by_who_did_it(told: Story) -> Lie:
    granted = AccountGranted(alone=True, office="52", role="administrator")
    act(told, "pertama", granted, "operator", reason="0" * 64)
    return named(told, "account.unlawful", act(told, "pertama", AccountConfirmed(second=ANI), ANI))


@lie
def an_erasure_by_one(told: Story) -> Lie:
    index = act(told, "lain", DataErased(second=ANI, what=Erasable.OPENINGS), ANI, **SEALED)
    return named(told, "data.unlawful", index)


@lie
def a_ruling_by_one(told: Story) -> Lie:
    said = {"day": "2026-12-01", "decree": "1/SK/2026", "decreed": "2026-11-02", "office": "52"}
    index = act(told, "hari", DayDecreed(second=ANI, effect=Effect.OFF, **said), ANI, reason="1" * 64)
    return named(told, "ruling.unlawful", index)


@lie
def a_norm_confirmed_by_one(told: Story) -> Lie:
    read = {"article": "Pasal 1", "fact": "rules/uu-1-2015/rule.contoh", "text": "2" * 64, "title": "UU 1/2015"}
    return named(told, "norm.unlawful", act(told, "norma", NormConfirmed(second=ANI, **read), ANI, reason="1" * 64))


def _sealed(told: Story, *backs: int) -> Lie:
    days = [(told.world.now - timedelta(days=back)).date() for back in backs]
    made = [told.bawaslu.append(TraceSealed(day=str(day)), head="0" * 64) for day in days]
    return named(told, "trace.unlawful", made[-1])


@lie
def a_day_of_the_trace_left_out(told: Story) -> Lie:
    return _sealed(told, 5, 4, 2)


@lie
def a_day_of_the_trace_twice(told: Story) -> Lie:
    return _sealed(told, 5, 4, 4)


@lie
def a_day_of_the_trace_before_it_ended(told: Story) -> Lie:
    return _sealed(told, 3, 2, -1)


# --- dispatches, tasks, incidents ---------------------------------------------------------------------------------


def _sent(told: Story, word: str = "d2", **changed: object) -> int:
    return told.bawaslu.append(told.send(**({"number": 2} | changed)), subject=subject(word))


@lie
def a_dispatch_whose_number_leaves_one_out(told: Story) -> Lie:
    return named(told, "dispatch.number", _sent(told, number=3))


@lie
def a_dispatch_that_no_clause_permits(told: Story) -> Lie:
    return named(told, "dispatch.not-permitted", _sent(told, dispatch_kind=DispatchKind.TASK_OFFER))


@lie
def a_dispatch_after_the_own_suspension(told: Story) -> Lie:
    agreement = told.world.digest
    body = AgreementSuspended(digest=agreement, reason="contoh")
    told.bawaslu.append(body, subject=agreement[:32], actor="signatory")
    return named(told, "dispatch.not-permitted", _sent(told))


@lie
def a_dispatch_that_is_sent_again_as_another(told: Story) -> Lie:
    index = _sent(told, "d")
    told.world.publish()
    return Lie("dispatch.replayed", told.bawaslu.origin, index, ("dispatch.number",))


@lie
def a_dispatch_that_saw_less_than_before(told: Story) -> Lie:
    return named(told, "dispatch.seen", _sent(told, seen=1), "dispatch.not-permitted")


@lie
def a_dispatch_that_saw_its_own_answer(told: Story) -> Lie:
    """Nobody can have seen the entry that answers what he sends."""
    one, other = told.bawaslu, told.diskominfotik
    index = _sent(told, seen=len(other.entries) + 5)
    one.publish()
    body = DispatchRejected(origin=one.origin, index=index, code=RejectionCode.NO_PERMIT)
    other.append(body, subject=subject("d2"))
    for _ in range(6):
        other.observe()
    told.world.publish()
    return Lie("dispatch.seen", one.origin, index, ("receipt.false",))


@late
def a_dispatch_that_nobody_receipted(told: Story) -> Lie:
    index = _sent(told)
    told.world.publish()
    hour_passes(told, 2)
    return Lie("dispatch.unreceipted", told.bawaslu.origin, index)


def _received(told: Story, index: int, word: str) -> Lie:
    body = DispatchReceived(origin=told.bawaslu.origin, index=index)
    said = told.diskominfotik.append(body, subject=subject(word))
    told.diskominfotik.publish()
    return Lie("receipt.false", told.diskominfotik.origin, said)


@lie
def a_receipt_of_another_dispatch(told: Story) -> Lie:
    return _received(told, told.sent, "other")


@lie
def a_receipt_of_no_dispatch(told: Story) -> Lie:
    return _received(told, 0, "other")


@lie
def a_receipt_twice(told: Story) -> Lie:
    return _received(told, told.sent, "d")


@lie
def an_end_that_no_institution_declared(told: Story) -> Lie:
    one, agreement = told.bawaslu, told.world.digest
    said = Declaration(EventKind.ENDED, agreement, one.origin, told.world.now, "contoh")
    note = one.blob(sign_declaration(said, SigningKey("bawaslu", ED25519, seed("stranger"))).encode())
    body = AgreementEnded(digest=agreement, note=note, reason="contoh")
    return named(told, "agreement.declaration", one.append(body, subject=agreement[:32], actor="signatory"))


@lie
def a_task_done_by_who_was_not_asked(told: Story) -> Lie:
    index = told.diskominfotik.append(TaskDone(opener=told.bawaslu.origin), subject=subject("t9"))
    told.diskominfotik.publish()
    return Lie("task.unlawful", told.diskominfotik.origin, index)


def _task(told: Story) -> int:
    due = format_moment(told.world.now + timedelta(hours=1))
    opened = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    index = told.bawaslu.append(opened, subject=subject("t2"))
    told.world.publish()
    return index


@late
def a_task_that_was_accepted_late(told: Story) -> Lie:
    index = _task(told)
    hour_passes(told, 2)
    told.diskominfotik.append(TaskAccepted(opener=told.bawaslu.origin), subject=subject("t2"))
    told.diskominfotik.publish()
    return Lie("task.late", told.bawaslu.origin, index)


@late
def a_restore_that_nobody_was_asked_about(told: Story) -> Lie:
    """From an old backup, where neither partner nor witness answered: the operator's word lets the log go on."""
    newest = Checkpoint.parse(told.bawaslu.newest.text)
    body = LogOverridden(size=newest.size, root=newest.root.hex())
    index = told.bawaslu.append(body, actor="operator", reason="cd" * 32)
    told.world.publish()
    return Lie("log.overridden", told.bawaslu.origin, index)


@late
def a_task_that_nobody_did(told: Story) -> Lie:
    index = _task(told)
    hour_passes(told, 3)
    return Lie("task.late", told.bawaslu.origin, index)


def _incident(told: Story, kind: IncidentType, due: float, notice: float | None = None) -> int:
    at = told.world.now
    body = IncidentReported(
        to=told.diskominfotik.origin,
        agreement=told.world.digest,
        clause="pasal-5",
        due=format_moment(at + timedelta(hours=due)),
        type=kind,
        notice_due=UNSET if notice is None else format_moment(at + timedelta(hours=notice)),
    )
    index = told.bawaslu.append(body, subject=subject("incident 2"))
    told.world.publish()
    return index


@lie
def an_incident_with_more_hours_than_its_clause(told: Story) -> Lie:
    return Lie("incident.due", told.bawaslu.origin, _incident(told, IncidentType.ATTACK, 5))


@lie
def a_leak_with_more_than_three_days(told: Story) -> Lie:
    return Lie("incident.due", told.bawaslu.origin, _incident(told, IncidentType.LEAK, 2, 80))


@late
def an_incident_that_nobody_took(told: Story) -> Lie:
    index = _incident(told, IncidentType.ATTACK, 2)
    hour_passes(told, 3)
    return Lie("incident.late", told.bawaslu.origin, index)
