"""Chains and ready sentences as data: what is proposed follows the stages; a file that is not whole is refused."""

from datetime import date

import pytest

from saksama.observation.chains import ChainsMalformed, parse_chains, proposed, shipped_chains
from saksama.observation.sentences import SentencesMalformed, parse_sentences, shipped_sentences

CHAIN = """
[[chain]]
id = "a"
name = "a"
name_en = "a"
levels = {levels}
source = "s"
certainty = "memory"
"""
STAGES = """
[[stages]]
name = "n"
name_en = "n"
begins = {begins}
ends = {ends}
chain = "{chain}"
source = "s"
certainty = "memory"
"""


def test_a_period_is_proposed_the_chain_of_the_stages_it_falls_in() -> None:
    chains = shipped_chains()
    for begins, ends, chain, stages in (
        (date(2026, 10, 1), date(2026, 12, 31), "without-election", None),
        (date(2024, 2, 14), date(2024, 2, 14), "election", "Pemilu 2024"),
        (date(2024, 11, 1), date(2024, 11, 30), "election", "Pilkada 2024"),
        (date(2022, 6, 1), date(2022, 6, 13), "without-election", None),
        (date(2022, 6, 1), date(2022, 6, 14), "election", "Pemilu 2024"),
    ):
        found = proposed(chains, begins, ends)
        assert (found.chain.id, found.stages and found.stages.name) == (chain, stages)
    assert chains.named("without-election").levels == ("kabupaten-kota", "provinsi")


@pytest.mark.parametrize(
    "text",
    [
        "chain = []\nstages = []",
        "stages = []\n" + CHAIN.format(levels='["provinsi", "kabupaten-kota"]'),
        "stages = []\n" + CHAIN.format(levels='["provinsi", "provinsi"]'),
        "stages = []\n" + CHAIN.format(levels="[]"),
        "stages = []\n" + CHAIN.format(levels='["dusun"]'),
        "stages = []\n" + 2 * CHAIN.format(levels='["provinsi"]'),
        CHAIN.format(levels='["provinsi"]') + STAGES.format(begins="2024-01-01", ends="2024-02-01", chain="b"),
        CHAIN.format(levels='["provinsi"]') + STAGES.format(begins="2024-03-01", ends="2024-02-01", chain="a"),
        "no toml",
    ],
)
def test_a_file_of_chains_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(ChainsMalformed):
        parse_chains(text)


def test_each_stage_has_sentences_that_make_sure_of_something() -> None:
    found = shipped_sentences()
    assert {each.id for each in found.stage} > {"none", "voters", "campaign", "silence", "voting", "recapitulation"}
    assert all(words.startswith("Memastikan ") for each in found.stage for words in each.words)
    head = 'source = "s"\ncertainty = "memory"\n'
    stage = '[[stage]]\nid = "a"\nlabel = "a"\nlabel_en = "a"\nwords = {words}\n'
    for text in (
        head + 2 * stage.format(words='["a"]'),
        head + stage.format(words="[]"),
        head + stage.format(words='["a\\nb"]'),
        head + stage.format(words='[" a"]'),
        head,
    ):
        with pytest.raises(SentencesMalformed):
            parse_sentences(text)
