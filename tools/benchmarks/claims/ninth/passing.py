"""A claim that is handed on: whole with somebody's words about it, cut by an application, or half of it quoted.

Rules kept here: words around a claim neither deny it nor add to what it says; a half is one that a reader would quote.
Left to others: where a text may be parted (`ends`), what else hands do to it.
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.ninth.ends import halves
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, weight
from tools.benchmarks.claims.writer import lines

_BEFORE: Final = lines(r"""
    Dari grup alumni SMP, silakan dibaca dulu ya
    Masuk barusan di grup arisan 👇
    Nemu di beranda, saya salin apa adanya:
    assalamualaikum semua, ini ada titipan info dari kakak di Praya
    ⏩ *Diteruskan*
    Kiriman pak RT tadi habis isya
    cuma nerusin ya, jangan marah ke saya
    Bapak saya kirim ini jam 3 pagi 😅
    *MOHON DIBACA SAMPAI HABIS*
    Izin share admin 🙏
    Ini yang lagi rame itu lho bu
    Info dari sepupu yg kerja di kantor bupati
    sy dpt dr grup wali murid, tolong yg lain baca jg
    Copas dari tetangga sebelah..
    Teman-teman relawan, ada yang sudah terima ini?
    📢📢 PENTING utk warga kampung kita
    Ndeq ku taoq sai sak pertame kirim, laguq bace juluq
    Dari status WA mbak saya:
    Titip info, barangkali ada yang belum tau
    ini loh yang tadi aku ceritain
    Barusan dikirim paman dari Taliwang
    Maaf kalau sudah ada yang kirim duluan,
    [Pesan diteruskan berkali-kali]
    Selamat pagi bapak ibu, mohon perhatiannya sebentar.
""")
_AFTER: Final = lines(r"""
    Bagikan ke keluarga yang jauh, biar pada tau
    Tolong teruskan ke grup dusun masing-masing 🙏🙏
    Semoga kita semua selalu dilindungi, aamiin
    Jangan berhenti di kamu. Kirim ke 7 grup lain
    (diteruskan dari grup sebelah)
    Wassalam, Pak Muh
    itu aja infonya, makasih
    Gimana menurut bapak ibu sekalian??
    Sebarkan sebelum dihapus ❗️❗️
    Yang punya saudara di sana coba dikabari
    ngeri ya jaman sekarang 😔
    saya cuma teruskan, silakan dinilai sendiri
    ➡️ forward ke siapa saja yang kalian sayang
    Kita lihat saja nanti
    Wallahualam
    mohon ditanggapi yang tau
    ayo melek, jangan tidur terus 😤
    Simpan dulu, nanti susah dicari
    tulung base semeton pade, ape ie ne
    sumber: grup sebelah
    Salam dari Sape 🙏
    📲 kirim lagi ke yang lain
    Astaghfirullah..
    udah segitu dulu
""")
_MORE: Final = (
    "... Baca selengkapnya", "… Lihat selengkapnya", "...", "…", " ..selengkapnya", "... (lanjut)", " [dst]",
    "... Lainnya",
    " …more", "…\n\nPesan terlalu panjang", "", "", " -- kepotong", "..(bersambung di komen)",
)  # fmt: skip
_MOSTLY: Final = 0.6
_OPENED: Final = ("...", "…", "(sambungan) ", "lanjutan: ", "...lanjut ya, ", "")
_QUOTING: Final = lines(r"""
    {a} Terus ada yang nulis "{q}" di grup. {b}
    {a}\n\n"{q}"\n\n{b}
    {a} yang saya ingat cuma bagian "{q}", {b}
    {a} btw ini tadi dari siapa ya: {q} ... {b}
    Kutipan: “{q}”. {a} {b}
    "{q}" begitu bunyinya. {a} {b}
    {a} {b} Eh iya, "{q}" kata orang di warung
    {a} Oh ya satu lagi, {q}. {b}
    {a} // {q} // {b}
    {a} Bang Opik kirim potongan ini "{q}" ke saya. {b}
    {q}... itu potongan yang saya dapat. {a} {b}
    > {q}\n{a} {b}
    {a} {b}\n> {q}
    {a} — "{q}" — {b}
    *{q}* {a} {b}
    {a} Sempat lewat juga di fyp: {q} {b}
    {a} sambil baca kabar "{q}". {b}
    {a} ibu saya sampai nanya "{q}" itu gimana ceritanya. {b}
    {a} «{q}» {b}
    Ada yg ngomong gini: {q}. {a} {b}
""")


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Handed on whole, with a word before it, one after it, or both; at times set in bold or lines of its own."""
    said = dice.choice((text, text, text, f"*{text}*", f"_{text}_", f"“{text}”", re.sub(r"(?<=[.!?]) +", "\n", text)))
    before, after = dice.choice(_BEFORE), dice.choice(_AFTER)
    gap = dice.choice(("\n", "\n\n", " ", "\n\n"))
    match dice.randrange(5):
        case 0:
            told = before + gap + said
        case 1:
            told = said + gap + after
        case 2:
            told = before + gap + said + gap + after + "\n" + dice.choice(_AFTER)
        case _:
            told = before + gap + said + gap + after
    return Written(told, text)


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """What an application shows before one taps for more, or what was left when somebody copied the rest of it."""
    words = text.split()
    least = 0.55 if len(words) < 30 else 0.42
    many = max(min(4, len(words)), round(len(words) * dice.uniform(least, 0.85)))
    many = min(many, max(1, len(words) - 1))
    if len(words) > 9 and weight(words[-many:]) >= _MOSTLY * weight(words) and dice.random() < 0.2:
        return Written(dice.choice(_OPENED) + " ".join(words[-many:]), " ".join(words[-many:]))
    kept = " ".join(words[:many])
    broken = words[many] if many < len(words) else ""
    stump = ""
    if len(broken) > 4 and broken.isalpha() and dice.random() < 0.4:
        stump = " " + broken[: dice.randint(2, len(broken) - 2)]
    return Written(kept + stump + dice.choice(_MORE), kept)


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Half of a claim, parted where a clause or a phrase ends, in a text about as long that is of something else."""
    begin, end = dice.choice(halves(text))
    kept = " ".join(text.split()[begin:end])
    quoted = re.sub(r"^[\s,;:|–—~-]+|[\s,;:|–—~-]+$", "", kept)
    front, back = _beside(hosts, round((end - begin) * dice.uniform(0.8, 1.25)), dice)
    if dice.random() < 0.3:
        quoted = quoted.lower()
    told = dice.choice(_QUOTING).format(q=quoted, a=front, b=back)
    return Written(re.sub(r" {2,}", " ", told).strip(), kept)


def _beside(hosts: Hosts, many: int, dice: random.Random) -> tuple[str, str]:
    """About so many words of another text, parted and ended at stops of its own where it has them."""
    words: list[str] = []
    for _ in range(3):
        words += dice.choice(hosts).split() if hosts else []
        if len(words) >= many:
            break
    stops = [at for at in range(1, len(words) + 1) if at == len(words) or words[at - 1][-1] in ".!?…"]
    fit = [at for at in stops if 0.6 * many <= at <= 1.6 * many]
    end = min(fit, key=lambda at: abs(at - many)) if fit else min(len(words), max(6, many))
    inner = [at for at in stops if at < end]
    at = dice.choice([*inner, 0, end])
    return " ".join(words[:at]), " ".join(words[at:end])
