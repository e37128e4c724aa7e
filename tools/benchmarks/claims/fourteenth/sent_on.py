"""A claim as it goes from group to group, with what each hand adds before and after it.

Rules kept here: the claim stays whole and as it was but for lines and stars; what is added says nothing of its own.
Left to others: other ways.
"""

import random
from typing import Final

from tools.benchmarks.claims.fourteenth.parting import parts
from tools.benchmarks.claims.unseen.pieces import Hosts, Written

_HEADS: Final = (
    "⏩ Diteruskan\n",
    "Dari grup alumni:\n",
    "Copas grup sebelah 👇\n",
    "FW: ",
    "FYI bapak ibu, ",
    "Terusan dari adik di Jakarta\n\n",
    "Barusan masuk dari besan saya.\n",
    "Izin share min\n",
    "Assalamualaikum wr wb. Sekadar meneruskan:\n",
    "*INFO PENTING*\n",
    "Mohon dibaca sampai selesai ya semeton:\n",
    "‼️‼️ ",
    "dapat dari WAG kantor: ",
    "Teruskan!!! ",
    "Kiriman teman di Polda, saya cuma lanjutkan:\n",
    "🔁 ",
    "untuk jadi perhatian keluarga kita: ",
    "Dari TikTok tadi malam: ",
    "(diteruskan berkali-kali)\n",
    "Numpang lewat min 🙏 ",
    "ini lagi ramai. ",
    "Sanak semua, baca ini. ",
    "",
    "",
    "",
)
_TAILS: Final = (
    "\n\nSebarkan ke semua kontak, jangan berhenti di kamu",
    "\nWallahu a'lam 🙏",
    "\n\n_Copas dari grup pengajian_",
    " 😱😱",
    "\nBagikan biar yang lain tahu",
    "\n\nKirim ke 10 grup, insyaallah berkah",
    " (sumber: grup WA)",
    "\nMaaf kalau sudah ada yg kirim",
    "\n\nMonggo disimak",
    "\nviralkan 🔥",
    " Astagfirullah…",
    "\n—\ndari HP suami",
    "\n\nTolong teruskan sebelum dihapus",
    " cc keluarga besar",
    "\nSemoga kita semua dilindungi. Aamiin",
    "\n👆👆 baca",
    " ya Allah 😭",
    "",
    "",
    "",
    "",
    "",
)


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The claim with heads and tails of other hands, sometimes in lines, sometimes with its opening in stars."""
    told = text
    found = parts(text)
    match dice.randrange(5):
        case 0 if len(found) > 1:
            told = "\n".join(found)
        case 1 if len(found) > 1:
            told = f"*{found[0]}* {' '.join(found[1:])}"
        case 2:
            told = f"*{text}*"
        case _:
            pass
    heads = "".join(dice.sample(_HEADS, 2 if dice.random() < 0.2 else 1))
    tails = "".join(dice.sample(_TAILS, 2 if dice.random() < 0.3 else 1))
    if not heads and not tails:
        heads, tails = dice.choice(_HEADS[:-3]), dice.choice(_TAILS[:-5])
    return Written(f"{heads}{told}{tails}", text)
