"""What is put around a claim: sent on, cut off, half of it quoted, given as a reason, posted again after it was gone.

Rules kept here: what is left of a claim that is cut says which one it is; around a claim nothing denies it.
Left to others: which half says something (`parting`), slips and capitals (`hands`), disguises (`masks`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.seventeenth.parting import half
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, says_something, weight
from tools.benchmarks.claims.writer import lines

_HEADS: Final = lines(r"""
    Dari grup alumni SMP, mohon dicek yang paham:\n
    ⏩ Diteruskan berkali-kali\n\n
    Fwd dari kakak di Jakarta 👇\n
    izin meneruskan bapak ibu,\n
    Barusan masuk ke grup PKK:\n
    Dapat dari teman kantor suami,
    *DAPAT DARI GRUP SEBELAH*\n\n
    kiriman adik ipar yg kerja di Surabaya:\n
    Assalamualaikum, saya cuma meneruskan.
    nih yang lagi rame di grup ronda:\n
    Copas dari status teman\n
    Titipan dari grup wali murid 🙏\n
    📢📢 Teruskan ke keluarga ya\n
    Om tante semua, ini saya dapat tadi subuh:\n
    min tolong share,
    sy terima dr keponakan di Makassar...
    Salam, berikut kiriman Pak RT tadi malam:\n
    [Pesan terusan]
    Dari fb tetangga:\n
    Lagi ramai di tiktok kata anak saya,
""")
_TAILS: Final = lines(r"""
    \n\nMonggo diteruskan ke yang lain
    \nSaya dapat begitu, yang tahu lebih jelas silakan.
    🙏🙏🙏
    \n\n#copas
    Jangan berhenti di sini ya, kirim ke grup kalian
    \nSekian, hati-hati semua.
    , begitu isinya
    \n\nWassalam
    😢 tolong sampaikan ke orang tua masing2
    \n(dari grup sebelah)
    \nkirim ke 5 grup dulu baru tidur
    — disalin apa adanya
    \n\nSemoga bermanfaat bagi kita semua
    , barusan saya baca
    \nyang punya saudara di sana tolong dikabari
    👆👆 penting
""")
_HOSTED: Final = 20
_STOPPED: Final = (
    "...",
    "…",
    " ...Lihat selengkapnya",
    " … Baca selengkapnya",
    "... more",
    " [..]",
    " (terpotong)",
    "-",
    "..... bersambung",
    " ... Selengkapnya",
)
_LED_IN: Final = (
    '"{h}"', "katanya {h}", "ada yang nulis: {h}", "terus di bawahnya {h}", "“{h}”", 'tadi lewat di beranda: "{h}"',
    "eh itu yang {h}", "{h}", "lah ini {h}", "kata orang-orang {h}", "di hp bapak ada tulisan {h}", "btw {h}",
)  # fmt: skip
_BEFORE: Final = lines("""
    Saya batal titip uang ke koperasi, soalnya
    Anak-anak tidak saya kasih keluar rumah dulu karena
    Suami saya suruh pulang cepat gara-gara
    Bagaimana saya mau nyoblos, orang
    Minggu ini kami tidak jadi ke kota, sebab
    Pantesan harga naik terus, kan
    Kenapa saya pindah pilihan? Karena
    Arisan ditunda dulu ya bu ibu, alasannya
    Mulai besok saya puasa medsos. Alasannya sederhana:
    Saya keluar dari grup itu lantaran
    Jangan heran kalau bapak saya marah-marah dari pagi, sebab
    Stok beras saya tambah, lha wong
    Itu tetangga pada kumpul di berugak, soalnya
    Wajar kalau orang kampung pada ribut, karena
    Sudah tidak percaya siapa-siapa lagi saya, apalagi setelah
    Kalau ada yang tanya kenapa saya diam saja dari tadi:
    Tiket kapal saya batalkan karena
    Kami sekeluarga berdoa malam ini, soalnya
""")
_AFTER: Final = lines("""
    Makanya saya bilang jangan buru-buru.
    Itu sebabnya saya tidak datang kemarin.
    Jadi wajar dong kita waspada.
    Gara-gara itu ibu saya tidak bisa tidur.
    Maka dari itu saya simpan uang di rumah saja.
    Karena itulah grup ini jadi ramai.
    Makanya keponakan saya urung daftar.
    Dengan alasan itu saya minta semua hati2.
    Lantaran itu pasar jadi sepi kayaknya.
    Jadi jangan salahkan saya kalau pindah dukungan.
    Mangkanya belajar dari situ!
    Sebab itu pula saya ganti nomor.
    Jadi ya pantas kalau orang marah.
    Itu alasan saya, cukup kan?
