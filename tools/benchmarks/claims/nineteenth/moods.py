"""Three ways of the nineteenth writer's own: how elders set their pauses, scorn, and asking for the thing itself.

Rules kept here: scorn is for what happened and never for whoever tells it, so that nothing is denied; who asks for a
clip or a post takes it that there is one.
Left to others: other ways (`ways`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word, fixed
from tools.benchmarks.claims.writer import lines

_PAUSES: Final = ("..", "...", ",,", "....", ",,,", " ..", ". . ", " ,,", "..,", "…")
_SALUTES: Final = (
    "Ass wr wb", "Ass.wr.wb", "Selamat Malam Semua", "Met pagi bpk2 ibu2", "Bpk ibu sekalian", "Mhn ijin",
    "Ijin Menyampaikan", "Anak2 ku semua", "Cucu2 nenek", "Ini Bpk dpt", "Ibu baru baca", "Dgn hormat",
    "Adik2 tersayang", "Salam sehat", "Om swastyastu", "Maaf baru tau", "Kpd anak2 di rantau", "Selamat siang dulur",
)  # fmt: skip
_CLOSES: Final = (
    "Sekian Trims", "trims", "Wass", "Mhn maaf klo sdh ada yg kirim", "Hati2 nak", "Semoga Bermanfaat", "Kakek",
    "Salam dr bpk", "jgn telat makan", "Demikian Adanya", "Amin", "Tks", "Mksh", "ttd Bpk", "Jaga kesehatan", "wslm",
)  # fmt: skip
_SCORN: Final = lines("""
    Hebat betul ya,
    Luar biasa memang,
    Tepuk tangan dulu dong.
    Wah mantap sekali,
    Selamat ya buat kita semua,
    Keren keren keren,
    Salut deh,
    Top markotop,
    Bangga gak sih,
    Cuma di negeri ini:
    Indahnya negeriku,
    Alhamdulillah ya dapat kabar sedap begini,
    Sungguh prestasi:
    Ini baru namanya kemajuan.
    Terima kasih lho,
    Kurang enak apa hidup di sini,
    Masuk rekor dunia harusnya,
    Kasih piala dong,
    Asyik,
    Emang paling jago kalau urusan begini.
    Cakep,
    Senangnya,
    Sedap betul,
""")
_WRY: Final = lines("""
    Lanjutkan 👏👏
    Besok apalagi ya
    Rakyat disuruh sabar aja terus
    Kurang apa coba kita 😂
    Nangis tapi ketawa
    Dua jempol, sama jempol kaki sekalian
    Gak kaget sih saya
    Sudah biasa
    Kopi mana kopi
    Ketawa getir 🙃
    Pantas harga cabai naik terus
    Bungkus
    Selamat menikmati
    Mau heran tapi ini sini
    Ampun dah
    Nikmati aja pemandangannya
    Sekalian aja semuanya
    wkwkwk capek
    Beginilah kita
    Salam waras
    Hidup wakil rakyat 🫡
    hadiahnya payung
""")
_LOOSE: Final = {
    "yang": ("yg", "yang"), "tidak": ("gak", "nggak", "ga"), "dengan": ("sama", "dgn"), "sudah": ("udah", "dah"),
    "saja": ("aja",), "karena": ("gara2", "karna", "krn"), "untuk": ("buat", "utk"), "hanya": ("cuma",),
    "telah": ("udah",), "akan": ("bakal", "mau"), "sangat": ("banget",), "ingin": ("pengen", "mau"),
    "tetapi": ("tapi",), "seperti": ("kayak", "kyk"), "agar": ("biar",), "orang": ("org", "orang"),
    "mereka": ("mrk", "mereka"), "dalam": ("dlm",), "kepada": ("ke",), "bisa": ("bs", "bisa"), "juga": ("jg", "juga"),
}  # fmt: skip
_WANTED: Final = lines("""
    Ada yang simpan {v} aslinya gak? Yang {c}
    Min, minta {v} lengkapnya dong yang {c}
    Siapa punya {v}-nya, {c}. Kirim japri ya
    cari {v} yg ini: {c}. HP saya keburu keformat
    {c} — ada yg masih punya {v}? Mau saya kirim ke kakak
    Kemarin sempat lihat {v} {c}, sekarang dicari kok hilang. Ada yg download?
    Tolong dong yang kemarin kirim {v} {c}, kirim ulang, belum sempat kebuka
    gan bagi {v} {c} donk, kuota baru isi nih
    Yang punya {v} full {c}, japri saya 🙏
    Di TikTok siapa ya {v} yang {c}? Mau nonton ulang
    {c}\\n^ {v} ini ada di channel mana ya
    Mbak, {v} yang tadi mbak ceritakan, yang {c}, ada link-nya?
    Penasaran sama {v} {c}. Bagi link dong teman-teman
    ada yg rekam layar? itu {v} {c}, takutnya keburu hilang
    Bapak saya nanya {v} {c}. Dia mau lihat, tolong kirim ke sini
    Masih nyari {v} {c}. Cuma dapat potongannya 10 detik
    Admin tolong up lagi {v} yang {c}, ketumpuk chat
    Mau nonton {v} {c} di mana ya, udah cari2 gak ketemu
    Tadi malam ada yang putar {v} {c} di pos ronda. Minta dong filenya
    Info {v}: {c}. Yang punya kualitas HD kabari
