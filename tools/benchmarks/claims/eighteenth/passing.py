"""The eighteenth writer's forwards, texts that were cut, and halves of a claim within other talk.

Rules kept here: a half is whole clauses and has at least half of what the claim tells, names and numbers above all; who
cuts a text leaves its beginning, as a screen or a careless thumb does, or what came after its opening.
Left to others: clauses (`parting`), what halves are quoted into (`unseen.ordinary`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.eighteenth.parting import parted, runs, tells
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, leans, weight

_HEADS: Final = (
    "_Diteruskan berkali-kali_\n\n",
    "Dari grup alumni, saya teruskan apa adanya 👇\n",
    "Copas grup RT\n\n",
    "Ini kiriman ipar saya di Praya.\n",
    "↪️ Terusan\n",
    "Barusan masuk di grup pengajian ibu2:\n\n",
    "fwd: ",
    "Assalamualaikum, mohon izin share 🙏\n\n",
    "Tolong dibaca sampai habis ya\n",
    "DARI SEBELAH.\n",
    "Dapat dari japri teman kantor, ",
    "Izin meneruskan Pak/Bu admin:\n",
    "sekilas info dari grup tetangga » ",
    "Saudara2ku, baca ini 🙏🙏\n",
    "Kiriman keponakan yg kerja di Mataram\n\n",
    "Meneruskan saja, bukan tulisan saya.\n",
    "Ada yg kirim begini ke saya: ",
    "Buat jaga-jaga saya share di sini juga ya.\n",
    "",
    "",
)
_TAILS: Final = (
    "\n\nSebarkan ke keluarga masing-masing.",
    "\n\nCukup sampai di grup ini saja ya",
    "\n🙏🙏🙏",
    "\n\n_copas_",
    "\nMonggo disikapi sendiri.",
    " (sumber: grup sebelah)",
    "\n\nJangan berhenti di kamu, teruskan!!",
    "\nSemoga bermanfaat buat kita semua, aamiin",
    "\n\nYg punya saudara di sana tolong kabari.",
    " … gimana menurut bapak2?",
    "\nsaya cuma nerusin lho ya",
    "\n\nWassalam.",
    "\nMohon maaf kalau sudah pernah lewat.",
    "",
    "",
)
_CUT_AFTER: Final = ("…", "...", " ....", " dst", " [terpotong]", "... bersambung", " (kepanjangan, sisanya nyusul)")
_CUT_BEFORE: Final = ("… ", "...", "[awalnya kepotong] ", "(atasnya ga kebawa) ")
_INTRODUCED: Final = (
    "Eh tadi ada yang bilang {q}.",
    "Katanya sih {q}",
    "Yang rame itu lho, {q}.",
    'di grup lagi heboh "{q}"',
    'Saya baca "...{q}..." begitu.',
    "Oh ya, {q}, kalian sudah lihat?",
    "Sepupu saya kirim: “{q}”",
    "Terus itu, {q}!",
    "Kutipannya kurang lebih {q}",
    "btw {q} ya ternyata",
    "Ada tulisan '{q}' di beranda saya",
    "Sambil nunggu saya baca: {q}.",
    "Di bawahnya tertulis {q}",
    "Heran saya, {q}.",
    "Yang ini bikin kaget: {q}",
)
_HALF: Final = (0.38, 0.68)
_ENOUGH: Final = 0.5


def forwarded(text: str, dice: random.Random, _: Hosts) -> Written:
    """The whole, with what a hand that passes it on puts before and after."""
    told = text
    if dice.random() < 0.3:
        told = " ".join(told.split())
    elif dice.random() < 0.3:
        told = re.sub(r"(?<=[a-z][.!?]) +", "\n\n", told)
    if dice.random() < 0.25:
        told = f"*{told.strip()}*"
    head, tail = dice.choice(_HEADS), dice.choice(_TAILS)
    if not head and not tail:
        head = "Terusan dari grup keluarga besar: "
    return Written(f"{head}{told}{tail}", text)


def cut_short(text: str, dice: random.Random, _: Hosts) -> Written:
    """More than half of it: the end is gone, now and then the opening."""
    words = text.split()
    found = parted(text)
    total = sum(map(len, found))
    if len(found) > 1 and dice.random() < 0.25:
        rest = words[len(found[0]) :]
        if len(rest) >= 0.6 * total and tells(rest) >= 0.6 * tells(words):
            return Written(dice.choice(_CUT_BEFORE) + " ".join(rest), " ".join(rest))
    least = max(4, round(total * dice.uniform(0.55, 0.8)))
    while least < len(words) and tells(words[:least]) < _ENOUGH * tells(words):
        least += 1
    kept = words[: min(least, max(1, len(words) - 1))]
    after = dice.choice(_CUT_AFTER)
    next_word = words[len(kept)] if len(kept) < len(words) else ""
    if next_word.isalpha() and len(next_word) > 5 and dice.random() < 0.4:
        # A screen ends where it ends.
        after = f" {next_word[: dice.randint(2, 4)]}{dice.choice(('…', '...', ''))}"
    before = dice.choice(("", "", "", "Lihat ini ", "Info: ", "cek ", "eh "))
    return Written(f"{before}{' '.join(kept)}{after}", " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, told within other talk of about the claim's length."""
    kept = _half(text, dice)
    quoted = " ".join(kept).strip(' "“”,;:.')
    if dice.random() < 0.3:
        quoted = quoted[:1].lower() + quoted[1:]
    said = dice.choice(_INTRODUCED).format(q=quoted)
    before, after = _around(dice.choice(hosts) if hosts else "", len(text.split()), dice)
    between = dice.choice((" ", " ", "\n", "\n\n"))
    return Written(between.join(part for part in (before, said, after) if part), " ".join(kept))


def _half(text: str, dice: random.Random) -> list[str]:
    """Whole clauses that tell at least half, and enough; the shortest such where none is of about half the length."""
    found = parted(text)
    words = [word for clause in found for word in clause]
    need = max(_ENOUGH * tells(words), min(6, tells(words)))

    def does(run: list[str]) -> bool:
        return tells(run) >= need and weight(run) >= 0.42 * weight(words)

    fit = [run for run in runs(found, *_HALF) if does(run)]
    if fit:
        return dice.choice(sorted(fit, key=tells, reverse=True)[:2])
    longer = [run for run in runs(found, 0, 0.85) if does(run)]
    return min(longer, key=len) if longer else _without_clauses(words, need)


def _without_clauses(words: list[str], need: float) -> list[str]:
    """The beginning or the end of a text that has no clauses: the one that tells more, and not up to a small word."""
    for many in range(round(0.55 * len(words)), len(words)):
        ends = [words[:many], words[len(words) - many :]]
        fit = [run for run in ends if tells(run) >= need and not leans(run[-1])]
        if fit:
            return max(fit, key=tells)
    return words


def _around(host: str, about: int, dice: random.Random) -> tuple[str, str]:
    """Whole sentences of other talk before and after, about so many words together."""
    told = [each for each in re.split(r"(?<=[.!?…])\s+|\n+", host.strip()) if each]
    taken: list[str] = []
    while told and sum(len(each.split()) for each in taken) < about:
        taken.append(told.pop(0))
    if len(taken) == 1:
        some = taken[0].split()
        cut = len(some) if len(some) <= 1.6 * about else about
        taken = [" ".join(some[:cut])]
        return (taken[0], "") if dice.random() < 0.5 else ("", taken[0])
    at = dice.randint(0, len(taken))
    return " ".join(taken[:at]), " ".join(taken[at:])
