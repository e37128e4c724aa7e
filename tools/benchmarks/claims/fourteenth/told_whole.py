"""Three ways of the writer's own: stood by in spite of checkers, said by the way in a family letter, read out aloud.

Rules kept here: the claim is all there and the one who writes holds it for true; what is put around it claims nothing
else of anybody.
Left to others: where clauses end (`parting`).
"""

import random
import re
from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.fourteenth.parting import OPENS, parts, trimmed
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare

_STANDING: Final = (
    "Biar dicap hoaks sama admin, saya tetap yakin: ",
    "Kiriman saya kemarin dihapus FB, katanya info palsu. Saya kirim lagi!\n",
    "Yang teriak-teriak ini bohong pasti belum lihat sendiri. ",
    "Mau dibilang ngibul terserah, kenyataannya ",
    "Cek fakta bilang ini salah. Cek fakta dibayar siapa? Saya percaya mata saya: ",
    "Di grup sebelah saya diketawain, padahal memang benar ",
    "Kominfo boleh stempel hoaks, tapi rakyat tahu: ",
    "Sudah dibantah? Ya jelas dibantah, mana ada yang mau ngaku. ",
    "Katanya tidak benar. Lha terus yang ramai itu apa? ",
    "bilang hoax lagi hoax lagi, ini NYATA. ",
    "Anak saya bilang ini bohong, saya bilang ini benar. ",
    "Dituduh sebar hoaks gara-gara nulis ini, saya tulis sekali lagi. ",
    "Jangan mudah percaya sama bantahan! Yang betul: ",
    "Media pada bungkam dan bilang ini fitnah. Bukan fitnah: ",
    "",
    "",
    "",
)
_STOOD: Final = (
    " Yang bilang hoaks, sini debat.",
    "\nBantahannya itu yang palsu, ini asli.",
    " Tetap saya share walau dibilang hoax.",
    " FAKTA. titik.",
    "\n\nTidak percaya ya silakan, saya percaya.",
    " Nanti juga terbukti, simpan tulisan saya.",
    "\nMau dihapus berapa kali pun saya posting lagi",
    " Saya tidak takut dilaporkan, karena ini kejadian sungguhan",
    "\nmereka panik makanya buru2 bilang bohong",
    " bukan hoaks ya, catat!",
    " Cap saja hoaks, kebenaran tidak bisa ditutup.",
    "\nYang bantah pasti ada kepentingan",
    "",
)
_TO: Final = (
    "Bu, paket bajunya sudah sampai tadi siang, pas semua ukurannya.",
    "Kak, besok jadi pulang ndak? Kamar sudah saya sapu.",
    "Bro, kunci kos ada di bawah pot ya.",
    "Say, resep bolu yang kemarin berapa telur?",
    "Mak, pulsanya sudah masuk belum?",
    "Bang, maaf baru balas, dari pagi bantu-bantu di rumah bibi.",
    "Bli, obengnya nanti malam saya kembalikan.",
    "Om, titipannya sudah saya taruh di ruang tamu.",
    "Halo Tik, kapan main ke sini lagi?",
    "Inaq, anak-anak sudah makan semua, tenang saja.",
    "Dae, kopinya enak sekali, habis dua hari.",
    "Nak, jangan lupa makan walau sibuk.",
)
_LETTER: Final = (
    "Adik minta dibelikan sepatu lagi, yang kemarin sudah sempit.",
    "Uang kontrakan sudah saya titip ke Pak Mus ya.",
    "Di sini hujan terus, cucian numpuk dua ember.",
    "Mangga belakang rumah sudah mulai masak, nanti saya kirim.",
    "Bapak alhamdulillah sudah mau makan nasi, kemarin masih bubur.",
    "Motor yang mogok itu ternyata businya, sudah beres.",
    "Jangan lupa charger punya Dik Aan ketinggalan di laci.",
    "Tante Rum titip salam, katanya kangen.",
    "Minggu ini tidak jadi ke kebun, badan rasanya meriang.",
    "Ayam kita tinggal tiga, yang jago dijual paman.",
    "Kerjaan lagi sepi, paling nyervis kipas dua tiga.",
    "Ponakan baru bisa jalan, lucu sekali tingkahnya.",
    "Gorden baru sudah dipasang, warnanya agak kegelapan.",
    "Tetangga depan pindah, rumahnya kosong.",
    "Ikan asinnya dijemur lagi sebentar, masih lembek.",
    "Nanti malam saya telepon kalau sinyalnya bagus.",
)
_BRIDGES: Final = (
    " Oh iya, sudah dengar belum? ",
    "\nEh btw, ",
    " Ngomong-ngomong ",
    " Terus ada kabar begini: ",
    "\n\nOya hampir lupa, ",
    " O ya di sini orang ramai cerita, ",
    " Sekalian mau bilang, ",
    "\nsama satu lagi, ",
    " Tadi juga di TV tetangga, ",
    " Itu juga lho, ",
)
_BACK: Final = (
    " Gitu deh.",
    " Ya begitulah.",
    "\nUdah itu aja.",
    " Ngeri ya.",
    " Pusing dengarnya.",
    "",
    "",
    " Makanya hati-hati di sana.",
)
_CALLS: Final = (
    "Assalamualaikum warahmatullahi wabarakatuh. Diumumkan kepada seluruh warga, bahwasanya ",
    "Pengumuman, pengumuman! Kepada bapak-bapak dan ibu-ibu jamaah sekalian, ",
    "Mohon perhatian warga dusun. Disampaikan bahwa ",
    "Tes, tes. Kepada segenap warga kampung yang kami hormati, diberitahukan ",
    "Bapak ibu jamaah, sebelum salat dimulai kami sampaikan bahwasanya ",
    "Salam sejahtera untuk kita semua. Kami dari pengurus RT meneruskan kabar, ",
    "Kepada saudara-saudara yang masih di sawah maupun di rumah, ketahuilah bahwa ",
    "Panggilan kepada pemuda dan warga sekalian! Telah kita ketahui bersama ",
    "Innalillahi. Diberitakan kepada masyarakat semuanya bahwasanya ",
)
_AGAIN: Final = (
    " Kami ulangi, {again}.",
    " Sekali lagi, {again}.",
    " Sekali lagi disampaikan, {again}.",
    "\nDiulangi: {again}.",
    " Ya bapak ibu, {again}.",
    "",
    "",
)
_CLOSES: Final = (
    " Demikian pengumuman ini, wassalam.",
    " Demikian untuk dimaklumi.",
    " Harap yang mendengar menyampaikan kepada tetangganya.",
    " Atas perhatiannya diucapkan terima kasih.",
    " Sekian, wassalamualaikum.",
    "\nTertanda, pengurus.",
    " Matur tampiasih.",
)
_THEN: Final = (", ", ", kemudian ", ". Selanjutnya ", ", serta ", ". ")
_FORMAL: Final[Mapping[str, str]] = {
    "yg": "yang",
    "gak": "tidak",
    "ga": "tidak",
    "nggak": "tidak",
    "ngak": "tidak",
    "tdk": "tidak",
    "krn": "karena",
    "karna": "karena",
    "utk": "untuk",
    "dgn": "dengan",
    "sdh": "sudah",
    "udah": "sudah",
    "klo": "kalau",
    "kalo": "kalau",
    "klw": "kalau",
    "bgt": "sekali",
    "banget": "sekali",
    "gua": "saya",
    "gue": "saya",
    "gw": "saya",
    "aja": "saja",
    "org": "orang",
    "bpk": "bapak",
    "jkt": "Jakarta",
    "jgn": "jangan",
    "dr": "dari",
    "tp": "tetapi",
    "tapi": "tetapi",
    "dpt": "dapat",
    "sm": "sama",
    "ama": "sama",
    "bikin": "membuat",
    "kasih": "memberi",
    "duit": "uang",
    "cuma": "hanya",
    "pake": "memakai",
    "bakal": "akan",
}


