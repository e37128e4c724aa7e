"""A claim told on in other words or in another order: small words gone and clauses turned, and talk of the street.

Rules kept here: nothing is said that the claim does not say; words that were replaced by others are not kept.
Left to others: the words of the street (`street_words`), where clauses end (`ends`).
"""

import random
import re
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.fourth.ends import ends, trimmed, words_in
from tools.benchmarks.claims.fourth.street_words import NAMES, OTHER, RESPELT
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, fixed, leans, says_something

_JOINS: Final = (", ", ", ", ". ", "; ", " — ", "\n", " ... ", " - ", " / ", "! ", ",, ", " | ", " 👉 ")
_BEARING: Final = frozenset(
    re.findall(
        r"\w+",
        """tidak bukan jangan tak belum tanpa not no never gak ga nggak enggak ndak gk tdk bkn jgn blm yang yg oleh
        dari dr jika kalau klo bila""",
    )
)
"""Small words without which a claim would say the opposite, or that another did it."""
_NO_VERB: Final = frozenset(
    re.findall(
        r"\w+",
        """menteri menterinya mendadak mengenai menurut mengapa meninggal menjelang memang mereka menit menara medan
        meter merek metro media medali mesin mesir meksiko merdeka megawati menang mendalam mengerikan menarik
        mencekam melayu menengah mental member memori mendatang menyesal merah melainkan meski meskipun menuju
        menantu menghadap memphis memorial mentan menlu menhan menkeu menkes menag melalui melawan merapi merpati
        meriah mewah merata members mention""",
    )
)
_DO: Final = frozenset(
    re.findall(
        r"\w+",
        """bagikan sebarkan kirimkan turunkan naikkan batalkan hentikan keluarkan viralkan bubarkan tawarkan
        jatuhkan serahkan menangkan kalahkan laporkan umumkan resmikan sampaikan gagalkan kembalikan dapatkan
        perintahkan tinggalkan""",
    )
)
_OPENING: Final = (
    "eh udah tau belom, ", "kata orang pasar tuh ", "rame bener di kampung, ", "beneran loh ", "denger-denger ",
    "woi ", "kata ipar saya ", "", "", "jadi ceritanya gini, ", "masyaallah ", "parah sih, ",
    "aduh mak, ", "gila bener ",
)  # fmt: skip
_CLOSING: Final = (
    "", "", " gitu", " katanya", " coba bayangin", ", ngeri gak tuh", " loh", " lho bu", " cok", " 😭",
    " udah pada tau kan", ", gitu ceritanya",
)  # fmt: skip


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Small words go, and what stood behind comes to the front."""
    often = dice.uniform(0.55, 0.95)
    if (parts := _pieces(text, dice)) is None:
        # Without an end within, order says who did what: it stays, but where nothing else would be changed.
        if (thin := " ".join(_thinned(text.split(), often, dice))) != text:
            return Written(thin, thin)
        parts = clauses(text)
    turned = parts[::-1] if len(parts) < 3 or dice.random() < 0.5 else [*parts[1:], parts[0]]
    left = [" ".join(_thinned(part.split(), often, dice)) for part in turned]
    told, join = [each for each in map(trimmed, left) if each], dice.choice(_JOINS)
    joined = "".join(part + (" " if re.search(r"[.!?…]$", part) else join) for part in told[:-1]) + told[-1]
    return Written(joined.lower() if dice.random() < 0.4 else joined, " ".join(left))


def street_talk(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Told over a fence: shorter names, words of the street, verbs as the mouth makes them."""
    said, replaced = text.lower(), list[str]()
    for name, shorter in NAMES.items():
        if name in said:
            said = re.sub(rf"\b{name}\b", dice.choice(shorter), said)
            replaced += [word for word in name.split() if word not in said.split()]
    told = []
    for word in re.sub(r"[“”\"|*_]|[!?.,;:]+(?=\s|$)", " ", " ".join(words_in(said))).split():
        new, other = _spoken(word, dice)
        told.append(new)
        if other:
            replaced.append(word)
    kept = " ".join(word for word in words_in(text) if bare(word) not in replaced)
    return Written(f"{dice.choice(_OPENING)}{' '.join(told)}{dice.choice(_CLOSING)}", kept)


def _pieces(text: str, dice: random.Random) -> list[str] | None:
    """Two or three parts; none where the text has no end of its own."""
    words = words_in(text)
    for found in ends(words, 0.2, 0.8):
        first = dice.choice(sorted(found, key=lambda at: abs(at - len(words) / 2))[:2])
        second = next((at for at in found if at > first + 3), None) if dice.random() < 0.7 else None
        cut = [first] if second is None else [first, second]
        places = [0, *cut, len(words)]
        return [" ".join(words[low:high]) for low, high in pairwise(places)]
    return None


def _thinned(words: list[str], often: float, dice: random.Random) -> list[str]:
    kept = [
        word
        for word in words
        if not leans(word) or bare(word) in _BEARING or fixed(word) or word.isupper() or dice.random() > often
    ]
    # Nobody drops what a part is made of.
    return kept if any(map(says_something, kept)) else words


def _spoken(word: str, dice: random.Random) -> tuple[str, bool]:
    """The word as it is spoken, and whether it is another word."""
    if fixed(word):
        return word, False
    if word in OTHER and dice.random() < 0.75:
        new = dice.choice(OTHER[word])
        return new, new != word
    if word in RESPELT and dice.random() < 0.85:
        return dice.choice(RESPELT[word]), False
    if dice.random() < 0.85:
        return _worn_ending(_worn_beginning(word), verb=word.startswith(("me", "di")) or word in _DO), False
    return word, False


def _worn_beginning(word: str) -> str:
    """Menangkap is nangkap, melarang ngelarang."""
    if word in _NO_VERB or len(word) < 7:
        return word
    for front, worn in (
        (r"^mengg", "ngeg"), (r"^mengh", "nge"), (r"^meng(?=[aiueo])", "ng"), (r"^meny(?=[aiueo])", "ny"),
        (r"^mem(?=[aiueo])", "m"), (r"^memb", "ngeb"), (r"^men(?=[aiueo])", "n"), (r"^men[c]", "ny"),
        (r"^men(?=[dj])", ""), (r"^me(?=[lrw][aiueo])", "nge"),
    ):  # fmt: skip
        if re.match(front, word):
            return re.sub(front, worn, word)
    return word


def _worn_ending(word: str, *, verb: bool) -> str:
    """Bagikan is bagiin."""
    return re.sub(r"k?kan$", "in", word) if verb and len(word) > 5 else word
