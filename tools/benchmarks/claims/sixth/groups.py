"""A claim passed on whole: forwarded within groups, or shouted.

Rules kept here: the claim stands in it from its first word to its last; what is put around it denies nothing and tells
nothing of another matter.
Left to others: what is left out of a claim or changed in it (`half_told`, `two_thumbs`, `past_filters`, `in_pieces`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.sixth.seams import seams
from tools.benchmarks.claims.unseen.pieces import Hosts, Written

_HEADS: Final = (
    "Assalamualaikum bapak ibu jamaah, izin meneruskan.\n\n", "Diteruskan berkali-kali\n", "↪️ Diteruskan\n\n",
    "Dari grup keluarga besar di Praya:\n", "Mohon izin admin, sekadar berbagi.\n",
    "Copas dari grup arisan sebelah 👇\n", "Titip info dari kakak ipar di Sumbawa Besar. ",
    "Pak RT minta ini disampaikan ke warga:\n\n", "Ini kiriman paman dari Dompu, ",
    "Barusan masuk di grup pedagang pasar:\n", "Bapak kirim tadi habis subuh. ",
    "Saya dapat dari teman sekantor ya bapak-bapak.\n\n", "Untuk keluarga yang belum baca:\n",
    "Sengaja saya teruskan supaya semua tahu.\n", "Bismillah. ", "Maaf kalau sudah pernah dikirim. ",
    "Dapat dari grup ronda malam:\n\n", "Siang semua, tolong dibaca sampai habis ya.\n",
    "Ibu-ibu pengajian sudah tahu belum? ", "Salam dari Bima, ini ramai di sini:\n",
    "Tadi ditunjukkan Pak Haji di serambi, ", "Baca pelan-pelan ya.\n\n", "Sy teruskan sj apa adanya.\n",
    "Kata admin grup koperasi:\n", "Tulisan orang, bukan saya yang buat:\n\n", "*INFO UNTUK KITA SEMUA*\n\n",
    "_Forwarded as received_\n\n", "Dikirim bibi dari Malaysia tadi malam:\n",
    "Tolong sampaikan ke bapak di rumah. ", "Ada yang kirim begini di grup wali murid:\n",
    "Innalillahi, baca ini dah. ", "Grup sebelah sudah ramai, di sini kok sepi. ", "Silak side pada baca:\n",
    "Pagi-pagi sudah dapat ini. ",
)  # fmt: skip
_TAILS: Final = (
    "", "", "\n\nMohon diteruskan ke keluarga masing-masing.", "\n🙏🙏🙏", "\n\nSampaikan walau satu ayat.",
    " Semoga bermanfaat untuk semua.", "\nJangan berhenti di hp kamu.", "\n\nSalam hormat dari kami sekeluarga.",
    " Bagaimana pendapat bapak-bapak?", "\n— dari grup jamaah", "\n\nKirim ke sepuluh grup lain ya bu.",
    " Wallahualam.", "\nAdmin jangan dihapus dulu.", " Saya cuma meneruskan 🙏", "\n\nTertanda, warga biasa",
    " Hati-hati semuanya ya.", "\n(salin, tempel, sebar)", " Mudah-mudahan kita dilindungi.",
    "\nYang di rantau juga harus tahu.", " Ampure kalau ganggu.", "\n\nTlg disebar luaskan 👆",
    " Makin aneh saja dunia.", "\nDi tempat lain orang sudah tahu semua.",
)  # fmt: skip
_SENDERS: Final = (
    "Pak Kaling", "Bu Bidan", "Kak Ros", "Haji Mas", "Mama Rara", "Om Udin Dompu", "Bendahara", "Inaq Nita",
    "Bg Fir Kantor", "Ust. Masjid", "Sepupu Alas", "Ketua Arisan",
)  # fmt: skip
_CRIES: Final = (
    "YA ALLAH!!! ", "DENGAR SEMUA!!! ", "BAPAK IBU BUKA MATA!!! ", "🚨🚨🚨 ", "SEBARKAN SEKARANG!!! ",
    "TERLALU!!! ", "‼️‼️ ", "KELUARGA KU SEMUA BACA!!! ", "GILA INI!!! ", "😡😡😡 ", "JANGAN DIAM!!! ",
    "ADUH GUSTI!!! ", "INI SUDAH KELEWATAN!!! ", "WOYYY!!! ", "ASTAGFIRULLAH HALAZIM!!! ", "📢📢 ",
    "BACA BACA BACA!!! ", "TOLONG JANGAN DIHAPUS!!! ", "❗❗❗ ", "SATU GRUP HARUS TAHU!!! ", "ASTAGA NAGA!!! ",
    "MASYARAKAT BERHAK TAHU!!! ", "", "", "",
)  # fmt: skip
_CALLS: Final = (
    "!!!", "!!!!! 😡", " 🔥🔥🔥", "‼️‼️‼️", "!!! SEBARKAN!!!", "!!! VIRALKAN SAMPAI PUSAT!!!", "!!! 😭😭", "!!1!",
    "!!! BANGUN RAKYAT!!!", "!!!! NGERI!!!!", "!!! TERUSKAN KE SEMUA GRUP!!!", "!!! KOK BISA!!!", "!!! LAWAN!!!",
    "!!! ALLAHU AKBAR!!!", "!!! SUDAH KETERLALUAN!!!", "!!! 👊👊",
)  # fmt: skip
_BETWEEN: Final = ("!!! ", "‼️ ", "!! ", "!!!!!\n", "! ", " 🔥 ", "!!\n\n", "... !!! ")


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """With a head and a tail; as an exported chat, in bold, in marks of quotation, or a clause on each line."""
    match dice.randrange(6):
        case 0:
            clock = f"{dice.randint(5, 22)}.{dice.randint(10, 59)}"
            told = f"[{clock}, {dice.randint(1, 12)}/{dice.randint(1, 12)}] {dice.choice(_SENDERS)}: {text}"
            return Written(f"{told}{dice.choice(_TAILS)}", text)
        case 1:
            told = "\n".join(f"*{line.strip()}*" for line in text.splitlines() if line.strip())
        case 2:
            told = f"“{text}”"
        case 3:
            told = "\n\n".join(seams(text)) if dice.random() < 0.5 else f"👉 {text}"
        case _:
            told = text
    return Written(f"{dice.choice(_HEADS)}{told}{dice.choice(_TAILS)}", text)


def shouted(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """In capitals, links apart, with cries before, between and behind."""
    loud = " ".join(word if re.search(r"https?:|www\.|@", word) else word.upper() for word in text.split())
    if dice.random() < 0.6:
        between = dice.choice(_BETWEEN)
        loud = between.join(piece.rstrip(" .,;:!?|") for piece in seams(loud))
    if dice.random() < 0.25:
        # A shift key that sticks: one word in a few stays small.
        loud = " ".join(word.lower() if word.isalpha() and dice.random() < 0.2 else word for word in loud.split(" "))
    return Written(f"{dice.choice(_CRIES)}{loud.rstrip(' .!')}{dice.choice(_CALLS)}", text)
