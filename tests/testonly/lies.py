"""Lies about meaning: each one told in a story that was honest until then, with what must name it.

Rules kept here:
  * One lie is one function: it takes the told story, makes its node or the partner lie, publishes, and gives the code
    and the place at which the lie must be named. Nothing else of the story is wrong.
  * The name of the function is the lie's name wherever it is kept.
Left to others: what the verifier says (`tests.saksama.verify.test_lies`), worlds that keep lies as files.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from saksama.agreement.terms import read_terms
from saksama.entries.kinds.agreement import AgreementSigned, AgreementSuspended
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected, DispatchSent
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.task import TaskOpened
from saksama.tlog.note import sign
from saksama.vocabulary import DispatchKind, KeyUse, RejectionCode, format_moment
from tests.testonly.story import Story, subject

HOUR = 3600


@dataclass(frozen=True)
class Lie:
    """Which code must name it, in which log, at which entry (None: the log as a whole)."""

    code: str
    log: str
    index: int | None
    beside: tuple[str, ...] = ()
    """Codes of what cannot but be named with it."""


LIES: dict[str, Callable[[Story], Lie]] = {}


def lie(tell: Callable[[Story], Lie]) -> Callable[[Story], Lie]:
    LIES[tell.__name__.replace("_", "-")] = tell
    return tell


def _task(told: Story, **changed: str) -> TaskOpened:
    due = format_moment(told.world.now + timedelta(days=2))
    fields = {"to": told.diskominfotik.origin, "agreement": told.world.digest, "clause": "pasal-3", "due": due}
    return TaskOpened(**(fields | changed))


def _incident(told: Story, **changed: str) -> IncidentReported:
    due = format_moment(told.world.now + timedelta(hours=1))
    fields = {"to": told.diskominfotik.origin, "agreement": told.world.digest, "clause": "pasal-5", "due": due}
    return IncidentReported(**(fields | changed), type=IncidentType.ATTACK)


# --- tasks and incidents ------------------------------------------------------------------------------------------


@lie
def task_under_a_text_that_nobody_signed(told: Story) -> Lie:
    index = told.bawaslu.append(_task(told, agreement="ab" * 32), subject=subject("t2"))
    told.world.publish()
    return Lie("task.not-permitted", told.bawaslu.origin, index)


@lie
def task_under_a_text_that_one_signed(told: Story) -> Lie:
    """The text is known, but the partner's log never signed it."""
    one = told.bawaslu
    text = told.world.text.replace("2029-01-28", "2030-01-28")
    note = one.blob(sign(text, one.key(KeyUse.INSTITUTION)).encode())
    terms = read_terms(text)
    one.append(AgreementSigned(digest=terms.digest, note=note), subject=terms.subject, actor="signatory")
    index = one.append(_task(told, agreement=terms.digest), subject=subject("t2"))
    told.world.publish()
    return Lie("task.not-permitted", one.origin, index)


@lie
def task_under_no_clause(told: Story) -> Lie:
    index = told.bawaslu.append(_task(told, clause="pasal-9"), subject=subject("t2"))
    told.world.publish()
    return Lie("task.not-permitted", told.bawaslu.origin, index)


@lie
def task_under_a_clause_on_something_else(told: Story) -> Lie:
    index = told.bawaslu.append(_task(told, clause="pasal-2"), subject=subject("t2"))
    told.world.publish()
    return Lie("task.not-permitted", told.bawaslu.origin, index)


@lie
def task_after_the_own_suspension(told: Story) -> Lie:
    one, digest = told.bawaslu, told.world.digest
    one.append(AgreementSuspended(digest=digest, reason="contoh"), subject=digest[:32], actor="signatory")
    index = one.append(_task(told), subject=subject("t2"))
    told.world.publish()
    return Lie("task.not-permitted", one.origin, index)


@lie
def task_long_after_the_partner_s_suspension(told: Story) -> Lie:
    one, other, digest = told.bawaslu, told.diskominfotik, told.world.digest
    other.append(AgreementSuspended(digest=digest, reason="contoh"), subject=digest[:32], actor="signatory")
    told.world.publish()
    told.world.tick(2 * HOUR)
    one.observe()
    index = one.append(_task(told), subject=subject("t2"))
    one.publish()
    return Lie("task.not-permitted", one.origin, index)


@lie
def incident_under_a_text_that_nobody_signed(told: Story) -> Lie:
    index = told.bawaslu.append(_incident(told, agreement="ab" * 32), subject=subject("i2"))
    told.world.publish()
    return Lie("incident.not-permitted", told.bawaslu.origin, index)


@lie
def incident_under_a_clause_on_something_else(told: Story) -> Lie:
    index = told.bawaslu.append(_incident(told, clause="pasal-1"), subject=subject("i2"))
    told.world.publish()
    return Lie("incident.not-permitted", told.bawaslu.origin, index)


