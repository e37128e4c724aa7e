"""The sealed posts of the bench of claims, on claims that were made up: the same each time, enough of all, and fair."""

import random
import re
import unicodedata
from collections import Counter
from itertools import combinations

import pytest

from tools.benchmarks.claims.negatives import HARD, PLAIN
from tools.benchmarks.claims.posed import Posed
from tools.benchmarks.claims.real import Claim, claims
from tools.benchmarks.claims.split import Part, split
from tools.benchmarks.claims.unseen.pieces import Way, says_something, weight
from tools.benchmarks.claims.unseen.posing import Holders, pose
from tools.benchmarks.claims.writer import Writer
from tools.benchmarks.claims.writers import STRANGERS

TEXT = (
    "Kotak suara TPS 12 Desa Sengkol dibawa pulang ketua KPPS pada 27 November 2024, "
    "padahal isinya 1.250 surat suara. Warga diberi Rp 75.000 supaya diam, lihat https://contoh.id/b4 sekarang juga!"
)
HOSTS = ["Hari ini pasar ramai sekali dan cabai sedang mahal, ibu-ibu mengeluh sejak pagi tadi di lapak paling depan."]
NUMBERS = {"12", "27", "2024", "1.250", "75.000"}
IN_PART = {"half_quoted", "cut_short", "thinned_and_turned", "dropped_and_turned"}


@pytest.fixture(scope="module")
def part() -> Part:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SAKSAMA_BENCH_CONTENT", raising=False)
        return split(claims()).open


@pytest.fixture(scope="module", params=STRANGERS.values(), ids=[*STRANGERS])
def writer(request: pytest.FixtureRequest) -> Writer:
    found: Writer = request.param
    return found


@pytest.fixture(scope="module")
def posed(part: Part, writer: Writer) -> Posed:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SAKSAMA_BENCH_CONTENT", raising=False)
        found, again = pose(part, writer), pose(part, writer)
    assert found == again
    return found


def test_there_is_enough_of_every_kind_and_nothing_is_empty(posed: Posed, writer: Writer) -> None:
    kinds = Counter(each.kind for each in posed.repetitions)
    assert kinds.keys() == writer.ways.keys()
    assert len(kinds) >= 10
    assert min(kinds.values()) >= 200
    others = Counter(each.kind for each in posed.negatives)
    assert others.keys() == {*HARD, PLAIN}
    assert min(others[kind] for kind in HARD) >= 300
    assert others[PLAIN] >= 1000
    posts = [each.text for each in posed.repetitions] + [each.text for each in posed.negatives]
    assert all(text.strip() and "{" not in text for text in posts)
    # No kind is a template: posts that open alike are few.
    assert len({text[:30] for text in posts}) > len(posts) / 4


def test_a_hard_negative_holds_no_known_claim_whole_but_where_it_quotes_and_names_somebody_who_counts(
    posed: Posed,
) -> None:
    for each in posed.negatives:
        assert each.named <= posed.known.keys()
        assert not each.named or each.named - each.spared
        if each.kind in {*HARD} - {"denial_that_quotes"}:
            whole = {ident for ident, text in posed.known.items() if text.casefold() in each.text.casefold()}
            assert whole <= each.spared, each.text
        elif each.kind == "denial_that_quotes":
            assert any(posed.known[ident] in each.text for ident in each.named)


def test_a_repetition_is_of_claims_that_are_known(posed: Posed) -> None:
    for each in posed.repetitions:
        assert each.right
        assert each.right <= posed.known.keys()
        assert each.text not in {posed.known[ident] for ident in each.right}


@pytest.mark.parametrize(("kind", "way"), [each for writer in STRANGERS.values() for each in writer.ways.items()])
def test_each_way_is_the_same_from_the_same_dice_and_keeps_numbers_and_what_it_says_is_kept(
    kind: str, way: Way
) -> None:
    posts = set()
    for seed in range(60):
        written = way(TEXT, random.Random(seed), HOSTS)
        assert written == way(TEXT, random.Random(seed), HOSTS)
        assert written.text != TEXT
        posts.add(written.text)
        if kind in IN_PART:
            assert weight(written.kept.split()) >= weight(TEXT.split()) * 0.4, written.text
            assert set(written.kept.split()) <= set(TEXT.split())
        else:
            folded = unicodedata.normalize("NFKC", written.text)
            assert set(re.findall(r"\d+(?:\.\d+)*", folded)) >= NUMBERS, written.text
    assert len(posts) > 45


def test_no_writer_says_what_another_says() -> None:
    def said(writer: Writer) -> set[str]:
        told = writer.denials
        everyday = [each for topic in writer.everyday.sentences.values() for each in topic]
        return {each.strip().casefold() for each in (*told.own_words, *told.quoting, *told.after_check, *told.of_made,
                *writer.of_one, *writer.of_two, *everyday)}  # fmt: skip

    for one, other in combinations(STRANGERS.values(), 2):
        assert not said(one) & said(other)
        assert not {*one.stage.villages, *one.stage.people} & {*other.stage.villages, *other.stage.people}


def test_who_else_has_all_the_words_of_a_piece_is_found() -> None:
    made = [
        Claim(str(at), "", text, "", at)
        for at, text in enumerate(("Gempa Sulut malam", "gempa Jepang malam", "Banjir"))
    ]
    holders = Holders(made)
    assert holders.of("GEMPA malam") == {"0", "1"}
    assert holders.of("gempa, Jepang!") == {"1"}
    assert holders.of("di itu yang") == frozenset()
    assert [says_something(word) for word in ("yang", "https://contoh.id/a1", "9,8", "Sulut")] == [
        False,
        False,
        True,
        True,
    ]
