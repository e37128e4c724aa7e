"""A claim of which a part is said: the half that says something, in another's text; or with its small words gone.

Rules kept here: a half begins and ends where a clause or a sentence does; it holds names and numbers as the claim does,
no mere opening; words of denying are never dropped.
Left to others: claims cut by a screen (`handed_on`), whose texts the hosts are (`unseen.ordinary`).
"""

import random
import re
from collections.abc import Iterator
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, leans, says_something, weight

_SENTENCE: Final = re.compile(r"(?<=[.!?…])(?<![ .][A-Z]\.)\s+|\s*\n+\s*|\s+\|+\s+")
_MARKS: Final = re.compile(r"(?<=[,;:])\s+|\s+[–—-]\s+")
_LINKS: Final = (
    "yang yg karena krn agar supaya bahwa sehingga setelah padahal untuk saat ketika jika kalau tapi tetapi hingga",
    "dengan oleh pada di dari dan dalam ke",
)
_PAUSES: Final = (
    _MARKS,
    *(
        re.compile(rf"{_MARKS.pattern}|\s+(?=(?:{'|'.join(' '.join(_LINKS[:many]).split())})\s)", re.IGNORECASE)
        for many in (1, 2)
    ),
)
"""Where a long sentence is parted: at its marks; if no half comes of it at its clauses; at last at any small word."""
_MARKED: Final = re.compile(r"(?<=[.!?…,;:|])\s+|\n+|\s[|–~-]\s")
_CLAUSES: Final = 5
_LONG: Final = 0.6
_LEAST, _MOST = 0.48, 0.8
_NAMED: Final = 0.45
_SHORT: Final = 6
_BRIDGES: Final = (
    "“{h}”", "{h}", "… {h} …", "katanya {h}", 'kmrn ada yg kirim "{h}"', "di grup malah ramai {h}", "baru baca: {h}",
    "sampai ada berita {h}", 'itu yg tulis "{h}"', "belum lagi soal {h}", "mana lewat lagi di beranda “{h}”",
    "eh kok {h}", "trus {h} itu gimana", "(“{h}”)", "kata postingan orang, {h}", "Pas buka fb, nongol {h}",
    "yang bikin kaget: {h}", "tadi ada yg bacakan {h}", "- {h} -", "masih kepikiran {h}",
)  # fmt: skip
_BACK: Final = (
    "",
    "",
    "",
    " Heran.",
    " hadeh",
    " 🤦",
    "\nada2 aja",
    " Sudah ya.",
    " ckck",
    " Segitu dulu.",
    " 😶",
    " nah itu",
)
_DENYING: Final = frozenset(("tidak", "bukan", "jangan", "tanpa", "belum", "tak", "gak", "nggak", "tdk"))
_SHORT_NAMES: Final = frozenset(("mk", "pj", "ri", "tv", "as", "hp", "uu", "wa", "ai"))
_DROPPED: Final = 0.75
_TURNERS: Final = (", ", ". ", " ... ", "\n", " — ", ", nah ", " / ", "; ")


def half_quoted(claim: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, within somebody's text of about its own length."""
    half = _half(claim, dice)
    long = len(half.split())
    host = min(dice.sample(list(hosts), min(14, len(hosts))), key=lambda text: abs(len(text.split()) - long))
    said = host.split()
    if len(said) > 2 * long:
        said = said[: dice.randint(long, 2 * long)]
    text = " ".join(said)
    bridge = dice.choice(_BRIDGES).format(h=half.rstrip(",;: ") if dice.random() < 0.7 else half.rstrip(",;:. "))
    parts = [part for part in _SENTENCE.split(text) if part]
    gap = dice.choice((" ", " ", "\n", ". ", ", "))
    at = dice.randint(0, len(parts))
    before, after = " ".join(parts[:at]), " ".join(parts[at:])
    told = gap.join(part for part in (before, bridge, after) if part)
    return Written(told + dice.choice(_BACK), half)


def _half(claim: str, dice: random.Random) -> str:
    words = claim.split()
    whole, named = weight(words), len(_named(words))
    for pause in _PAUSES:
        fit = [
            (abs(len(said) - _LONG * whole), run)
            for run, said, names in _runs(_parts(claim, pause), _MOST * whole)
            if len(said) >= _LEAST * whole
            and names >= _NAMED * named
            and len(run.split()) >= min(_SHORT, round(_LONG * len(words)))
        ]
        if fit:
            # Of those that would do, people quote the one about as long as a half.
            return dice.choice(sorted(fit)[:3])[1]
    many = round(len(words) * _LONG)
    while many < len(words) and (weight(words[:many]) < _LEAST * whole or not says_something(words[many - 1])):
        many += 1
    late = round(len(words) * (1 - _LONG))
    while late and (weight(words[late:]) < _LEAST * whole or not says_something(words[late])):
        late -= 1
    front, back = words[:many], words[late:]
    return " ".join(front if (len(_named(front)), weight(front)) >= (len(_named(back)), weight(back)) else back)


def _runs(parts: list[str], most: float) -> Iterator[tuple[str, set[str], int]]:
    """Parts that stand side by side and say no more than `most`: the text, what it says, how many names it has."""
    words = [part.split() for part in parts]
    says = [{bare(word) for word in each if says_something(word)} for each in words]
    names = [_named(each) for each in words]
    for at in range(len(parts)):
        said, named = set[str](), set[str]()
        for to in range(at, len(parts)):
            said, named = said | says[to], named | names[to]
            if len(said) > most:
                break
            yield " ".join(parts[at : to + 1]), said, len(named)


def _parts(claim: str, pause: re.Pattern[str]) -> list[str]:
    """Sentences; one that is most of the claim is parted once more, where it pauses."""
    words = len(claim.split())
    found: list[str] = []
    for sentence in filter(None, _SENTENCE.split(claim.strip())):
        if len(sentence.split()) > _LONG * words:
            found += filter(None, pause.split(sentence))
        else:
            found.append(sentence)
    return found


def _named(words: list[str]) -> set[str]:
    """What is written large, and numbers: of whom and of how much."""
    return {
        bare(word) for word in words if says_something(word) and (bare(word)[:1].isdigit() or re.search("[A-Z]", word))
    }


def dropped_and_turned(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Most small words are gone, and what was said last comes first, or the middle does."""
    runs = [run.split() for run in _clauses(claim)]
    turn = dice.randint(1, len(runs) - 1)
    runs = runs[turn:] + runs[:turn] if dice.random() < 0.7 else runs[::-1]
    kept = [[word for word in run if _stays(word, dice)] or run[:1] for run in runs]
    joint = dice.choice(_TURNERS)
    told = joint.join(" ".join(run).strip(" ,;:–—-|.") for run in kept)
    match dice.randrange(4):
        case 0:
            told = told.lower()
        case 1:
            told = told[:1].upper() + told[1:] + dice.choice(("", ".", "!", " gitu", " katanya", " 😮"))
        case 2:
            told = dice.choice(("intinya ", "jadi ", "Ini: ", "loh, ", "", "pokoknya ")) + told
        case _:
            pass
    return Written(told, " ".join(word for run in kept for word in run))


def _clauses(claim: str) -> list[str]:
    """At the claim's own marks, which stay with their words; where it has none, at about its middle."""
    marked = [part for part in _MARKED.split(claim.strip()) if part]
    if 2 <= len(marked) <= _CLAUSES and min(len(part.split()) for part in marked) > 1:
        return marked
    return clauses(claim)


def _stays(word: str, dice: random.Random) -> bool:
    if bare(word) in _DENYING | _SHORT_NAMES or not leans(word):
        return True
    return dice.random() > _DROPPED
