"""Which procedure the form proposes on a day, and why; whose the reported may be."""

from datetime import date

import pytest

from saksama_node.cases.procedures import NoEdition, chosen, editions, in_force, parties, usual


@pytest.mark.parametrize(
    ("name", "day", "edition"),
    [
        ("voting day of the Pemilu of 2024", "2024-02-14", "pemilu-2022"),
        ("voting day of the Pilkada of 2024", "2024-11-27", "pilkada-2024"),
        ("the day before Perbawaslu 9/2024", "2024-09-29", "pemilu-2022"),
        ("heads of region took office", "2025-02-20", "pilkada-2024"),
        ("nothing is under way", "2026-11-25", "pemilu-2022"),
    ],
)
def test_the_usual_procedure_of_a_day_says_why(name: str, day: str, edition: str) -> None:
    found = usual(date.fromisoformat(day))
    assert found.edition.id == edition, name
    assert found.why
    assert found.why_en
    assert found.edition in in_force(date.fromisoformat(day))
    assert chosen("", date.fromisoformat(day)) is found.edition


def test_one_that_is_not_in_force_is_refused_and_never_another_taken() -> None:
    early = date(2024, 1, 25)
    for procedure in ("pilkada-2024", "pemilu-2030"):
        with pytest.raises(NoEdition):
            chosen(procedure, early)
    with pytest.raises(NoEdition):
        usual(date(2022, 10, 19))
    assert set(editions()) == {"pemilu-2022", "pilkada-2024"}


def test_no_party_is_called_none() -> None:
    assert "none" not in parties()
    assert len(set(parties().values())) == len(parties()) == 18
