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
from saksama.entries.entry import decode_entry
from saksama.entries.kinds.account import AccountGranted
from saksama.entries.kinds.agreement import AgreementSigned, AgreementSuspended
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected, DispatchSent
from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, Interest
from saksama.entries.kinds.incident import IncidentReported, IncidentType
from saksama.entries.kinds.log import LogOverridden
from saksama.entries.kinds.observation import Asked, PeriodOpened
from saksama.entries.kinds.task import TaskOpened
from saksama.statistics.public import count, encode_statistics
from saksama.tlog.note import Note, sign
from saksama.tlog.tree import leaf_hashes, root_from_leaves
from saksama.vocabulary import DispatchKind, KeyUse, RejectionCode, format_moment
from tests.testonly.staticlog import Node
from tests.testonly.story import COMMITS, Story, subject

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
    due = format_moment(told.world.now + timedelta(hours=2))
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


# --- the log's own words ------------------------------------------------------------------------------------------


def _override(told: Story, size: int, root: str) -> Lie:
    index = told.bawaslu.append(LogOverridden(size=size, root=root), actor="operator", reason="cd" * 32)
    told.world.publish()
    return Lie("override.false", told.bawaslu.origin, index)


def _root(node: Node, size: int) -> str:
    return root_from_leaves(leaf_hashes(node.entries[:size])).hex()


@lie
def overridden_at_a_root_of_no_tree(told: Story) -> Lie:
    return _override(told, len(told.bawaslu.entries), "ab" * 32)


@lie
def overridden_at_a_size_that_was_not_there(told: Story) -> Lie:
    return _override(told, 10_000, "ab" * 32)


@lie
def overridden_from_where_the_log_had_gone_on(told: Story) -> Lie:
    size = told.bawaslu.sizes[-2]
    return _override(told, size, _root(told.bawaslu, size))


@lie
def public_numbers_of_an_empty_log(told: Story) -> Lie:
    one = told.bawaslu
    told.world.live(25)
    one.write("statistik.json", encode_statistics(count(one.origin, [])))
    return Lie("statistics.differ", one.origin, None)


@lie
def public_numbers_of_an_old_log(told: Story) -> Lie:
    one = told.bawaslu
    before = encode_statistics(count(one.origin, one.kinds[: told.sent]))
    told.world.live(25)
    one.write("statistik.json", before)
    return Lie("statistics.differ", one.origin, None)


# --- persons and offices ------------------------------------------------------------------------------------------


@lie
def one_pseudonym_in_two_cases(told: Story) -> Lie:
    one, officer = told.bawaslu, subject("officer")
    index = one.append(CaseRecused(person=subject("somebody")), subject=subject("case 2"), actor=officer)
    told.world.publish()
    return Lie("pseudonym.reused", one.origin, index, ("case.unlawful", "case.day"))


@lie
def one_confirmer_in_two_cases(told: Story) -> Lie:
    body = CaseReadmitted(person=subject("somebody"), second=subject("second"))
    index = told.bawaslu.append(body, subject=subject("case 2"), actor=subject("x"))
    told.world.publish()
    return Lie("pseudonym.reused", told.bawaslu.origin, index, ("case.unlawful", "case.day"))


def _establish(told: Story, office: str = "52") -> None:
    body = AccountGranted(alone=True, office=office, role="administrator")
    told.bawaslu.append(body, subject=subject("first"), actor="operator", reason="cd" * 32)


@lie
def role_at_an_office_of_another_province(told: Story) -> Lie:
    _establish(told)
    body = AccountGranted(office="53.01", role="officer", second=subject("b"))
    index = told.bawaslu.append(body, subject=subject("g2"), actor=subject("a"))
    told.world.publish()
    return Lie("office.outside", told.bawaslu.origin, index)


@lie
def period_that_asks_offices_of_another_province(told: Story) -> Lie:
    _establish(told)
    day = told.world.now.date().isoformat()
    asked = (Asked(office="53.01", reports=1),)
    body = PeriodOpened(asked=asked, begins=day, chain=("provinsi",), ends=day, form="form-a", office="52")
    index = told.bawaslu.append(body, subject=subject("p"), actor=subject("a2"))
    told.world.publish()
    return Lie("office.outside", told.bawaslu.origin, index, ("period.unlawful",))


@lie
def key_by_a_role_that_nobody_had(told: Story) -> Lie:
    one = told.bawaslu
    body = decode_entry(one.entries[0]).body
    index = one.append(body, actor="signatory")
    told.world.publish()
    return Lie("actor.ungranted", one.origin, index)


