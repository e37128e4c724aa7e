"""Groups of copies are joined to what repeats them: quoted in part, mistyped; denials and other claims are not."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch import gathered as module
from saksama.textmatch.claim import THRESHOLD
from saksama.textmatch.fold import folding_of
from saksama.textmatch.gathered import gathered
from saksama.textmatch.near import Group, How, groups
from tests.saksama.textmatch.connected import is_connected
from tests.saksama.textmatch.examples import CLAIMS

SAID = dict(CLAIMS)
CHAT = "Tadi pagi di pasar ikan ramai sekali, harga cabai turun lagi, tetangga sebelah bercerita panjang lebar: "


def found(posts: list[tuple[str, str]]) -> tuple[Group, ...]:
    folding = folding_of(text for _, text in posts)
    return gathered(posts, groups(posts, folding), folding)


def test_half_a_text_inside_another_of_its_own_length_joins_what_it_is_of() -> None:
    half = "Kapal pengangkut surat suara tenggelam di Selat Contoh"
    (group,) = found([*CLAIMS, ("sama", SAID["kapal"] + "!!"), ("kutip", CHAT + half)])
    assert group.posts == ("kapal", "sama", "kutip")
    assert [join.how for join in group.joins] == [How.SAME, How.REPEATS]
    assert (group.joins[1].one, group.joins[1].other) == ("kapal", "kutip")
    assert THRESHOLD <= group.joins[1].likeness <= 1.0


def test_a_mistyped_copy_is_read_by_what_two_others_write() -> None:
    wrong = "Kapla pengnagkut surta suraa tenggelma di Selta Contho kerana kelebihna muatna"
    posts = [*CLAIMS, ("sama", SAID["kapal"].upper()), ("salah", wrong)]
    assert [group.posts for group in groups(posts, folding_of(text for _, text in posts))] == [("kapal", "sama")]
    assert [group.posts for group in found(posts)] == [("kapal", "sama", "salah")]


def test_the_plainest_of_equal_words_leads_whichever_came_first() -> None:
    said = "Pengawas TPS perempuan di Sape diculik orang bertopeng setelah memotret"
    disguised = "P3ng4w45 TP5 p3r3mpu4n d1 54p3 d1cul1k 0r4ng b3rt0p3ng 53t3l4h m3m0tr3t"
    turned = " ".join(word[::-1] for word in said.split())
    for order in permutations([("polos", said), ("sandi", disguised), ("balik", turned)]):
        (group,) = found([*CLAIMS, *order])
        assert set(group.posts) == {"polos", "sandi", "balik"}


def test_who_denies_is_in_no_group_of_who_repeats_whichever_came_first() -> None:
    half = "kapal pengangkut surat suara tenggelam di Selat Contoh karena kelebihan muatan"
    denial = ("bantah", f"{CHAT} soal {half} itu hoaks, sudah dibantah KPU, jangan percaya kabar bohong itu")
    told = [("kapal", SAID["kapal"]), ("lagi", f"Info dari grup: {half}")]
    for posts in ([denial, *told], [*told, denial]):
        assert [set(group.posts) for group in found([*posts, *CLAIMS[2:]])] == [{"kapal", "lagi"}]


def test_a_post_that_quotes_two_joins_one_of_them_and_they_stay_two() -> None:
    one, other = "kapal pembawa surat suara itu tenggelam kelebihan muatan", "perahu nelayan kena pajak 50 juta setahun"
    both = f"Rangkuman hari ini: {one}. Lalu: {other}. Sekian dulu."
    posts = [*CLAIMS, ("kapal lagi", SAID["kapal"] + " 🔥"), ("pajak lagi", SAID["pajak"] + " 🔥"), ("dua", both)]
    told = [set(group.posts) for group in found(posts)]
    assert sorted(map(len, told)) == [2, 3]
    assert [len({"kapal", "pajak"} & group) for group in told] == [1, 1]


def test_what_stands_around_a_text_leads_no_others_to_it() -> None:
    around = "Assalamualaikum warga grup keluarga besar, mohon disimak baik baik ya, viralkan sampai pejabat tahu. "
    posts = [*CLAIMS, *((f"{name} {at}", f"{text} {'!' * at}") for name, text in CLAIMS[1:4] for at in (1, 2))]
    posts += [(f"{name} dibungkus", around + text) for name, text in CLAIMS[1:4]]
    told = [set(group.posts) for group in found(posts)]
    assert sorted(map(sorted, told)) == sorted(
        sorted([name, f"{name} 1", f"{name} 2", f"{name} dibungkus"]) for name, _ in CLAIMS[1:4]
    )


def test_other_claims_of_the_same_matter_stay_apart_and_nothing_is_no_group() -> None:
    assert found(CLAIMS) == ()
    assert found([]) == ()
    assert found([("a", "🔥"), ("b", ""), ("c", "ya")]) == ()


def test_where_too_much_is_left_it_is_held_against_the_groups_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    half = "Kapal pengangkut surat suara tenggelam di Selat Contoh"
    alone = [("satu", CHAT + "Teluk Contoh diguncang gempa besar pada hari pemungutan"), ("dua", SAID["gempa"])]
    posts = [*alone, ("kapal", SAID["kapal"]), ("sama", SAID["kapal"] + "!!"), ("kutip", CHAT[::-1] + half)]
    assert sorted(len(group.posts) for group in found(posts)) == [2, 3]
    monkeypatch.setattr(module, "LEADERS", 2)
    assert [group.posts for group in found(posts)] == [("kapal", "sama", "kutip")]


def test_progress_is_told_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 4)
    told: list[int] = []
    folding = folding_of(text for _, text in CLAIMS)
    gathered(CLAIMS, (), folding, told=told.append)
    assert told == [4, 6, 4, 6]


@given(st.lists(st.sampled_from(" ".join(SAID.values()).split()), max_size=60), st.integers(3, 9))
def test_no_group_is_taken_apart_and_each_is_connected_by_its_joins(words: list[str], many: int) -> None:
    posts = [(f"p{at}", " ".join(words[at : at + many])) for at in range(0, len(words), 2)]
    folding = folding_of(text for _, text in posts)
    copies = groups(posts, folding)
    told = gathered(posts, copies, folding)
    assert told == gathered(posts, copies, folding)
    assert [len(group.posts) for group in told] == sorted((len(group.posts) for group in told), reverse=True)
    where = {post: at for at, group in enumerate(told) for post in group.posts}
    assert len(where) == sum(len(group.posts) for group in told)
    for group in copies:
        assert len({where[post] for post in group.posts}) == 1
    for group in told:
        assert is_connected(group)
        assert all(join.likeness >= THRESHOLD for join in group.joins if join.how is How.REPEATS)
