"""Every case of tests/vectors/procedure/cases.toml is judged as it stands there."""

import pytest

from saksama.entries.kinds.case import CaseReviewed, Origination
from saksama.procedure.case import CaseReplay, FaultKind, replay_case
from saksama.procedure.deadlines import NoClocks
from saksama.procedure.edition import Bearer
from saksama.procedure.reading import shipped
from tests.saksama.procedure.telling import CountedDays, Told, table

EDITIONS = shipped()
TABLE = table()
EVERY = pytest.mark.parametrize("told", TABLE, ids=lambda told: told.name)


def is_no_report(told: Told) -> bool:
    first = told.acts[0].body
    return isinstance(first, CaseReviewed) and first.source in (Origination.FINDING, Origination.INFORMATION)


def found(replay: CaseReplay) -> tuple[str, ...]:
    return tuple(f"{one.index} {'move' if one.kind is FaultKind.MOVE else one.rule}" for one in replay.faults)


@EVERY
def test_a_case_is_judged_as_the_table_says(told: Told) -> None:
    replay = replay_case(EDITIONS[told.edition], told.acts, CountedDays(), told.now, told.resolutions)
    assert (found(replay), replay.state) == (told.faults, told.state)
    assert not replay.unchecked


@EVERY
def test_every_fault_names_its_norm_and_its_reason_in_both_languages(told: Told) -> None:
    for fault in replay_case(EDITIONS[told.edition], told.acts, CountedDays(), told.now, told.resolutions).faults:
        assert fault.says
        assert fault.says_en
        assert fault.says != fault.says_en
        assert fault.norm is not None or (fault.kind is FaultKind.MOVE and fault.lawful)


@EVERY
def test_without_clocks_nothing_is_late_and_what_was_not_counted_is_named(told: Told) -> None:
    replay = replay_case(EDITIONS[told.edition], told.acts, NoClocks(), told.now, told.resolutions)
    deadlines = {each.id for each in EDITIONS[told.edition].deadline}
    assert found(replay) == tuple(one for one in told.faults if one.split()[1] not in deadlines)
    assert replay.unchecked <= {each.rule for each in EDITIONS[told.edition].deadline}
    # A finding has no clock before it is registered, information none before it is traced.
    assert replay.unchecked or replay.state in ("", "stopped") or is_no_report(told)


def test_every_guard_and_every_deadline_is_broken_by_a_case_of_the_table() -> None:
    broken = {fault.split()[1] for told in TABLE for fault in told.faults}
    asked: set[str] = set()
    for edition in EDITIONS.values():
        asked |= {each.id for each in edition.guard}
        # By what an office above does late no entry of ours is.
        asked |= {each.id for each in edition.deadline if each.bearer is not Bearer.ABOVE}
    assert asked <= broken
