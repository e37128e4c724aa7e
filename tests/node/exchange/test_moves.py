"""What becomes of a dispatch in our own rows: each move once, and only from where it may be made."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from saksama.entries.kinds.dispatch import (
    DispatchAccepted,
    DispatchReceived,
    DispatchRefused,
    DispatchRejected,
    DispatchSent,
)
from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.leakcheck import Leak, Part, Verdict
from saksama.envelope.seal import Sealed
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, RejectionCode
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.accounts.queries import grants
from saksama_node.agreements import actions as agreements
from saksama_node.agreements.models import Text
from saksama_node.exchange import actions, linking, models, queries, releasing, restoring
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.faults import AnswerTooSlow, LeakFound, PartnerSilent, UnknownDispatch
from saksama_node.exchange.sealed import sealed_parts
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.send_dispatch import withdraw_dispatch
from saksama_node.flows.people.keep_accounts import close_account, revoke_account
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger.actions import act, new_subject
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.public import logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.seconds.faults import FirstGone, SamePerson
from saksama_node.seconds.proposing import of_subjects
from saksama_node.settings.clock import now
from tests.node.conftest import StaffFor
from tests.node.exchange.arrivals import PARTNER, arrival, opened
from tests.node.seconds.reading import confirm_read

SEALED = Sealed("ab" * 32, 1000, ())
HELD = (Leak(Verdict.WARN, "isi", Part.NAME),)


@pytest.fixture
def by(staff_for: StaffFor) -> Staff:
    return staff_for(Role.OFFICER)


def draft(by: Staff, leaks: tuple[Leak, ...] = ()) -> str:
    frame = Frame(
        agreement="00" * 32, clause="pasal-1", classification=Classification.OPEN, subject=new_subject(), title="Contoh"
    )
    actions.draft(by, actions.Draft(PARTNER, frame, Notice(text="CONTOH.")), (), leaks)
    return frame.subject


def sent(by: Staff) -> str:
    subject = draft(by)
    with act():
        actions.send(subject, SEALED, seen=0)
    return subject


def learn(origin: str, index: int, subject: str, said: object) -> None:
    with act():
        actions.learn(origin, index, subject, said)


def restore(found: LoggedEntry) -> Missing | None:
    with act():
        return restoring.restore(found)


def state(subject: str) -> OutgoingState:
    return queries.outgoing(subject).state


def test_what_the_leak_check_matched_is_never_kept(by: Staff) -> None:
    with pytest.raises(LeakFound):
        draft(by, (Leak(Verdict.MATCH, "isi", Part.NAME),))
    assert queries.all_outgoing() == ()


def asked_of(subject: str) -> int:
    """The newest proposal to let it go."""
    return of_subjects(subject)[0].id


def test_what_it_could_not_clear_waits_for_another_person(by: Staff, staff_for: StaffFor) -> None:
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    subject = draft(by, HELD)
    assert state(subject) == OutgoingState.HELD
    assert not actions.claim(subject)
    with pytest.raises(SamePerson):
        confirm_read(by, asked_of(subject))
    assert confirm_read(staff_for(Role.COMMISSIONER), asked_of(subject)) is None
    assert state(subject) == OutgoingState.WAITING
    with pytest.raises(UnknownDispatch):
        releasing.asked(subject)


def test_what_is_no_longer_permitted_waits_on_loudly(by: Staff, staff_for: StaffFor) -> None:
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    models.Link.objects.update(verified_at=now())
    subject = draft(by, HELD)
    confirm_read(staff_for(Role.COMMISSIONER), asked_of(subject))
    assert state(subject) == OutgoingState.WAITING
    assert [each.code for each in models.Fault.objects.all()] == [f"agreement.not-permitted.{subject}"]


def test_what_is_rejected_stays_held_and_its_writer_alone_asks_again(by: Staff, staff_for: StaffFor) -> None:
    subject, second = draft(by, HELD), staff_for(Role.COMMISSIONER)
    two_persons.reject(second, asked_of(subject), "CONTOH: samarkan dulu namanya.")
    assert state(subject) == OutgoingState.HELD
    with pytest.raises(NotAllowed):
        two_persons.propose(staff_for(Role.OFFICER, which="2"), releasing.asked(subject))
    again = two_persons.propose(by, releasing.asked(subject))
    # Not the words that stood there when it was asked.
    other = sealed_parts(subject, models.Outgoing, b"", b'{"text":"CONTOH lain."}')["payload"]
    models.Outgoing.objects.filter(subject=subject).update(payload=other)
    with pytest.raises(UnknownDispatch):
        confirm_read(second, again)
    assert state(subject) == OutgoingState.HELD


def test_who_wrote_what_is_held_must_still_be_here_and_be_allowed_to_send_it(by: Staff, staff_for: StaffFor) -> None:
    left, admin, second = staff_for(Role.CONTENT), staff_for(Role.ADMINISTRATOR), staff_for(Role.COMMISSIONER)
    moved, gone = draft(by, HELD), draft(left, HELD)
    (held,) = grants(by.id)
    revoke_account(by=admin, grant_id=held.id)
    close_account(by=admin, person_id=left.id)
    for each in (moved, gone):
        with pytest.raises(FirstGone):
            confirm_read(second, asked_of(each))
    assert {state(moved), state(gone)} == {OutgoingState.HELD}
    # Whoever may send takes them out.
    withdraw_dispatch(staff_for(Role.OFFICER, which="2"), gone)
    assert [each.subject for each in queries.all_outgoing()] == [moved]


def test_it_is_withdrawn_once_and_only_before_it_is_logged(by: Staff) -> None:
    subject, gone = draft(by), sent(by)
    with act():
        actions.withdraw(by, subject)
    for each in (subject, gone):
        with pytest.raises(UnknownDispatch), act():
            actions.withdraw(by, each)
    with pytest.raises(UnknownDispatch):
        queries.outgoing(subject)
    assert state(gone) == OutgoingState.SENT


def test_one_alone_takes_it_in_hand_until_it_lets_go_or_is_gone(by: Staff) -> None:
    subject = draft(by)
    assert [actions.claim(subject), actions.claim(subject)] == [True, False]
    actions.unclaim(subject)
    assert [actions.claim(subject), actions.claim(subject)] == [True, False]
    models.Outgoing.objects.update(claimed_at=now() - actions.CLAIM - timedelta(seconds=1))
    assert actions.claim(subject)


ANSWERS: list[tuple[object, Mapping[str, object]]] = [
    (DispatchReceived(origin="x", index=0), {"state": "received", "receipt_index": 7, "rejection": ""}),
    (
        DispatchRejected(origin="x", index=0, code=RejectionCode.DIGEST),
        {"state": "rejected", "receipt_index": 7, "rejection": "digest"},
    ),
    (DispatchAccepted(origin="x", index=0), {"state": "accepted", "answer_index": 7}),
    (
        DispatchRefused(origin="x", index=0, reason=RefusalCode.CONFLICT_OF_INTEREST),
        {"state": "refused", "answer_index": 7, "refusal": RefusalCode.CONFLICT_OF_INTEREST},
    ),
]


@pytest.mark.parametrize(("said", "then"), ANSWERS, ids=[str(then["state"]) for _, then in ANSWERS])
def test_what_the_partner_s_log_says_is_taken_over_and_an_answer_is_final(
    by: Staff, said: object, then: Mapping[str, object]
) -> None:
    subject = sent(by)
    learn("lain.uji.saksama.example/log", 7, subject, said)
    assert state(subject) == OutgoingState.SENT, "another's word about it"
    learn(PARTNER, 7, subject, said)
    row = models.Outgoing.objects.filter(subject=subject).values(*then, "answered_at").get()
    answered = row.pop("answered_at")
    assert row == then
    is_answer = then["state"] in ("accepted", "refused")
    assert (answered is not None) == is_answer
    learn(PARTNER, 9, subject, DispatchReceived(origin="x", index=0))
    assert state(subject) == (then["state"] if is_answer else OutgoingState.RECEIVED)


def test_a_rejection_is_logged_once_and_the_newest_reason_is_kept(database: None) -> None:
    came = arrival(3)
    with act():
        assert actions.reject(came, Alarm.SEEN_AHEAD) is not None
    with act():
        assert actions.reject(came, Alarm.NO_PERMIT) is None
    with act():
        assert actions.reject(came, Alarm.DIGEST) is not None
    assert models.Incoming.objects.get().detail == Alarm.DIGEST
    integrate_round()
    assert [each.entry.body.code for each in logged((DispatchRejected.KIND,))] == ["no-permit", "digest"]  # type: ignore[attr-defined]  # of that kind


def test_the_newest_alarm_of_one_rejection_is_told(database: None) -> None:
    came = arrival(3)
    for alarm in (Alarm.SEEN_AHEAD, Alarm.NO_PERMIT):
        with act():
            actions.reject(came, alarm)
        assert queries.alarm_of(PARTNER, 3) == alarm


def test_what_came_on_a_branch_makes_room_and_stays_to_be_read(database: None) -> None:
    for index in (3, 4, 5):
        with act():
            actions.reject(arrival(index), Alarm.DIGEST)
    assert actions.set_apart(PARTNER, 4) == 2
    assert sorted(models.Incoming.objects.values_list("index", flat=True)) == [-6, -5, 3]


def test_what_came_on_a_branch_took_no_number_and_no_id_from_the_true_log(database: None) -> None:
    with act():
        actions.reject(arrival(3), Alarm.DIGEST)
    branch = arrival(4)
    with act():
        actions.reject(branch, Alarm.DIGEST)
    assert actions.set_apart(PARTNER, 4) == 1
    assert queries.last_number_before(PARTNER, 4) == 4
    assert not queries.is_replayed(PARTNER, 4, branch.subject)


def test_a_dispatch_is_received_once_whoever_else_is_at_it(database: None) -> None:
    came = arrival(3)
    with act():
        assert actions.waits(came)
        actions.reject(came, Alarm.BLOB_MISSING)
    with act():
        assert actions.waits(came)
        actions.receive(came, opened(came))
    with act():
        assert not actions.waits(came)


@pytest.mark.parametrize("hold", [lambda: actions.hold_turn(PARTNER), lambda: agreements.hold("ab" * 32)])
def test_who_sends_next_reads_what_was_committed_before(database: None, hold: Callable[[], object]) -> None:
    """So `seen` never falls behind a number, and no dispatch comes after a suspension that it did not see."""
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    Text.objects.create(digest="ab" * 32, subject="cd" * 16, text="CONTOH", known_at=now())

    def next_one() -> int:
        try:
            with act():
                hold()
                return linking.link(PARTNER).greatest_seen
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, act():
        hold()
        waiting = pool.submit(next_one)
        time.sleep(0.3)
        linking.counted(PARTNER, seen=7, number=1)
    assert waiting.result() == 7


def test_silence_begins_once_and_what_is_strange_is_an_alarm_until_it_is_over(database: None) -> None:
    linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    linking.silent(PARTNER, PartnerSilent.code, "no answer")
    began = linking.link(PARTNER).silent_since
    assert began is not None
    assert linking.faults() == ()
    linking.silent(PARTNER, AnswerTooSlow.code, "drips")
    assert (linking.link(PARTNER).silent_since, linking.link(PARTNER).silence) == (began, AnswerTooSlow.code)
    assert [(each.code, each.detail) for each in linking.faults()] == [(AnswerTooSlow.code, "drips")]
    linking.heard(PARTNER)
    assert (linking.link(PARTNER).silent_since, linking.link(PARTNER).silence, linking.faults()) == (None, "", ())
    assert len(linking.faults(open_only=False)) == 1


def test_a_dispatch_of_an_old_copy_is_as_its_entry_says(by: Staff) -> None:
    subject = sent(by)
    integrate_round()
    [found] = logged((DispatchSent.KIND,))
    before = models.Outgoing.objects.values().get()
    models.Outgoing.objects.update(state=OutgoingState.WAITING, leaf=None, number=None, sent_at=None, ciphertext="")
    models.Counter.objects.all().delete()
    assert restore(found) == Missing.SENT, "its ciphertext is not here"
    now_there = {"sent_at": found.entry.at, "is_sealed_here": False}
    assert models.Outgoing.objects.values().get() == before | now_there
    assert models.Counter.objects.get().last == 1
    assert queries.outgoing(subject).state == OutgoingState.SENT
    models.Outgoing.objects.all().delete()
    assert restore(found) == Missing.SENT
    assert (
        restoring.restore(replace(found, entry=replace(found.entry, body=DispatchReceived(origin=PARTNER, index=0))))
        == Missing.AGAIN
    )


def test_the_list_is_narrowed_by_state_kind_and_title(by: Staff) -> None:
    waiting, held = draft(by), draft(by, HELD)
    assert {each.subject for each in queries.all_outgoing()} == {waiting, held}
    assert [each.subject for each in queries.all_outgoing(state=OutgoingState.HELD)] == [held]
    assert len(queries.all_outgoing(kind=Notice.KIND)) == 2
    assert queries.all_outgoing(kind=DispatchKind.TASK_OFFER) == ()
    assert len(queries.all_outgoing(search="conto")) == 2
    assert queries.all_outgoing(search="lain") == ()


def test_a_ciphertext_is_for_whom_it_was_sent_to_and_for_nobody_before(by: Staff) -> None:
    subject = draft(by)
    models.Outgoing.objects.update(ciphertext=SEALED.sha256)
    assert not queries.is_for(SEALED.sha256, frozenset({PARTNER}))
    with act():
        actions.send(subject, SEALED, seen=0)
    assert queries.is_for(SEALED.sha256, frozenset({PARTNER, "x"}))
    assert not queries.is_for(SEALED.sha256, frozenset({"x"}))
