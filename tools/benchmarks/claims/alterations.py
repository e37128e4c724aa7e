"""Seven ways in which people in Lombok, Sumbawa and Jakarta write a claim so that it is not the same letters any more.

Rules kept here:
  * Each is `(text, dice, others) -> str`; `others` are posts that do not repeat the claim, and only the half that is
    quoted takes one. The same dice give the same post.
  * One post has one writer: a way of writing is chosen once and kept to the end, as strong as it is met, no stronger.
  * Numbers, dates, stations, amounts, addresses and accounts stay as they are (`writing`); where a whole post is set in
    other letters its digits are too, and are the same digits.
  * Written by somebody who has not read the matcher; what is here may be looked at while it is worked on.
Left to others: three further ways (`alterations_opened`); which claims and how many (`posed`).
"""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tools.benchmarks.claims.spoken import CLOSERS, MIXED, OPENERS, SHORT
from tools.benchmarks.claims.writing import cased, counts, each_word, is_kept, often, pieces

type Alteration = Callable[[str, random.Random, Sequence[str]], str]

_VOWELS = "aiueo"
_FEWEST_QUOTED = 6
_HANDED = ["Dapat dari grup sebelah:", "Copas dari sebelah:", "Nah kan,", "Dia bilang", "Kata bapak2 di pasar"]


