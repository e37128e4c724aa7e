"""Words, asides and frames of those who mix: Sasak, Samawa, Mbojo, and the English of offices and cafés.

Rules kept here: as they are written in messages, without marks; everyday words only, and no word that would turn what
is said into something else.
Left to others: how often they are put in (`told_on`).
"""

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "sasak": {
        "tidak": "ndeq", "ada": "araq", "di": "leq", "ini": "niki", "itu": "nike", "siapa": "sai", "sudah": "uah",
        "karena": "sengaq", "tapi": "laguq", "kalau": "lamun", "jika": "lamun", "sekarang": "mangkin",
        "pergi": "lalo", "datang": "dateng", "kemarin": "uiq", "hari": "jelo", "anak": "kanak", "rumah": "bale",
        "air": "aiq", "semua": "selapuq", "banyak": "luweq", "besar": "beleq", "kecil": "kodeq", "uang": "kepeng",
        "mati": "mate", "makan": "mangan", "jangan": "ndaq", "untuk": "jari", "dari": "lekan", "dan": "dait",
        "yang": "saq", "lagi": "malik", "mau": "mele", "lihat": "gitaq", "baru": "baruq", "bagus": "solah",
        "malam": "kelem", "kamu": "side", "saya": "tiang", "sama": "pade", "orang": "dengan", "oleh": "siq",
        "bersama": "bareng", "mobil": "montor", "laut": "segare", "hujan": "ujan", "cepat": "becat",
        "ikan": "empaq", "jalan": "langan", "hutan": "gawah", "sawah": "bangket", "tangan": "ime", "suara": "suare",
        "perempuan": "nine", "tahun": "taun",
    },
    "samawa": {
        "di": "pang", "ini": "ta", "itu": "nan", "orang": "tau", "besar": "rea", "kecil": "ode", "rumah": "bale",
        "uang": "pipis", "banyak": "peno", "air": "ai", "hari": "ano", "siapa": "sai", "makan": "mangan",
        "dari": "kaling", "untuk": "lako", "jangan": "na", "baru": "beru", "dan": "ke", "tidak": "nongka",
        "saya": "kaku", "kamu": "sia", "dengan": "ke", "sudah": "ka", "kalau": "lamin", "semua": "sarea",
        "seperti": "mara", "yang": "de", "laut": "let", "hujan": "ujan", "jalan": "langan", "tahun": "ten",
        "pulang": "mole", "bilang": "beling",
    },
    "mbojo": {
        "tidak": "wati", "ada": "wara", "di": "ta", "ini": "ake", "itu": "ede", "orang": "dou", "sudah": "waura",
        "besar": "nae", "kecil": "toi", "rumah": "uma", "uang": "piti", "anak": "ana", "banyak": "mboto",
        "air": "oi", "hari": "nai", "semua": "saraa", "datang": "mai", "pergi": "lao", "siapa": "cou",
        "makan": "ngaha", "jangan": "aina", "baru": "bou", "dan": "labo", "dengan": "labo", "mati": "made",
        "lihat": "eda", "yang": "ma", "saya": "nahu", "kamu": "nggomi", "kalau": "bune", "dari": "dei",
        "laut": "moti", "hujan": "ura", "ikan": "uta", "jalan": "ncai", "gunung": "doro", "api": "afi",
        "suara": "eli", "beras": "bongi", "kepala": "tuta", "tangan": "rima", "mata": "mada", "tahun": "mbaa",
        "pulang": "dula",
    },
    "english": {
        "sekarang": "right now", "ternyata": "turns out", "karena": "because", "tapi": "but", "semua": "all",
        "baru": "just", "resmi": "officially", "terbaru": "latest", "kemarin": "yesterday", "besar": "big",
        "banyak": "so many", "bantuan": "aid", "hadiah": "prize", "dan": "and", "untuk": "for", "dengan": "with",
        "tidak": "not", "ada": "there is", "atau": "or", "orang": "people", "warga": "people", "gratis": "free",
        "dari": "from", "ini": "this", "jangan": "don't", "setelah": "after", "sebelum": "before", "hanya": "only",
        "malam": "tonight", "akan": "will", "kembali": "again", "benar": "true", "selalu": "always", "juga": "also",
        "pemilu": "election", "hasil": "result", "curang": "cheating", "pemerintah": "government", "uang": "money",
        "akun": "account", "mobil": "car", "rumah": "house", "banjir": "flood", "negara": "country",
        "rakyat": "people", "foto": "picture", "menang": "winning", "kalah": "losing", "ditangkap": "arrested",
        "berita": "news",
    },
}  # fmt: skip
FILLERS: Final[Mapping[str, tuple[str, ...]]] = {
    "sasak": ("wah", "kenaq", "meno unin", "semeton", "jari mangkin", "laguq", "ampok", "adeq side taoq", "angkak",
        "tipaq"),
    "samawa": ("balong", "ao", "nan po", "kuda si", "ajan", "to", "kamo", "sai si", "apa si", "dean"),
    "mbojo": ("ra", "pede", "bune ai", "angi", "wea", "mpara", "ede ra", "ntika", "rai ra", "lalo"),
    "english": ("literally", "actually", "like", "which is", "basically", "btw", "no offense", "I mean", "honestly",
        "lowkey"),
}  # fmt: skip
FRAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "sasak": (
        "Semeton, {}", "{} angkak, berembe ite mangkin?", "Tiang dengah {}, kenaq ke?", "Uiq tiang gitaq: {}",
        "{}. Ndaq pade ribut juluq", "Aok, {} unin dengan peken", "Side taoq ndeq, {}?", "Ya Allah… {} wah",
    ),
    "samawa": (
        "Tau Samawa, {}", "{} nan, kuda ya?", "Kaku dengar {}, balong ke?", "Dadi {} kamo", "Me luk cara {}?",
        "{}. Na takit", "Ada rungan: {}", "Apa rungan, {} si",
    ),
    "mbojo": (
        "Dou Mbojo, {}", "{} wea ra, bune ai ra ndai", "Nahu ringa {}", "Au rau haba, {}", "Poda ro wati: {}?",
        "{}. Kalembo ade ndai", "Wara haba {} ra", "Tabe, {}",
    ),
    "english": (
        "Guys, {}", "{} and I'm like whaaat", "So basically {}", "FYI {}, thank me later", "Plot twist: {}",
        "{} no debat", "Okay so {} … speechless", "Not me reading this: {}",
    ),
}  # fmt: skip
