"""Less than a whole claim: a half within another text, or all of it without small words and its clauses turned.

Rules kept here: a half ends where a sentence or a clause does, begins past mere cries, and has at least half of what
says something; a short claim gives more than its half. No word that says no is dropped.
Left to others: where a claim may be parted (`joints`).
"""

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.twentieth.joints import CLAUSE, SMALL, WORD, joints, opening, parted, told, trimmed
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, weight

_LEADS: Final = (
    'Terus ada yang nulis "{q}".', "Kata orang di pasar {q}.", '"{q}", gitu bunyinya.', "Tadi juga kebaca {q}",
    'Belum lagi soal "{q}"', "btw {q}", "Eh iya, {q}.", "Yang bikin kaget, {q}.", 'Di beranda lewat "{q}"',
    "Oh ya sudah dengar? {q}.", "Sama satu lagi: {q}.", 'bapak tadi bacakan "{q}"', "{q}, itu yang lagi dibahas.",
    "Lalu ini, {q}...", '"{q}" 😮', "Ngomong-ngomong, {q}.",
)  # fmt: skip
_GLUE: Final = (", ", " - ", ". ", ", ", "\n", "... ", " ")
_LEAST, _MOST, _WORDS, _OF_SHORT = 0.5, 0.75, 5, 0.7
_NEARLY_WHOLE, _NAMED, _OF_MATTER, _FEWEST = 0.8, 0.65, 0.4, 6
_HOST_LEAST: Final = 8
_CALLS: Final = frozenset({
    "sebarkan", "viralkan", "bagikan", "takbir", "semoga", "tolong", "share", "silahkan", "silakan", "wassalam",
    "sumber", "arsip", "komen", "like", "follow",
})  # fmt: skip
_STANDS_ALONE: Final = frozenset({"ternyata", "padahal", "tapi", "tetapi", "namun", "sedangkan", "lalu", "kemudian"})
_LEANING: Final = frozenset({"dan", "serta", "yang", "yg", "atau", "lalu", "maka"})


def _matter(words: Sequence[str]) -> int:
    """How much of a piece is named or counted: large letters within it, numbers; calls take from it."""
    plain = [word for word in words if not re.search(r"https?:|www\.|[@#]", word)]
    named = {bare(word) for before, word in pairwise(plain) if word[:1].isupper() and not re.search(r"[.!?…]$", before)}
    counted = {bare(word) for word in plain if any(map(str.isdigit, word))}
    return len(named | counted) - sum(bare(word) in _CALLS for word in words)


def _halves(words: Sequence[str], whole: int) -> list[tuple[int, int]]:
    """Runs from one joint to an end of the claim that say enough and name what it is about."""
    first = opening(words)
    at_joint = joints(words)
    least = max(_LEAST * whole, min(_WORDS, _OF_SHORT * whole))
    runs = [(strength, first, at) for at, strength in at_joint.items() if at > first]
    # What follows a because or an after lacks whom it is about.
    runs += [
        (strength, at, len(words))
        for at, strength in at_joint.items()
        if at > first and (strength > WORD or bare(words[at]) in _STANDS_ALONE)
    ]
    fit = [run for run in runs if run[2] - run[1] >= _FEWEST and weight(words[run[1] : run[2]]) >= least]
    near = [run for run in fit if weight(words[run[1] : run[2]]) <= max(_MOST * whole, least + 1)]
    if not near and fit:
        shortest = min(fit, key=lambda run: run[2] - run[1])
        near = [shortest] if shortest[2] - shortest[1] <= _NEARLY_WHOLE * len(words) else []
    enough = _OF_MATTER * _matter(words[first:])
    near = [run for run in near if _matter(words[run[1] : run[2]]) >= enough]
    if near:
        most = max(_matter(words[start:end]) for _, start, end in near)
        near = [run for run in near if _matter(words[run[1] : run[2]]) >= min(most, _NAMED * most)]
        best = max(strength for strength, _, _ in near)
        return [(start, end) for strength, start, end in near if strength == best or strength >= CLAUSE]
    # Nothing marks a clause: from the front as much as says more than enough, or the rest from a small word on.
    least = max(least, _OF_SHORT * whole)
    end = min(first + _FEWEST, len(words))
    while end < len(words) and (weight(words[first:end]) < least or bare(words[end - 1]) in SMALL):
        end += 1
    small = [at for at in range(1, len(words) - _FEWEST) if bare(words[at]) in SMALL and weight(words[at:]) >= least]
    ways = [(first, end), *((at, len(words)) for at in small[-1:])]
    most = max(_matter(words[start:stop]) for start, stop in ways)
    return [(start, stop) for start, stop in ways if _matter(words[start:stop]) >= min(most, _NAMED * most)]


def _host(length: int, dice: random.Random, hosts: Hosts) -> list[str]:
    """Sentences of what others wrote, about as long as the half."""
    found: list[str] = []
    for _ in range(3):
        if sum(len(each.split()) for each in found) >= max(_HOST_LEAST, 0.8 * length) or not hosts:
            break
        found += [each for each in re.split(r"(?<=[.!?…])\s+|\n+", dice.choice(hosts)) if each.strip()]
    while len(found) > 1 and sum(len(each.split()) for each in found) > 1.5 * length:
        found.pop()
    if found and len(found[0].split()) > max(2 * length, 20):
        short = " ".join(found[0].split()[: max(2 * length, 20)])
        found[0] = short.rpartition(",")[0] if "," in short[len(short) // 2 :] else short
    return found


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """A half that says something before, after or amid somebody's other talk."""
    words = told(text)
    sources = [at for at, word in enumerate(words) if bare(word) == "sumber" and at > len(words) / 2]
    words = words[: sources[0]] if sources else words
    start, end = dice.choice(_halves(words, weight(words)))
    while start < end - 3 and bare(words[start]) in _LEANING:
        start += 1
    piece = words[start:end]
    around = _host(len(piece), dice, hosts)
    said = dice.choice(_LEADS).replace("{q}", trimmed(piece).rstrip(".,…"))
    around.insert(dice.randint(0, len(around)), said)
    return Written(dice.choice((" ", " ", "\n")).join(around), " ".join(piece))


def dropped_and_turned(text: str, dice: random.Random, _: Hosts) -> Written:
    """Small words left out, most or all of them; the last clauses first, or the first ones last."""
    share = dice.uniform(0.6, 1.0)
    runs = [[word for word in run if bare(word) not in SMALL or dice.random() > share] or run for run in parted(text)]
    cut = dice.randint(1, len(runs) - 1) if len(runs) < 5 or dice.random() < 0.5 else round(len(runs) / 2)
    turned = [*runs[cut:], *runs[:cut]]
    if len(turned) in {3, 4} and dice.random() < 0.4:
        turned.reverse()
    glue = dice.choice(_GLUE)
    said = glue.join(filter(None, (re.sub(r"[.,;:]+$", "", trimmed(run)) for run in turned)))
    kept = " ".join(word for run in turned for word in run)
    return Written(said.lower() if dice.random() < 0.3 and "http" not in said else said, kept)
