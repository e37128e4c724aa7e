"""What becomes of a claim that is handed on: sent whole with a word or two, broken off, one half of it quoted.

Rules kept here: a claim breaks where a clause or a sentence ends, or where a screen does; of its halves the one
is quoted that says more; no word of the claim is changed.
Left to others: where clauses end (`seams`), faults and disguises (`at_the_keys`, `hidden`).
"""

import random
from typing import Final

from tools.benchmarks.claims.twelfth.seams import ends, pieces_of
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, leans, weight

_ARROWS: Final = (
    "Diteruskan\n",
    "↪ Diteruskan berkali-kali\n",
    "Fwd: ",
    "[kiriman dari grup lain]\n",
    "fw dr grup RT\n",
)
_BEFORE: Final = (
    "pagi semua, ini beneran ya?",
    "Mas admin tolong dicek dong",
    "Barusan masuk di grup senam",
    "dari kakak ipar saya di Praya",
    "Ijin share pak bu 🙏",
    "copas dari sebelah",
    "Innalillahi... baca ini",
    "Kok ngeri ya",
    "Nitip info",
    "Pak guru, ini gimana?",
    "Masuk lagi nih di grup wali murid",
    "baca sampe habis",
    "Bro lihat nih",
    "Dari temen yang kerja di sana",
    "Mohon penjelasan yang paham",
    "Aku dapat ini tadi habis magrib",
    "bu haji kirim ini",
    "Hmm",
)
_AFTER: Final = (
    "Sebarkan sebelum dihapus!",
    "mohon maaf kalau sudah ada yang share",
    "gmn menurut kalian?",
    "Semoga kita semua dilindungi, amin 🤲",
    "bagikan ke keluarga ya",
    "sy cuma meneruskan",
    "😱😱",
    "cc @semua",
    "Kirim ke 10 grup, jangan berhenti di kamu.",
    "wallahu a'lam",
    "Bener gak sih?",
    "Salam, warga biasa",
    "valid ini, dari orang dalam",
    "TKP mana nih yang tahu komen",
)
_MORE: Final = (
    "… Baca selengkapnya",
    "... Lihat lainnya",
    "…",
    "...",
    " .. (kepotong)",
    "… selengkapnya",
    " [bersambung, baterai mau habis]",
    "... dst",
    " dan seterusnya, panjang",
    "…more",
)
_LOST: Final = ("… ", "...", "(awalnya kehapus) ", "[2/2] ", "lanjutannya: ", "sambungan td ", "..dan ")
_GAPS: Final = (" [...] ", " ... ", " (…) ", "\n...\n", " dst. ", " — dipotong — ")
_SAYS: Final = (
    "Btw ada yang bilang {o}{q}{c}.",
    "Di beranda saya lewat tulisan {o}{q}{c}",
    "ngomong2 {o}{q}{c} itu gimana kelanjutannya",
    "Terus ibu warung nyeletuk, {o}{q}{c}.",
    "Yang bikin kaget: {o}{q}{c}",
    "kata status teman {o}{q}{c}",
    "Oh iya, {o}{q}{c}, sudah pada tahu belum?",
    "sambil baca WA {o}{q}{c} aku melongo",
    "Headline yang kubaca tadi {o}{q}{c}",
    "({o}{q}{c}, gitu tulisannya)",
    "Sopirnya cerita {o}{q}{c} sepanjang jalan.",
    "{o}{q}{c}. Duh.",
)
_MARKS: Final = (("“", "”"), ('"', '"'), ("'", "'"), ("", ""), ("«", "»"), ("*", "*"))
_HALF: Final = (0.4, 0.64)
_ANY: Final = (0.35, 0.85)
_SHORT: Final = 16