""")
_SOUGHT: Final = lines("""
    Ada yang simpan {v} ini? {c}. Mau saya tunjukkan ke suami
    Siapa kemarin yang kirim {v} {c}? Kirim lagi dong, kehapus
    cari {v} yang isinya {c}, dulu ada di grup ini
    Min {v} yang "{c}" itu di mana ya, di-scroll tidak ketemu
    {c}\\n\\nDulu sempat baca {v} ini, ada yang punya lengkapnya?
    Minta link {v} {c} dong kak
    Pak RT, {v} yang {c} itu boleh dikirim ulang? HP ibu baru
    Ada yg screenshot {v} ini gak: {c}
    Lupa nyimpan {v} yang bilang {c}. Tolong yang punya kirim japri
    Yang dapat {v} {c}, share di sini biar semua baca
    {v} tentang ini masih ada? {c}
    tolong up {v} yg kemarin, yg {c}
""")
_CLIPS: Final = ("video", "video", "rekaman", "cuplikan", "vt", "siaran", "tayangan", "vidio", "klip")
_POSTS: Final = ("postingan", "kiriman", "berita", "tulisan", "pesan", "status", "info", "artikel")
_LONG_FOR_A_CLIP: Final = 40
_MOVING: Final = re.compile(r"^(?:ini\s+)?(?:detik[\s–-]*detik|video|rekaman|cuplikan)(?:nya)?\s+", re.IGNORECASE)


def dotted_by_elders(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Dots or commas in a row after each few words, often with no space after; capitals at each word, or nowhere."""
    own = dice.sample(_PAUSES, dice.choice((1, 1, 2)))
    near, wide = dice.choice((0.0, 0.4, 0.9)), dice.choice(((2, 4), (3, 6), (1, 4)))
    style = dice.randrange(4)
    words, told, left = claim.split(), "", dice.randint(*wide)
    for at, word in enumerate(words):
        left -= 1
        ends = re.search(r"[.,;:]+$", word)
        if at == len(words) - 1 or (left > 0 and not ends):
            told += _styled(word, style, dice) + " "
            continue
        left = dice.randint(*wide)
        if fixed(word) and re.search(r"[a-z]", word):
            told += word + " "
            continue
        close = dice.random() < near and not fixed(words[at + 1])
        told += _styled(re.sub(r"[.,;:]+$", "", word), style, dice) + dice.choice(own) + ("" if close else " ")
    pause = dice.choice(own)
    if dice.random() < 0.6:
        told = dice.choice(_SALUTES) + pause + dice.choice((" ", "", "\n")) + told
    told = told.rstrip() + pause
    if dice.random() < 0.6:
        told += dice.choice((" ", "", "\n")) + dice.choice(_CLOSES) + dice.choice(("", pause, "🙏", " 🌹"))
    return Written(told, claim)


def _styled(word: str, style: int, dice: random.Random) -> str:
    if fixed(word):
        return word
    match style:
        case 0:
            return word[:1].upper() + word[1:]
        case 1:
            return word[:1].upper() + word[1:] if dice.random() < 0.4 else word.lower()
        case 2:
            return word.lower()
        case _:
            return word


def said_mockingly(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """With praise that is meant otherwise before it or after it, in the loose small words of a chat."""
    body = each_word(claim, lambda word: _loosened(word, dice)).strip()
    match dice.randrange(6):
        case 0:
            body = body.lower()
        case 1:
            # Letters large and small by turns: the voice that mocks.
            body = each_word(
                body, lambda word: "".join(each.upper() if at % 2 else each.lower() for at, each in enumerate(word))
            )
        case 2:
            body = body.rstrip(".!") + dice.choice((" 👏", " 👏👏👏", " 🤡", " ✨", " 🎉", " 😂😂"))
        case _:
            pass
    before, after = dice.choice(_SCORN), dice.choice(_WRY)
    gap = dice.choice((" ", " ", "\n"))
    end = dice.choice((". ", "\n", " … ", "! ", " "))
    match dice.randrange(4):
        case 0:
            return Written(f"{before}{gap}{body}", claim)
        case 1:
            return Written(f"{body}{end}{after}", claim)
        case _:
            return Written(f"{before}{gap}{body}{end}{after}", claim)


def _loosened(word: str, dice: random.Random) -> str:
    other = _LOOSE.get(word.lower())
    return dice.choice(other) if other and dice.random() < 0.8 else word


def asked_for_the_clip(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Whoever missed the clip, or the post, asks the group for it and says what is in it."""
    body = claim.strip().rstrip(".!?… ")
    if (seen := _MOVING.sub("", body, count=1)) and seen != body and dice.random() < 0.7:
        body = seen
    body = each_word(body, lambda word: _loosened(word, dice) if dice.random() < 0.5 else word)
    match dice.randrange(5):
        case 0:
            body = body.lower()
        case 1:
            body = f"“{body}”"
        case 2 | 3:
            first, *rest = body.split(" ")
            body = " ".join([first if first.isupper() and len(first) > 1 else first[:1].lower() + first[1:], *rest])
        case _:
            pass
    seen_in_it = len(claim.split()) <= _LONG_FOR_A_CLIP and dice.random() < 0.6
    frames, things = (_WANTED, _CLIPS) if seen_in_it or _MOVING.match(claim) else (_SOUGHT, _POSTS)
    text = dice.choice(frames).replace("{v}", dice.choice(things)).replace("{c}", body)
    return Written(text + dice.choice(("", "", ".", " 🙏", " makasih", " tks sebelumnya", " ya", " dong plis")), claim)
