"""What thumbs and tempers do to a claim: faults of typing on a phone, and shouting.

Rules kept here: one fault in a word, and in no number, link or account; the first letter stays mostly; a shout changes
the size of letters, the marks and the length of a few words, nothing else.
Left to others: disguise that is meant (`masked`).
"""

import random
import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, fixed

_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CHAT: Final = {
    "yang": ("yg", "yng", "yak"),
    "dengan": ("dgn", "dg", "sm"),
    "tidak": ("gk", "ga", "gak", "tdk"),
    "sudah": ("udh", "sdh", "dah"),
    "karena": ("krn", "krna", "soale"),
    "untuk": ("utk", "bwt"),
    "orang": ("org", "orng"),
    "dalam": ("dlm",),
    "akan": ("bkl", "akn"),
    "dan": ("n", "&", "sm"),
    "dari": ("dr", "dri"),
    "juga": ("jg", "jga"),
    "banyak": ("bnyk", "byk"),
    "kalau": ("klo", "kl", "klw"),
    "tersebut": ("tsb",),
    "seperti": ("kyk", "sprti"),
    "bisa": ("bs", "bsa"),
    "sekarang": ("skrg", "skrng"),
    "semua": ("smua", "smw"),
    "anak": ("ank",),
    "hari": ("hr", "hri"),
    "ini": ("ni", "nii"),
    "itu": ("tu", "tuu"),
    "telah": ("tlh", "udh"),
    "bukan": ("bkn",),
    "jangan": ("jgn", "jngn"),
    "langsung": ("lgsg", "lngsung"),
    "sampai": ("smpe", "sampe"),
    "setelah": ("stlh", "abis"),
    "oleh": ("sm", "olh"),
    "para": ("pr", "para2"),
    "lebih": ("lbh",),
    "masih": ("msh",),
    "tahun": ("thn", "taun"),
    "pada": ("pd",),
    "saja": ("aja", "aj"),
    "saat": ("pas", "st"),
    "besar": ("bsr",),
    "dapat": ("dpt",),
    "atas": ("ats",),
}
_LAUGHS: Final = ("", "", "", " wkwk", " awkwok", " anjr", " ^typo", " *maap typo", " hhh", " sksks", " .", " ,, ")
_CRIES: Final = (
    "",
    "",
    "WOI ",
    "WOYYY ",
    "GILAAA!!! ",
    "‼️‼️ ",
    "🚨🚨🚨 ",
    "ANJAYYY ",
    "BANGUN KALIAN! ",
    "HEH DENGER YA ",
    "ADUH GUSTI ",
    "INFO INFO INFO! ",
    "TERIAK AJA LAH: ",
    "CAPSLOCK JEBOL ",
    "📢 ",
    "SADAR WOI!!! ",
    "AKHIRNYAAA ",
)
_ENDS: Final = (
    "!!!",
    "!!!!1!",
    "?!?!",
    " 🔥🔥",
    "!! 😱😱😱",
    " ‼️",
    "!!! SEBARIN!!!",
    " WOI!!!",
    "!!!!!!!!",
    " GAK HABIS PIKIR!!!",
    " AAAAAA",
    "!! TITIK!!",
    "!!1!1!",
    "!!! 💀💀",
)


def typing_faults(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """A quarter to a half of the words typed wrongly or as in a chat."""
    often = dice.uniform(0.22, 0.42)
    words = re.split(r"(\s+)", claim)
    able = [at for at, word in enumerate(words) if not fixed(word) and len(bare(word)) > 2]
    struck = set(dice.sample(able, max(min(2, len(able)), round(often * len(able)))))
    typed = [_typed(word, dice) if at in struck else word for at, word in enumerate(words)]
    for at in range(1, len(typed) - 1, 2):
        # The space is the key that thumbs miss most.
        if dice.random() < 0.04 and not fixed(words[at - 1]) and not fixed(words[at + 1]) and "\n" not in words[at]:
            typed[at] = ""
    text = "".join(typed)
    if dice.random() < 0.5:
        text = each_word(text, str.lower)
    if dice.random() < 0.3:
        text = re.sub(r"[,.](?=\s|$)", "", text)
    return Written(f"{text}{dice.choice(_LAUGHS)}".rstrip(), claim)


def _typed(word: str, dice: random.Random) -> str:
    plain = bare(word)
    if plain in _CHAT:
        short = dice.choice(_CHAT[plain])
        return re.sub(re.escape(plain), short.upper() if word.isupper() else short, word, count=1, flags=re.IGNORECASE)
    at = dice.randrange(1, max(2, len(word) - 1))
    if at + 1 >= len(word) or not word[at : at + 2].isalpha():
        return word + (word[-1] if word[-1].isalpha() else "")
    before, letter, after = word[:at], word[at], word[at + 1 :]
    near = _next_to(letter, dice)
    # Vowels are what is typed last and left out first.
    gone = dice.choice([at for at, each in enumerate(word) if at and each in "aeiouAEIOU"] or [at])
    return dice.choice(
        (
            before + after[0] + letter + after[1:],
            before + after,
            before + letter * 2 + after,
            before + near + after,
            before + letter + near + after,
            word[:gone] + word[gone + 1 :],
        )
    )


def _next_to(letter: str, dice: random.Random) -> str:
    for row in _ROWS:
        if (at := row.find(letter.lower())) >= 0:
            near = dice.choice([row[step] for step in (at - 1, at + 1) if 0 <= step < len(row)])
            return near.upper() if letter.isupper() else near
    return letter


def shouted(claim: str, dice: random.Random, _hosts: Hosts) -> Written:
    """In capitals with cries, in the letters of mockery, with claps between words, or a word to a line."""
    bold = each_word(claim, str.upper)
    match dice.randrange(7):
        case 0:
            text = each_word(claim, lambda word: _mocked(word, dice))
        case 1:
            clap = dice.choice(("👏", "❗", "🔊", "💢"))
            text = re.sub(r"\s+", f" {clap} ", bold)
        case 2:
            text = re.sub(r"\s+(?=\S)", lambda gap: "\n" if dice.random() < 0.45 else gap.group(), bold)
        case _:
            text = each_word(bold, lambda word: _stretched(word, dice) if dice.random() < 0.14 else word)
    text = re.sub(r"([.!?])(?=\s)", lambda mark: mark.group() * dice.randint(2, 5), text)
    return Written(f"{dice.choice(_CRIES)}{text}{dice.choice(_ENDS)}", claim)


def _mocked(word: str, dice: random.Random) -> str:
    upper = dice.random() < 0.5
    return "".join(each.upper() if (at % 2 == 0) == upper else each.lower() for at, each in enumerate(word))


def _stretched(word: str, dice: random.Random) -> str:
    """The last vowel drawn out."""
    return re.sub(r"([AEIOU])(?=[^AEIOU]*$)", lambda vowel: vowel.group() * dice.randint(3, 6), word, count=1)
