"""The file that shifts a simulation's clock: forward alone, whole or not at all."""

import argparse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.cli import witness
from saksama.clock_file import FARTHEST, ClockFileWrong, ShiftedClock, move_clock, read_shift


@given(st.lists(st.one_of(st.integers(-FARTHEST, FARTHEST), st.binary(max_size=12)), min_size=1, max_size=20))
def test_whatever_stands_in_the_file_the_clock_never_goes_back(
    tmp_path_factory: pytest.TempPathFactory, told: list[int | bytes]
) -> None:
    file = tmp_path_factory.mktemp("clock") / "shift"
    move_clock(file, -FARTHEST)
    clock = ShiftedClock(file)
    before = clock.seconds()
    for each in told:
        file.write_bytes(each if isinstance(each, bytes) else b"%d\n" % each)
        after = clock.seconds()
        assert after >= before
        if isinstance(each, int):
            assert after == max(before, each)
        before = after


def test_a_file_that_is_gone_leaves_the_clock_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "shift"
    move_clock(file, -86_400)
    clock = ShiftedClock(file)
    move_clock(file, -60)
    assert clock.seconds() == -60
    file.unlink()
    assert clock.seconds() == -60


def test_the_clock_is_not_moved_back_nor_too_far(tmp_path: Path) -> None:
    file = tmp_path / "shift"
    move_clock(file, 5)
    for wrong in (4, FARTHEST + 1, -FARTHEST - 1):
        with pytest.raises(ClockFileWrong):
            move_clock(file, wrong)
    assert read_shift(file) == 5


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"12 \n", b"1e3\n", b"+5\n", b"5\n6\n", b"9999999999\n", "٥\n".encode()]
)
def test_what_is_no_number_is_refused_at_the_start(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "shift"
    file.write_bytes(content)
    with pytest.raises(ClockFileWrong):
        ShiftedClock(file)


def test_the_witness_is_shifted_by_one_of_the_two_alone(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    witness.configure(parser)
    words = [
        "serve",
        "--state",
        str(tmp_path / "state"),
        "--clock-offset",
        "5",
        "--clock-file",
        str(tmp_path / "shift"),
    ]
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        parser.parse_args(words)
