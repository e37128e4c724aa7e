"""A quorum as it is written off a text: a number, a share, more than a share; nothing else."""

import pytest

from saksama.procedure.quorum import quorum_of


@pytest.mark.parametrize(
    ("value", "seats", "least"),
    [
        ("3", 5, 3),
        ("3", 3, 3),
        ("2/3", 5, 4),
        ("2/3", 3, 2),
        ("1/2", 4, 2),
        ("lebih dari 1/2", 4, 3),
        ("lebih dari 1/2", 5, 3),
    ],
)
def test_so_many_are_the_least_that_are_enough(value: str, seats: int, least: int) -> None:
    enough = quorum_of(value)
    assert enough is not None
    assert [enough(counted, seats) for counted in range(seats + 1)] == [
        counted >= least for counted in range(seats + 1)
    ]


@pytest.mark.parametrize("value", ["", "0", "3/2", "1/0", "dua per tiga", "lebih dari 3", "2/3 ", "10", "-1"])
def test_what_is_written_otherwise_is_no_quorum(value: str) -> None:
    assert quorum_of(value) is None
