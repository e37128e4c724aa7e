"""The shipped editions are whole and cite what they rest on; what is not whole is refused."""

from importlib.resources import files

import pytest

from saksama.entries.kinds.case import Origination, Violation
from saksama.procedure.edition import Edition, Regime
from saksama.procedure.guards import GUARDS
from saksama.procedure.moves import START
from saksama.procedure.reading import EditionMalformed, parse_edition, shipped

EDITIONS = shipped()
EVERY = pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.id)
TEXT = files("saksama.procedure").joinpath("editions", "pemilu-2022.toml").read_text("utf-8")


def test_both_regimes_have_an_edition() -> None:
    assert {edition.regime for edition in EDITIONS.values()} == set(Regime)
    assert set(EDITIONS) == {"pemilu-2022", "pilkada-2024"}


@EVERY
def test_every_norm_says_article_source_and_certainty(edition: Edition) -> None:
    assert all(norm.article and norm.source and norm.certainty for norm in edition.norm)


@EVERY
def test_every_source_and_every_kind_of_violation_has_its_way_to_an_end(edition: Edition) -> None:
    begun = {source for move in edition.move if START in move.from_ for source in move.sources}
    assert begun == set(Origination)
    assert {each.type for each in edition.forwarding} == set(Violation)
    assert {kind for each in edition.deadline if "case.registered" in each.starts for kind in each.types} == set(
        Violation
    )


def test_every_guard_is_asked_by_an_edition() -> None:
    assert {guard.id for edition in EDITIONS.values() for guard in edition.guard} == set(GUARDS)


@pytest.mark.parametrize(
    ("was", "put", "why"),
    [
        ('id = "pemilu-2022"', 'id = "pemilu-2022"\nextra = 1', "extra"),
        ('norm = "four-eyes"', 'norm = "unheard-of"', "no such norm"),
        ('to = "returned"', 'to = "nowhere"', "no such state"),
        ('"ground-named", ', '"guard-of-nobody", ', "no such guard"),
        ('act = "case.returned"', 'act = "case.vanished"', "no such kind"),
        ('after = "completion"', 'after = "never"', "no such deadline"),
        ('to = "studied"\n', "", "cannot be reached"),
        ('from = ["studied"]\nto = "decided"', 'from = ["studied"]\nto = "returned"', "cannot be reached"),
        ("end = true\n", "", "leads to no end"),
        ('from = ["decided"]\nnorm = "forwarding"', 'from = ["closed"]\nto = "decided"\nnorm = "forwarding"', "away"),
        ('certainty = "memory"', 'certainty = "hearsay"', "hearsay"),
        (
            '[[norm]]\nid = "review"',
            '[[norm]]\nid = "idle"\narticle = "a"\nsource = "s"\ncertainty = "memory"\n\n[[norm]]\nid = "review"',
            "idle",
        ),
        ('id = "history"', 'id = "history', "line"),
        ('[[state]]\nid = "incomplete"', '[[state]]\nid = "to-register"', "stands twice"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(was: str, put: str, why: str) -> None:
    assert was in TEXT
    with pytest.raises(EditionMalformed, match=why):
        parse_edition(TEXT.replace(was, put))