def half_quoted(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Half of the claim inside another text of about the claim's length.

    Met where a forward is commented on: in a family's group under somebody's own complaint, on Facebook between two
    paragraphs of a long opinion, on X as one post of a thread, on TikTok as a caption of which the half is hashtags and
    greetings, and in what is copied out of a group with the lines of others around it. People cut at a clause where
    there is one, else where their thumb lets go. Asked of claims of ten words and more (`posed`): half of a shorter one
    says too little for a reader to know it again.
    """
    words = text.split()
    size = min(len(words), max(_FEWEST_QUOTED, round(len(words) / 2)))
    start = dice.choice([0, 0, len(words) - size, dice.randint(0, len(words) - size), _after_sign(words, size)])
    quoted = " ".join(words[start : start + size]).strip(" \"“”'")
    around = _as_long(others, len(words), dice)
    half = len(around) // 2
    before, after, whole = " ".join(around[:half]), " ".join(around[half:]), " ".join(around)
    hour, minute = dice.randint(5, 22), dice.randint(10, 58)
    return dice.choice(
        [
            f'{whole}\n\n"{quoted}"',
            f"{quoted}...\n\n{whole}",
            f"{before} {quoted} {after}",
            f"{before} katanya {quoted}. {after}",
            f"{whole} {dice.choice(_HANDED)} {quoted}",
            f"2/{dice.randint(3, 6)} {quoted}\n\n{whole}",
            f"[{hour:02}.{minute}] +62 8xx: {quoted}\n[{hour:02}.{minute + 1}] +62 8xx: {whole}",
            f"{before}\n\n> {quoted}\n\n{after}",
            f"Dibilang hoax terus sama buzzer, padahal {quoted} {whole}",
        ]
    )


_SIGNS = {
    "a": "4444444@@@^", "i": "1111!!|", "e": "33333€", "o": "0", "s": "555$$", "t": "777++", "g": "9996", "b": "888",
    "l": "11|", "c": "((<", "z": "2", "u": "v", "q": "9",
}  # fmt: skip
_USUAL = "aiueostgbl"


def signs_for_letters(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Letters replaced by digits and signs throughout.

    Met on TikTok, Facebook and X where a word is believed to cost reach or an account (J0K0WI, K3CUR4NG4N, B4W4SLU,
    p3m1lu), and in the names that gambling and loans are offered under; by whom it has become a manner the whole post
    is written so. A writer has a sign for a letter and mostly keeps to it, now and then takes another, begins with the
    vowels, and leaves some words alone. Numbers are not disguised: they are what is advertised.
    """
    del others
    writer = {letter: dice.choice(signs) for letter, signs in _SIGNS.items()}
    share = dice.uniform(0.55, 0.95)
    used = set(_USUAL if often(dice, 0.6) else _SIGNS) - {"u"} | ({"u"} if often(dice, 0.1) else set())

    def letter(sign: str) -> str:
        low = sign.casefold()
        if low not in used or not often(dice, share if low in _VOWELS else share * 0.7):
            return sign
        return dice.choice(_SIGNS[low]) if often(dice, 0.15) else writer[low]

    def word(found: str) -> str:
        if often(dice, 0.5 if len(found) < 3 else 0.06):
            return found
        return "".join(map(letter, found))

    return each_word(text, word)


_CYRILLIC = dict(zip("aceiopxysjhkmtbnABCEHIKMOPTXYSJ", "асеіорхуѕјһкмтьпАВСЕНІКМОРТХУЅЈ", strict=True))
_GREEK = dict(zip("aoviuktpnABEZHIKMNOPTYX", "αονιυκτρηΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", strict=True))
_ACCENTED = dict(zip("aeioucnsyzAEIOUC", "áèíöúçñšýžÀÉÎÓÜÇ", strict=True))
_SMALL = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_SETS = {"bold": ("𝐀", "𝐚", "𝟎"), "sans": ("𝗔", "𝗮", "𝟬"), "slanted": ("𝘈", "𝘢", ""), "bold slanted": ("𝑨", "𝒂", ""),
         "typewriter": ("𝙰", "𝚊", "𝟶"), "script": ("𝓐", "𝓪", ""), "wide": ("\uff21", "\uff41", "\uff10")}  # fmt: skip


def lookalikes(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Letters of other scripts that look the same, letters of another type, accents, strokes.

    Met in two manners. A generator of "huruf keren" sets the post, or its loud half, in bold, slanted or wide letters,
    as sellers and fortune givers do on Facebook and in the names of TikTok accounts, digits with them. Or a few letters
    in most words are Cyrillic or Greek or carry an accent, which is how a banned text is put up again: to the eye it is
    the same. Strokes through the letters are the manner of jokes.
    """
    del others
    way = dice.choice(["set", "set", "mixed", "mixed", "mixed", "accented", "small", "struck"])
    if way == "set":
        return _in_other_type(text, _SETS[dice.choice(list(_SETS))], dice)
    if way == "struck":
        mark = dice.choice("\u0336\u0332\u0335")
        return each_word(text, lambda word: "".join(letter + mark for letter in word))
    if way == "small":
        return each_word(text, lambda word: "".join(_SMALL.get(letter, letter) for letter in word.casefold()))
    table = _ACCENTED if way == "accented" else dice.choice([_CYRILLIC, _CYRILLIC, _GREEK, {**_GREEK, **_CYRILLIC}])
    share = dice.uniform(0.3, 1.0)
    return each_word(text, lambda word: "".join(table.get(each, each) if often(dice, share) else each for each in word))


_EMOJI = ["🔥", "❗", "😡", "🇮🇩", "👇", "😭", "‼️", "🙏", "⚠️", "👉", "💥", "🤣"]


def separators(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Points, dashes, stars, spaces, what is invisible, or emoji inside words; emoji between them.

    Met where a word is believed to be looked for: "pe.mi.lu", "k o r u p s i", "Jo*ko*wi", "t-r-a-n-s-f-e-r". Long and
    telling words get it, small ones seldom; one sign is kept to through the post. Letters set apart by spaces are a
    headline's manner. An invisible space between letters is what tools put in against being found. Emoji stand between
    words in forwards of the family group, and in a word's middle on TikTok.
    """
    del others
    way = dice.choice([".", "-", "*", "_", "·", "/", "~", " ", "\u200b", "\u00ad", "emoji"])
    whole, share = often(dice, 0.35), dice.uniform(0.35, 0.8)

    def word(found: str) -> str:
        if not often(dice, share if len(found) > 3 else 0.08):
            return found
        sign = dice.choice(_EMOJI) if way == "emoji" else way
        if whole and way != "emoji":
            return sign.join(found)
        parts = _syllables(found) if often(dice, 0.5) else _halves(found, dice)
        # Spaces between syllables alone would be slips of the thumb: who spaces out, spaces all of a word.
        return sign.join(found) if way == " " else sign.join(parts)

    cut = each_word(text, word)
    if way == " " or not often(dice, 0.35):
        return cut
    return "".join(f" {dice.choice(_EMOJI)} " if each.isspace() and often(dice, 0.3) else each for each in pieces(cut))


def drawn_out(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Letters drawn out and doubled, capitals in turn, signs of shouting.

    Met in comments and voice-like chat: "tolooonggg", "curaaang bangettt", "ASTAGAAA"; with it goes shouting in
    capitals and, from those who learned to type on old telephones, the "aLaY" hand with capitals here and there and
    doubled letters in the middle. It is the last vowel or the last letter that is drawn, three to seven times.
    """
    del others
    share, mixed = dice.uniform(0.2, 0.5), often(dice, 0.2)

    def word(found: str) -> str:
        drawn = found
        if len(found) > 2 and often(dice, share):
            at = _last_vowel(found) if often(dice, 0.7) else len(found) - 1
            drawn = found[: at + 1] + found[at] * dice.randint(2, 6) + found[at + 1 :]
            if often(dice, 0.25):
                drawn += drawn[-1] * dice.randint(1, 3)
        elif len(found) > 3 and often(dice, 0.12):
            at = dice.randrange(1, len(found) - 1)
            drawn = found[:at] + found[at] + found[at:]
        return "".join(dice.choice([each.upper(), each.lower()]) for each in drawn) if mixed else drawn

    told = each_word(text, word)
    if often(dice, 0.3) and not mixed:
        told = told.upper()
    return re.sub(r"([!?.])(?=\s|$)", lambda found: found[1] * dice.randint(1, 5), told) + "!" * dice.choice(
        [0, 0, 1, 4]
    )


def reversed_words(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Words read from behind, or with their syllables exchanged ("walikan").

    Met among the young of Malang and by imitation elsewhere ("kera ngalam", "oges", "nakam"), and where a name is
    to be understood by friends only ("iwokoj"). It is the telling words that are turned, a third to two
    thirds of them; "ng" and "ny" stay one sound; small words, endings that stand alone and what counts stay.
    """
    del others
    share, by_syllable = dice.uniform(0.35, 0.65), often(dice, 0.3)

    def word(found: str) -> str:
        if len(found) < 4 or counts(found) or not often(dice, share):
            return found
        parts = _syllables(found.casefold())
        if by_syllable and len(parts) > 1:
            return cased("".join([*parts[-1:], *parts[:-1]]), found)
        sounds = re.findall(r"ng|ny|.", found.casefold())
        return cased("".join(reversed(sounds)), found)

    return each_word(text, word)


def short_and_mixed(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Short forms of the telephone, everyday endings, and words of Sasak, Samawa, Javanese, Betawi or English.

    Met everywhere: "yg", "dgn", "ga bs", "ngambil" for "mengambil", "kasihin" for "kasihkan", "bukunya" as "bukux" in
    the east. Whoever speaks another language at home puts its small words ("ndeq", "leq", "araq"; "wis", "ora", "sing")
    into an Indonesian sentence and its greeting before it; the telling words, names and numbers stay Indonesian.
    """
    del others
    tongue = dice.choice(["sasak", "sasak", "samawa", "jawa", "inggris", "betawi", ""])
    mixed = MIXED.get(tongue, {})
    eager, vowels = dice.uniform(0.6, 1.0), dice.choice([0.0, 0.1, 0.2, 0.3])

    def word(found: str) -> str:
        low = found.casefold()
        if low in mixed and often(dice, 0.75):
            return cased(dice.choice(mixed[low]), found)
        if low in SHORT and often(dice, eager):
            return cased(dice.choice(SHORT[low]), found)
        if counts(low) or (found[:1].isupper() and not found.isupper()):
            return found
        return cased(_loosely(low, dice, eager, vowels), found)

    told = each_word(text, word)
    if tongue and often(dice, 0.5):
        told = f"{dice.choice(OPENERS[tongue])} {told}"
    return f"{told} {dice.choice(CLOSERS)}".strip() if often(dice, 0.4) else told


ALTERATIONS: Final[Mapping[str, Alteration]] = {
    "half_quoted": half_quoted,
    "signs_for_letters": signs_for_letters,
    "lookalikes": lookalikes,
    "separators": separators,
    "drawn_out": drawn_out,
    "reversed_words": reversed_words,
    "short_and_mixed": short_and_mixed,
}


_SAID = {"meng": "ng", "meny": "ny", "men": "n", "mem": ""}
_BEGINNINGS = re.compile(r"^(?:meng(?=[aiueogkh])|meny(?=[aiueo])|men(?=[dtj])|mem(?=[bp]))")


def _loosely(word: str, dice: random.Random, eager: float, vowels: float) -> str:
    """A word as it is said: other beginnings and endings; here and there without the vowels of its middle."""
    if len(word) > 6 and often(dice, eager * 0.5):
        loose = _BEGINNINGS.sub(lambda found: _SAID[found.group()], word, count=1)
        if loose.endswith("kan"):
            loose = loose.removesuffix("kan") + "in"
        elif loose.endswith("nya"):
            loose = loose.removesuffix("nya") + dice.choice(["x", "ny", "nya", "e"])
        return loose
    if 4 < len(word) < 9 and often(dice, vowels):
        return word[0] + "".join(each for each in word[1:-1] if each not in _VOWELS) + word[-1]
    return word


def _after_sign(words: Sequence[str], size: int) -> int:
    ends = [at + 1 for at, word in enumerate(words[: len(words) - size]) if word[-1] in ".,!?:;"]
    return ends[0] if ends else 0


def _as_long(others: Sequence[str], size: int, dice: random.Random) -> list[str]:
    """Words of one of `others` that is about so long, or of two of them."""
    tried = [dice.choice(others).split() for _ in range(12)]
    best = min(tried, key=lambda words: abs(len(words) - size))
    while len(best) < 0.8 * size:
        best = [*best, *dice.choice(others).split()]
    return best[: max(_FEWEST_QUOTED, round(size * dice.uniform(0.85, 1.25)))]


def _in_other_type(text: str, letters: tuple[str, str, str], dice: random.Random) -> str:
    capital, small, nought = letters
    table = {ord("A") + at: chr(ord(capital) + at) for at in range(26)}
    table |= {ord("a") + at: chr(ord(small) + at) for at in range(26)}
    if nought:
        table |= {ord("0") + at: chr(ord(nought) + at) for at in range(10)}
    loud = often(dice, 0.3)

    def piece(found: str) -> str:
        plain = unicodedata.normalize("NFC", found)
        as_it_is = is_kept(plain) and not plain.strip(".,%").isdigit()
        return plain if as_it_is else plain.translate(table)

    found = pieces(text)
    # The loud half alone: the first words, as a headline.
    until = len(found) // 2 if loud else len(found)
    return "".join([*map(piece, found[:until]), *found[until:]])


def _syllables(word: str) -> list[str]:
    parts = re.findall(r"(?:ng|ny|sy|kh|[^aiueoAIUEO])*?[aiueoAIUEO](?:(?:ng|[^aiueoAIUEO])(?![aiueoAIUEO]))?", word)
    rest = word[len("".join(parts)) :]
    return [*parts[:-1], parts[-1] + rest] if parts else [word]


def _halves(word: str, dice: random.Random) -> list[str]:
    at = dice.randint(1, max(1, len(word) - 1))
    return [word[:at], word[at:]]


def _last_vowel(word: str) -> int:
    return max((word.casefold().rfind(vowel) for vowel in _VOWELS), default=-1) % len(word)
