import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.beside import meant_beside
from saksama.textmatch.claim import NEAR, THRESHOLD, Claims
from saksama.textmatch.fold import fold
from saksama.textmatch.vocabulary import UNKNOWN
from tests.saksama.textmatch.examples import CLAIMS

KNOWN = Claims(CLAIMS)
CLAIM = ["kapal", "pengangkut", "surat", "suara", "tenggelam", "di", "selat", "contoh", "12", "orang", "hilang"]
NUMBERS = list(range(len(CLAIM)))


def read(post: str, known: tuple[str, ...] = ()) -> list[str] | None:
    """What a post's words are read as beside `CLAIM`; `known`: words of other claims, as they are written."""
    words = post.split()
    others = {word: 100 + at for at, word in enumerate(known)}
    numbers = [CLAIM.index(word) if word in CLAIM else others.get(word, UNKNOWN) for word in words]
    found = meant_beside(words, numbers, CLAIM, NUMBERS)
    if found is None:
        return None
    assert len(found.words) == len(found.numbers) == len(found.places)
    assert found.places == sorted(found.places)
    return [CLAIM[number] if 0 <= number < 100 else word for word, number, _ in zip(*found, strict=True)]


@pytest.mark.parametrize(
    ("post", "meant"),
    [
        ("kapal pngagkutt surat", "kapal pengangkut surat"),
        ("kapal pengankgtu surtaa suara", "kapal pengangkut surat suara"),
        # spaces in other places, none, or one too many
        ("kapal pengangkuts urats uara tenggelam", "kapal pengangkut surat suara tenggelam"),
        ("kapal pengangkut suratsuara tenggelam", "kapal pengangkut surat suara tenggelam"),
        ("kapal peng angkut surat", "kapal pengangkut surat"),
        # vowels left out
        ("kapal pnggkt surat suara tnggelm di", "kapal pengangkut surat suara tenggelam di"),
        # the rest of what stands between is the teller's own
        ("kapal astaganaga wihhh pengangktu surat", "kapal astaganaga wihhh pengangkut surat"),
    ],
)
def test_a_word_that_no_claim_has_is_read_as_the_one_that_stands_there(post: str, meant: str) -> None:
    assert read(post) == meant.split()


@pytest.mark.parametrize(
    "post",
    [
        # nothing is unknown, nothing alike, or it stands where the claim has something else
        "kapal pengangkut surat",
        "kapal berlayar surat suara",
        "kapal surat tenggelmm suara",
        # another number is another claim
        "contoh 13 orang",
        "contoh 1z3 orang",
        "",
    ],
)
def test_nothing_else_is_read_so(post: str) -> None:
    assert read(post) is None


def test_a_word_of_another_claim_stays_what_it_is() -> None:
    assert read("kapal pengangkit surat", ("pengangkit",)) is None


@pytest.mark.parametrize(
    ("post", "claim"),
    [
        ("kabar mulyono resmi pindah", "kabar jokowi resmi pindah"),
        ("kabar si rambut putih resmi pindah", "kabar ganjar resmi pindah"),
        ("warga negeri tirai bambu masuk pasar", "warga cina masuk pasar"),
        ("di pasar wong cilik minta fulus", "di pasar warga minta uang"),
    ],
)
def test_what_the_claim_calls_by_another_name_is_that_be_it_known_or_not(post: str, claim: str) -> None:
    words, names = fold(post), fold(claim)
    for known in (True, False):
        numbers = [
            names.index(word) if word in names else 100 + at if known else UNKNOWN for at, word in enumerate(words)
        ]
        found = meant_beside(words, numbers, names, range(len(names)))
        assert found is not None
        assert list(found[1]) == list(range(len(names)))


@pytest.mark.parametrize(
    ("post", "claim"),
    [
        # too little is shared, and anybody may be meant
        ("abah meninggal dunia", "anies meninggal dunia"),
        # part of a longer name
        ("ri 1 jatuh sakit semalam di istana", "wakil presiden jatuh sakit semalam di istana"),
        ("konoha bangkrut mendadak semalam kata orang", "bank indonesia bangkrut mendadak semalam kata orang"),
        ("baliho rt 08 dibakar massa semalam", "baliho prabowo dibakar massa semalam"),
    ],
)
def test_nobody_else_is_read_so(post: str, claim: str) -> None:
    words, names = fold(post), fold(claim)
    numbers = [names.index(word) if word in names else 100 + at for at, word in enumerate(words)]
    assert meant_beside(words, numbers, names, range(len(names))) is None


def test_a_name_that_the_claim_has_itself_stays_what_it_is() -> None:
    words, claim = fold("kabar indonesia menang besok"), fold("kabar konoha menang lawan indonesia")
    numbers = [claim.index(word) if word in claim else UNKNOWN for word in words]
    found = meant_beside(words, numbers, claim, range(len(claim)))
    assert found is None or found[1][1] == claim.index("indonesia")


def test_nothing_is_read_where_both_are_long() -> None:
    by_turns = ["kapal", "surat"] * 60
    numbers = [0, UNKNOWN] * 60
    assert meant_beside(by_turns, numbers, by_turns, [0, 2] * 60) is None
    assert meant_beside(by_turns[:90], numbers[:90], by_turns[:90], [0, 2] * 45) is not None


@given(st.lists(st.sampled_from([*CLAIM, "kapla", "tengelam", "xyz", "13", "suratsuara"]), max_size=20).map(" ".join))
def test_what_is_known_keeps_its_order_and_what_is_read_is_of_the_claim(post: str) -> None:
    words = post.split()
    numbers = [CLAIM.index(word) if word in CLAIM else UNKNOWN for word in words]
    found = meant_beside(words, numbers, CLAIM, NUMBERS)
    if found is not None:
        read_words, read_numbers, _ = found
        assert [word for word in read_words if word in CLAIM] == [word for word in words if word in CLAIM]
        assert set(read_numbers) <= {*NUMBERS, UNKNOWN}
        assert read_numbers.count(UNKNOWN) < numbers.count(UNKNOWN)


@pytest.mark.parametrize(
    "post",
    [
        "kapal pengakut surta suarra tegelam di slat cotoh",
        "Kpal pengngkut srta suraa tengeglam diSelat Cntoh krana klebiahn muaatn",
        "Kpl pngngkt srt sra tnggelm d Slt Cnth krn klbhn muatn",
        "kapalpeng angkut surat suara teng gelam diselat contoh",
    ],
)
def test_a_post_whose_words_are_nearly_all_mistyped_finds_its_claim(post: str) -> None:
    (match,) = KNOWN.matches(post)
    assert match.claim == "kapal"
    assert match.score >= THRESHOLD > NEAR


def test_what_was_written_stands_beside_what_it_is_read_as() -> None:
    (match,) = KNOWN.matches("Kpal pengngkut srta suraa tengeglam diSelat Cntoh krana klebiahn muaatn")
    assert ("muatan", "muaatn") in {(each.word, each.written) for each in match.why.shared}


def test_a_post_that_tells_a_claim_as_it_is_written_is_read_beside_no_other() -> None:
    known = Claims(
        [*CLAIMS, ("lain", "Kapal penumpang surut suaka terbenam di Selat Contoh karena kelebihan muatan ikan")]
    )
    post = f"{CLAIMS[1][1]} trbnm psnumpang"
    plain = {match.claim: match.score for match in known.matches(post, threshold=NEAR)}
    assert plain["kapal"] >= THRESHOLD
    assert plain.get("lain", 0.0) < THRESHOLD
