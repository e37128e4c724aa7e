"""Sent on: whole with what people put around it, cut off where a screen or a thumb ends it, or half of it quoted.

Rules kept here: a forwarded claim is whole; a half ends where a clause ends, and is the one that says something; what
is cut off leaves enough to know the claim by.
Left to others: where a claim may be parted (`phrases`), the texts that are quoted into (`unseen.ordinary`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.fifth.phrases import clauses_of, grouped, telling_halves, tells_enough
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, weight

_OPENERS: Final = (
    "Dari grup alumni:", "Barusan masuk dari paman saya", "Copas tetangga 👇", "Tolong dibaca sampai habis ya semua",
    "info A1 katanya", "Kiriman Pak Haji tadi subuh", "Monggo disimak", "Dapat dari grup arisan,", "⚠️ Penting ⚠️",
    "Diteruskan berkali-kali", "Bapak/Ibu sekalian, mohon perhatiannya", "Dari anak saya yang di Jakarta:",
    "Siapa tahu belum baca", "Grup sebelah lagi ramai ini", "Lenga doho, baca dulu", "Semeton, ini baru saya terima",
    "teruskan jangan berhenti di kamu", "Saya cuma meneruskan ya", "Pagi-pagi sudah dapat beginian",
    "Tulisan teman di Facebook:", "Sanak, tolong dibaca", "Izin share min",
)  # fmt: skip
_CLOSERS: Final = (
    "Sebarkan ke keluarga sebelum dihapus", "Semoga kita dilindungi", "Cukup teruskan ke 5 grup", "wallahu a'lam",
    "Jangan sampai putus di tangan anda", "Share ya, pahala jariyah", "Astaghfirullah", "Kita pantau bersama",
    "Saya tidak tambah tidak kurang", "🙏🙏🙏", "Sumber: grup WA", "Mari kita kawal", "Ngeri zaman sekarang",
    "#copas", "Simpan dulu, siapa tahu hilang", "Mohon diteruskan ke grup masing-masing", "😱😱", "Salam waras",
    "nanti dihapus lagi sama admin", "Terima kasih sudah membaca",
)  # fmt: skip
_FRAMES: Final = (
    "👇👇👇\n{b}\n👆👆👆",
    "────────\n{b}\n────────",
    "> {b}",
    "*{b}*",
    "_{b}_",
    "“{b}”",
    "{b}",
    "{b}",
    "➡️ {b}",
)
_CUT_ENDS: Final = (
    "…", "...", "... Lihat selengkapnya", "… Baca selengkapnya", "... lainnya", " (terpotong)", "… [1/2]", " ..",
    "... selengkapnya", " dst", "… lanjut di komentar", "... Tampilkan lebih banyak",
)  # fmt: skip
_CUT_FRONTS: Final = ("", "", "", "", "kepotong tapi kurang lebih: ", "SS-nya cuma sampai sini: ", "Baca: ")
_LOST_FRONTS: Final = ("… ", "...", "(atasnya kepotong) ", "[...] ")
_QUOTES: Final = (
    'tadi ada yang teriak "{h}"', 'yang dibahas di warung malah "{h}"', "di grup sebelah tertulis: {h}",
    "eh bersamaan dengan itu kakak saya baca keras-keras “{h}”", 'sempat lihat potongan berita "{h}…"',
    "ujung-ujungnya orang bicara soal {h}", "kata sopirnya, {h}", "status teman saya: {h}", '"{h}" begitu bunyinya',
    "bapak di sebelah bilang {h}", "lalu muncul tulisan “{h}” di layar", "ingat kan yang {h} itu",
    "karena {h}, katanya", "judulnya saja sudah '{h}'", "sambil ngobrol {h}", "dia kirim pesan {h}",
)  # fmt: skip
_LITTLE: Final = 15
_NO_HOST: Final = "Pagi ini saya antar anak ke sekolah, lalu mampir beli sayur, jalanan licin sehabis hujan semalam"


def forwarded(claim: str, dice: random.Random, hosts: Hosts) -> Written:  # noqa: ARG001 - every way is asked alike
    """The whole claim as it is passed on: marks worn off or added, an opening, a closing, now and then a frame."""
    body = _worn(claim, dice)
    if dice.random() < 0.3:
        parts = grouped(clauses_of(body), 4)
        body = dice.choice(("\n", "\n\n")).join(" ".join(part) for part in parts)
    body = dice.choice(_FRAMES).format(b=body)
    above = dice.sample(_OPENERS, dice.choice((0, 1, 1, 1, 2)))
    below = dice.sample(_CLOSERS, dice.choice((0, 1, 1, 2)) if above else dice.choice((1, 2)))
    gap = dice.choice(("\n", "\n\n", " "))
    return Written(gap.join([*above, body, *below]), claim)


def cut_short(claim: str, dice: random.Random, hosts: Hosts) -> Written:  # noqa: ARG001 - every way is asked alike
    """What a screen shows before "more", mostly the front; at times the head is what is lost."""
    words = claim.split()
    # Of a short one a screen shows nearly all.
    share = dice.uniform(0.65, 0.85) if len(words) < _LITTLE else dice.uniform(0.5, 0.75)
    many = max(2, round(len(words) * share))
    if dice.random() < 0.2:
        tail = words[-many:]
        if len(tail) < len(words) and weight(tail) >= 0.6 * weight(words):
            return Written(dice.choice(_LOST_FRONTS) + " ".join(tail), " ".join(tail))
    while many < len(words) - 1 and not tells_enough(words[:many], claim):
        many += 1
    head = words[:many]
    # A screen ends within a word as often as behind it.
    torn = words[many] if many < len(words) else ""
    broken = f" {torn[: len(torn) // 2]}" if len(torn) > 4 and torn.isalpha() and dice.random() < 0.35 else ""
    shown = dice.choice(_CUT_FRONTS) + " ".join(head).rstrip(" ,;:-–") + broken + dice.choice(_CUT_ENDS)
    return Written(shown, " ".join(head))


def half_quoted(claim: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, in a text of somebody else's that is about as long."""
    half = dice.choice(telling_halves(claim)[:3])
    said = " ".join(half).strip(' ,;:-–|"“”')
    if dice.random() < 0.3:
        said = said.lower()
    quoted = dice.choice(_QUOTES).format(h=said)
    host = _host(len(half), dice, hosts)
    ends = [at for at in range(1, len(host)) if re.search(r"[.!?…]$", host[at - 1])]
    match dice.randrange(4):
        case 0:
            at = dice.choice(ends) if ends else len(host)
            text = " ".join([*host[:at], quoted, *host[at:]])
        case 1:
            text = " ".join(host) + dice.choice((". ", ", ", "\n", " … ")) + quoted
        case 2:
            text = quoted[:1].upper() + quoted[1:] + dice.choice((". ", "\n", "! ")) + " ".join(host)
        case _:
            at = dice.choice(ends) if ends else len(host)
            text = f"{' '.join(host[:at])}\n{quoted}\n{' '.join(host[at:])}".strip()
    return Written(text, " ".join(half))


def _worn(claim: str, dice: random.Random) -> str:
    """As copies wear: quotation marks fall off, marks are made fewer or more, tags are dropped or stay."""
    text = re.sub(r"[\"“”]", "", claim) if dice.random() < 0.5 else claim
    if dice.random() < 0.5:
        text = re.sub(r"([!?.])\1+", r"\1", text)
    elif dice.random() < 0.5:
        text = re.sub(r"!+", "!!!", text)
    return text.strip()


def _host(many: int, dice: random.Random, hosts: Hosts) -> list[str]:
    """As many words as the half has, a little less or more."""
    words: list[str] = []
    ends: list[int] = []
    wanted = max(6, round(many * dice.uniform(0.8, 1.3)))
    for _ in range(wanted):
        words += [word for word in (dice.choice(hosts) if hosts else _NO_HOST).split() if word != "@USER"]
        ends.append(len(words))
        if len(words) >= wanted:
            break
    # Where a sentence or a post ends near there, the text does too.
    ends += [at for at, word in enumerate(words, 1) if re.search(r"[.!?…]$", word)]
    near = [at for at in ends if 0.7 * wanted <= at <= 1.7 * wanted]
    return words[: min(near, key=lambda at: (abs(at - wanted), at), default=wanted)]