@lie
def kept_from_a_case_by_no_declaration(told: Story) -> Lie:
    body = CaseRecused(ground=Interest.PARTY, person=subject("x"))
    index = told.bawaslu.append(body, subject=subject("case 2"))
    told.world.publish()
    return Lie("interest.unlawful", told.bawaslu.origin, index, ("case.unlawful", "case.day"))


# --- what others saw ----------------------------------------------------------------------------------------------


def _served_hour(told: Story, hours: int = 1, *, watching: bool = True) -> None:
    """Hours in which a report comes in every twenty minutes, and each node looks at the other every hour."""
    for step in range(3 * hours):
        told.world.tick(HOUR / 3)
        told.bawaslu.append(CaseReceived(), subject=subject(f"hour {len(told.bawaslu.entries)}"), **COMMITS)
        if step % 3 == 2:
            told.diskominfotik.observe()
            if watching:
                told.bawaslu.observe()
        told.world.publish()


@lie
def partner_s_log_not_looked_at_for_hours(told: Story) -> Lie:
    size = len(told.bawaslu.entries)
    _served_hour(told, 3, watching=False)
    found = [at for at in range(size, len(told.bawaslu.entries)) if told.bawaslu.kinds[at] == "case.received"]
    return Lie("observed.missing", told.bawaslu.origin, found[3])


def _made_up_afterwards(told: Story, hours: int) -> int:
    """Hours in which the partner lives alone; then we write down what we would have seen in each. The first of it."""
    one, other = told.bawaslu, told.diskominfotik
    first = len(one.entries)
    seen = []
    for _ in range(hours):
        at = told.world.tick(HOUR - 600)
        seen.append((other.newest, at))
        told.world.tick(600)
        other.observe()
        other.publish()
    for note, at in seen:
        one.observe(note, at)
    one.publish()
    return first


@lie
def a_day_made_up_afterwards(told: Story) -> Lie:
    return Lie("log.silent", told.bawaslu.origin, _made_up_afterwards(told, 29))


@lie
def two_hours_made_up_afterwards(told: Story) -> Lie:
    return Lie("observed.late", told.bawaslu.origin, _made_up_afterwards(told, 2))


@lie
def kept_checkpoint_that_is_hidden(told: Story) -> Lie:
    one = told.bawaslu
    size = one.sizes[-1]
    told.diskominfotik.observe()
    one.append(CaseReceived(), subject=subject("more"), **COMMITS)
    told.world.publish()
    one.sizes.remove(size)
    one.write_served()
    return Lie("checkpoint.hidden", one.origin, None)


@lie
def kept_checkpoint_that_lost_its_cosignatures(told: Story) -> Lie:
    one = told.bawaslu
    size = one.sizes[-1]
    told.diskominfotik.observe()
    one.append(CaseReceived(), subject=subject("more"), **COMMITS)
    told.world.publish()
    note = one.notes[size]
    one.notes[size] = Note(note.text, tuple(line for line in note.signatures if line.name == one.origin))
    one.write_served()
    return Lie("checkpoint.hidden", one.origin, None)


@lie
def kept_checkpoints_that_only_the_witness_remembers(told: Story) -> Lie:
    one = told.bawaslu
    for step in range(12):
        one.append(CaseReceived(), subject=subject(f"more {step}"), **COMMITS)
        one.publish()
    told.world.publish()
    one.sizes = [size for size in one.sizes if size <= told.sent or size == len(one.entries)]
    one.write_served()
    return Lie("checkpoint.unlisted", one.origin, None, ("checkpoint.hidden",))


@lie
def kept_checkpoint_hidden_before_a_back_dated_entry(told: Story) -> Lie:
    """The partner wrote nothing down of it; the witness signed it, and the next entry claims to be older."""
    one, minute = told.bawaslu, timedelta(minutes=1)
    signed = told.world.tick(HOUR / 2)
    one.append(CaseReceived(), subject=subject("first"), at=signed - 10 * minute, **COMMITS)
    one.write_tree()
    told.world.cosign(one, one.signed())
    told.world.tick(HOUR)
    index = one.append(CaseReceived(), subject=subject("old"), at=signed - 9 * minute, **COMMITS)
    one.publish()
    return Lie("checkpoint.unlisted", one.origin, index)


@lie
def served_agreement_that_one_party_never_signed(told: Story) -> Lie:
    """Beside the one that both signed, the node serves another as in force."""
    one = told.bawaslu
    text = told.world.text.replace("2029-01-28", "2030-01-28")
    note = one.blob(sign(text, one.key(KeyUse.INSTITUTION), told.diskominfotik.key(KeyUse.INSTITUTION)).encode())
    terms = read_terms(text)
    one.append(AgreementSigned(digest=terms.digest, note=note), subject=terms.subject, actor="signatory")
    one.agreement = note
    told.world.publish()
    return Lie("agreement.note", one.origin, None)
