"""A claim told in pieces: small words dropped and clauses turned, points one under the other, posts of a thread.

Rules kept here: every word that says something stays, and every number; the order changes in one way only, and there no
clause is torn.
Left to others: where a claim comes apart (`seams`).
"""

import random
import re
from itertools import pairwise
from typing import Final

from tools.benchmarks.claims.sixth.seams import parted
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, leans, says_something

_OPENS: Final = (
    "", "", "", "", "Jadi ceritanya ", "Katanya sih ", "Itu lho, ", "Tau ndak, ", "Kabarnya ",
    "Orang pasar bilang, ", "Eh ", "Denger-denger ", "Bu, ", "Pak haji, ", "Gini lho ", "Begini dah ceritanya: ",
)  # fmt: skip
_CLOSES: Final = (
    "", "", "", "", " gitu", ", kan?", ", katanya", " dah pokoknya", ", ya Allah", " 😮", ", masih ingat?",
    " ini", " lho", " ampun dah", " wah wah",
)  # fmt: skip
_JOINS: Final = (", ", ", ", ". ", " … ", " - ", "; ", ".. ", " / ")
_HEADINGS: Final = (
    "Ringkasnya begini bapak ibu:", "INFO PENTING UNTUK WARGA", "Yang perlu kita tahu:",
    "Catatan dari rapat keluarga tadi malam:", "Poin-poin dari grup jamaah:", "*Simak baik-baik*",
    "Isi beritanya:", "Saya ringkas biar enak dibaca orang tua:", "Dengar kabar ini:", "Fakta yang beredar:",
    "Assalamualaikum, ini intinya:", "Bahan obrolan di warung kopi pagi ini:", "Hasil baca-baca tadi:",
    "Tolong dicatat:", "Rangkuman buat yang malas baca:", "Yang lagi ramai di kantor:", "Urutannya begini ya:",
    "*KABAR TERKINI*", "Untuk bapak-bapak ronda:", "Ini kejadiannya:", "Sekilas info dari saya:",
    "Biar jelas saya tulis satu-satu:",
)  # fmt: skip
_BEHINDS: Final = (
    "Silakan disimpulkan sendiri.", "Sekian, wassalam.", "Tolong diteruskan ke ibu-ibu lain.",
    "Semoga kita semua waspada 🙏", "Itu saja dari saya.", "Yang mau nambah silakan.",
    "Sudah sejauh ini ternyata.", "Mohon koreksi kalau ada yang kelewat.", "Jelas ya sekarang?",
    "Begitu kira-kira isinya.", "Bagaimana tanggapan bapak?", "Share ke grup keluarga.", "Ngeri-ngeri sedap.",
    "Salam dari pasar.", "Terima kasih sudah membaca.", "Monggo dipikir.",
)  # fmt: skip
_LEADS: Final = (
    "Jadi begini, ", "Mau cerita sedikit. ", "Bapak ibu, ", "Pelan-pelan ya. ", "Awalnya ",
    "Saya bikin berurutan biar gampang. ", "Bismillah, ", "Panjang sedikit maaf. ", "Dengarkan ya, ",
    "Ini dari kemarin bikin saya mikir: ", "Buat yang ketinggalan: ", "Izin cerita, ", "", "Simak dulu. ",
    "Maaf numpang tulis di sini. ", "Baiklah, ",
)  # fmt: skip
_GOES_ON: Final = (
    "Lanjut: ", "Terus ", "Nah, ", "Sambungannya, ", "", "Belum selesai. ", "Lalu ", "Yang ini bikin kaget: ",
    "Dengar lagi: ", "Masih ada: ", "Kemudian ", "Nyambung yang tadi, ", "Tahan napas dulu ya. ",
)  # fmt: skip
_LASTS: Final = (
    "Sudah, itu saja. Salam.", "Selesai. Silakan komentar bu.", "Tamat 😅 mau masak dulu.",
    "Sekian, mohon maaf kalau salah ketik.", "Demikian. Saya pamit ke pasar.", "Cukup sekian dulu, sudah azan.",
    "Habis. Terserah mau percaya siapa lagi kita ini.", "Itu dah. Wassalam.",
)  # fmt: skip
_NUMBERING: Final = (
    "{at}/{all} ",
    "({at}/{all}) ",
    "[{at}/{all}] ",
    "{at}/{all}. ",
    "Bagian {at}/{all}: ",
    "{at}/{all}) ",
)
_BULLETS: Final = ("{at}. ", "{at}. ", "{at}) ", "- ", "• ", "– ", "✅ ", "{at}.")
_KEEP: Final = frozenset(("tidak", "bukan", "belum", "jangan", "tak", "tanpa", "tdk", "anti"))