""")
_GONE: Final = lines(r"""
    Postingan saya tadi pagi hilang sendiri, ini saya tulis lagi:\n
    dihapus FB lagi!! saya ketik ulang ya.
    Status kemarin kena laporan, saya naikkan lagi.
    akun lama dibatasi 3 hari, jadi posting di sini:\n
    Video sudah ditakedown, isinya begini:
    Tadi sempat kehapus sama anak, saya kirim lagi.
    Yang tadi pagi lenyap, entah kenapa. Ulang:\n
    repost karena yg pertama diturunkan,
    ini kiriman ke dua, yang pertama gak bisa dibuka orang:\n
    Admin menghapus tulisan saya. Saya posting lagi biar semua baca:\n
    upload ulang krn tadi gambarnya gak muncul.
    Cerita WA saya sudah lewat 24 jam, jadi saya tulis di sini:
    Re-upload ya gaes,
    maaf tadi kepencet hapus,
""")
_IF_GONE: Final = lines("""
    Kalau hilang lagi berarti ada yang takut.
    Cepat disimpan dulu.
    semoga yg ini aman
    Jangan dilaporkan lagi ya!
    Silakan di screenshot.
    linknya sudah mati
    Nanti saya pin biar tidak tenggelam.
    kita lihat tahan berapa jam
    Komentar lama ikut hilang, maaf.
    yg sudah sempat baca tolong bantu komen
""")
_HASTE: Final = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "sudah": "sdh", "tidak": "gak", "karena": "krn", "dan": "&",
    "dari": "dr", "pada": "pd", "akan": "bakal", "juga": "jg", "orang": "org", "dalam": "dlm", "bisa": "bs",
    "tersebut": "itu", "seperti": "kyk", "saja": "aja", "saat": "pas", "adalah": "itu", "oleh": "sm",
}  # fmt: skip


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """With a head of who sends it, a tail, or both."""
    head = dice.choice(_HEADS) if dice.random() < 0.85 else ""
    tail = dice.choice(_TAILS) if not head or dice.random() < 0.6 else ""
    gap = "" if head.endswith("\n") or not head else " "
    return Written(head + gap + text + ("" if tail.startswith((",", "\n")) else " ") * bool(tail) + tail, text)


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Its end is gone where a screen was full, or its first words where a finger began to copy too late."""
    words = text.split()
    least = max(0.55 * weight(words), min(4, weight(words)))
    many = max(3, round(len(words) * dice.uniform(0.6, 0.88)))
    while many < len(words) and weight(words[:many]) < least:
        many += 1
    if dice.random() < 0.2:
        late = len(words) - many
        while late and weight(words[late:]) < least:
            late -= 1
        kept = words[late:] if late else words[1:]
        return Written(dice.choice(("...", "… ", "..", "")) + " ".join(kept), " ".join(kept))
    kept = words[: min(many, len(words) - 1)]
    broken = words[len(kept)]
    start = broken[: len(broken) // 2] if dice.random() < 0.4 and says_something(broken) and broken.isalpha() else ""
    told = " ".join([*kept, start] if start else kept)
    return Written(told + dice.choice(_STOPPED), " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, in a text about something else that is about as long as the claim."""
    words = text.split()
    kept = half(words, dice)
    around: list[str] = []
    for _ in range(_HOSTED if hosts else 0):
        if len(around) >= 0.7 * len(words):
            break
        around += [word for word in dice.choice(hosts).split() if not word.startswith(("@", "http"))]
    around = around[: round(len(words) * dice.uniform(0.8, 1.3))]
    quoted = dice.choice(_LED_IN).format(h=" ".join(kept).strip(" ,;:|"))
    ends = [at for at, word in enumerate(around[:-1], start=1) if word[-1] in ".!?,"]
    at = dice.choice((0, len(around), dice.choice(ends) if ends else len(around)))
    before, after = " ".join(around[:at]), " ".join(around[at:])
    gap = dice.choice((". ", "\n", " - ", ", ", " "))
    return Written(gap.join(each for each in (before, quoted, after) if each), " ".join(kept))


def given_as_a_reason(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Why somebody does or leaves something: because of what the claim says."""
    told = text.strip(" .,;|")
    if dice.random() < 0.5:
        first = told[:1].lower() + told[1:] if told[1:2].islower() and dice.random() < 0.6 else told
        last = dice.choice(("", "", ".", " 😔", ", paham?", " 🙄", ". Itu saja."))
        return Written(f"{dice.choice(_BEFORE)} {first}{last}", text)
    return Written(f"{told}{dice.choice(('. ', '.\n', ' ... ', ', ', '! '))}{dice.choice(_AFTER)}", text)


def posted_again(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Typed anew in haste, since the first post is gone."""
    share = dice.uniform(0.2, 0.9)

    def hasty(found: re.Match[str]) -> str:
        short = _HASTE.get(found[0].lower())
        if short is None or dice.random() > share:
            return found[0]
        return short.upper() if found[0].isupper() else short

    told = re.sub(r"(?<!\S)[^\W\d_]+(?!\S)", hasty, text)
    told = told.lower() if dice.random() < 0.3 and "http" not in told else told
    last = f" {dice.choice(_IF_GONE)}" if dice.random() < 0.7 else ""
    return Written(f"{dice.choice(_GONE)} {told}{last}".replace("\n ", "\n"), text)
