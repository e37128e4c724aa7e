"""A claim as it is handed on: with words of whoever sends it, or with its end lost on the way.

Rules kept here: what is handed on whole is not changed but for how it is set; what is cut keeps well over half.
Left to others: halves within other texts (`in_part`), faults (`fingers`), disguises (`disguises`).
"""

import random
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, clauses, says_something, weight
from tools.benchmarks.claims.writer import lines

_BEFORE: Final = lines("""
    Teruskan ke keluarga di kampung ya, ini penting
    Dapat dari grup alumni SMP barusan
    Ini dari grup pengajian ibu-ibu, saya teruskan saja
    Nitip info, siapa tahu belum dengar
    FW:
    Fwd dari om di Sumbawa
    Copas dari sebelah
    Copas dr grup RT 04
    Kiriman teman kerja di Mataram
    ⏩ Diteruskan
    Masuk di WA saya tadi subuh
    Sekadar meneruskan, bukan saya yang bikin
    Bapak ibu, ada berita begini
    Info A1 katanya
    Dari grup sopir travel Bima–Mataram
    Barusan dikirimi ponakan
    Kata teman yang kerja di kantor bupati
    Tlg dibaca sampai habis
    Baca dulu pelan2
    Eh sudah pada lihat ini belum
    ijin share admin
    Izin berbagi, semoga bermanfaat
    Saya dapat ini dari status orang
    dr grup sebelah, sy cuma nerusin
    Nemu di beranda tadi malam
    Astaga baca ini
    Buat yang belum tahu
""")
_AFTER: Final = lines("""
    Sebarkan jangan berhenti di kamu
    Mohon diteruskan ke grup masing-masing
    Kirim ke semua kontak, jangan pelit info
    Benar tidaknya wallahu a'lam
    Mohon dibantu share 🙏
    Sampaikan walau satu ayat
    Viralkan!
    Viralkan sampai ke Jakarta
    Sekian infonya, maaf kalau mengganggu
    Jangan disimpan sendiri
    Tolong ibu-ibu di rumah dikasih tahu
    Bagikan sebelum dihapus
    Bagikan sblm di take down
    Semoga kita semua dijaga
    Yang sayang keluarga pasti share
    sumber: grup WA
    Sumber tidak mau disebut
    Silakan disimak sendiri
    Mudah-mudahan ada yang bisa menjelaskan
    👆👆 tolong dibaca
    Salam dari kami sekeluarga
    jangan lupa share ke yg lain
""")
_TORN: Final = (
    "…", "...", "..", " …", " ...", "… Baca selengkapnya", " [terpotong]", "", "… (lanjut)", "\n(layarnya cuma segini)",
    "... trus kepotong", " ……", "… selengkapnya di link bio", " dst", " (sisanya gak kebaca)", "… lihat lainnya",
)  # fmt: skip
_LEAST: Final = 0.55
_MOST: Final = 0.88


def forwarded(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Whole, with a line of the sender's before it or after it or both; at times in bold, quoted or by the line."""
    match dice.randrange(7):
        case 0:
            body = f"*{claim}*"
        case 1:
            body = f"“{claim}”"
        case 2:
            body = "\n".join(clauses(claim))
        case 3:
            body = f"_{claim}_"
        case _:
            body = claim
    before = dice.choice(_BEFORE) + dice.choice((":", "", ".", " 👇", " 👇👇", "..", ",", " ‼️"))
    after = dice.choice(_AFTER)
    gap = dice.choice(("\n\n", "\n", " ", "\n\n"))
    match dice.randrange(5):
        case 0:
            text = f"{before}{gap}{body}"
        case 1:
            text = f"{body}{gap}{after}"
        case _:
            text = f"{before}{gap}{body}{gap}{after}"
    return Written(text, claim)


def cut_short(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Its end is lost, at times within a word; now and then its first word too, as when a picture is cropped."""
    words = claim.split()
    many = max(min(5, len(words) - 1), round(len(words) * dice.uniform(_LEAST, _MOST)))
    # What is left must say more than half of what was said, or nobody would know it again.
    while many < len(words) - 1 and weight(words[:many]) < _LEAST * weight(words):
        many += 1
    many = min(many, len(words) - 1)
    left, lost = words[:many], words[many]
    first = 0
    if len(left) > 9 and not says_something(left[0]) and dice.random() < 0.3:
        first = 1
    piece = ""
    if len(lost) > 5 and lost.isalpha() and dice.random() < 0.35:
        piece = " " + lost[: dice.randint(2, len(lost) - 2)]
    torn = dice.choice(_TORN)
    opening = dice.choice(("…", "... ", "")) if first else dice.choice(("", "", "", "Ini loh: ", "kok gini ", "😱 "))
    return Written(opening + " ".join(left[first:]) + piece + torn, " ".join(left[first:]))
