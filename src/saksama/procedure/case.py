"""Replay of a case under an edition: it went lawfully and in time, or here is the entry, the rule and the reason.

Rules kept here:
  * Only public entries are read, in the order of the log, from the initial review on.
  * An act that may not follow ends the replay: what comes after it has no state to be judged from. A guard or a
    deadline that was not kept is named, and the replay goes on.
  * One entry breaks one rule once: each fault names its entry, its rule, its norm and the reason in both languages.
Left to others: what was never entered, that two pseudonyms are two persons, draws (lot, verify.draws).
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from msgspec import UNSET

from saksama.entries.kinds.case import CaseReviewed, Origination
from saksama.entries.kinds.handling import CaseExtended
from saksama.procedure.acts import Act
from saksama.procedure.deadlines import Clocks, Duty, begin
from saksama.procedure.edition import (
    ALWAYS,
    IN_PLENARY,
    STAYS,
    Bearer,
    Deadline,
    Edition,
    Move,
    Norm,
)
from saksama.procedure.guards import GUARDS
from saksama.procedure.history import History
from saksama.procedure.levels import level_of
from saksama.procedure.moves import START
from saksama.procedure.plenary import Resolution
from saksama.procedure.starting import RECEIPT, days_named


class FaultKind(StrEnum):
    """What was not kept: the order of acts, a guard, a period, or a period that had not run out."""

    MOVE = "move"
    GUARD = "guard"
    LATE = "late"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Fault:
    """Entry `index` does not keep `rule` (a guard's, a deadline's or an act's name). `norm`: None where none is cited.

    `lawful`: what might have followed; `due`: the latest reading's.
    """

    index: int
    kind: FaultKind
    rule: str
    act: str
    state: str
    says: str
    says_en: str
    norm: Norm | None = None
    lawful: tuple[str, ...] = ()
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseReplay:
    """Where a case stands, what it did not keep, what is still due, and the rules that no clock could count.

    `strays`: what offices decided of it with which it did not lie. `kept`: as in `Walk`.
    """

    state: str
    faults: tuple[Fault, ...]
    open: tuple[Duty, ...]
    unchecked: frozenset[str]
    strays: tuple[Resolution, ...] = ()
    kept: tuple[tuple[int, datetime], ...] = ()


@dataclass(slots=True)
class Walk:
    """A case as far as it was walked: its history, what it did not keep, what is open.

    `kept`: acts that were in time, by index, with the moment when each was due.
    """

    edition: Edition
    clocks: Clocks
    history: History = field(default_factory=History)
    faults: list[Fault] = field(default_factory=list)
    open: dict[str, Duty] = field(default_factory=dict)
    unchecked: set[str] = field(default_factory=set)
    kept: list[tuple[int, datetime]] = field(default_factory=list)


def walk(edition: Edition, acts: Iterable[Act], clocks: Clocks, resolutions: Iterable[Resolution] = ()) -> Walk:
    """Walk the acts of one case, to the first that may not follow. `resolutions`: what plenaries decided of it."""
    run = Walk(edition, clocks)
    # The latest first: each is taken from the end, where the act that follows it comes.
    decided = sorted(resolutions, key=lambda each: each.index)[::-1]
    for act in acts:
        while decided and decided[-1].index < act.index:
            run.history.resolve(decided.pop())
        move = _move(run, act)
        if move is None:
            break
        _check_guards(run, act, move)
        _check_after(run, act, move)
        _end_duties(run, act)
        was_start = run.history.state == START
        run.history.take(act, run.history.state if move.to == STAYS else move.to)
        _begin_duties(run, act, was_start=was_start)
    while decided:
        run.history.resolve(decided.pop())
    return run


def refusals(walked: Walk, act: Act) -> tuple[Fault, ...]:
    """What speaks against `act` as the next one: that it may not follow, a guard, a time that still runs.

    That it comes late speaks not against it: a duty that was missed is still owed, and the replay names it.
    """
    trial = replace(walked, faults=[])  # history and open duties are shared, and not changed here
    move = _move(trial, act)
    if move is not None:
        # What only time opens is said first: nothing that one could do now helps.
        _check_after(trial, act, move)
        _check_guards(trial, act, move)
    return tuple(trial.faults)


def replay_case(
    edition: Edition,
    acts: Sequence[Act],
    clocks: Clocks,
    now: datetime | None = None,
    resolutions: Iterable[Resolution] = (),
) -> CaseReplay:
    """Walk the acts of one case. `now`: the log's latest witnessed time, None to judge only what was done."""
    run = walk(edition, acts, clocks, resolutions)
    if now is not None:
        _check_undone(run, now)
    strays = tuple(run.history.resolved.strays)
    faults, duties, unchecked = tuple(run.faults), tuple(run.open.values()), frozenset(run.unchecked)
    return CaseReplay(run.history.state, faults, duties, unchecked, strays, tuple(run.kept))


def _move(run: Walk, act: Act) -> Move | None:
    """The move that this act makes; None with a fault where it may make none."""
    state = run.history.state
    moves = run.edition.moves(state, act.names)
    source = _source(run.history, act)
    for move in moves:
        if source is None or source in move.sources:
            return move
    lawful = tuple(sorted(run.edition.may(state)))
    title, title_en = _titles(run.edition, state)
    if not moves:
        says = f"tidak boleh menyusul keadaan “{title}”", f"may not follow the state “{title_en}”"
    else:
        says = f"tidak terbuka bagi perkara yang berasal dari {source}", f"is not open to a case that began as {source}"
    norm = run.edition.norm_of(moves[0].norm) if moves else None
    run.faults.append(Fault(act.index, FaultKind.MOVE, act.names[0], act.names[0], state, *says, norm, lawful))
    return None


def move_of(walked: Walk, act: Act) -> Move | None:
    """The move that `act` would make as the next one; None where it may make none."""
    return _move(replace(walked, faults=[]), act)


def _source(history: History, act: Act) -> Origination | None:
    if isinstance(act.body, CaseReviewed) and act.body.source is not UNSET:
        return act.body.source
    return history.source


def _titles(edition: Edition, state: str) -> tuple[str, str]:
    found = next((each for each in edition.state if each.id == state), None)
    return ("awal", "start") if found is None else (found.title, found.title_en)


def _check_guards(run: Walk, act: Act, move: Move) -> None:
    in_plenary = IN_PLENARY if run.edition.needs_plenary(act.names) else ()
    for name in (*ALWAYS, *move.guards, *in_plenary):
        if not GUARDS[name](run.history, act, run.edition):
            guard = run.edition.guard_of(name)
            norm = run.edition.norm_of(guard.norm)
            state = run.history.state
            fault = Fault(act.index, FaultKind.GUARD, name, act.names[0], state, guard.says, guard.says_en, norm)
            run.faults.append(fault)


def _check_after(run: Walk, act: Act, move: Move) -> None:
    """An act that has to wait until a duty's time is over, and the plenary that decides it with it."""
    duty = run.open.get(move.after)
    if duty is None:
        return
    found = run.history.resolution_of(act)
    if duty.is_running(act.at if found is None else min(act.at, _end_of(found[0].day))):
        says = "dilakukan sebelum waktunya habis", "was done before the time had run out"
        _add_time(run, FaultKind.EARLY, act, duty, says)


def _end_of(day: str) -> datetime:
    """The end of a meeting's day where it ends last (WIB): the log does not say its node's zone."""
    return datetime.combine(date.fromisoformat(day), time(17), UTC)


def _end_duties(run: Walk, act: Act) -> None:
    for name, duty in list(run.open.items()):
        if _is_among(act, duty.deadline.ends):
            _judge(run, act, duty)
            del run.open[name]
        elif _is_among(act, duty.deadline.voids):
            del run.open[name]
        elif isinstance(act.body, CaseExtended) and duty.deadline.extendable:
            # Time that has run out cannot be extended.
            _judge(run, act, duty)
            run.open[name] = _counted(run, duty.extended(run.clocks))


def _begin_duties(run: Walk, act: Act, *, was_start: bool) -> None:
    if was_start:
        received = date.fromisoformat(run.history.day)
        for deadline in run.edition.begun_by(RECEIPT):
            if _concerns(deadline, run):
                _judge(run, act, _counted(run, begin(deadline, act.index, received, run.clocks)))
    for start, day, until in days_named(act):
        for deadline in run.edition.begun_by(start):
            if _concerns(deadline, run) and _is_among(act, deadline.ends):
                duty = begin(deadline, act.index, date.fromisoformat(day), run.clocks)
                _judge(run, act, _counted(run, duty), until)
    for name in act.names:
        for deadline in run.edition.begun_by(name):
            if _concerns(deadline, run):
                duty = begin(deadline, act.index, act.at, run.clocks, received=_received(run.history))
                run.open[deadline.id] = _counted(run, duty)


def _received(history: History) -> date | None:
    """The day of receipt; a finding is made, and was not received."""
    return None if history.source is Origination.FINDING else date.fromisoformat(history.day)


def _concerns(deadline: Deadline, run: Walk) -> bool:
    source = run.history.source
    is_of_type = not deadline.types or any(each in run.history.types for each in deadline.types)
    is_of_level = not deadline.levels or level_of(run.history.office) in deadline.levels
    # Who does not say where a case comes from escapes no clock by it.
    return is_of_type and is_of_level and (source is None or source in deadline.sources)


def _counted(run: Walk, duty: Duty) -> Duty:
    if duty.due is None:
        run.unchecked.add(duty.deadline.rule)
    return duty


def _judge(run: Walk, act: Act, duty: Duty, until: datetime | None = None) -> None:
    if duty.due is None or duty.deadline.bearer is Bearer.ABOVE:
        return
    if duty.is_late(until or act.done):
        _add_time(run, FaultKind.LATE, act, duty, ("lewat jatuh tempo", "was done after it was due"))
    elif until is None:
        run.kept.append((act.index, duty.due.latest))


def _check_undone(run: Walk, now: datetime) -> None:
    for duty in run.open.values():
        if duty.deadline.owed and duty.deadline.bearer is Bearer.OFFICE and duty.is_late(now):
            says = "belum dilakukan, padahal sudah jatuh tempo", "is not done though it was due"
            _add_time(run, FaultKind.LATE, None, duty, says)


def _add_time(run: Walk, kind: FaultKind, act: Act | None, duty: Duty, says: tuple[str, str]) -> None:
    index, name = (duty.index, duty.deadline.ends[0]) if act is None else (act.index, act.names[0])
    norm = run.edition.norm_of(duty.deadline.norm)
    latest = None if duty.due is None else duty.due.latest
    run.faults.append(Fault(index, kind, duty.deadline.id, name, run.history.state, *says, norm, due=latest))


def _is_among(act: Act, names: Container[str]) -> bool:
    for name in act.names:  # noqa: SIM110 (asked of every open duty at every act: no generator is made)
        if name in names:
            return True
    return False