# --- receipts and answers -----------------------------------------------------------------------------------------


def _send(told: Story, word: str, **changed: object) -> int:
    return told.bawaslu.append(told.send(number=2, **changed), subject=subject(word))


def _receipt(told: Story, body: DispatchReceived | DispatchRejected, word: str) -> Lie:
    index = told.diskominfotik.append(body, subject=subject(word))
    told.world.publish()
    return Lie("receipt.false", told.diskominfotik.origin, index)


def _rejected(told: Story, sent: int, code: RejectionCode) -> DispatchRejected:
    return DispatchRejected(origin=told.bawaslu.origin, index=sent, code=code)


@lie
def received_before_it_was_sent_by_its_own_time(told: Story) -> Lie:
    other = told.diskominfotik
    index = other.append(
        DispatchReceived(origin=told.bawaslu.origin, index=len(told.bawaslu.entries)), subject=subject("d2")
    )
    other.publish()
    told.world.tick(HOUR / 2)
    _send(told, "d2", seen=index)
    told.world.publish()
    return Lie("receipt.false", other.origin, index)


@lie
def received_before_it_was_sent_by_what_the_sender_had_seen(told: Story) -> Lie:
    one, other = told.bawaslu, told.diskominfotik
    index = other.append(DispatchReceived(origin=one.origin, index=len(one.entries) + 1), subject=subject("d2"))
    other.publish()
    one.observe()
    _send(told, "d2", seen=index)
    told.world.publish()
    return Lie("receipt.false", other.origin, index)


@lie
def rejected_as_no_dispatch_of_theirs(told: Story) -> Lie:
    """What stands at that place is no dispatch at all."""
    return _receipt(told, _rejected(told, told.sent + 1, RejectionCode.SCHEMA), "x")


@lie
def rejected_after_it_was_received(told: Story) -> Lie:
    return _receipt(told, _rejected(told, told.sent, RejectionCode.CANNOT_OPEN), "d")


@lie
def rejected_twice_for_the_same_reason(told: Story) -> Lie:
    sent = _send(told, "d2")
    told.bawaslu.publish()
    told.diskominfotik.append(_rejected(told, sent, RejectionCode.SCHEMA), subject=subject("d2"))
    return _receipt(told, _rejected(told, sent, RejectionCode.SCHEMA), "d2")


@lie
def rejected_for_a_number_that_is_right(told: Story) -> Lie:
    sent = _send(told, "d2")
    told.bawaslu.publish()
    return _receipt(told, _rejected(told, sent, RejectionCode.NUMBER), "d2")


@lie
def rejected_as_replayed_though_it_is_new(told: Story) -> Lie:
    sent = _send(told, "d2")
    told.bawaslu.publish()
    return _receipt(told, _rejected(told, sent, RejectionCode.REPLAYED), "d2")


@lie
def rejected_without_a_permit_though_it_was_permitted(told: Story) -> Lie:
    """Of a clause that excludes no subjects, so that both logs show all that there is to a permit."""
    one, other = told.bawaslu, told.diskominfotik
    sent = other.append(
        told.send(to=one.origin, seen=len(one.entries), clause="pasal-5", dispatch_kind=DispatchKind.INCIDENT_REPORT),
        subject=subject("d3"),
    )
    other.publish()
    body = DispatchRejected(origin=other.origin, index=sent, code=RejectionCode.NO_PERMIT)
    index = one.append(body, subject=subject("d3"))
    told.world.publish()
    return Lie("receipt.false", one.origin, index)


@lie
def received_though_it_was_rejected_for_good(told: Story) -> Lie:
    sent = told.bawaslu.append(told.send(number=1), subject=subject("d2"))
    told.bawaslu.publish()
    told.diskominfotik.append(_rejected(told, sent, RejectionCode.NUMBER), subject=subject("d2"))
    said = _receipt(told, DispatchReceived(origin=told.bawaslu.origin, index=sent), "d2")
    return replace(said, beside=("dispatch.number",))


def _answer(told: Story, answers: int, kind: DispatchKind = DispatchKind.INFORMATION_REPLY) -> Lie:
    one, other = told.bawaslu, told.diskominfotik
    body: DispatchSent = told.send(to=one.origin, seen=len(one.entries), dispatch_kind=kind, answers=answers)
    index = other.append(body, subject=subject("a"))
    told.world.publish()
    return Lie("dispatch.answers", other.origin, index)


@lie
def answers_nothing(told: Story) -> Lie:
    return _answer(told, 0)


@lie
def answers_what_is_not_there_yet(told: Story) -> Lie:
    return _answer(told, 10_000)


@lie
def answers_what_it_had_not_received(told: Story) -> Lie:
    sent = _send(told, "d2")
    told.bawaslu.publish()
    return _answer(told, sent)


@lie
def answers_a_request_by_a_notice(told: Story) -> Lie:
    return _answer(told, told.sent, DispatchKind.NOTICE)
