"""Where a claim may be parted without hurting it: at its own marks, before a joining word, else near the middle.

Rules kept here: words stay whole and in order; a part has two words at the least and does not end on one that leans.
Left to others: what is done with the parts (`sending`, `fingers`, `company`).
"""

import re
from collections.abc import Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans

_JOINING: Final = frozenset(
    re.findall(
        r"\w+",
        """karena karna sebab padahal tetapi tapi namun agar supaya sehingga hingga setelah usai sebelum saat ketika
    jika kalau lalu kemudian serta sedangkan bahwa meski walaupun untuk dengan akibat dan""",
    )
)
_LEADING: Final = frozenset(
    re.findall(
        r"\w+",
        """di ke dari pada oleh dalam sebagai terhadap atas bagi kepada tentang soal akibat usai pasca menjadi jadi
    agar saat malam hari pagi siang sore yang sampai tanpa demi gara""",
    )
)
_ENDS: Final = re.compile(r"[.!?…,;:|~‼❗❓]+[\"”’')]*$")
_SIGN_ONLY: Final = re.compile(r"[|~•!?‼❗❓…]+$")
_SHORTENED: Final = frozenset(
    {"no", "rp", "jl", "pt", "dr", "h", "hj", "prof", "bpk", "kab", "tgl", "jend", "drs", "ir"}
)
_LEAST: Final = 2
_LONG: Final = 9


def sentences(text: str) -> list[list[str]]:
    """Runs of words that end where the claim has a mark, a new line or a sign that stands alone."""
    found: list[list[str]] = []
    for line in text.splitlines():
        run: list[str] = []
        for word in line.split():
            run.append(word)
            if ((_ENDS.search(word) and not _shortened(word)) or _SIGN_ONLY.match(word)) and len(run) >= _LEAST:
                found.append(run)
                run = []
        if run:
            found.append(run)
    return _no_crumbs(found)


def breaths(text: str) -> list[list[str]]:
    """As `sentences`, and the long ones parted again before a joining word; two parts where there are two words."""
    found = [part for run in sentences(text) for part in _at_joining(run)]
    if len(found) > 1:
        return found
    words = text.split()
    middle = (len(words) + 1) // 2
    led = [sum(map(len, phrases(text)[:at])) for at in range(1, len(phrases(text)))]
    if led and 2 * abs((near := min(led, key=lambda at: abs(at - middle))) - middle) < middle:
        return [words[:near], words[near:]]
    while middle < len(words) - 1 and (leans(words[middle - 1]) or bare(words[middle - 1]).isdecimal()):
        middle += 1
    return [each for each in (words[:middle], words[middle:]) if each]


def phrases(text: str) -> list[list[str]]:
    """As `sentences`, each parted before every joining word and every small word that leads a phrase in."""
    return [part for run in sentences(text) for part in _before(run, _JOINING | _LEADING)]


def in_parts(text: str, many: int) -> list[str]:
    """The claim in so many parts at the most, about alike in length, parted where one draws breath."""
    found = breaths(text)
    while len(found) > many:
        at = min(range(len(found) - 1), key=lambda one: len(found[one]) + len(found[one + 1]))
        found[at : at + 2] = [found[at] + found[at + 1]]
    return [" ".join(each) for each in found]


def _shortened(word: str) -> bool:
    """A point that ends a title or letters of a name ends no clause."""
    return word.endswith(".") and (bare(word) in _SHORTENED or "." in bare(word)[:3])


def _at_joining(run: Sequence[str]) -> list[list[str]]:
    return _before(run, _JOINING) if len(run) >= _LONG else [list(run)]


def _before(run: Sequence[str], leading: frozenset[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for at, word in enumerate(run):
        if bare(word) in leading and len(found[-1]) > 1 and not leans(found[-1][-1]) and len(run) - at > 1:
            found.append([])
        found[-1].append(word)
    return found


def _no_crumbs(found: Sequence[list[str]]) -> list[list[str]]:
    """A run of one word goes with the one before it, or the one after where it is the first."""
    kept: list[list[str]] = []
    for run in found:
        if kept and (len(run) < _LEAST or len(kept[-1]) < _LEAST):
            kept[-1] = kept[-1] + run
        else:
            kept.append(run)
    return kept
