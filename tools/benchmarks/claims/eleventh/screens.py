"""Two ways that come of screens: sent bit by bit in a chat, and copied with the buttons that stood around it.

Rules kept here: accounts are made up; nothing is said between the claim's words but what a screen shows there; the
claim is whole.
Left to others: where a bit may end (`parting`).
"""

import random
from typing import Final

from tools.benchmarks.claims.eleventh.parting import phrases
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, leans
from tools.benchmarks.claims.writer import lines

_FIRST: Final = lines("""
    eh
    guys
    P
    P\\nP\\nP
    kak
    bang ada info
    udah tau blm
    woiii
    bukkk
    mas
    sini deh aku kasih tau
    lagi rame ini
    meton
    din denger ini
    ya ampun
    bestie
    pak ijin
    oi oi
    """)
_LAST: Final = lines("""
    gitu
    sumpah
    takut aku
    km udah denger?
    tanya bapakmu deh
    aku baca td di fb
    kok bisa ya
    😭😭
    beneran ga sih
    udah ah mau masak dulu
    cek sendiri klo ga percaya
    bales dong
    ...
    ngeri kan
    gila sih
    yaudah itu aja
    """)
_SHORT: Final = {"yang": "yg", "tidak": "ga", "sudah": "udh", "dengan": "dgn", "karena": "krn", "untuk": "utk"}
_FEW: Final = (2, 5)
_MORE: Final = (5, 10)
_LONG: Final = 35
_ACCOUNTS: Final = lines("""
    Warung Mbok Sarinem Ampenan
    Nak Lombok Timur Asli
    Ibunya Si Kembar
    Info Seputar Tanjung Kita
    Rudi Variasi Motor
    Berita Rakyat Hari Ini Dot
    Yuli Kosmetik Mataram
    Santri Gubuk Daye
    Mancing Mania Teluk Saleh
    Bang Jek Curhat
    Suara Emak Militan
    Kabar Kampung Nusantara
    """)
_ABOVE: Final = (
    "{w}\n{k} j · 🌐\n", "{w} · Ikuti\n{k} hari\n", "Postingan {w}\n\n{w}\n{k} jam · Publik\n",
    "{w}\nDisarankan untuk Anda · {k} j\n", "← Postingan\n{w}\n@akunkedua{k}\n", "{w} membagikan kenangan.\n{k} mnt\n",
    "Beranda Video Teman Menu\n{w}\nBersponsor\n", "Reels\n{w} · Audio asli\n", "Untuk Anda  Mengikuti\n{w}\n{k}-3\n",
    "Anggota Grup\n{w} ▸ Forum Jual Beli\n{k} j · \n", "{w} ✔\nSaluran · {k} rb pengikut\n",
)  # fmt: skip
_WITHIN: Final = (
    " ... Lihat selengkapnya\n", "\nLihat terjemahan\n", "\n0:0{k} / 1:3{k}\n", "... lebih banyak\n", "\n[Gambar]\n",
    "\nKetuk untuk memutar\n", "… Selengkapnya Sembunyikan\n", "\nFoto oleh pengguna\n", "\nIklan · Lewati\n",
)  # fmt: skip
_BELOW: Final = (
    "\n\nSuka\nKomentari\nBagikan", "\n{k}{m} komentar {k} kali dibagikan\nSuka Komentari Kirim",
    "\n{m}\n{k},{k} rb\n{m}{k}\nBagikan", "\nBalas  Bagikan  Lihat {m} balasan",
    "\n👍❤️😮 {m}\nPaling relevan\nTulis komentar…",
    "\nDisukai oleh {k}{m} orang\nLihat semua {m} komentar\n{k} hari yang lalu",
    "\n♬ suara asli - {w}\nTambahkan komentar...",
    "\n{k}.{m}0 tayangan\nPosting Ulang Kutipan Suka Markah", "\nBagikan\nSimpan\nLaporkan\nSembunyikan postingan",
    "\nTerjemahkan postingan\n{m} · Suka · Balas",
)  # fmt: skip


def sent_in_bursts(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Two to five words (more of a long text), then the thumb hits send; now and then a word is sent again."""
    small, hasty = dice.random() < 0.75, dice.random() < 0.6
    bits = _FEW if len(text.split()) <= _LONG else _MORE
    sent: list[str] = []
    for run in phrases(text):
        left = run
        while left:
            many = dice.randint(*bits)
            while many < len(left) and leans(left[many - 1]):
                many += 1
            bit, left = (left[:many], left[many:]) if len(left) > many + 1 else (left, [])
            again = [sent[-1].split()[-1]] if sent and dice.random() < 0.07 else []
            sent.append(" ".join(again + [_SHORT.get(word.lower(), word) if hasty else word for word in bit]))
    told = [bit if "http" in bit or not small else bit.lower() for bit in sent]
    first = [dice.choice(_FIRST)] if dice.random() < 0.8 else []
    last = dice.sample(_LAST, dice.choice((0, 1, 1, 2)))
    return Written("\n".join((*first, *(bit.rstrip(".,") or bit for bit in told), *last)), text)


def copied_with_the_buttons(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Marked from top to bottom of the screen and pasted: who posted, when, what the screen says to tap."""
    gaps = {"w": dice.choice(_ACCOUNTS), "k": dice.randint(2, 9), "m": dice.randint(10, 88)}
    runs = [" ".join(run) for run in phrases(text)]
    body = text
    if len(runs) > 1 and dice.random() < 0.6:
        at = dice.randint(1, len(runs) - 1)
        body = " ".join(runs[:at]) + dice.choice(_WITHIN).format(**gaps) + " ".join(runs[at:])
    shape = dice.choice(("both", "both", "above", "below"))
    above = dice.choice(_ABOVE).format(**gaps) if shape != "below" else ""
    below = dice.choice(_BELOW).format(**gaps) if shape != "above" else ""
    return Written(above + body + below, text)
