"""Passing a claim along: whole with a few words of one's own, cut off by the app, or half of it in other talk.

Rules kept here: what is kept is kept word for word; half a quotation begins and ends where a clause does and is the
half that says something; what it is set into is about as long as the claim.
Left to others: where a clause ends (`joints`), what others talk about (the hosts that are given).
"""

import random
from typing import Final

from tools.benchmarks.claims.tenth.joints import about_half, front
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, weight
from tools.benchmarks.claims.writer import lines

_BEFORE: Final = lines("""
    Barusan masuk dari grup wali murid:
    Diteruskan berkali-kali ➡️➡️
    Assalamualaikum dulur, ini kiriman ipar saya di Bima.
    dari grup arisan, tolong yg paham dijelaskan 🙏
    Saya cuma meneruskan ya, jangan marah ke saya.
    Copas dari status teman
    *Diteruskan*
    Mohon izin share admin
    Bapak saya kirim ini pagi-pagi 😅
    [Diteruskan dari kanal Kabar Pagi]
    Tabe, side semeton jari sami. Tiang terusin niki:
    Udah liat belum??
    Kiriman Mak di kampung:
    RT @wargabiasa_ntb:
    Ini lagi rame di FB, siapa tau belum tau
    Teman kerja di Sumbawa kirim ini barusan
    info info info
    dapet dr tetangga 👇👇
    Grup pensiunan lagi heboh gara-gara ini:
    Izin meneruskan, Pak Ketua.
    👇🏼👇🏼👇🏼
    Selamat malam semua, ada kabar begini:
    Santabe dou labo dae, ini ada kiriman:
    fwd
""")
_AFTER: Final = lines("""
    Semoga kita semua dalam lindungan-Nya. Aamiin 🤲
    Gimana menurut kalian?
    Sebarkan, jangan putus di kamu.
    Wallahu a'lam
    cek sendiri ya
    Bagikan ke minimal 3 grup 🙏🙏
    https://vt.contoh.id/ZSx81kq
    Saya belum tau benar tidaknya
    Hati-hati semua yg di rumah
    😱😱😱
    Kirim ke keluarga yg belum tau
    Sumber: grup sebelah
    Ngeri kali zaman sekarang
    Monggo disimak dulu
    *Jangan lupa sholat*
    Yang di Mataram sudah dengar?
    Hapus saja kalau tidak berkenan min
    Salam satu bangsa 🇮🇩
    sekian, terima kasih
    ini videonya nyusul, sinyal jelek
""")
_MORE: Final = (
    "… Baca selengkapnya", "... Lihat selengkapnya", "…See more", "... lainnya", "…", "...", " [terpotong]",
    "… (lanjut di komentar)", "... Tampilkan lebih banyak", " ..... bersambung", "…more", " dst", "... selengkapnya 👉",
)  # fmt: skip
_LED: Final = (
    "", "", "", "Status WA: ", "Notif: ", "Judulnya ", "▶ ", "FB: ", "baca ini: ", "Preview: ", "1 pesan baru: ", "» ",
)  # fmt: skip
_OWN_HOSTS: Final = lines("""
    Tadi siang saya antre bensin hampir satu jam di Narmada, panasnya luar biasa, anak sudah rewel minta pulang
    Besok jadi gotong royong di masjid ya bapak-bapak, bawa cangkul dan parang, kopi sudah disiapkan ibu-ibu
    Pesanan kue saya minggu ini penuh semua, maaf buat yang belum kebagian, minggu depan dibuka lagi seperti biasa
    Sinyal di kampung kami hilang timbul sejak kemarin, jadi baru bisa balas pesan sekarang, mohon dimaklumi
    Ayam saya lepas dua ekor, yang lihat di sekitar lapangan tolong kabari, satu hitam satu bulu merah
""")
_SAID: Final = (
    'Tadi di warung ada yang bilang "{}".', 'terus baca status orang, katanya "{}"', "Om saya ngotot: {}.",
    "Di grup malah rame soal {}…", "“{}” — begitu tulisannya.", "Sopir angkot juga cerita kalau {}.",
    'ada yg komen "{}"', "Kata mertua, {}, entah dari mana.", "Eh iya, udah denger? {}!", "Judul yang lewat tadi: {}.",
    "Oh ya soal yg kemarin itu lho, {}.", '"...{}..." gitu isi voice note-nya.', "({})", "Malah sempat baca: {}.",
    "Bu Guru sebelah nanya, bener gak {}?", "Sambil nunggu, buka HP eh muncul {}.",
)  # fmt: skip


def forwarded(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Whole, with words before it, after it or both, as it went from group to group."""
    del hosts
    before = dice.sample(_BEFORE, dice.choice((1, 1, 1, 2)))
    after = dice.sample(_AFTER, dice.choice((0, 1, 1, 2)))
    told = dice.choice((text, text, f"*{text}*", f"“{text}”", f"> {text}"))
    return Written(dice.choice(("\n", "\n\n", " ")).join([*before, told, *after]), text)


def cut_short(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Broken off by the app after more than half of it, now and then within a word."""
    del hosts
    words = text.split()
    many = min(front(words, dice.uniform(0.55, 0.8)), len(words) - 1)
    many = max(many, (len(words) * 3) // 5)
    kept, rest = words[:many], words[many]
    stump = f" {rest[: dice.randint(1, 3)]}" if len(rest) > 4 and rest.isalpha() and dice.random() < 0.4 else ""
    return Written(f"{dice.choice(_LED)}{' '.join(kept)}{stump}{dice.choice(_MORE)}", " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says something, within talk of something else that is about as long as the claim."""
    best = about_half(text)[:3]
    kept = dice.choice([best[0], *best])
    host = _as_long(len(text.split()), dice, hosts)
    said = dice.choice(_SAID).format(kept.strip(' ,;:.|“”"'))
    words = host.split()
    match dice.randrange(3):
        case 0:
            told = [said, host]
        case 1:
            told = [host, said]
        case _:
            at = dice.randint(len(words) // 3, max(len(words) // 3, 2 * len(words) // 3))
            told = [" ".join(words[:at]), said, " ".join(words[at:])]
    return Written(dice.choice((" ", " ", "\n")).join(each for each in told if each), kept)


def _as_long(many: int, dice: random.Random, hosts: Hosts) -> str:
    """Of some posts of others the one that is nearest to such a length, cut where it is far longer."""
    some = dice.sample(list(hosts), min(14, len(hosts))) or [dice.choice(_OWN_HOSTS)]
    nearest = min(some, key=lambda each: abs(len(each.split()) - many))
    words = nearest.split()
    most = max(8, round(many * 1.3))
    return nearest if len(words) <= most or weight(words) == 0 else " ".join(words[:most])
