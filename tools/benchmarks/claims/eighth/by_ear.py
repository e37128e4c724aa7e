"""A claim spelled as it is heard, by somebody who went to school for a short time, on Lombok or Sumbawa.

Rules kept here: each change is one that tongues there make (p for f and v, e for ai, o for au, h lost, s for sy);
loan words are spelled as they sound; numbers and links stay; a writer keeps to the changes that are hers.
Left to others: faults of fingers (`fingers`), words that are shortened.
"""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word

_LOANS: Final[Mapping[str, tuple[str, ...]]] = {
    "facebook": ("pesbuk", "fesbuk"), "video": ("pidio", "vidio"), "whatsapp": ("wasap", "watsap"),
    "youtube": ("yutup",), "google": ("gugel",), "online": ("onlen", "onlain"), "handphone": ("hempon",),
    "breaking": ("breking",), "news": ("nyus", "niws"), "link": ("ling",), "live": ("laif", "lep"),
    "viral": ("piral",),
    "tiktok": ("tiktok", "tik tok"), "polisi": ("pulisi", "polisi"), "update": ("apdet",),
    "share": ("ser",),
    "server": ("serper",), "website": ("wepset",), "handuk": ("anduk",), "foto": ("poto",), "telepon": ("telpon",),
    "presiden": ("presiden", "persiden"), "pemilu": ("pemilu", "pemelu"), "gratis": ("geratis",), "bukti": ("bukti",),
    "komentar": ("komentar", "komengtar"), "indonesia": ("indonesa", "endonesia"), "israel": ("israil",),
    "provinsi": ("propinsi",), "uang": ("uwang", "uang"), "hoax": ("hoks",), "influencer": ("implu enser",),
    "smartphone": ("semart pon",), "februari": ("pebruari",), "november": ("nopember",), "benar": ("bener",),
    "malam": ("malem",), "dalam": ("dalem",), "teman": ("temen",), "dengar": ("denger",), "pintar": ("pinter",),
    "cepat": ("cepet",), "segar": ("seger",), "hitam": ("item",), "antar": ("anter",), "datang": ("dateng",),
    "senang": ("seneng",), "sebelum": ("sebelom",), "belum": ("belom",), "tahun": ("taun",), "jatuh": ("jato",),
    "masuk": ("masok",), "duduk": ("dudok",), "rusak": ("rusak", "rusaq"), "jalan": ("jalan",), "negeri": ("negri",),
    "apa": ("ape",), "kita": ("kite", "kita"), "juga": ("juge",), "siapa": ("siape", "sapa"),
    "lebih": ("lebeh", "lebi"),
    "terus": ("teros",), "kasus": ("kasos",), "untuk": ("untok",), "bilang": ("bilang", "mbilang"),
}  # fmt: skip
_RULES: Final = (
    (r"ph", "p"), (r"[fv]", "p"), (r"sy", "s"), (r"kh", "h"), (r"z", "j"), (r"(?<=[aeiou])x", "ks"), (r"q", "k"),
    (r"ai\b", "e"), (r"au\b", "o"), (r"\bh(?=[aiu])", ""), (r"(?<=[aiu])h(?=[aiu])", ""), (r"(?<=[aiou])h\b", ""),
    (r"d\b", "t"), (r"b\b", "p"), (r"(?<=[^aeiounm])g\b", "k"), (r"ua(?=[nrts])", "uwa"), (r"ia(?=[nprt])", "iya"),
    (r"([bcdfjklmpqrstvw])\1", r"\1"), (r"\bst(?=[aeiou])", "set"), (r"\bsp(?=[aeiou])", "sep"),
    (r"\bkr(?=[aeiou])", "ker"), (r"\bpr(?=[aeiou])", "per"), (r"\bbl(?=[aeiou])", "bel"), (r"uk\b", "ok"),
    (r"ir\b", "er"), (r"ik\b", "ek"), (r"ung\b", "ong"), (r"ks(?=[ieu])", "s"), (r"ck", "k"), (r"oo", "u"),
    (r"ee", "i"),
)  # fmt: skip
_CALLS: Final = (
    "", "", "", "", "bapak2 ibuk2 ", "mamiq inaq semua ", "saudara ku ", "ya alloh ", "saya di kasi tau ",
    "mohon maap sebelum nya ", "ini dari keponaan saya ", "aslamualaikum ",
)  # fmt: skip
_ENDS: Final = (
    "", "", "", "", " trima kasi", " maap kalo sala tulis", " itu saja dulu", " wasalam", " kata nya", " ya alloh",
    " ngeri saya", " tolong di sebar", " begitu cerita nya",
)  # fmt: skip
_AT_LEAST: Final = 0.25
type _Rules = Sequence[tuple[str, str]]


def written_as_heard(text: str, dice: random.Random, _: Hosts) -> Written:
    """Each word as a tongue says it; marks mostly gone."""
    much, sure = dice.choice((0.6, 0.8, 0.95)), dice.choice((0.6, 0.8, 0.95))
    told = _heard(text, [rule for rule in _RULES if dice.random() < much], sure, dice)
    words = text.split()
    if sum(one != two for one, two in zip(words, told.split(), strict=False)) < len(words) * _AT_LEAST:
        told = _heard(text, _RULES, 1.0, dice)
    if dice.random() < 0.5:
        told = re.sub(r"(?<=[^\W\d_])[,;:|]+(?=\s)", "", told)
    if dice.random() < 0.5:
        told = each_word(told, str.lower)
    if dice.random() < 0.5:
        told = re.sub(r"\b(di|ke) (?=[a-z]{4})", r"\1", told)
    told = f"{dice.choice(_CALLS)}{told}{dice.choice(_ENDS)}"
    return Written(told if told != text else f"{text} begitu cerita nya", text)


def _heard(text: str, rules: _Rules, sure: float, dice: random.Random) -> str:
    loud = text.isupper()

    def change(word: str) -> str:
        plain = bare(word)
        if plain in _LOANS and dice.random() < sure:
            return _cased(word, re.sub(re.escape(plain), dice.choice(_LOANS[plain]), word.casefold()))
        # Letters that stand for a name are spelled one by one, so nobody hears them wrong.
        if len(plain) < 3 or (len(plain) < 5 and word.isupper() and not loud) or dice.random() > sure:
            return word
        return _cased(word, _spelled(word.casefold(), plain, rules, dice))

    return each_word(text, change)


def _spelled(told: str, plain: str, rules: _Rules, dice: random.Random) -> str:
    for pattern, sound in rules:
        told = re.sub(pattern, sound, told)
    if plain.startswith("di") and len(plain) > 6 and dice.random() < 0.3:
        told = re.sub(r"\bdi", "di ", told, count=1)
    if plain.endswith("nya") and dice.random() < 0.3:
        told = re.sub(r"nya\b", " nya", told)
    return told


def _cased(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
