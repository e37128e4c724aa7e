"""A clock that jumps by a day: nothing is entered under such a time, and work resumes when the clock is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.ledger import actions, models, plausible, sequencer, witnessing
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.faults import ClockImplausible
from saksama_node.settings import clock
from tests.node.cases.at_desk import REVIEW, received
from tests.node.cases.handed_in import send
from tests.node.conftest import LoggedIn
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import a_body
from tests.node.ledger.witnessing import Witness

DAY = 86_400.0

type Enter = Callable[[], Leaf]


@dataclass
class Machine:
    """This machine's clocks, with a hand on them: `set` is what somebody set, `slept` what really went by."""

    set: float = 0.0
    slept: float = 0.0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    told, real, started = Machine(), clock.machine_time, clock.since_start
    monkeypatch.setattr(clock, "machine_time", lambda: real() + told.slept + told.set)
    monkeypatch.setattr(clock, "since_start", lambda: started() + told.slept)
    plausible.forget()
    yield told
    plausible.forget()


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[Witness]:
    made = Witness(tmp_path)
    actions.use_witness(str(made.state.key.verifier), f"http://127.0.0.1:{made.port}", partner=False)
    yield made
    made.go()


def start_again() -> None:
    plausible.forget()


@pytest.mark.parametrize("jump", [DAY, -DAY, 120.0, -120.0])
def test_after_a_jump_nothing_is_entered_and_work_resumes(enter: Enter, machine: Machine, jump: float) -> None:
    enter()
    while sequencer.integrate_round():
        continue
    head = models.Head.objects.get()
    machine.set = jump
    with pytest.raises(ClockImplausible) as refused:
        enter()
    assert refused.value.seconds == pytest.approx(jump, abs=5)
    assert sequencer.integrate_round() == 0
    assert models.Head.objects.get().greatest_at == head.greatest_at
    machine.set = 0.0
    enter()
    assert sequencer.integrate_round() == 1
    check_log()


def test_a_machine_that_slept_for_a_day_goes_on(enter: Enter, machine: Machine) -> None:
    enter()
    machine.slept = DAY
    enter()


def test_a_jump_within_an_act_rolls_it_back(machine: Machine) -> None:
    before = models.Leaf.objects.count()

    def jump_and_enter() -> None:
        with actions.act():
            machine.set = DAY
            actions.append(a_body(), subject=actions.new_subject(), actor="0" * 32)

    with pytest.raises(ClockImplausible):
        jump_and_enter()
    assert models.Leaf.objects.count() == before


def test_a_witness_condemns_the_clock_of_a_node_that_was_started_a_day_ahead(
    enter: Enter, machine: Machine, witness: Witness
) -> None:
    enter()
    machine.set = DAY
    start_again()
    for _ in range(2):
        with pytest.raises(ClockImplausible) as refused:
            enter()
        # It told the true time, which stood still while we turned our own clocks.
        assert refused.value.seconds == pytest.approx(DAY + machine.slept, abs=5)
        machine.slept += 10
    machine.set = -machine.slept
    enter()


def test_a_witness_lifts_the_doubt_when_the_new_time_is_the_right_one(
    enter: Enter, machine: Machine, witness: Witness
) -> None:
    witness.go()
    # It begins an hour behind, with nobody in reach, and is set right while it runs.
    machine.set = -3600.0
    start_again()
    enter()
    machine.set = 0.0
    with pytest.raises(ClockImplausible):
        enter()
    witness.come()
    machine.slept += 10
    machine.set = -10.0
    enter()


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ([], None),
        ([(0.5, False)], 0.0),
        ([(DAY, False)], DAY),
        ([(DAY, True)], None),
        ([(0.0, True), (DAY, False)], 0.0),
        ([(DAY, True), (-DAY, False)], -DAY),
    ],
)
def test_an_outside_witness_may_condemn_and_the_partner_only_confirm(
    said: list[tuple[float, bool]], verdict: float | None
) -> None:
    assert plausible.judge(said) == verdict


def test_in_doubt_about_the_clock_nothing_is_cosigned(machine: Machine, enter: Enter) -> None:
    enter()
    sequencer.integrate_round()
    note = bytes(models.Checkpoint.objects.latest("size").note)
    request = b"old 0\n\n" + note
    machine.set = DAY
    assert witnessing.add_checkpoint(request)[::2] == (503, b"ledger.clock-implausible\n")


def test_a_jump_is_said_in_words_on_the_desk_and_to_the_public(
    enter: Enter, machine: Machine, logged_in: LoggedIn
) -> None:
    officer = logged_in(Role.OFFICER)
    enter()
    assert "melompat" not in officer.get("/meja/status/").content.decode()
    machine.set = DAY
    with pytest.raises(ClockImplausible):
        enter()
    # For a clock that jumped a day nobody looked at a page for a day: the session is over.
    assert officer.get("/meja/status/").status_code == 302
    officer = logged_in(Role.OFFICER)
    told = officer.get("/meja/status/").content.decode()
    assert "melompat" in told
    assert "ledger.clock-implausible" in told
    before = models.Leaf.objects.count()
    _, answer = send(Client(raise_request_exception=False))
    assert answer.status_code == 503
    assert "melompat" in answer.content.decode()
    assert "belum diterima" in answer.content.decode()
    assert models.Leaf.objects.count() == before
    machine.set = 0.0
    assert "melompat" not in officer.get("/meja/status/").content.decode()


def test_a_form_of_the_desk_that_no_clock_can_take_is_no_mistake_in_the_form(
    enter: Enter, machine: Machine, logged_in: LoggedIn
) -> None:
    enter()
    info = received()
    machine.set = DAY
    officer = logged_in(Role.OFFICER)
    officer.raise_request_exception = False
    answer = officer.post(f"/meja/perkara/masuk/{info.id}/", {**REVIEW, "outcome": "register", "words": "Lengkap."})
    assert answer.status_code == 503
    assert "melompat" in answer.content.decode()


def test_an_act_that_waits_too_long_for_the_log_is_said_on_the_desk(
    enter: Enter, machine: Machine, logged_in: LoggedIn
) -> None:
    officer = logged_in(Role.OFFICER)
    while sequencer.integrate_round():
        continue
    enter()
    words = "menunggu terlalu lama"
    assert words not in officer.get("/meja/status/").content.decode()
    machine.slept = 20.0
    assert words in officer.get("/meja/status/").content.decode()
    while sequencer.integrate_round():
        continue
    assert words not in officer.get("/meja/status/").content.decode()
