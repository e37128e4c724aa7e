"""A claim of which only a part is left, or whose parts stand in another order.

Rules kept here: a piece ends where a clause or a sentence ends, else where a phrase does; of two halves people quote
the one that tells who did what; a cut one loses its end, as on a small screen.
Left to others: what else a post may hold (`relayed`).
"""

import random
import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, leans, says_something, weight
from tools.benchmarks.claims.writer import lines

_OPENS_CLAUSE: Final = frozenset(
    re.findall(
        r"\S+",
        """yang yg karena karna krn saat ketika setelah usai sebelum untuk agar supaya dan tapi tetapi namun sehingga
        padahal akibat bahwa kalau jika hingga lalu kemudian sambil serta demi ternyata tanpa gara-gara meski walau who
        after when because and but""",
    )
)
_OPENS_PHRASE: Final = frozenset(
    re.findall(r"\S+", "di ke dari pada dengan dgn oleh kepada terhadap atas soal tentang dalam in to from")
)
_ENDS: Final = re.compile(r"[.!?…,;:|]+[\"”'’)]*$|^[|–—-]+$")
_DENIES: Final = frozenset(re.findall(r"\S+", "tidak tak tdk bukan bkn belum blm jangan jgn tanpa salah benar not"))
_TWO_LETTERS: Final = frozenset(re.findall(r"\S+", "di ke yg dr dg tp ya si jd pd kl ku mu an to of is in on"))
_NOISE: Final = re.compile(r"^\W*$|^[\"“]?[#@]|https?:|www\.")
_FEWEST: Final = 4

_MORE: Final = (
    "… Baca selengkapnya", "...", "… lihat lainnya", "…", " ... (bersambung)", "… See more", " (terpotong)", "-",
    "… [selengkapnya]", "…\n\nBaca lebih lanjut", " dst", "….. lanjutannya di komen", " …(pesan terlalu panjang)",
)  # fmt: skip
_LEAD: Final = lines("""
    eh di status orang ada tulisan
    Tadi bapak saya bacakan begini:
    Trus lewat di beranda:
    Ada yang komen,
    Barusan temen kirim
    Katanya sih
    Di spanduk depan ada tulisan
    Sopir travel tadi cerita
    Kata Bu RT nih:
    yang bikin rame itu kan
    Ngomong-ngomong,
    Lagi bahas ini nih:
    Oya, sudah dengar?
    Di grup sebelah lagi heboh
    Sekilas tadi baca
    Kutipan hari ini:
""")
_QUOTES: Final = (("“", "”"), ('"', '"'), ("", ""), ("*", "*"), ("«", "»"), ("'", "'"), ("", "…"), ("...", "..."))