def dropped_and_turned(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The later clause first, and most small words gone; a word that denies stays."""
    pieces = parted(text, 2, 4)
    if dice.random() < 0.75:
        # A hinge at the head of what comes first would hang in the air; people leave it there all the same.
        at = dice.randint(1, len(pieces) - 1) if len(pieces) > 1 else 0
        pieces = [*pieces[at:], *pieces[:at]]
    often = dice.uniform(0.5, 0.95)
    left = [[word for word in piece.split() if not _goes(word, often, dice)] for piece in pieces]
    left = [piece for piece in left if piece]
    if sum(map(len, left)) == len(text.split()) and len(left) < 2:
        return Written(text, text)
    told = [" ".join(piece).strip(" ,;:|") for piece in left]
    join = dice.choice(_JOINS)
    shown = told[0] + "".join(f"{' ' if one[-1:] in '.!?…' else join}{two}" for one, two in pairwise(told))
    if dice.random() < 0.4:
        shown = " ".join(word if re.search(r"https?:|www\.", word) else word.lower() for word in shown.split())
    return Written(
        f"{dice.choice(_OPENS)}{shown.rstrip(' .,')}{dice.choice(_CLOSES)}",
        " ".join(word for piece in left for word in piece),
    )


def numbered_points(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A heading, two to six points, a line behind."""
    many = max(2, min(6, len(text.split()) // 5))
    pieces = parted(text, 3 if len(text.split()) > 24 else 2, many, soft=False)
    bullet = dice.choice(_BULLETS)
    if bullet.endswith(".") and any(piece[:1].isdigit() for piece in pieces):
        bullet = "{at}. "
    points = [f"{bullet.format(at=at)}{_point(piece, dice)}" for at, piece in enumerate(pieces, 1)]
    heading, behind = dice.choice(_HEADINGS), dice.choice(_BEHINDS)
    gap = dice.choice(("\n", "\n", "\n\n"))
    return Written(f"{heading}{gap}" + "\n".join(points) + f"{gap}{behind}", text)


def thread(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two to four posts, each with words of its own; the last may have nothing of the claim."""
    pieces = parted(text, 2, dice.choice((2, 3, 3, 4)) if len(text.split()) > 14 else 2)
    lone = len(pieces) < 4 and dice.random() < 0.5
    numbering, many = dice.choice(_NUMBERING), len(pieces) + lone
    told = [
        f"{numbering.format(at=at, all=many)}{dice.choice(_LEADS if at == 1 else _GOES_ON)}{piece.strip(' ;|')}"
        for at, piece in enumerate(pieces, 1)
    ]
    told[-1] += dice.choice(("", "", " 🙏", " — begitu.", " 😔", " Duh."))
    if lone:
        told.append(f"{numbering.format(at=many, all=many)}{dice.choice(_LASTS)}")
    return Written(dice.choice(("\n", "\n\n", "\n\n")).join(told), text)


def _goes(word: str, often: float, dice: random.Random) -> bool:
    return (
        leans(word)
        and not says_something(word)
        and not any(map(str.isdigit, word))
        and word.lower().strip(".,!?") not in _KEEP
        and not word.isupper()
        and dice.random() < often
    ) or (
        word.isupper()
        and word.lower() in {"yang", "di", "dan", "ini", "itu", "ke", "dari", "akan"}
        and dice.random() < often
    )


def _point(piece: str, dice: random.Random) -> str:
    told = piece.strip(" ,;:|")
    return told[0].upper() + told[1:] if dice.random() < 0.7 else told
