"""Three ways of the writer's own: talked over at a stall, jotted down with arrows, and the spelling of the young.

Rules kept here: numbers, links and accounts stay; of the claim nothing goes but small words that an arrow stands for;
who tells at a stall says the claim's words, and the others only wonder.
Left to others: the eight ways that have a name in the plan (`sending`, `fingers`, `veils`).
"""

import random
import re
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.thirteenth.breaths import breaths, in_parts
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word
from tools.benchmarks.claims.writer import lines

_SCENES: Final = lines("""
    Tadi di warung kopi depan pasar
    Pas antre gas tadi pagi
    Sambil nunggu angkot di pertigaan
    Di tukang cukur barusan
    Waktu rewang di rumah nikahan semalam
    Selesai senam ibu-ibu
    Habis jumatan di serambi
    Di perahu pulang dari keramba
    Ngopi di pos ronda
    Lagi pilih ikan di TPI
    Di ruang tunggu puskesmas
    Nebeng motor tadi sore
    Sambil ngupas bawang di dapur mertua
    Di kios pulsa
""")
_TELLERS: Final = (
    "ibu sebelah", "si tukang ojek", "bapak yang duduk di pojok", "istri saya", "penjual sayurnya", "teman satu regu",
    "mamaknya Rizki", "Pak RT", "yang punya warung", "bude", "satu orang", "sopirnya", "adik ipar saya",
)  # fmt: skip
_SAYS: Final = ("cerita", "bilang", "ngomong", "bisik-bisik", "nyeletuk", "buka omongan")
_HEY: Final = (
    "",
    "Eh, ",
    "Tau gak, ",
    "Sudah dengar? ",
    "Ini baru, ",
    "Coba dengar, ",
    "Be, ",
    "Percaya gak percaya, ",
    "Heh, ",
)
_ASKED: Final = (
    "Hah, terus?", "Masa?", "Siapa bilang?", "Serius?", "Loh kok?", "Yang bener?", "Trus gimana?", "Ya ampun.",
    "Ah masa iya.", "Kapan itu?", "Hmm terus terus?", "Innalillahi.", "Lalu?",
)  # fmt: skip
_ASKING: Final = (
    "tanya saya", "sahut yang lain", "kata yang sebelahnya", "saya melongo", "langsung pada nengok", "kata anaknya",
    "timpal yang lagi makan",
)  # fmt: skip
_LEFT: Final = lines("""
    Saya cuma dengar sambil minum.
    Pulang-pulang jadi kepikiran.
    Semua langsung diam.
    Kopi saya sampai dingin.
    Habis itu obrolannya ganti ke harga cabe.
    Ada yang tahu lebih jelas?
    Entahlah, saya langsung bayar terus pulang.
    Belum sempat nanya lebih jauh, keburu dipanggil.
    Jadi rame satu warung.
""")
_JOTS: Final = (
    "", "", "Catatan:\n", "intinya:\n", "Rangkuman grup pagi ini:\n", "cat. biar ga lupa\n", "Ket:\n", "resume:\n",
    "Yg sy tangkap:\n", "poin obrolan td:\n", "biar gampang dibaca ->\n", "NB ",
)  # fmt: skip
_FOR_WORDS: Final = {
    "dan": ("&", "+", "&"), "serta": ("+", "&"), "dengan": ("dg", "+", "w/"), "adalah": ("=",), "ialah": ("=",),
    "merupakan": ("=",), "yaitu": ("=",), "menjadi": ("→", "->", "jd"), "jadi": ("→", "jd"), "ke": ("→", "->", "ke"),
    "kepada": ("→", "kpd"), "lalu": ("→", "lalu"), "kemudian": ("→",), "hingga": ("→", "s/d"),
    "karena": ("←", "krn", "sebab"), "akibat": ("←", "akibat"), "untuk": ("→", "utk"), "agar": ("→", "spy"),
    "supaya": ("→", "spy"), "tidak": ("✗", "tdk", "ga"), "bukan": ("≠", "bkn"), "oleh": ("/", "o/"),
    "dari": ("dr", "←"),
    "pada": ("@", "pd", ""), "di": ("@", "di", "di"), "yang": ("", "yg", ""), "adanya": ("+",), "tersebut": ("tsb", ""),
    "seorang": ("1 org", ""), "para": ("",), "telah": ("", "sdh"), "akan": ("→", "akn"), "atau": ("/",),
    "setelah": ("stlh", "abis"),
    "bahwa": (":", ""),
}  # fmt: skip
_NOT_FIRST: Final = frozenset({"&", "+", "→", "->", ":", "/"})
_SLANG: Final = {
    "yang": "yg", "tidak": "gx", "tak": "g", "saya": "aq", "aku": "aq", "kamu": "qm", "kami": "qta", "kita": "qta",
    "sudah": "udh", "telah": "udh", "banget": "bgt", "dengan": "ma", "sama": "ma", "sekali": "bgd", "karena": "coz",
    "kalau": "klo", "juga": "jg", "dan": "n", "untuk": "wat", "buat": "wat", "mau": "mw", "saja": "ajah",
    "terus": "trz",
    "bisa": "bza", "ini": "nie", "itu": "tuch", "lagi": "agy", "sih": "cih", "masih": "mcih", "siapa": "capa",
}  # fmt: skip
_YOUNG_ENDS: Final = (
    "", "", " huft", " wkwk", " hadeeh", " ciyuss?", " sumpeh", " ckckck", " 😭😭", " anjayy", " gilss", " >.<", " T_T",
    " gaess", " beud dah", " cmiiw yaw", " wkwkwk",
)  # fmt: skip
_YOUNG_STARTS: Final = ("", "", "", "gaess ", "btw ", "omg ", "ea ", "bestiee ", "woyy ", "eh eh ", "mak ")
type Change = Callable[[str], str]