def cut_short(text: str, dice: random.Random, _: Hosts) -> Written:
    """The claim without its end, at times in the middle of a word; now and then without its beginning."""
    words = text.split()
    least = weight(words) * 0.55
    enough = next(at for at in range(1, len(words) + 1) if weight(words[:at]) >= least)
    enough = min(len(words) - 1, max(enough, _FEWEST))
    ends = [at for at in range(enough, len(words)) if at <= max(enough, round(len(words) * 0.85))]
    if dice.random() < 0.15 and len(words) > 2 * _FEWEST:
        left = words[len(words) - dice.choice(ends) :]
        while len(left) > _FEWEST and leans(left[0]):
            left = left[1:]
        if weight(left) >= least and _tells(left) >= 0.7 * _tells(words):
            return Written(f"{dice.choice(('...', '… ', '(lanjutan) ', '(2/2) '))}{' '.join(left)}", " ".join(left))
    at = dice.choice(ends)
    told, kept = " ".join(words[:at]), words[:at]
    rest = words[at]
    if dice.random() < 0.4 and len(rest) > 4 and rest.isalpha():
        told += f" {rest[: dice.randint(2, len(rest) - 2)]}"
    return Written(told.rstrip(" ,;:|–-") + dice.choice(_MORE), " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that tells most, inside what somebody else wrote, which is about as long."""
    half = _half(text, dice)
    host = _as_long(len(half), dice, hosts)
    before, after = dice.choice(_QUOTES)
    said = f"{before}{' '.join(half).strip(' ,;:|–-"“”')}{after}"
    lead = dice.choice(_LEAD) if dice.random() < 0.75 else ""
    said = f"{lead} {said}".strip()
    told = [part for part in re.split(r"(?<=[.!?])\s+|(?<=,)\s+", host) if part]
    at = dice.choice((0, len(told), len(told), dice.randint(0, len(told))))
    front, back = " ".join(told[:at]).rstrip(","), " ".join(told[at:])
    gap = dice.choice((" ", "\n", ". ", " ... "))
    post = ""
    for part in (front, said, back):
        post += (gap.lstrip(".") if post[-1:] in {".", "!", "?", ":", "…"} else gap) + part if post and part else part
    return Written(post, " ".join(half))


def dropped_and_turned(text: str, dice: random.Random, _: Hosts) -> Written:
    """Most small words left out, and a later clause told first."""
    found = _segments(text.split(), _OPENS_CLAUSE)
    if len(found) < 2:
        found = _segments(text.split(), _OPENS_CLAUSE | _OPENS_PHRASE)
    if len(found) < 2:
        words = text.split()
        found = [words[: len(words) // 2], words[len(words) // 2 :]]
    found = _grouped(found, dice.choice((2, 3, 3)))
    turned = dice.choice((found[1:] + found[:1], found[-1:] + found[:-1], found[::-1]))
    # Where little is said, little can be left out.
    much = dice.choice((0.6, 0.8, 1.0)) if weight(text.split()) > _FEWEST else 0.3
    kept = [[word for word in part if not _small(word) or dice.random() > much] for part in turned]
    kept = [part for part in kept if part] or turned
    joint = dice.choice((", ", " ", ". ", " - ", "\n", " … ", "; "))
    told = joint.join(" ".join(part).strip(" ,.;:|–-") for part in kept)
    told = dice.choice(("", "", "", "info: ", "jadi ", "pokoknya ", "ringkasnya: ")) + told
    if dice.random() < 0.3:
        told = told.lower()
    return Written(
        told + dice.choice(("", "", ".", " !!", " 😮", " lho")), " ".join(word for part in kept for word in part)
    )


def _small(word: str) -> bool:
    """One that is left out in haste; never one that denies, nor a short name."""
    plain = bare(word)
    return leans(word) and plain not in _DENIES and (len(plain) > 2 or plain in _TWO_LETTERS)


def _segments(words: Sequence[str], opens: frozenset[str]) -> list[list[str]]:
    """Runs of words that end at a mark or before a word that opens a clause; none of one word."""
    found: list[list[str]] = [[]]
    for at, word in enumerate(words):
        here = found[-1]
        if (
            len(here) > 1
            and len(words) - at > 1
            and (bare(word) in opens or _ENDS.search(here[-1]) or word[0] in ",;|")
        ):
            found.append([])
        found[-1].append(word)
    return [part for part in found if part]


def _grouped(found: Sequence[list[str]], many: int) -> list[list[str]]:
    """Neighbours put together until there are so many, the shortest first."""
    parts = [list(part) for part in found]
    while len(parts) > many:
        at = min(range(len(parts) - 1), key=lambda one: len(parts[one]) + len(parts[one + 1]))
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts


def _half(text: str, dice: random.Random) -> list[str]:
    """Runs of clauses of about half the words, one of those that say most; else of phrases; else of words."""
    words = [word for word in text.split() if not _NOISE.search(word)] or text.split()
    whole = weight(words)
    most = 0.7 if len(words) > 16 else 0.8
    for opens in (_OPENS_CLAUSE, _OPENS_CLAUSE | _OPENS_PHRASE):
        parts = _segments(words, opens)
        runs = [
            list(chain.from_iterable(parts[first:last]))
            for first in range(len(parts))
            for last in range(first + 1, len(parts) + 1)
            if last - first < len(parts)
        ]
        fit = [
            run for run in runs if 0.38 <= len(run) / len(words) <= most and weight(run) >= max(_FEWEST, whole * 0.45)
        ]
        if fit:
            best = max(map(_tells, fit))
            run = dice.choice([run for run in fit if _tells(run) >= best * 0.9])
            return run[1:] if bare(run[0]) in {"dan", "yang", "and", "yg"} else run
    many = round(len(words) * 0.6)
    firsts = [at for at in range(len(words) - many + 1) if not _small(words[at])] or [0]
    runs = [words[at : at + many] for at in firsts]
    best = max(map(_tells, runs))
    run = dice.choice([each for each in runs if _tells(each) >= best * 0.9])
    while leans(run[-1]) and len(run) > _FEWEST:
        run = run[:-1]
    return run


def _tells(run: Sequence[str]) -> float:
    """How much a piece says: words that say something; names and numbers twice."""
    loud = sum(word.isupper() for word in run) > len(run) / 2
    named = {
        bare(word)
        for at, word in enumerate(run)
        if says_something(word)
        and (any(map(str.isdigit, word)) or (at and word.lstrip("“\"'(*")[:1].isupper() and not loud))
    }
    # A half that begins in the middle of a clause is seldom the one that is quoted.
    begun = 0.75 if bare(run[0]) in _OPENS_CLAUSE | _OPENS_PHRASE else 1.0
    return begun * (weight(run) + len(named))


def _as_long(many: int, dice: random.Random, hosts: Hosts) -> str:
    """Of some posts the one whose length comes nearest, cut at a sentence's end where it is far longer."""
    if not hosts:
        return "Lagi duduk di berugak nunggu hujan berhenti, sinyal hilang timbul."
    some = [hosts[dice.randrange(len(hosts))] for _ in range(12)]
    host = min(some, key=lambda each: abs(len(each.split()) - many))
    told = host.split()
    if len(told) > many * 1.8:
        ends = [at + 1 for at, word in enumerate(told) if _ENDS.search(word) and many * 0.6 <= at + 1 <= many * 1.8]
        told = told[: ends[-1] if ends else round(many * 1.3)]
    return " ".join(told)
