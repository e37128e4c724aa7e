"""The bench of claims: its parts share none, its posts keep their numbers, its figures count what they say."""

import math
import random
import re
import unicodedata

import pytest

from tools.benchmarks.claims.alterations import ALTERATIONS
from tools.benchmarks.claims.alterations_opened import OPENED
from tools.benchmarks.claims.negatives import BESIDE, HARD, PLAIN, Negative
from tools.benchmarks.claims.peers import PEERS
from tools.benchmarks.claims.posed import Posed, Repetition, pose
from tools.benchmarks.claims.real import Claim
from tools.benchmarks.claims.scoring import ask, figures, least_within_bars, wilson
from tools.benchmarks.claims.split import split

TEXT = (
    "Kotak suara TPS 12 Desa Sengkol dibawa pulang ketua KPPS pada 27 November 2024, "
    "padahal isinya 1.250 surat suara. Warga diberi Rp 75.000 supaya diam, lihat https://contoh.id/b4 sekarang juga!"
)
OTHERS = ["Hari ini pasar ramai sekali dan cabai sedang mahal, ibu-ibu mengeluh sejak pagi tadi di lapak paling depan."]
NUMBERS = {"12", "27", "2024", "1.250", "75.000"}


def _claims() -> list[Claim]:
    """Of nine words of their own each, and one that was checked twice: at the beginning and at the end."""
    words = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    told = [" ".join(f"{word}{chr(97 + at // 26)}{chr(97 + at % 26)}" for word in words) for at in range(90)]
    claims = [Claim(f"n{at}", f"judul {at}", text, "", at) for at, text in enumerate(told)]
    return [
        *claims,
        Claim("again", "judul lain", f"viral {told[3]}", "", 90),
        Claim("undated", "judul", TEXT, "", None),
    ]


def test_a_claim_that_was_checked_again_lies_in_one_part_and_one_without_a_place_in_neither() -> None:
    parts = split(_claims())
    early, late = ({claim.ident for claim in part.claims} for part in (parts.open, parts.sealed))
    assert not early & late
    assert {"n3", "again"} <= early
    assert parts.open.fellows["again"] == {"n3", "again"}
    assert parts.drawn_over == 1
    assert len(late) == 29
    assert [claim.ident for claim in parts.without_place] == ["undated"]


@pytest.mark.parametrize(("kind", "way"), [*ALTERATIONS.items(), *OPENED.items()])
def test_each_way_alters_keeps_the_numbers_and_is_the_same_from_the_same_dice(kind: str, way: object) -> None:
    assert callable(way)
    for seed in range(30):
        post = way(TEXT, random.Random(seed), OTHERS)
        assert post == way(TEXT, random.Random(seed), OTHERS)
        assert post != TEXT
        found = set(re.findall(r"\d+(?:\.\d+)*", unicodedata.normalize("NFKC", post)))
        # Of a half that is quoted, and of a picture that was cut, not all is there.
        assert kind in {"half_quoted", "read_off_picture"} or found >= NUMBERS, post


def test_an_interval_is_wilsons() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 300)[1] == pytest.approx(0.01264, abs=1e-5)


def test_what_is_spared_is_not_false_and_only_the_right_claim_is_found() -> None:
    none = frozenset[str]()
    posed = Posed(
        "open",
        {"a": "", "b": ""},
        (Repetition("k", "right", frozenset({"a"})), Repetition("k", "second", frozenset({"b"}))),
        (Negative(HARD[0], "right", frozenset({"a"}), none), Negative(PLAIN, "right", none, frozenset({"a", "b"}))),
    )
    answers = ask(posed, lambda text: [("a", 0.9), ("b", 0.4 if text == "right" else 0.6)])
    told = figures(answers, 0.5)
    assert [told[name]["share"] for name in ("recall_at_1", "recall_at_5")] == [0.5, 1.0]  # type: ignore[index]
    assert [told["false_matches"][kind]["hits"] for kind in (HARD[0], PLAIN)] == [1, 0]  # type: ignore[index]
    least = least_within_bars(answers, denials_that_quote=True)
    assert least == math.nextafter(0.9, 1)
    assert figures(answers, least)["recall_at_5"]["hits"] == 0  # type: ignore[index]


def test_parts_are_posed_alike_each_time_and_a_peer_finds_what_is_there() -> None:
    parts = split(_claims())
    posed = pose(parts.open, ALTERATIONS)
    assert posed == pose(parts.open, ALTERATIONS)
    kinds = [each.kind for each in posed.negatives]
    assert min(kinds.count(kind) for kind in ("same_event", "other_claim")) >= 600
    assert kinds.count(BESIDE) > 450
    same = {text: ident for ident, text in posed.known.items()}
    assert all(each.text not in same or same[each.text] in each.spared for each in posed.negatives)
    few = posed.fewer(5)
    answers = ask(few, PEERS["sqlite_fts5_bm25"](few.known))
    assert figures(answers, 0)["recall_at_5"]["share"] > 0.3  # type: ignore[index]