def gossip_at_the_stall(claim: str, dice: random.Random, _: Hosts) -> Written:
    """A talk that somebody tells: one says the claim in two or three breaths, the others ask between."""
    parts = in_parts(claim, dice.choice((2, 2, 3)))
    opening, closing = dice.choice((("“", "”"), ('"', '"'), ("'", "'"), ("", "")))
    hey = dice.choice(_HEY)
    told = f"{dice.choice(_SCENES)} {dice.choice(_TELLERS)} {dice.choice(_SAYS)}{dice.choice((', ', ': ', ' gini, '))}"
    told += f"{opening}{hey}{parts[0].rstrip(',;')}{closing}"
    gap = dice.choice((" ", "\n", " "))
    for part in parts[1:]:
        told += f"{gap}{opening}{dice.choice(_ASKED)}{closing} {dice.choice(_ASKING)}."
        answer = dice.choice(("", "", "Ya ", "Iya, ", "Lha ", "Makanya "))
        told += f"{gap}{opening}{answer}{part.rstrip(',;')}{closing}{dice.choice(('', ', gitu', ' katanya lagi', ''))}"
    if dice.random() < 0.6:
        told += f"{gap}{dice.choice(_LEFT)}"
    return Written(told, claim)


def jotted_with_arrows(claim: str, dice: random.Random, _: Hosts) -> Written:
    """Notes of who was there: arrows, plus and equals for small words, a line or a slash for each clause."""
    often = dice.uniform(0.7, 1.0)
    kept: list[str] = []
    rows: list[str] = []
    for run in breaths(claim):
        row: list[str] = []
        for word in run:
            mark = _FOR_WORDS.get(word.lower(), ())
            if mark and dice.random() < often:
                sign = dice.choice(mark)
                row += [sign] if sign and (row or sign not in _NOT_FIRST) else []
            else:
                row.append(word)
                kept.append(word)
        rows.append(_tidy(" ".join(row)))
    bullet = dice.choice(("- ", "• ", "", "> ", "* ", "→ "))
    gap = dice.choice(("\n", "\n", " / ", " → ", "; "))
    body = gap.join(f"{bullet}{row}" if gap == "\n" else row for row in rows)
    return Written(
        dice.choice(_JOTS) + body + dice.choice(("", "", " (?)", "\ncek lagi", " **", "\n#end")), " ".join(kept)
    )


def youth_spelling(claim: str, dice: random.Random, _: Hosts) -> Written:
    """As the young write in the east: an x for the ending, a two for a word said twice, large and small by turns."""
    ends = dice.choice(("x", "x", "x", "ny", "na"))
    habits = dice.sample((_soft, _hushed, _q_for_k, _y_for_i), dice.choice((1, 1, 2)))
    small = dice.random() < 0.75
    by_turns = dice.random() < 0.3
    often = dice.uniform(0.6, 1.0)

    def change(word: str) -> str:
        told = word.lower() if small else word
        told = re.sub(r"\b(\w{3,})-\1", r"\g<1>2", told, flags=re.IGNORECASE)
        told = re.sub(r"(?<=\w{3})nya\b", ends, told, flags=re.IGNORECASE)
        plain = bare(told)
        if plain in _SLANG and dice.random() < often:
            told = re.sub(re.escape(plain), _SLANG[plain], told, flags=re.IGNORECASE)
        elif dice.random() < often * 0.7:
            for habit in habits:
                told = habit(told)
        if by_turns:
            told = "".join(letter.upper() if at % 2 else letter.lower() for at, letter in enumerate(told))
        return told

    text = each_word(claim, change)
    return Written(dice.choice(_YOUNG_STARTS) + text + dice.choice(_YOUNG_ENDS), claim)


def _soft(word: str) -> str:
    """An end in s is z, and one in t is d, as in the time of short messages."""
    return re.sub(r"(?<=\w{2})s\b", "z", re.sub(r"(?<=\w{3})t\b", "d", word))


def _hushed(word: str) -> str:
    """An h after the last vowel."""
    return re.sub(r"(?<=\w{3})([ae])\b", r"\1h", word)


def _q_for_k(word: str) -> str:
    return re.sub(r"(?<=[aeiou])k\b", "q", re.sub(r"ku\b", "q", word))


def _y_for_i(word: str) -> str:
    return re.sub(r"(?<=\w{2})i\b", "y", word)


def _tidy(row: str) -> str:
    return re.sub(r"\s+", " ", row).rstrip(" ,;.")
