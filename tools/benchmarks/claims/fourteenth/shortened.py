"""Posts that hold only some words of a claim: broken off, half of it in other talk, small words gone and order turned.

Rules kept here: what is left says at least about half of what the claim says; halves end where a clause ends; a word
that denies is never dropped.
Left to others: where clauses end (`parting`), who else has the words of a piece (`unseen.posing`).
"""

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.fourteenth.parting import leans_on, parts, runs, trimmed
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, clauses, leans, weight

_BROKEN: Final = (
    "…",
    "...",
    "... ",
    "…baca selengkapnya",
    "... Lihat selengkapnya",
    "… more",
    "... (bersambung)",
    "…\n\n[pesan terpotong]",
    " ...dst",
    "..",
    "… (cont)",
    "... Selengkapnya",
    " [...]",
    "…\nlanjutannya di kolom komentar",
    " ....",
)
_BEFORE_BROKEN: Final = (
    "",
    "",
    "",
    "",
    "",
    "",
    "📌 ",
    "Dari grup RT: ",
    "1/2 ",
    "liat ini ",
    "Nemu di beranda. ",
    "Ini tadi ",
)
_TALK: Final = (
    "Hari ini cuma di rumah nemenin anak belajar sambil dengar radio tetangga yang suaranya sampai ke dapur.",
    "Lagi antre di bank, orang depan saya telepon keras sekali, semua jadi ikut mendengar urusannya.",
    "Tadi pulang kerja mampir minum kopi dulu di pinggir jalan, ketemu teman lama yang sekarang jualan pulsa.",
    "Subuh-subuh sudah ramai grup keluarga, yang satu kirim bunga yang lain kirim macam-macam.",
    "Badan pegal semua habis angkat galon, rebahan dulu baru lanjut nyuci, begini nasib tanggal tua.",
)
_QUOTES: Final = (
    ('"', '"'),
    ("“", "”"),
    ('"...', '..."'),
    ("“…", "”"),
    ("katanya ", ""),
    ("dibilang ", ", begitu"),
    ("", " (kata orang)"),
    ('tulisannya "', '"'),
    ("*", "*"),
    ("terus baca ", ","),
    ("'", "'"),
    (">> ", " <<"),
    ("yang bagian ini lho: ", "."),
)
_KEEP: Final = frozenset(
    re.findall(r"\w+", "tidak tak bukan belum jangan tdk gak ga nggak enggak tanpa rp ri as no not")
)
_WHERE: Final = frozenset({"di", "dari", "pada", "oleh", "ke", "kepada", "untuk", "dengan", "bersama", "in", "from"})
_SMALL: Final = frozenset({"di", "ke", "yg", "si", "ya", "lo", "lg", "dr", "in", "of", "to", "is", "a", "an", "by"})
_ENOUGH: Final = 5
_GREETING: Final = re.compile(
    r"as+al\w*mu\w*|wa\w*alaikum\w*|warah\w+|wabarak\w+|selamat|salam|pagi|siang|sore|malam|terjemahan\w*|halo|hallo|"
    r"bapak|bapa|pak|ibu|bagikan|sebarkan|viralkan|like|share$"
)
_GLUE: Final = (", ", " ", ". ", " - ", ", ", "... ", "\n")


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The end is missing, as a preview or a limit cuts it, now and then within a word; seldom the beginning."""
    words = text.split()
    share = dice.uniform(0.55, 0.82)
    whole = weight(words)
    many = next((n for n in range(1, len(words)) if weight(words[:n]) >= share * whole), len(words) - 1)
    if dice.random() < 0.2:
        # Who lets the beginning go loses little of it, for what a claim is about stands there.
        most = min(share + 0.15, 0.92) * whole
        first = next((n for n in range(len(words) - 1, 0, -1) if weight(words[n:]) >= most), 1)
        kept = words[first:]
        return Written(f"{dice.choice(('...', '…', '.. ', '(lanjutan) ', '[…] '))}{' '.join(kept)}", " ".join(kept))
    kept = words[:many]
    rest = words[many]
    shown = " ".join(kept)
    if len(rest) > 4 and rest.isalpha() and dice.random() < 0.4:
        shown += " " + rest[: dice.randint(2, len(rest) - 2)]
    return Written(f"{dice.choice(_BEFORE_BROKEN)}{shown}{dice.choice(_BROKEN)}".rstrip(" "), " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """About half of a claim, whole clauses of it, within other talk that is about as long."""
    kept = _half(text, dice)
    piece = trimmed(kept)
    if dice.random() < 0.35:
        piece = piece.lower()
    opens, closes = dice.choice(_QUOTES)
    quoted = f"{opens}{piece}{closes}"
    first, second = _talk(len(kept.split()), dice, hosts)
    order = dice.choice(((first, quoted, second), (first, second, quoted), (quoted, first, second)))
    return Written(dice.choice((" ", " ", "\n", ". ")).join(each for each in order if each), kept)


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Most small words are gone, and what came last comes first."""
    found = parts(text)
    if len(found) < 2:
        found = _at_a_place(text) or clauses(text)
    at = dice.randint(1, min(2, len(found) - 1))
    turned = [*found[at:], *found[:at]]
    much = dice.uniform(0.5, 0.9)
    kept = [
        [
            word
            for before, word in pairwise(["", *part.split()])
            if not _small(word) or bare(word) in _KEEP or _measures(before) or dice.random() > much
        ]
        for part in turned
    ]
    told = [trimmed(" ".join(words)) for words in kept if words]
    shown = dice.choice(_GLUE).join(each for each in told if each)
    return Written(shown, " ".join(word for words in kept for word in words))


