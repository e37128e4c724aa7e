"""Three ways of the sixteenth writer's own: a post that is added to later, minutes of a meeting, a guessing game.

Rules kept here: all of the claim is in the post; numbers and links stay as they are.
Left to others: where a claim has its ends (`breaks`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.sixteenth.breaks import Piece, in_two, parts
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed, says_something

_OPENED: Final = (
    "",
    "",
    "Barusan: ",
    "Info sementara, ",
    "Lagi rame nih. ",
    "Kabar dari teman, ",
    "Guys.. ",
    "Pantauan sore ini: ",
)
_ADDED: Final = (
    "UPDATE: ",
    "Update barusan, ",
    "EDIT: ",
    "*edit, tadi belum lengkap:* ",
    "Tambahan info: ",
    "UPDATE 2 >> ",
    "Diedit ya, lanjutannya: ",
    "nambahin dari yg tadi: ",
    "Perkembangan terakhir: ",
    "(edit 10 menit kemudian) ",
    "UPD. ",
)
_CLOSED: Final = (
    "",
    "",
    "\n\nNanti saya update lagi",
    "\n\nmasih nunggu kabar lagi",
    "\n\nudah itu aja dulu",
    "\n\npantau terus post ini",
)
_MEETING: Final = (
    "Notulen rapat RT 03",
    "Catatan pertemuan dasawisma Anggrek",
    "NOTULA arisan keluarga besar",
    "Hasil rapat remaja masjid",
    "Notulen kumpul kelompok tani",
    "Catatan rapat wali murid kelas 5",
    "Resume pertemuan pengurus koperasi",
    "Notulen PKK dusun",
)
_THERE: Final = (
    "Dibuka oleh ketua, doa bersama.",
    "Hadir: 17 orang, izin 4.",
    "Rapat mulai ba'da isya, bertempat di serambi.",
    "Pemimpin rapat: Pak Sekretaris.",
    "Kas dibacakan bendahara, tidak ada sanggahan.",
    "Kuorum tercapai.",
)
_TOLD: Final = (
    "Lain-lain: disampaikan oleh peserta bhw ",
    "Pak Ketua menginformasikan: ",
    "Info dr Ibu Bendahara yg perlu diketahui anggota: ",
    "Sblm ditutup, seksi humas menyampaikan kabar: ",
    "Bahasan tambahan -- ",
    "Peserta melaporkan perkembangan: ",
)
_AGREED: Final = (
    "Disepakati anggota meneruskan ke keluarga msg-msg.",
    "Rapat ditutup dgn hamdalah.",
    "Tindak lanjut: disebar di grup.",
    "Anggota diminta waspada. Tutup pkl 21.40",
    "Konsumsi bulan depan: Bu Hajjah.",
    "Dicatat oleh sekretaris.",
    "Demikian.",
)
_SHORT: Final = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "tdk", "dari": "dr", "pada": "pd", "dalam": "dlm",
    "karena": "krn", "sudah": "sdh", "akan": "akn", "orang": "org", "tersebut": "tsb", "bahwa": "bhw",
    "terhadap": "thd",
    "kepada": "kpd", "dapat": "dpt", "lebih": "lbh", "setelah": "stlh", "sebelum": "sblm", "pemerintah": "pemth",
    "masyarakat": "masy.", "juga": "jg", "seperti": "spt", "sampai": "s/d", "atau": "/", "dan": "&", "tahun": "thn",
    "banyak": "byk", "harus": "hrs", "kami": "km", "adalah": "adl", "oleh": "olh", "seluruh": "slrh", "hari": "hr",
}  # fmt: skip
_ASKED: Final = (
    "Tebak-tebakan dulu yuk 😁\n",
    "Kuis dadakan! Isi titik-titiknya:\n",
    "Hayo siapa bisa jawab 👇\n",
    "TEBAK KATA\n",
    "Yang jawab benar dapat pulsa (kalau ada rejeki)\n",
    "Ayo diisi, jangan nyontek:\n",
    "Siapa yang update berita? Isi dong\n",
    "cerdas cermat grup malam ini\n",
    "Pertanyaan buat yang suka ketinggalan info:\n",
    "Main isi kosong yuk gaes\n",
)
_BLANK: Final = ("______", ".........", "(…….)", "[ ??? ]", "❓❓❓", "_ _ _ _ _", "🤔🤔")
_ANSWER: Final = (
    "\n\nJawabannya: {a}",
    "\n.\n.\n.\nJawab: {a} 😂",
    "\n\nkunci: {a}",
    "\n(jawaban: {a})",
    "\n\nYup betul.. {a} !!",
    "\n⬇️\n⬇️\n{a}",
    "\n\nNyerah? {a} dong",
    "\nudah tau kan? {a}",
)
_LIGHT: Final = 0.3


def updated_in_place(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A first part as it was posted, and beneath it what its writer put there later, once or twice."""
    first, rest = in_two(claim)
    told: list[Piece] = [first, rest] if rest else [first]
    if len(rest) > 11 and len(more := parts(" ".join(rest))) > 1:
        at = len(more) // 2
        told = [first, [word for each in more[:at] for word in each], [word for each in more[at:] for word in each]]
    low = dice.random() < _LIGHT
    said = [" ".join(piece).strip(" ,;|–-") for piece in told]
    said = [each_word(each, str.lower) if low else each for each in said]
    gap = dice.choice(("\n\n", "\n\n", "\n---\n", "\n"))
    marks = dice.sample(_ADDED, 2)
    text = dice.choice(_OPENED) + said[0] + "".join(f"{gap}{marks[at]}{each}" for at, each in enumerate(said[1:]))
    return Written(text + dice.choice(_CLOSED), claim)


def minutes_of_a_meeting(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Told among what else was dealt with, in the short forms of whoever keeps the book."""
    often = dice.uniform(0.5, 1.0)

    def shortened(word: str) -> str:
        plain = bare(word)
        short = _SHORT.get(plain)
        whole = len(plain) == len(word) or word.casefold().rstrip(".,;:!?") == plain
        return short + word[len(plain) :] if short and whole and dice.random() < often else word

    body = each_word(re.sub(r"\s*\n+\s*", "; ", claim), shortened)
    there = "\n".join(dice.sample(_THERE, dice.randint(1, 2)))
    return Written(
        f"{dice.choice(_MEETING)}\n{there}\n{dice.choice(_TOLD)}{body}\n{dice.choice(_AGREED)}",
        claim,
    )


def guessing_game(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One or two words are left blank, to be guessed, and given away below."""
    words = claim.split()
    fit = [at for at, word in enumerate(words) if says_something(word) and not fixed(word) and bare(word)]
    names = [at for at in fit if at and words[at][:1].isupper()]
    at = dice.choice(names or fit or list(range(len(words))))
    pair = at + 1 < len(words) and at + 1 in fit and words[at][-1:].isalnum() and dice.random() < 0.4
    gone = words[at : at + (2 if pair else 1)]
    after = re.search(r"\W*$", gone[-1])
    asked = [*words[:at], dice.choice(_BLANK) + (after.group() if after else ""), *words[at + len(gone) :]]
    answer = re.sub(r"^\W+|\W+$", "", " ".join(gone))
    answer = answer.upper() if dice.random() < 0.5 else answer
    return Written(dice.choice(_ASKED) + " ".join(asked) + dice.choice(_ANSWER).format(a=answer), claim)
