"""What hands do to a claim: slips on a phone, capitals, words said twice for stress, small words left out.

Rules kept here: numbers and links stay; of ten words no more than four are touched by a slip; nothing is drawn but from
the dice.
Left to others: where a claim is parted (`parting`), disguises (`masks`), what stands around a claim (`sending`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.seventeenth.parting import phrases
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, fixed, leans, says_something

_BESIDE: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_LOUD_FIRST: Final = (
    "", "", "WOI ", "CEPAT BACA!! ", "YA ALLAH!! ", "TOLONG DIBACA SEMUA ", "❗❗ ", "GILA GILA GILA ", "NAH KAN!! ",
    "🚨🚨🚨 ", "HEI WARGA +62 ", "PERHATIAN SEMUANYA ", "APA-APAAN INI ", "🔥 ",
)  # fmt: skip
_LOUD_LAST: Final = (
    "!!!", "!!!!!!", " ‼️‼️", "!!! SEBAR SEBELUM HILANG", "!!1!!", "!! MASIH DIAM AJA KALIAN", " 😡😡😡",
    "!!! BANGUN WOI", "... KETERLALUAN!!!", "!! MANA MEDIA??", " 😱😱", "!!! SAYA TIDAK TERIMA",
    "!! COPAS AJA GPP", "‼️ CATAT INI",
)  # fmt: skip
_AGAIN: Final = (
    "{w} {w}", "{w} {w}", "{w} {w} {w}", "{w}.. {w}", "{w}, {w}", "{w} ya, {w}", "{w} (iya {w})",
    "{w}, sekali lagi {w},", "{w}... {w}!", "{w} {w} nih",
)  # fmt: skip
_CALLED_OUT: Final = (
    "{w}!! {w}!! ", "{w}, {w}. ", "aduh {w}... ", "{w} lagi {w} lagi. ", "ingat ya, {w}. ", "{w} oh {w}, ", "", "",
)  # fmt: skip
_NEGATIONS: Final = frozenset(
    ("tidak", "tdk", "tak", "bukan", "bkn", "belum", "blm", "jangan", "jgn", "tanpa", "gak", "ga", "nggak", "not", "no")
)
_SMALLEST: Final = frozenset(
    (
        "di",
        "ke",
        "yg",
        "ya",
        "sm",
        "dr",
        "pd",
        "si",
        "ku",
        "mu",
        "is",
        "to",
        "of",
        "in",
        "an",
        "a",
        "we",
        "it",
        "as",
        "at",
    )
)
_TURNED: Final = (", ", " ", ", ", ". ", " .. ", "; ")


def typing_faults(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Thumbs that slip: a neighbour's key, letters turned, left out or struck twice, a space too few."""
    words = text.split()
    open_to = [at for at, word in enumerate(words) if not fixed(word) and len(word) > 3]
    many = min(len(open_to), max(2, round(len(open_to) * dice.uniform(0.2, 0.45))))
    hit = set(dice.sample(open_to, many))
    out = [_slipped(word, dice) if at in hit else word for at, word in enumerate(words)]
    if dice.random() < 0.3:
        out = [word if fixed(word) else word.lower() for word in out]
    told = " ".join(out)
    if dice.random() < 0.5:
        told = re.sub(r"(?<=[^\W\d]{3}) (?=[^\W\d]{3})", lambda gap: "" if dice.random() < 0.05 else gap[0], told)
    return Written(told, text)


def _slipped(word: str, dice: random.Random) -> str:
    inner = [at for at in range(1, len(word) - 1) if word[at].isalpha()]
    if not inner:
        return word
    at = dice.choice(inner)
    letter = word[at]
    struck = dice.choice(_BESIDE.get(letter.lower(), "h"))
    struck = struck.upper() if letter.isupper() else struck
    match dice.randrange(5):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + letter + word[at:]
        case 2 if word[at + 1].isalpha() and word[at + 1] != letter:
            return word[:at] + word[at + 1] + letter + word[at + 2 :]
        case 3:
            return word[:at] + letter + struck + word[at + 1 :]
        case _:
            return word[:at] + struck + word[at + 1 :]


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """All in capitals, with what angry people put before, between and after."""
    many = dice.choice((0, 0.3, 0.7))
    runs = []
    for run in phrases(text.split()):
        told = " ".join(word if "://" in word else word.upper() for word in run)
        runs.append(told.rstrip(" ,.|") + dice.choice(("!!", "!", " !!!")) if dice.random() < many else told)
    return Written(dice.choice(_LOUD_FIRST) + " ".join(runs) + dice.choice(_LOUD_LAST), text)


def words_repeated(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two to five words that say something are said again at once, and one may be called out before all."""
    words = text.split()
    saying = [at for at, word in enumerate(words) if says_something(word) and not fixed(word)]
    if not saying:
        return Written(text + " " + text, text)
    chosen = set(dice.sample(saying, min(max(1, round(0.4 * len(saying))), dice.randint(2, 5))))
    out = []
    for at, word in enumerate(words):
        plain = word.strip(',.!?:;"“”|()*')
        if at in chosen and plain:
            out.append(word.replace(plain, dice.choice(_AGAIN).format(w=plain), 1))
        else:
            out.append(word)
    # Called out is a name where one stands, never a small thing from the end.
    names = [at for at in saying if at and words[at][:1].isupper()] or saying
    first = words[dice.choice(names[:4])].strip(',.!?:;"“”|()*')
    told = dice.choice(_CALLED_OUT).format(w=first) + " ".join(out)
    return Written(re.sub(r",+(?=[,.!?;:])", "", told), text)


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """What stood last comes first, and most small words are gone, as when somebody tells on what he has in mind."""
    share = dice.uniform(0.5, 0.9)
    runs = phrases(text.split())
    joints: tuple[str, ...] = _TURNED
    if len(runs) == 1:
        joints = (", ", " - ", ",")
        cut = _middle(runs[0])
        runs = [runs[0][:cut], runs[0][cut:]]
    at = dice.randrange(1, len(runs)) if len(runs) > 1 else 0
    turned = runs[at:] + runs[:at] if len(runs) > 3 or dice.random() < 0.8 else runs[::-1]
    left = [[word for word in run if not _small(word) or dice.random() > share] for run in turned]
    told = [" ".join(run).strip(" ,;:|") for run in left if run]
    kept = " ".join(word for run in left for word in run)
    joined = dice.choice(joints).join(each for each in told if each)
    return Written(joined.lower() if dice.random() < 0.25 else joined, kept)


def _small(word: str) -> bool:
    """A word that may go; names of two letters may not, nor may what turns a sentence into its opposite."""
    plain = bare(word)
    return leans(word) and plain not in _NEGATIONS and (len(plain) != 2 or plain in _SMALLEST)


def _middle(words: list[str]) -> int:
    """Before a small word near the middle, else after a word with a comma inside, else the middle."""
    near = sorted(range(2, len(words) - 1), key=lambda at: abs(at - len(words) / 2))
    for at in near:
        if _small(words[at]) and says_something(words[at - 1]):
            return at
    return next((at for at in near if "," in words[at - 1]), max(1, len(words) // 2))