def forwarded(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Whole, with an arrow, a word before it, a word after it; by some in another cut of lines, or starred."""
    del hosts
    told = _laid_out(text, dice)
    head = dice.choice(_ARROWS) if dice.random() < 0.35 else ""
    before = dice.choice(_BEFORE) + dice.choice((": ", "\n", "\n\n", " 👇\n", ".. ")) if dice.random() < 0.6 else ""
    after = dice.choice(("\n", " ", "\n\n", "\n— ")) + dice.choice(_AFTER) if dice.random() < 0.6 else ""
    if not head + before + after:
        before = dice.choice(_BEFORE) + "\n"
    return Written(head + before + told + after, text)


def _laid_out(text: str, dice: random.Random) -> str:
    """A telephone's own cut of lines, stars around the first clause, or as it stands."""
    roll = dice.random()
    parts = pieces_of(text)
    if roll < 0.2 and len(parts) > 1:
        return "\n".join(parts)
    if roll < 0.35 and len(parts) > 1 and "*" not in text:
        return " ".join((f"*{parts[0]}*", *parts[1:]))
    if roll < 0.45:
        return f"_{text}_"
    return text


def cut_short(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The end gone, as a screen shows it; the beginning gone; the middle left out."""
    del hosts
    words = text.split()
    least = dice.uniform(0.55, 0.8) if len(words) > _SHORT else dice.uniform(0.66, 0.85)
    roll = dice.random()
    if roll < 0.62:
        first = words[: _enough(words, least)]
        torn = _torn(words[len(first)], dice) if dice.random() < 0.3 else ""
        return Written(_head(dice) + " ".join(first) + torn + dice.choice(_MORE), " ".join(first))
    if roll < 0.82:
        last = words[len(words) - _enough(words[::-1], least) :]
        return Written(_head(dice) + dice.choice(_LOST) + " ".join(last), " ".join(last))
    first = words[: _enough(words, least * 0.6)]
    rest = words[len(first) :]
    last = rest[len(rest) - _enough(rest[::-1], 0.5) :]
    return Written(_head(dice) + " ".join(first) + dice.choice(_GAPS) + " ".join(last), " ".join((*first, *last)))


def _head(dice: random.Random) -> str:
    """A line by who shows what is left, by some."""
    return dice.choice(_BEFORE) + dice.choice((": ", "\n", " ")) if dice.random() < 0.25 else ""


def _torn(word: str, dice: random.Random) -> str:
    """The beginning of a word at a screen's edge."""
    return " " + word[: dice.randint(1, len(word) - 1)] if len(word) > 3 and word.isalpha() else ""


def _enough(words: list[str], share: float) -> int:
    """How many words from the first on have that share of what all of them say."""
    whole = weight(words)
    return next((at for at in range(1, len(words)) if weight(words[:at]) >= share * whole), max(1, len(words) - 1))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Clauses of a claim, about half of it, in somebody's talk of about the claim's length."""
    half = _telling_half(text, dice)
    opened, closed = dice.choice(_MARKS)
    said = dice.choice(_SAYS).format(o=opened, q=half.strip(' ,;:|-–"“”'), c=closed)
    talk = _talk(len(text.split()), hosts, dice)
    if not talk:
        return Written(said, half)
    at = dice.choice((0, len(talk), *(n for n, each in enumerate(talk, 1) if each.endswith((".", "!", "?")))))
    between = dice.choice((" ", " ", "\n"))
    return Written(between.join(filter(None, (" ".join(talk[:at]), said, " ".join(talk[at:])))), half)


def _telling_half(text: str, dice: random.Random) -> str:
    """A run of clauses of about half the words: one of the two that say most, rather from a mark to a mark."""
    runs = _runs(text, *(_HALF if len(text.split()) > _SHORT else (0.5, 0.8))) or _runs(text, *_ANY)
    words = text.split()
    if not runs:
        words = words[: _enough(words, 0.7)]
        while len(words) > 1 and leans(words[-1]):
            words.pop()
        runs = {" ".join(words): 1.0}
    best = sorted(runs, key=lambda run: runs[run], reverse=True)[:2]
    return dice.choice([run for run in best if runs[run] >= 0.85 * runs[best[0]]])


def _runs(text: str, low: float, high: float) -> dict[str, float]:
    """Runs of clauses that are such a share of the words, and how much each says; a number says it twice."""
    parts, many = pieces_of(text), len(text.split())
    runs: dict[str, float] = {}
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            run = " ".join(parts[first:last]).split()
            if low * many <= len(run) <= high * many:
                sound = (1.0 if first == 0 or ends(parts[first - 1]) else 0.75) * (1.0 if ends(run[-1]) else 0.95)
                runs[" ".join(run)] = (weight(run) + sum(any(map(str.isdigit, word)) for word in run)) * sound
    return runs


def _talk(many: int, hosts: Hosts, dice: random.Random) -> list[str]:
    """Words of somebody else's, about so many, ended at a sentence where there is one."""
    talk: list[str] = []
    for _ in range(6):
        if not hosts or len(talk) >= 0.7 * many:
            break
        talk += dice.choice(hosts).split()
    if len(talk) > 1.4 * many:
        stops = [
            at for at, word in enumerate(talk, 1) if word.endswith((".", "!", "?")) and 0.6 * many < at < 1.4 * many
        ]
        talk = talk[: stops[-1] if stops else round(1.2 * many)]
    return talk