def stood_by(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Checkers said no, and the one who writes says it again."""
    before, after = dice.choice(_STANDING), dice.choice(_STOOD)
    if not before and not after:
        before = dice.choice(_STANDING[:-3])
    told = text.lower() if dice.random() < 0.3 else text
    return Written(f"{before}{told}{after}", text)


def said_by_the_way(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Household news, the claim in the midst of it or at the end, and household news again."""
    said = [dice.choice(_TO), *dice.sample(_LETTER, dice.choice((1, 1, 2, 3)))]
    first = dice.randint(1, len(said))
    told = text.rstrip(" .,|")
    if dice.random() < 0.55:
        told = told.lower()
    end = "" if told[-1:] in "!?…" else "."
    post = f"{' '.join(said[:first])}{dice.choice(_BRIDGES)}{told}{end}{dice.choice(_BACK)} {' '.join(said[first:])}"
    return Written(post.strip(), text)


def announced_to_the_village(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Read out from a mosque or sent by a neighbourhood's office: stiff words, clauses joined, what matters again."""
    told = [_stiff(trimmed(part)) for part in parts(text)]
    told = [part for part in told if part]
    whole = told[0] + "".join(_then(part, dice) + part for part in told[1:])
    # What is said again is what says most.
    repeats = len(told) > 1 or dice.random() < 0.4
    again = dice.choice(_AGAIN).format(again=max(told, key=len)) if repeats else ""
    return Written(f"{dice.choice(_CALLS)}{whole}.{again}{dice.choice(_CLOSES)}", text)


def _then(part: str, dice: random.Random) -> str:
    """A clause that brings a joining word of its own gets no other."""
    return dice.choice((" ", ", ")) if bare(part.split(maxsplit=1)[0]) in OPENS else dice.choice(_THEN)


def _stiff(part: str) -> str:
    """Small letters where all is shouted, whole words for short ones, one mark for many."""
    calm = part.lower() if sum(map(str.isupper, part)) > len(part) / 3 else part
    calm = re.sub(r"([!?.,])[!?.,|]+", r"\1", re.sub(r"\s*\|+\s*", ", ", calm.replace("*", "")))
    return " ".join(_FORMAL.get(bare(word), word) if word.isalpha() else word for word in calm.split())
