"""The acts on a task in this node alone: who may move it, from where, and what the partner's log may move."""

from datetime import timedelta

import pytest

from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.task import TaskAccepted, TaskConfirmed, TaskDeclined, TaskDone
from saksama.vocabulary import RefusalCode
from saksama_node.accounts.policy import Role
from saksama_node.ledger.actions import act, new_subject
from saksama_node.ledger.queries import waiting_entries
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks import actions
from saksama_node.tasks.actions import MoveRefused
from saksama_node.tasks.queries import State, task, tasks
from tests.node.conftest import LoggedIn, StaffFor

PARTNER = "mitra.uji.saksama.example/log"
THIRD = "lain.uji.saksama.example/log"


def words(hours: float = 48) -> actions.Offer:
    return actions.Offer("Contoh", "CONTOH", now() + timedelta(hours=hours), "0" * 64, "pasal-3")


def theirs(hours: float = 48) -> str:
    """A task that the partner offered to us."""
    subject = new_subject()
    with act():
        actions.receive_offer(PARTNER, subject, words(hours))
    return subject


def standing(subject: str) -> State:
    found = task(subject)
    assert found is not None
    return found.state


def told(subject: str, body: Body, origin: str = PARTNER) -> None:
    """The partner's log says so."""
    entry = Entry(body=body, at=now(), node=origin, subject=subject, actor="0" * 32)
    with act():
        actions.learn(origin, entry)


def test_every_move_of_ours_is_an_entry(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.OFFICER), theirs()
    with act():
        actions.accept(by, subject)
        actions.report_done(by, subject, "Sudah.")
    assert [entry.body for _, entry in waiting_entries(subject)] == [
        TaskAccepted(opener=PARTNER),
        TaskDone(opener=PARTNER),
    ]
    told(subject, TaskConfirmed(to=SETTINGS.origin))
    assert standing(subject) is State.CONFIRMED


def test_the_second_answer_is_refused_and_leaves_no_entry(staff_for: StaffFor) -> None:
    by, subject = staff_for(Role.OFFICER), theirs()
    with act():
        actions.decline(by, subject, RefusalCode.NO_CAPACITY)
    with pytest.raises(MoveRefused) as refused, act():
        actions.accept(by, subject)
    assert refused.value.standing is State.DECLINED
    assert len(list(waiting_entries(subject))) == 1


def test_only_the_opener_confirms_and_only_what_was_reported(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    with pytest.raises(actions.UnknownTask), act():
        actions.confirm(by, theirs())
    with act():
        subject = actions.offer(by, PARTNER, words()).entry.subject
    with pytest.raises(MoveRefused), act():
        actions.confirm(by, subject)
    with pytest.raises(actions.UnknownTask), act():
        actions.accept(by, subject)


MOVES = [
    ("the partner takes ours", TaskAccepted(opener=SETTINGS.origin), PARTNER, State.ACCEPTED),
    ("a third log cannot", TaskAccepted(opener=SETTINGS.origin), THIRD, State.OFFERED),
    ("nor for another opener", TaskAccepted(opener=THIRD), PARTNER, State.OFFERED),
    (
        "the partner declines",
        TaskDeclined(opener=SETTINGS.origin, reason=RefusalCode.DUPLICATE),
        PARTNER,
        State.DECLINED,
    ),
    ("done before it was taken", TaskDone(opener=SETTINGS.origin), PARTNER, State.OFFERED),
    ("the worker cannot confirm", TaskConfirmed(to=PARTNER), PARTNER, State.OFFERED),
]


@pytest.mark.parametrize(("body", "origin", "after"), [row[1:] for row in MOVES], ids=[row[0] for row in MOVES])
def test_what_the_partners_log_may_move(staff_for: StaffFor, body: Body, origin: str, after: State) -> None:
    with act():
        subject = actions.offer(staff_for(Role.OFFICER), PARTNER, words()).entry.subject
    told(subject, body, origin)
    assert standing(subject) is after


def test_the_same_offer_twice_is_one_task_and_another_opener_is_refused(database: None) -> None:
    subject = theirs()
    with act():
        actions.receive_offer(PARTNER, subject, words())
    assert len(tasks()) == 1
    with pytest.raises(actions.OfferContradicts), act():
        actions.receive_offer(THIRD, subject, words())


def test_the_partner_cannot_report_on_what_we_did_not_ask_of_it(staff_for: StaffFor) -> None:
    with act():
        subject = actions.offer(staff_for(Role.OFFICER), PARTNER, words()).entry.subject
    with pytest.raises(actions.OfferContradicts), act():
        actions.receive_report(THIRD, subject, "x")


def test_what_is_overdue_says_so_in_words(logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER)
    subject = theirs(-3)
    listed = client.get("/meja/tugas/").content.decode()
    assert "1 tugas lewat jatuh tempo. Kedua lembaga melihatnya." in listed
    page = client.get(f"/meja/tugas/{subject}/").content.decode()
    assert "sudah lewat. Kedua lembaga melihatnya." in page
    assert "WITA" in page
    assert "Kerjakan" not in client.get("/meja/").content.decode()
    assert "Terima atau tolak tugas: Contoh" in client.get("/meja/").content.decode()


def test_the_list_is_filtered_and_exported(logged_in: LoggedIn) -> None:
    client = logged_in(Role.READER)
    subject = theirs()
    assert subject in client.get("/meja/tugas/?keadaan=offered&pihak=kami&q=conto").content.decode()
    assert subject not in client.get("/meja/tugas/?pihak=mitra").content.decode()
    table = client.get("/meja/tugas/?bentuk=csv").content.decode().splitlines()
    assert table[0].startswith("subject,title,state")
    assert table[1].startswith(f"{subject},Contoh,offered,{PARTNER}")
