"""What telephones do with a text: it is sent on with a word before and after, or it breaks off.

Rules kept here: what is sent on is whole; what breaks off has at least half of what says something, and only whole
words count as kept.
Left to others: halves that are quoted (`thinned`), company that a claim is given (`companions`).
"""

import random
from typing import Final

from tools.benchmarks.claims.twentieth.joints import opening, told, trimmed
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, fixed, weight

_FROM: Final = (
    "Diteruskan\n", "» Diteruskan berkali-kali\n", "Fwd dari grup alumni:\n", "Copas dari grup sebelah 👇\n", "",
    "Dapat dari WA bapak:\n\n", "Terusan grup pengajian:\n", "[Forwarded]\n", "Forwarded many times\n\n", "",
    "Sy teruskan apa adanya:\n", "Dari grup RT 05,\n", "Kiriman teman kerja:\n", "dpt dr grup sblh\n", "fwd: ",
    "Izin meneruskan ya.\n\n", "Barusan masuk di WA saya,\n", "*Diteruskan dari grup keluarga besar*\n",
    "Share ulang. ",
    "Maaf kalau dobel kirim 🙏\n", "Dikirimi mertua:\n", "Monggo disimak\n\n", "Dari status WA tetangga: ", "",
)  # fmt: skip
_HAIL: Final = (
    "", "", "Ass. wr. wb. ", "Bapak/Ibu sekalian, ", "Guys, ", "Sobat semua, ", "Teman2, ",
    "Semeton jari, ", "Dunsanak, ",
    "Selamat malam. ", "Untuk diketahui bersama: ", "Mohon dibaca sampai selesai. ", "*PENTING* ", "Sodara2ku, ",
)  # fmt: skip
_AFTER: Final = (
    "", "\n\nTeruskan ke minimal 3 grup ya.", "\n\nsemoga bermanfaat 🙏", "\n\nSilakan diteruskan.",
    "\n\n🇮🇩🇮🇩🇮🇩",
    "\n\nJangan berhenti di HP Anda.", "\n\n(copas)", "\nBantu sebar sebelum dihapus!", "\n\nWassalam",
    "\n\nJazakallah",
    "\nmohon info lebih lanjut dari yang tahu", "\n\nsumber: grup sebelah", "\nviralkan!", "\n\nSalam sehat, Bu Yun",
    "\n\nSekadar berbagi, tidak ada maksud apa-apa.", "\nBagikan ke keluarga tercinta ❤️", "\n\nAdmin",
    "\n\n~ dari HP bapak",
    "\n\nYang punya grup lain boleh share.", "\n👆👆 baca pelan-pelan", "\nTq.", "\n\nNB: dari orang terpercaya",
)  # fmt: skip
_BROKEN: Final = (
    "...", "…", "... Selengkapnya", "… Baca selengkapnya", "... See more", "... Lihat lainnya",
    " (lanjut di komentar)",
    "... [pesan terpotong]", "… (1/2)", " ...", "... baca di", "…\nKetuk untuk membaca", " dst",
    "... more", "..", "",
)  # fmt: skip
_LEAST_SAYING: Final = 5


def forwarded(text: str, dice: random.Random, _: Hosts) -> Written:
    """Whole, with a mark of its way here, a greeting and a request; stars or quotation marks around it at times."""
    said = text
    match dice.randrange(7):
        case 0:
            said = f"*{text}*"
        case 1:
            said = f'"{text}"'
        case 2:
            said = f"👉 {text}"
        case _:
            pass
    post = dice.choice(_FROM) + dice.choice(_HAIL) + said + dice.choice(_AFTER)
    return Written(post if post.strip() != text else f"Diteruskan\n{text}", text)


def cut_short(text: str, dice: random.Random, _: Hosts) -> Written:
    """Half to three quarters of it, and more of a short one; at times the next word has begun."""
    words = told(text)
    whole = weight(text.split())
    least = max(0.5 * whole, min(_LEAST_SAYING, 0.8 * whole))
    # Behind a cry, what it is about stands later.
    later = 0.17 if opening(words) else 0.0
    many = max(2, round(len(words) * (dice.uniform(0.5, 0.74) + later)))
    while many < len(words) - 1 and weight(words[:many]) < least:
        many += 1
    many = min(many, len(words) - 1)
    kept, following = words[:many], words[many]
    said = " ".join(kept)
    if dice.random() < 0.35 and len(following) > 4 and not fixed(following):
        return Written(
            f"{said} {following[: dice.randint(2, len(following) - 2)]}{dice.choice(_BROKEN)}", " ".join(kept)
        )
    return Written(trimmed(kept) + dice.choice(_BROKEN), " ".join(kept))
