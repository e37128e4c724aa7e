"""What people do to a text before they pass it on: labelled copies of a claim, made by a seeded generator.

Rules kept here: each edit is one that is seen in messages; the words by which it paraphrases are its own, none of the
tables of the matcher; the same seed makes the same copies.
Left to others: which texts, what is measured (`content`).
"""

import random
import re
from collections.abc import Callable, Mapping

_SHORT = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "gak", "sudah": "udah", "karena": "krn", "akan": "akn",
    "orang": "org", "kepada": "kpd", "dalam": "dlm", "juga": "jg", "bisa": "bs", "dari": "dr", "pada": "pd",
    "banyak": "bnyk", "sekarang": "skrg", "telah": "tlh", "belum": "blm", "masyarakat": "masy", "juta": "jt",
}  # fmt: skip
_OTHER = {
    "akan": "bakal", "tidak": "tak", "meninggal": "tewas", "uang": "duit", "bantuan": "bansos", "video": "rekaman",
    "foto": "gambar", "ditangkap": "diamankan", "memberikan": "membagikan", "menolak": "tidak mau", "resmi": "sah",
    "mengatakan": "menyebut", "mundur": "undur diri", "mendukung": "dukung", "membongkar": "ungkap", "karena": "sebab",
    "rumah": "kediaman", "warga": "rakyat", "masyarakat": "publik", "presiden": "kepala negara", "gratis": "cuma cuma",
    "menang": "unggul", "kalah": "tumbang", "dibakar": "terbakar", "polisi": "aparat", "anak": "putra",
}  # fmt: skip
_OPENINGS = (
    "Benarkah {}?", "Beredar kabar bahwa {}, mohon pencerahannya", "Katanya {}", "HOAX atau fakta? {}",
    "Menurut info yang saya terima, {}. Apa betul?", "Waduh, ternyata {} !!", "Gaes ini beneran ya: {}",
)  # fmt: skip
_PREFIXES = (
    "*Diteruskan berkali-kali*\n\n{}", "Info dari grup sebelah 🙏\n{}\nSebarkan!!", "Assalamualaikum, izin share\n{}",
    "BREAKING NEWS ‼️🔥 {} viralkan sebelum dihapus", "Forwarded as received:\n{}", "Copas dari WAG keluarga: {} 😱😱😱",
    "@infontb @kominfo {} #viral #fyp https://contoh.example/v/1",
)  # fmt: skip
_LEET = str.maketrans("aiueos", "41u305")
CHAT = re.findall(
    r"\w+",
    """kemarin saya ngobrol dengan tetangga warung harga beras jalan belum diperbaiki sejak tahun lalu mohon maaf kalau
    salah kirim cuma ingin memastikan sebelum ikut menyebar keluarga kampung hujan deras pagi acara arisan ditunda
    minggu depan tetapi grup tetap ramai pribadi masih ragu sumbernya jelas fotonya buram tanggalnya tercantum admin
    dicek dulu orang mengirim hal serupa semalam penjelasan sekolah anak pulang sore motor mogok pasar ikan murah
    sinyal hilang listrik padam jadwal ronda malam masjid rapat panen jagung kopi teman lama kabar sehat kerja libur""",
)

type Edit = Callable[[str, random.Random], str]


def _words(text: str) -> list[str]:
    return text.split()


def truncated(text: str, dice: random.Random) -> str:
    """Cut off: 60 to 85 % of the words stay, from the beginning or from the end."""
    words = _words(text)
    kept = max(min(len(words), 5), round(len(words) * dice.uniform(0.6, 0.85)))
    return " ".join(words[:kept] if dice.random() < 0.7 else words[-kept:])


def excerpt(text: str, dice: random.Random) -> str:
    """A third to a half of a long text, from anywhere; a short one is only cut off."""
    words = _words(text)
    if len(words) < 24:
        return truncated(text, dice)
    kept = max(12, round(len(words) * dice.uniform(0.33, 0.5)))
    at = dice.randrange(len(words) - kept + 1)
    return " ".join(words[at : at + kept])


def mistyped(text: str, dice: random.Random) -> str:
    """A letter missing, doubled, exchanged or wrong in about one word of six."""
    return " ".join(_mistype(word, dice) if len(word) > 3 and dice.random() < 0.17 else word for word in _words(text))


def _mistype(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    match dice.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[: at + 1] + word[at:]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + dice.choice("aeioustnrk") + word[at + 1 :]


def prefixed(text: str, dice: random.Random) -> str:
    """Labels of forwarding, greetings, calls and signs around it."""
    return dice.choice(_PREFIXES).format(text)


def quoted(text: str, dice: random.Random) -> str:
    """Inside a longer post of somebody's own words."""
    before, after = (" ".join(dice.choices(CHAT, k=dice.randrange(8, 18))).capitalize() for _ in range(2))
    return f"{before}. “{text}” {after}." if dice.random() < 0.5 else f"{before}: {text}. {after}."


def paraphrased(text: str, dice: random.Random) -> str:
    """Other words for a part, an opening of one's own, at times its two halves the other way round."""
    words = [
        _OTHER.get(bare, word) if (bare := re.sub(r"\W", "", word.lower())) in _OTHER and dice.random() < 0.8 else word
        for word in _words(text)
    ]
    words = [word for word in words if len(word) > 2 or dice.random() < 0.5] or words
    if dice.random() < 0.4 and len(words) > 5:
        middle = len(words) // 2
        words = words[middle:] + words[:middle]
    return dice.choice(_OPENINGS).format(" ".join(words))


def disguised(text: str, dice: random.Random) -> str:
    """Digits for letters, letters of other scripts, signs that nobody sees: in half of the words."""
    return " ".join(_disguise(word, dice) if dice.random() < 0.5 else word for word in _words(text))


def _disguise(word: str, dice: random.Random) -> str:
    match dice.randrange(3):
        case 0:
            return word.translate(_LEET) if len(word) > 3 and word.isalpha() else word
        case 1:
            return word.translate(str.maketrans("aeopc", "аеорс"))
        case _:
            return "\u200b".join([word[: len(word) // 2], word[len(word) // 2 :]])


def shortened(text: str, dice: random.Random) -> str:
    """As in a chat: short forms, small letters, letters drawn out, a word left out here and there."""
    words = [_SHORT.get(word.lower(), word.lower()) for word in _words(text) if dice.random() > 0.06]
    return " ".join(word + word[-1] * 3 if len(word) > 4 and dice.random() < 0.08 else word for word in words) or text


def several(text: str, dice: random.Random) -> str:
    """Two of the above, one after the other."""
    for edit in dice.sample([truncated, mistyped, prefixed, shortened, disguised, paraphrased], 2):
        text = edit(text, dice)
    return text


EDITS: Mapping[str, Edit] = {
    each.__name__: each
    for each in (truncated, excerpt, mistyped, prefixed, quoted, paraphrased, disguised, shortened, several)
}
