"""The last good tree: the newest that both sorts of witnesses cosigned, which a revocation of our log key names."""

import pytest

from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.note import SigningKey
from saksama.tlog.tree import EMPTY_ROOT
from saksama_node.ledger import actions, cosigning, models, public, queries
from saksama_node.ledger.last_good import last_good
from saksama_node.ledger.turn import writing
from tests.node.ledger.conftest import Enter, Integrate

PARTNER, OUTSIDER, ANOTHER = (
    str(SigningKey.generate(f"{name}.uji.example/witness", COSIGNATURE_V1).verifier)
    for name in ("mitra", "luar", "lain")
)


@pytest.fixture
def grown(enter: Enter, integrate_all: Integrate) -> list[int]:
    """Three sizes that the log signed, one after the other."""
    sizes = []
    for number in range(3):
        enter(number)
        integrate_all()
        sizes.append(public.tree_size())
    return sizes


def cosigned(size: int, vkey: str) -> None:
    with writing():
        assert cosigning.store_cosignature(size, vkey, f"\u2014 x {'A' * 104}\n", 1)


def test_where_nobody_witnesses_it_is_the_newest(grown: list[int]) -> None:
    assert last_good()[0] == grown[-1]
    assert queries.witness_clocks(0) == {}, "no clock is judged where nobody cosigned"
    models.Checkpoint.objects.all().delete()
    assert last_good() == (0, EMPTY_ROOT), "nothing was signed yet"


def test_it_is_the_newest_that_partner_and_outsider_both_cosigned(grown: list[int]) -> None:
    actions.use_witness(PARTNER, "https://mitra.example", partner=True)
    for each in (OUTSIDER, ANOTHER):
        actions.use_witness(each, "https://luar.example", partner=False)
    first, second, third = grown
    assert last_good() == (0, EMPTY_ROOT)
    cosigned(third, PARTNER)
    cosigned(second, OUTSIDER)
    assert last_good() == (0, EMPTY_ROOT), "each of them alone is not enough"
    cosigned(first, PARTNER)
    cosigned(first, OUTSIDER)
    assert last_good()[0] == first
    cosigned(second, PARTNER)
    assert last_good()[0] == second
    cosigned(third, ANOTHER)
    assert last_good()[0] == third, "one outsider is enough"
    assert last_good()[1] != EMPTY_ROOT
