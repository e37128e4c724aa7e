"""Where a claim may be parted: at its marks and before words that join; and which half of it says something.

Rules kept here: a run of words has two at the least; a half is told apart by where clauses end and by how many of its
words say something, not by how rare they are; words stay as the claim has them.
Left to others: what is made of the parts (`sending`, `hands`).
"""

import random
import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans, says_something, weight

_JOINING: Final = frozenset(
    re.findall(
        r"\w+",
        """karena karna krn sebab agar supaya sehingga hingga saat ketika setelah usai sebelum untuk dengan oleh akan
    padahal tapi namun lalu jika kalau demi sedangkan sementara bahwa because after that who""",
    )
)
_CALLS: Final = frozenset(
    re.findall(
        r"\w+",
        """sebarkan bagikan klik link hubungi subscribe share info berita viralkan silakan simak tonton lihat
    terjemahan terjemahannya whatsapp facebook tiktok youtube geger heboh gempar hadiah pemenang buruan langsung
    segera akhirnya astaga alhamdulillah innalillahi""",
    )
)
_OF_ANY_ALARM: Final = frozenset(
    re.findall(
        r"\w+",
        """banjir bandang gempa bumi warga rumah ribuan hancur guncang diguncang magnitude mengerikan terjang menerjang
    diterjang menjerit hanyut hanyutkan bencana alam berduka terkubur wilayah kota indonesia presiden rakyat berita
    terbongkar panik bahaya resmi dukung mendukung pemilu curang bukti gelombang tinggi meter ombak runtuh ambruk""",
    )
)
_LEANING: Final = frozenset(
    ("oleh", "yang", "agar", "supaya", "sehingga", "hingga", "akan", "dengan", "bahwa", "untuk")
)
_MARK: Final = re.compile(r"[.!?…,;:|)”]$|^(?:\|+|[-–~])$")
_SHORTENED: Final = re.compile(
    r"^\W*(?:drs|dra|rp|bpk|bp|pt|dr|no|jl|h|kh|prof|ir|st|tgk|tgl|hj|yth)\.$", re.IGNORECASE
)
_FEWEST: Final = 4
_MOST: Final = 0.75
_SHORT: Final = 20
_OF_SHORT, _OF_LONG, _OF_CUT = 0.6, 0.5, 0.68
_EARLY: Final = 0.3


def phrases(words: Sequence[str]) -> list[list[str]]:
    """The runs of a claim, in order; together they are all its words."""
    runs: list[list[str]] = [[]]
    for word in words:
        if bare(word) in _JOINING and len(runs[-1]) > 2:
            runs.append([])
        runs[-1].append(word)
        if _MARK.search(word) and not _SHORTENED.match(word) and len(runs[-1]) > 1:
            runs.append([])
    found = [run for run in runs if run]
    if len(found) > 1 and len(found[-1]) == 1:
        tail = found.pop()
        found[-1] = [*found[-1], *tail]
    return found


def half(words: Sequence[str], dice: random.Random) -> list[str]:
    """About half of a claim that a reader knows it by; more of it where no half says enough."""
    if (told := _translated(words)) is not None:
        return told
    whole = _substance(words)
    enough = max(min(_FEWEST, whole), whole * (_OF_SHORT if len(words) < _SHORT else _OF_LONG))
    runs = phrases(words)
    pieces = [
        [word for run in runs[first:last] for word in run]
        for first in range(len(runs))
        for last in range(first + 1, len(runs) + 1)
    ]
    fit = [
        each
        for each in pieces
        if len(each) <= _MOST * len(words) and _substance(each) >= enough and _names_somebody(each, words)
    ]
    if fit:
        # A half that begins where a clause leans on the one before is second choice.
        best = [each for each in fit if bare(each[0]) not in _LEANING] or fit
        best.sort(key=lambda each: abs(len(each) - len(words) / 2))
        # What stands late in a claim is often but a remark on it.
        early = [each for each in best if words.index(each[0]) < _EARLY * len(words)]
        return _without_source(dice.choice((early or best)[:3]))
    return _longer(words, _OF_CUT * _substance(words))


def _without_source(part: list[str]) -> list[str]:
    """Without a word at the end that only announces where it was found."""
    while len(part) > 1 and (not bare(part[-1]) or bare(part[-1]) in {"sumber", "arsip", "source", "live"}):
        part = part[:-1]
    return part


def _translated(words: Sequence[str]) -> list[str] | None:
    """What follows the word that says that it is translated: people here quote what they can read."""
    for at, word in enumerate(words):
        if bare(word) in {"terjemahan", "terjemahannya", "artinya"}:
            told = [word for word in words[at + 1 :] if bare(word)]
            return told if _substance(told) >= _FEWEST and weight(told) >= weight(words) / 3 else None
    return None


def _longer(words: Sequence[str], enough: float) -> list[str]:
    """The beginning of a claim, or its end where only that says enough, as short as it may be; cut at a small word."""
    for at_small_words in (True, False):
        for many in range((len(words) + 1) // 2, len(words)):
            first, last = list(words[:many]), list(words[-many:])
            for part, whole in (
                (first, leans(words[many]) and not leans(words[many - 1])),
                (last, leans(last[0]) and not leans(words[-many - 1])),
            ):
                if (whole or not at_small_words) and _substance(part) >= enough and _names_somebody(part, words):
                    return part
    return list(words[1:])


def _names_somebody(part: Sequence[str], words: Sequence[str]) -> bool:
    """Whether it tells whom, where or how much, if the claim does: two words that are not of any alarm at all."""
    if _telling(part) < min(2, _telling(words)):
        return False
    named = _short_names(words) or {
        bare(word) for word in words[1:] if word[:1].isupper() or any(map(str.isdigit, word))
    }
    return not named or any(bare(word) in named and bare(word) not in _CALLS for word in part)


def _short_names(words: Sequence[str]) -> set[str]:
    """Names of bodies and lands in a few capitals, where the claim is not all in capitals itself."""
    loud = [bare(word) for word in words if len(bare(word)) > 1 and word.isupper() and bare(word).isalpha()]
    return set(loud) - _CALLS if len(loud) <= len(words) / 3 else set()


def _telling(words: Sequence[str]) -> int:
    said = {bare(word) for word in words if says_something(word) and bare(word) not in _CALLS}
    return sum(any(part not in _OF_ANY_ALARM for part in re.findall(r"\w+", word)) for word in said)


def _substance(words: Sequence[str]) -> int:
    return weight([word for word in words if bare(word) not in _CALLS])
