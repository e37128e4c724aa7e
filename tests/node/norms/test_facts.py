"""The facts of law and form in the data files: none lost since first counted, each with its words or its doubt."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from saksama_node.norms.facts import BadFact, Fact, Known, fact_of, facts, facts_in, settling
from tools.certainty import before

ROOT: Final = Path(__file__).parents[3]
ARTICLES: Final = json.loads((ROOT / "tests" / "vectors" / "norms" / "articles.json").read_text("utf-8"))
MOST_OPEN: Final = 90
NO_SOURCE: Final = re.compile(
    r"[a-z0-9-]\.(com|net|org|tv|news|xyz)\b|(?<!kpu\.go)(?<!bawaslu\.go)\.id\b|scribd|flipbuilder|blogspot",
    re.IGNORECASE,
)
DOUBT: Final = re.compile(r"ingatan|memory|belum di|tidak terlihat|not seen|not looked up", re.IGNORECASE)


def test_every_certainty_of_every_data_file_is_in_the_list() -> None:
    written = re.compile(r"certainty\s*=\s*\"")
    files = [*(ROOT / "src").rglob("*.toml"), *(ROOT / "agreements").glob("*.toml")]
    assert sum(len(written.findall(file.read_text("utf-8"))) for file in files) == len(facts())


def test_none_of_the_facts_first_counted_is_lost_and_none_is_known_by_another_name() -> None:
    assert len(before().facts) == 361
    assert len(facts()) >= 361
    for fact_id in before().facts:
        stands = (fact_id,) if fact_id in facts() else before().split[fact_id]
        assert stands, fact_id
        assert set(stands) <= set(facts()), fact_id
    with pytest.raises(BadFact):
        list(facts_in("rules/x", "x.toml", 'certainty = "from memory, high"'))


def test_what_was_never_read_became_no_rule_of_our_own() -> None:
    renamed = [
        each
        for each, was in before().facts.items()
        if ("memory" in was or was == "unknown") and each in facts() and facts()[each].known is Known.OWN
    ]
    assert renamed == []


def test_of_the_facts_first_counted_at_most_ninety_are_still_open_and_each_names_its_text() -> None:
    stands = {each: (each,) if each in facts() else before().split[each] for each in before().facts}
    still = [each for each, now in stands.items() if any(facts()[one].known.is_open for one in now)]
    assert len(still) <= MOST_OPEN
    for each in facts().values():
        if each.known.is_open:
            found = settling(each.id)
            assert found is not None, each.id
            assert found.text, each.id
            assert found.used, each.id


def test_no_press_site_or_scan_host_is_the_source_of_a_norm_and_no_article_bears_a_doubt() -> None:
    assert [(each.id, each.source) for each in facts().values() if NO_SOURCE.search(each.source)] == []
    assert [(each.id, each.article) for each in facts().values() if DOUBT.search(each.article)] == []


def _excerpts() -> list[Fact]:
    return [each for each in facts().values() if each.text]


@pytest.mark.parametrize("fact", _excerpts(), ids=lambda each: each.id)
def test_the_words_of_a_norm_are_those_of_its_text(fact: Fact) -> None:
    cited = f"{fact.article} {fact.source}"
    texts = [
        text
        for law, held in ARTICLES.items()
        if law in cited
        for text in held["articles"].values()
        if _stands_in(fact.text, text)
    ]
    assert texts, "no article of a law that it cites has these words"


def _stands_in(excerpt: str, text: str) -> bool:
    """Whether the pieces between the dots stand in the text in their order; only space and capitals may differ."""
    at, lowered = 0, _plain(text)
    for piece in excerpt.split("..."):
        wanted = _plain(piece).strip().rstrip(".")
        found = lowered.find(wanted, at)
        if found < 0:
            return False
        at = found + len(wanted)
    return True


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def test_what_was_confirmed_since_has_its_words_in_the_file() -> None:
    bare = {
        each
        for each, was in before().facts.items()
        if ("memory" in was or was == "unknown")
        and each in facts()
        and facts()[each].known is Known.TEXT
        and not facts()[each].text
        # The codes of the annex are held against its own words (tests/vectors/forms).
        and not each.startswith("forms/pemilu/")
    }
    assert bare == set()


def test_a_part_finds_the_fact_that_it_read() -> None:
    assert fact_of("forms", "basis.uu-1-2015-69-b", "UU 1/2015 jo. UU 8/2015 Pasal 69 huruf b") == (
        "forms/bases/basis.uu-1-2015-69-b"
    )
    assert fact_of("rules", "rule.pilkada-kajian-awal", "Perbawaslu 8/2020").startswith("rules/perbawaslu-8-2020/")
    assert fact_of("rules", "rule.none", "") == ""