def _half(text: str, dice: random.Random) -> str:
    """People quote what says something: of all runs that are about a half those that say most come up oftener."""
    found = parts(text)
    for most in (0.72, 0.86):
        told = sorted((run for run in runs(found, 0.44, most) if weight(run.split()) >= _ENOUGH), key=_tells)[::-1]
        if told:
            return dice.choice(told[:2] if _tells(told[-1]) * 1.2 > _tells(told[0]) else told[:1])
    words = text.split()
    whole = weight(words)
    need = max(0.6 * whole, min(_ENOUGH, whole))
    many = next(n for n in range(1, len(words) + 1) if weight(words[:n]) >= need)
    while many < len(words) - 1 and leans_on(words[:many]):
        many += 1
    first = next(n for n in range(len(words) - 1, -1, -1) if weight(words[n:]) >= need)
    while first > 1 and leans_on(words[:first]):
        first -= 1
    begun, ended = " ".join(words[:many]), " ".join(words[first:])
    # Where both say as much, people begin at the beginning.
    return ended if _tells(ended) > _tells(begun) else begun


def _tells(run: str) -> int:
    """How much a reader gets of it: words that say something, names and numbers twice, greetings not at all."""
    words = [word for word in run.split() if not _GREETING.match(bare(word))]
    shouting = sum(word.isupper() for word in words) > len(words) / 2
    named = [word for word in words[1:] if bare(word)[:1].isdigit() or (word[:1].isupper() and not shouting)]
    return weight(words) + weight(named)


def _at_a_place(text: str) -> list[str]:
    """A claim of one clause in two, before the last word that tells where, whose or by whom; none where none has."""
    words = text.split()
    at = next((n for n in range(len(words) - 2, 1, -1) if bare(words[n]) in _WHERE), 0)
    return [" ".join(words[:at]), " ".join(words[at:])] if at else []


def _small(word: str) -> bool:
    """A word that hands leave out; a short one that is a title, a unit or a letter of a name is none."""
    plain = bare(word)
    return leans(word) and (len(plain) > 2 or plain in _SMALL or not plain.isalnum())


def _measures(word: str) -> bool:
    """A number, after which a unit or the kind of what is counted stands."""
    return bare(word)[:1].isdigit()


def _talk(many: int, dice: random.Random, hosts: Hosts) -> tuple[str, str]:
    """Other talk of about so many words, in two pieces; links and accounts are left out."""
    pool: Sequence[str] = [*hosts] or _TALK
    want = max(6, round(many * dice.uniform(0.8, 1.3)))
    words: list[str] = []
    for _ in range(3):
        words += re.sub(r"https?://\S+|[@#]\S+", " ", dice.choice(pool)).split()
        if len(words) >= want:
            break
    if len(words) > 1.6 * want:
        stops = [at + 1 for at, word in enumerate(words[: round(1.4 * want)]) if re.search(r"[.!?…]$", word)]
        words = words[: stops[-1] if stops and stops[-1] > want / 2 else want]
        while len(words) > 3 and leans_on(words):
            words.pop()
    ends = [at + 1 for at, word in enumerate(words[:-1]) if re.search(r"[.!?,…]$", word)]
    cut = dice.choice(ends) if ends else dice.choice((0, len(words) // 2, len(words)))
    return " ".join(words[:cut]), " ".join(words[cut:])
