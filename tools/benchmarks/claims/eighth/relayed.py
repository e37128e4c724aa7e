"""A claim that is sent on whole, with what the sender puts before and after it.

Rules kept here: the claim stands word for word, in one piece or with its clauses on lines of their own; nothing that is
put around it doubts it.
Left to others: claims of which only a part is sent (`parts`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, clauses
from tools.benchmarks.claims.writer import lines

_BEFORE: Final = lines("""
    Diteruskan\\n
    Forwarded many times\\n\\n
    Dpt kiriman dari kakak ipar, saya teruskan apa adanya 👇\\n
    Ini masuk di grup alumni tadi subuh:\\n
    mohon izin share min.
    Ibu-ibu PKK tolong dibaca sampai habis ya.\\n\\n
    *INFO PENTING* dari teman yang kerja di pusat\\n
    Assalamu'alaikum wr wb. Sekadar meneruskan.\\n
    waduh waduh baca ini deh,
    Copas dari FB sebelah 👇👇
    Ya Allah makin tua makin ngeri saja dunia.
    Grup keluarga besar, ini saya dapat dari Pak RT:\\n
    sdh pada tau blm?
    🔁🔁 teruskan ke anak istri\\n
    Baru dikirim besan dari Lombok Timur.\\n
    Pagi2 sudah dapat berita begini …
    yg belum dapat kabar ini simak:
    Astagaaa, 😱 ini beneran lho.
    Dari status WA teman kantor:\\n
    Bapak Ibu jamaah sekalian, harap jadi perhatian.\\n
    Nitip kabar buat warga perantauan:\\n
    ‼️ Jangan berhenti di HP Anda ‼️\\n
    cuma nerusin ya guys →
    Sahabatku semua, ini kiriman dari Sumbawa:
    Teman-teman, aku baru lihat ini di TikTok.\\n
    Tolong dibantu up 🙏🏻\\n
    (dari tetangga sebelah)
    Gara2 buka HP sebentar ketemu ini:\\n\\n
    Eh kalian udah baca ini?
    Saya kirim di sini juga ya biar semua dapat.\\n\\n
""")
_AFTER: Final = lines("""
    \\n\\nSebarkan sebelum dihapus!
    \\nTerusin ke grup lain dong.
    . Semoga kita semua dilindungi Allah. Aamiin
    \\n\\nMonggo dibagikan, gratis kok
    .. merinding saya bacanya
    \\n👆👆 baca pelan2
    \\n\\nSumber : grup tetangga
    \\nMaaf kalau sudah pernah masuk di sini 🙏
    . Gimana nih menurut kalian?
    \\n\\n#share #infowarga
    , tolong jangan cuma dibaca
    \\nbantu sebar sampai seluruh NTB tau
    … kok bisa ya, geleng2 kepala saya
    \\n\\n(kiriman dari nomor yang tidak saya simpan)
    . Tag teman kalian 😤
    \\n\\nWassalam, jaga keluarga masing-masing.
    . Kalau saya sih sudah tidak kaget lagi
    \\nDibaca sekali, kirim sepuluh kali.
    \\n– Admin grup pengajian
    😭😭😭
    . hati2 aja semua
    \\n\\nTerima kasih yang sudah mau meneruskan.
    !! ga habis pikir
    \\nYg punya saudara di kampung kasih tau
""")


def forwarded(text: str, dice: random.Random, _: Hosts) -> Written:
    """The whole claim between what a sender puts before it and after it; at times a line for each clause."""
    told = text
    match dice.randrange(6):
        case 0:
            told = re.sub(r"\s*\n\s*", "\n", "\n".join(clauses(text)))
        case 1:
            told = f"*{text}*"
        case 2:
            told = "\n".join(f"> {line}" for line in text.splitlines() if line.strip())
        case _:
            pass
    which = dice.choice(("both", "both", "before", "after", "before"))
    before = dice.choice(_BEFORE) if which != "after" else ""
    after = dice.choice(_AFTER) if which != "before" else ""
    gap = "" if not before or before.endswith("\n") else "\n" if told.startswith(">") else " "
    if after[:1] in {".", ",", "!"} and told.rstrip()[-1] in ".!?,":
        after = after.lstrip(".,!")
    joint = " " if after[:1] == "😭" else ""
    return Written(f"{before}{gap}{told}{joint}{after}", text)
