"""Lies about who is who: what a log asks of itself, what it saw of itself, and what it cannot have seen yet.

Rules kept here: as in `tests.testonly.lies`.
Left to others: what the verifier says (`tests.saksama.verify.test_lies`), worlds that keep lies as files.
"""

from datetime import timedelta

from saksama.entries.body import Body
from saksama.entries.kinds.account import AccountGranted
from saksama.entries.kinds.case import CaseReceived, CaseReviewed, ReviewOutcome
from saksama.entries.kinds.data import DataErased, Erasable
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchRejected
from saksama.entries.kinds.incident import IncidentNotified, IncidentReported, IncidentTaken, IncidentType
from saksama.entries.kinds.log import LogObserved
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDone, TaskOpened
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import ED25519, SigningKey
from saksama.vocabulary import RejectionCode, format_moment
from tests.testonly.lies import HOUR, Lie
from tests.testonly.lying import Tell, into
from tests.testonly.staticlog import seed
from tests.testonly.story import COMMITS, PROCEDURE, Story, subject

LIES_OF_PARTIES: dict[str, Tell] = {}
lie = into(LIES_OF_PARTIES)
STRANGER = "kpu.contoh.example/log"
"""A log that no agreement knows."""


@lie
def task_to_oneself(told: Story) -> Lie:
    """Opened, taken, done and confirmed in one log."""
    one, task = told.bawaslu, subject("t2")
    due = format_moment(told.world.now + timedelta(days=2))
    opened = TaskOpened(to=one.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    index = one.append(opened, subject=task)
    one.append(TaskAccepted(opener=one.origin), subject=task)
    one.append(TaskDone(opener=one.origin), subject=task)
    one.append(TaskConfirmed(to=one.origin), subject=task)
    told.world.publish()
    return Lie("task.not-permitted", one.origin, index)


@lie
def incident_to_oneself(told: Story) -> Lie:
    one, due = told.bawaslu, format_moment(told.world.now + timedelta(hours=2))
    fields = {"to": one.origin, "agreement": told.world.digest, "clause": "pasal-5", "due": due}
    index = one.append(IncidentReported(**fields, type=IncidentType.ATTACK), subject=subject("i2"))
    told.world.publish()
    return Lie("incident.not-permitted", one.origin, index)


@lie
def own_log_looked_at(told: Story) -> Lie:
    index = told.bawaslu.observe(told.bawaslu.newest)
    told.world.publish()
    return Lie("observed.false", told.bawaslu.origin, index)


@lie
def seen_before_anybody_signed_it(told: Story) -> Lie:
    """Dated most of an hour before the cosignatures that the observation itself holds."""
    one, other = told.bawaslu, told.diskominfotik
    before = told.world.now
    told.world.tick(HOUR - 100)
    other.observe()
    note = other.publish()
    seen = Checkpoint.parse(note.text)
    body = LogObserved(
        checkpoint=note.encode().decode(), origin=other.origin, root=seen.root.hex(), size=seen.size
    )  # fmt: skip
    index = one.append(body, at=before + timedelta(seconds=100))
    told.world.publish()
    return Lie("observed.false", one.origin, index)


def _answered(told: Story, body: Body) -> Lie:
    """The partner answers what is in no log, and both go on for two hours."""
    index = told.diskominfotik.append(body, subject=subject("d9"))
    told.world.live(2)
    return Lie("receipt.false", told.diskominfotik.origin, index)


@lie
def receipt_of_what_was_never_sent(told: Story) -> Lie:
    return _answered(told, DispatchReceived(origin=told.bawaslu.origin, index=10**6))


@lie
def rejection_of_what_was_never_sent(told: Story) -> Lie:
    return _answered(told, DispatchRejected(origin=told.bawaslu.origin, index=10**6, code=RejectionCode.SCHEMA))


@lie
def dispatch_that_saw_what_was_never_there(told: Story) -> Lie:
    """Nobody answers it; the partner's log goes on, and is far smaller."""
    index = told.bawaslu.append(told.send(number=2, seen=2**31), subject=subject("d2"))
    told.world.live(1)
    return Lie("dispatch.seen", told.bawaslu.origin, index)


def _leak(told: Story) -> int:
    """A leak that the partner took at once."""
    hours = {"due": 2, "notice_due": 72}
    moments = {name: format_moment(told.world.now + timedelta(hours=number)) for name, number in hours.items()}
    fields = {"to": told.diskominfotik.origin, "agreement": told.world.digest, "clause": "pasal-5"} | moments
    index = told.bawaslu.append(IncidentReported(**fields, type=IncidentType.LEAK), subject=subject("i2"))
    told.world.publish()
    told.diskominfotik.append(IncidentTaken(reporter=told.bawaslu.origin), subject=subject("i2"))
    return index


@lie
def notice_that_the_partner_alone_enters(told: Story) -> Lie:
    """The reporter told nobody, in three days; the partner says that it was done."""
    index = _leak(told)
    told.diskominfotik.append(IncidentNotified(to="subjects"), subject=subject("i2"))
    told.world.live(80)
    return Lie("notice.late", told.bawaslu.origin, index, ("incident.unlawful",))


@lie
def task_that_was_due_before_it_was_opened(told: Story) -> Lie:
    """Nobody can have done it in time: whoever asked so is named, and nobody late."""
    due = format_moment(told.world.now - timedelta(days=3))
    opened = TaskOpened(to=told.diskominfotik.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    index = told.bawaslu.append(opened, subject=subject("t2"))
    told.world.live(1)
    return Lie("task.unlawful", told.bawaslu.origin, index)


@lie
def incident_with_fewer_hours_than_its_clause(told: Story) -> Lie:
    """A minute; the partner takes it after an hour, as the clause lets it."""
    due = format_moment(told.world.now + timedelta(minutes=1))
    fields = {"to": told.diskominfotik.origin, "agreement": told.world.digest, "clause": "pasal-5", "due": due}
    index = told.bawaslu.append(IncidentReported(**fields, type=IncidentType.ATTACK), subject=subject("i2"))
    told.world.live(1)
    told.diskominfotik.append(IncidentTaken(reporter=told.bawaslu.origin), subject=subject("i2"))
    told.world.publish()
    return Lie("incident.due", told.bawaslu.origin, index)


def _said(told: Story, code: str, body: Body, *beside: str) -> Lie:
    """Bawaslu's entry, once it is published."""
    index = told.bawaslu.append(body, subject="" if isinstance(body, LogObserved) else subject("z"))
    told.world.publish()
    return Lie(code, told.bawaslu.origin, index, beside)


@lie
def dispatch_to_oneself(told: Story) -> Lie:
    return _said(told, "dispatch.not-permitted", told.send(to=told.bawaslu.origin))


@lie
def dispatch_to_a_stranger(told: Story) -> Lie:
    return _said(told, "dispatch.not-permitted", told.send(to=STRANGER))


@lie
def receipt_of_one_s_own_dispatch(told: Story) -> Lie:
    return _said(told, "receipt.false", DispatchReceived(origin=told.bawaslu.origin, index=told.sent))


@lie
def dispatch_of_a_stranger_accepted(told: Story) -> Lie:
    return _said(told, "receipt.false", DispatchAccepted(origin=STRANGER, index=3))


@lie
def task_of_a_stranger_accepted(told: Story) -> Lie:
    return _said(told, "task.unlawful", TaskAccepted(opener=STRANGER))


@lie
def incident_of_a_stranger_taken(told: Story) -> Lie:
    return _said(told, "incident.unlawful", IncidentTaken(reporter=STRANGER))


@lie
def third_log_made_up(told: Story) -> Lie:
    """A checkpoint that is signed as it should be, of a log that there is none of."""
    root = seed("root")
    note = sign_checkpoint(Checkpoint(STRANGER, 5, root), SigningKey(STRANGER, ED25519, seed("kpu")))
    body = LogObserved(checkpoint=note.encode().decode(), origin=STRANGER, root=root.hex(), size=5)
    return _said(told, "observed.false", body)


@lie
def erasure_by_the_node_and_one(told: Story) -> Lie:
    body = DataErased(second=subject("one"), what=Erasable.CASE_FILE)
    index = told.bawaslu.append(body, subject=subject("receipt"), erased="0" * 64, reason="1" * 64)
    told.world.publish()
    return Lie("data.unlawful", told.bawaslu.origin, index)


@lie
def power_given_by_the_operator_and_one(told: Story) -> Lie:
    body = AccountGranted(office="52", role="commissioner", second=subject("one"))
    index = told.bawaslu.append(body, subject=subject("grant"), actor="operator")
    told.world.publish()
    return Lie("account.unlawful", told.bawaslu.origin, index)


@lie
def case_begun_by_the_node(told: Story) -> Lie:
    """A plenary decided it; nobody is said to have entered it."""
    one, case = told.bawaslu, subject("case 2")
    one.append(CaseReceived(), subject=subject("receipt 2"), **COMMITS)
    met, day = told.met(case, "case.reviewed:register"), told.world.now.date().isoformat()
    body = CaseReviewed(day=day, office="52", outcome=ReviewOutcome.REGISTER, plenary=met, **PROCEDURE)
    index = one.append(body, subject=case, receipt=COMMITS["content"])
    told.world.publish()
    return Lie("case.rule", one.origin, index)
