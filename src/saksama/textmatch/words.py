"""Why two texts are said to be alike, in sentences of two languages.

Rules kept here: words of the texts stand as they were folded, the heaviest first, `SHOWN` of them and the number of the
rest; a number has the decimal sign of its language; no sentence says what a person should think of a post.
Left to others: the figures (`claim`, `near`, `waves`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from saksama.textmatch.claim import Why
from saksama.textmatch.near import How
from saksama.words import Language, decimal

SHOWN: Final = 12
SUGGESTION: Final = (
    "Kecocokan adalah saran dari kata-kata yang sama; orang yang memutuskan.",
    "A match is a suggestion from shared words; a person decides.",
)
DENIES: Final = (
    "kiriman ini menyebut klaim itu dan tampaknya menyatakannya tidak benar",
    "this post tells the claim and seems to say that it is not so",
)
CAUTION: Final = (
    "Unggahan serentak bukan bukti ada yang mengatur: banyak sebab orang meneruskan hal yang sama pada satu hari.",
    "Posting at once is no proof that anybody arranged it: people pass on the same thing on one day for many reasons.",
)
_HOW: Final = {
    How.SAME: ("kata-katanya sama", "the words are equal"),
    How.NEAR: ("{likeness} dari pasangan kata keduanya sama", "{likeness} of the word pairs of both are shared"),
    How.PART: (
        "{likeness} dari pasangan kata yang lebih pendek ada di yang lebih panjang",
        "{likeness} of the word pairs of the shorter are in the longer",
    ),
    How.REPEATS: (
        "isi yang sama menurut rumus kecocokan klaim: {likeness}",
        "the same by the formula by which claims are matched: {likeness}",
    ),
}


def reasons(why: Why, language: Language) -> list[str]:
    """Why a claim was matched: what is shared with its weight, what is written otherwise, what only one has.

    First, where it is so, that the post denies the claim.
    """
    place = 0 if language == "id" else 1
    shared = _listed([f"{each.word} ({_weight(each.weight, language)})" for each in why.shared], language)
    said = [DENIES[place]] if why.denies else []
    said.append((f"kata yang sama (bobot): {shared}", f"shared words (weight): {shared}")[place])
    other = _listed([f"{written} = {' + '.join(meant)}" for written, meant in _otherwise(why).items()], language)
    claim, post = _listed(why.only_claim, language), _listed(why.only_post, language)
    if other:
        said.append((f"ditulis lain: {other}", f"written otherwise: {other}")[place])
    if claim:
        said.append((f"hanya di klaim: {claim}", f"only in the claim: {claim}")[place])
    if post:
        said.append((f"hanya di kiriman: {post}", f"only in the post: {post}")[place])
    cover, information, order, names, instead = (
        decimal(each, language, 2) for each in (why.cover, why.information, why.order, why.names, why.instead)
    )
    figures = (
        f"cakupan {cover}, kata sederet {why.row}, informasi {information}, urutan {order}",
        f"cover {cover}, words in a row {why.row}, information {information}, order {order}",
    )[place]
    more = (f"nama {names}, kata pengganti {instead}", f"names {names}, other words {instead}")[place]
    return [*said, f"{figures}, {more}"]


def differences(one: Sequence[str], other: Sequence[str], how: How, likeness: float, language: Language) -> list[str]:
    """Why two posts, folded, were joined, and which words only one of them has."""
    place = 0 if language == "id" else 1
    first, second = dict.fromkeys(one), dict.fromkeys(other)
    only = _listed([word for word in first if word not in second], language)
    more = _listed([word for word in second if word not in first], language)
    said = [_HOW[how][place].format(likeness=decimal(likeness, language, 2))]
    if only:
        said.append((f"hanya di yang pertama: {only}", f"only in the first: {only}")[place])
    if more:
        said.append((f"hanya di yang kedua: {more}", f"only in the second: {more}")[place])
    return said


def _otherwise(why: Why) -> dict[str, list[str]]:
    """What the post wrote otherwise, and the words of the claim that it stands for."""
    found: dict[str, list[str]] = {}
    for each in why.shared:
        if each.written != each.word:
            found.setdefault(each.written, []).append(each.word)
    return found


@lru_cache(maxsize=1 << 12)
def _weight(weight: float, language: Language) -> str:
    """A weight as it is shown: there are as many as there are numbers of claims that have a word."""
    return decimal(weight, language, 2)


def _listed(words: Sequence[str], language: Language) -> str:
    if len(words) <= SHOWN:
        return ", ".join(words)
    rest = len(words) - SHOWN
    return ", ".join([*words[:SHOWN], (f"dan {rest} lagi", f"and {rest} more")[0 if language == "id" else 1]])
