"""A text as it is compared: Indonesian as people write it, folded to plain words.

Rules kept here:
  * What changes the look and not the words goes: case, marks, zero-width signs, letters of other scripts that look
    alike, emoji, letters drawn out, letters spaced apart, digits and signs for letters, words turned round or upside
    down, short forms, a word said twice in a row. Which word was meant, known words decide (`disguise`).
  * What says nothing of the matter goes: addresses but for a title in them, names of accounts, labels of forwarding and
    calls to pass it on, when and by whom each line of a chat was written and what messengers write themselves when they
    export it, and a no that only asks ("..., bukan?").
  * Any text is taken; nothing raises. Folding what was folded changes nothing (unless calls to pass on were put inside
    each other more than sixteen deep to make work). No more than `LONGEST` signs are read, `DISGUISED` of them so well
    that a disguise is seen.
  * Numbers stay: a claim about 50 million is another than one about 5. What has digits alone, with the signs and the
    units of numbers, is a number whatever word it may look like.
Left to others: endings and weights (`weight`), what is alike (`claim`, `near`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import chain, groupby, islice
from operator import eq
from typing import Final
from unicodedata import category, normalize

from saksama.textmatch.disguise import Known
from saksama.textmatch.phrases import Phrases
from saksama.textmatch.table_files import daily, denial, denying, forwarding, letters, slang

LONGEST: Final = 50_000
"""Signs of a text that are read; what follows is not compared."""
DISGUISED: Final = 4_000
"""Signs of a text behind which a disguise is looked for; what follows is read as it stands."""
_LONGEST_WORD: Final = 64
_LONGEST_PIECE: Final = 80
_ADDRESS: Final = re.compile(r"(?:[hH][tT]{2}[pP][sS]?://|[wW]{3}\.)\S+")
# Four words and more; fewer are a name of the place, a language, a code.
_JOINED: Final = re.compile(r"(?<=[/=])[^\W_]+(?:[-_+ ,]+[^\W_]+){3,}")
_JOINTS: Final = str.maketrans("-_+", "   ")
_ACCOUNT: Final = re.compile(r"(?:^|(?<=[,;:(/]))@\w+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LINE_HEAD: Final = re.compile(
    r"^\W{0,2}\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? \d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\]| -) [^:\n]{1,40}:\s",
    re.MULTILINE,
)
_TAG: Final = re.compile(r"#\w+")
# A word that was cut in two at the end of a line; the line's end may be a space where it was copied. What was taken of
# a row of spaces is not given back: tried again from each of them, thousands would take minutes.
_CUT: Final = re.compile(r"(?<=[^\W\d_])-(?:[^\S\n]*+\n\s*+(?=[^\W\d_])|\s++(?=[a-z])|(?<=[A-Z]-)\s++(?=[A-Z]))")
_THOUSANDS: Final = re.compile(r"\.(?<=\d\.)(?=\d{3}(?!\d))")
_SURE: Final = re.compile(r"(?<=[^\W\d_])[@$](?=[^\W\d_])")
_DRAWN: Final = re.compile(r"([^\W\d_])\1{2,}")
_DRAWN_END: Final = re.compile(r"(?<=[^\W\d_]{2})([^\W\d_])\1+$")
# What has a letter over again and means it: Roman numbers, a party, who works for the state by contract, an office.
_MEANT: Final = re.compile(r"x{0,3}v?i{0,3}|pppk?|dkpp")
_TWICE: Final = re.compile(r"(?=\w*[aiueo])([^\W\d_]{2,})2(nya|an|lah)?")
_LETTERS_NUMBER: Final = re.compile(r"([^\W\d_]{2,})(\d{2,})")
_NUMBER_LETTERS: Final = re.compile(r"(\d+)([^\W\d_]+)")
_UNITS: Final = frozenset(
    {"rb", "ribu", "jt", "juta", "m", "miliar", "milyar", "t", "triliun", "k", "x", "kg", "km", "an", "g", "d", "l"}
    | {"liter", "ton", "ha", "hektar", "persen", "detik", "menit", "jam", "hari", "hr", "bulan", "bln", "tahun", "thn"}
    | {"th", "orang", "org"}
)
_COUNTED: Final = frozenset({"rp", "idr", "usd", "tps", "rt", "rw", "no", "nomor", "pasal", "km", "jl", "pkl", "pukul"})
_NUMBER: Final = re.compile(
    rf"(?:{'|'.join(sorted(_COUNTED))})?[\W_]*\d[\d.,:;/()+%°–-]*(?:{'|'.join(sorted(_UNITS))}|wib|wita|wit)?[\W_]*"
)
_AMOUNT: Final = re.compile(rf"({'|'.join(sorted(_COUNTED))})(\d+)({'|'.join(sorted(_UNITS))})?")
_CALLED: Final = re.compile(r"([^\W\d_aiueo]{2,})(\d)")
_FEW_LETTERS: Final = 3
_MAIL: Final = re.compile(r"[\w.+-]+@[\w.-]+\.(?:com|id|net|org)")
_INSTEAD: Final = str.maketrans({sign: meant[0] for sign, meant in letters().instead.items() if sign.isdigit()})
# What stands at the end of a word as a sign of its own, and what may be a letter even there.
_WRITTEN: Final = "".join(sign for sign in letters().instead if not sign.isalnum())
MARKS: Final = "?!:."
"""Signs of the end of a sentence, the plainest first."""
_PICTURES: Final = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_STOPS: Final = f"{MARKS}\u2026"
# One set of signs first: what a text is looked through for.
_SENTENCE_END: Final = re.compile(
    rf"[{_STOPS}\n{_PICTURES}](?:"
    rf"(?<=[{_STOPS}])(?<![{_STOPS}]{{2}})[{_STOPS}]*+(?=[\s\"'\u2019\u201d)\]*_~{_PICTURES}]|$)"
    rf"|(?<=\n)\s*+|(?<=[{_PICTURES}])[{_PICTURES}\ufe0f\u200d\s]*+)"
)
_EDGES: Final = re.compile(rf"^[^\w{re.escape(_WRITTEN)}]+|[^\w{re.escape(_WRITTEN)}]+$")
_ENDS: Final = '?!.)"'
_POINTS: Final = re.compile(r"^[!(\[{]+|[!(\[{]+$")
_SIGN: Final = re.compile(f"[{re.escape(''.join(letters().instead))}]")
# Signs that show nothing and are called letters or marks: fillers of Hangul, the empty Braille cell.
_EMPTY: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_FEW_TURNED: Final = 3
"""So many letters upside down are no accident, nor a sign for a letter."""
_APART: Final = 3
"""So many letters that stand apart are a word where it is known: `K P U`; more are read as the words they are."""
_ROW: Final = b"\1" * _APART
_SETTLES: Final = 4
_PASSES: Final = 16
_SPELLINGS: Final = 1 << 18


class _Letters(dict[int, str | None]):
    """What a letter becomes, looked up once for each."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        gone = letter in _EMPTY or category(letter)[0] == "M" or category(letter) == "Cf"
        self[code] = None if gone else letters().alike.get(letter, letter)
        return self[code]


class _Runs(dict[int, str]):
    """Letters and digits as they are, all else a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = letter if letter.isalnum() else " "
        return self[code]


_LETTERS: Final = _Letters()
_RUNS: Final = _Runs()
_CAPITALS: Final = str.maketrans(dict(letters().capitals))
_TURNED: Final = str.maketrans(dict(letters().turned))
_UPSIDE_DOWN: Final = frozenset(sign for sign in letters().turned if not sign.isascii()) - letters().alike.keys()
_PHRASES: Final = Phrases(dict.fromkeys(forwarding()))
_NOT: Final = "jangan"
"""Behind it a call to pass on is none: `jangan sebarkan`."""


class _Spellings(dict[str, tuple[str, ...]]):
    """What stands between two spaces, and its words."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.odd: set[str] = set()
        """Those with a word of one sign or one that may begin a phrase: a text without them is done."""

    def __missing__(self, spelling: str) -> tuple[str, ...]:
        words = tuple(_piece(spelling, self._known))
        # Told before it is kept: what another thread finds here, it finds there too.
        if 1 in map(len, words) or _PHRASES.in_any(words):
            self.odd.add(spelling)
        if len(spelling) <= _LONGEST_PIECE:
            self[spelling] = words
        return words


class Folding:
    """Folds texts; `known` words decide what a disguise is read as. Reading is safe from several threads."""

    def __init__(self, known: Known) -> None:
        """`known`: without them nothing is read as another word than it looks."""
        self._known = known
        self._read = _Spellings(known)

    def __call__(self, text: str) -> tuple[str, ...]:
        """The words of a text, in their order: small letters and digits, no empty one."""
        return self._words(_in_one(text[:LONGEST]))

    def _words(self, text: str) -> tuple[str, ...]:
        read = self._read
        if len(read) > _SPELLINGS:
            # Given up whole when it is full; a reader keeps the one with which it began.
            read = self._read = _Spellings(self._known)
        if len(text) <= DISGUISED:
            pieces = text.split()
            found = tuple(chain.from_iterable(map(read.__getitem__, pieces)))
            if read.odd.isdisjoint(pieces):
                return tuple(_said_once(found))
        else:
            found = tuple(chain.from_iterable(map(read.__getitem__, text[:DISGUISED].split())))
            found += tuple(_plainly(text[DISGUISED:]))
        for _ in range(_PASSES):
            # What was taken out may have brought together what belongs together: again, until nothing more goes.
            settled = _kept(self._together(found))
            if settled == found:
                break
            found = settled
        return found

    def marked(self, text: str) -> tuple[str, ...]:
        """The words of a text, folded sentence by sentence, with a mark where one ends.

        None of a long text, nor of one in which no sentence ends. A mark is one of `MARKS`, or the first of a row of
        small pictures.
        """
        if len(text) > DISGUISED:
            return ()
        text = _in_one(text)
        found: list[str] = []
        begin = 0
        for end in _SENTENCE_END.finditer(text):
            found += self._words(text[begin : end.end()])
            begin = end.end()
            mark = _mark(end[0])
            # Of several in a row the plainest: "?!" asks.
            if found and found[-1] in MARKS and mark in MARKS:
                found[-1] = min(found[-1], mark, key=MARKS.index)
            elif found or mark not in MARKS:
                # A picture says something before the first word too.
                found.append(mark)
        return (*found, *self._words(text[begin:])) if begin else ()

    def _together(self, words: Sequence[str]) -> Sequence[str]:
        """Letters that stand apart as the words they are."""
        if _ROW not in bytes(map((1).__eq__, map(len, words))):
            return words
        joined: list[str] = []
        for alone, row in groupby(words, key=lambda word: len(word) == 1):
            letters_apart = list(row)
            joined += self._row(letters_apart) if alone and len(letters_apart) >= _APART else letters_apart
        return joined

    def _row(self, signs: Sequence[str]) -> Sequence[str]:
        together = "".join(signs)
        if len(signs) == _APART:
            return [together] if together in self._known else signs
        if together.isalpha():
            parts = self._known.segmented(together)
            return [word for part in parts for word in _settled(part, self._known)]
        if not together.isdigit() and len(together) < _LONGEST_WORD and (read := self._known.whole(together)):
            return [read]
        return signs


def _mark(end: str) -> str:
    """What the end of a sentence is marked with: of several the plainest; a picture as it is."""
    if end[0] in _STOPS or end[0].isspace():
        return next((mark for mark in MARKS if mark in end), MARKS[-1])
    return end[0]


def _in_one(text: str) -> str:
    """A text without the heads of a chat's lines, and with words whole that the end of a line had cut."""
    # Asked for by its end first: most texts are no chat, and a line's head is looked for at each of their signs.
    if "] " in text or " - " in text:
        text = _LINE_HEAD.sub("", text)
    # Asked for its commonest letter first: hardly any text has it.
    if "ɐ" in text and len(_UPSIDE_DOWN.intersection(text)) >= _FEW_TURNED:
        text = _upright(text)
    return _CUT.sub("", text) if "-" in text else text


def _upright(text: str) -> str:
    """A text with what was turned upside down read from its end: from the first such word to the last."""
    pieces = text.split(" ")
    turned = [at for at, piece in enumerate(pieces) if not _UPSIDE_DOWN.isdisjoint(piece)]
    begin, end = turned[0], turned[-1] + 1
    return " ".join([*pieces[:begin], " ".join(pieces[begin:end]).translate(_TURNED)[::-1], *pieces[end:]])


def known_of(words: Iterable[str]) -> Known:
    """Known words: these, the most frequent first, those of every day, and those by which a report is denied."""
    plain = (word for word in chain(words, daily(), denying()) if len(word) > 1 and word.isalpha())
    return Known(word for word in plain if _settled(word, _NOBODY) == (word,))


def folding_of(texts: Iterable[str]) -> Folding:
    """A folding by which a collection of texts is read: what they write plainly is known, the most frequent first."""
    often = Counter(chain.from_iterable(plainly(_without_signs(text)) for text in texts))
    return Folding(known_of(word for word, _ in often.most_common()))


def _without_signs(text: str) -> str:
    """A text without the pieces that may be disguised: those teach no word."""
    return " ".join(
        piece for piece in text.split() if piece.isalpha() or not _SIGN.search(_POINTS.sub("", _EDGES.sub("", piece)))
    )


def _piece(spelling: str, known: Known) -> Iterator[str]:
    """The words of what stands between two spaces."""
    if spelling.isascii() and spelling.isalnum():
        yield from _settled(spelling.lower(), known)
        return
    text = spelling
    if "&" in text:
        text = unescape(text)
    if "://" in text or "ww." in text.lower():
        text = _ADDRESS.sub(_title, text)
    plain = _plain(text)
    if len(plain) > 2 * len(text) + _LONGEST_PIECE:
        # Signs that are many letters each, and many of them: no disguise that anybody reads.
        yield from _plainly(plain)
        return
    for part in plain.split():
        yield from _part(part, known) if len(part) <= _LONGEST_PIECE else _plainly(part)


def _plainly(text: str) -> Iterator[str]:
    """The words of a text as they stand."""
    if not text.isascii():
        # One sign may be eighteen letters: they count.
        text = normalize("NFKD", text)[:LONGEST]
    return chain.from_iterable(map(_as_it_stands, _plain(text).translate(_RUNS).split()))


def _part(part: str, known: Known) -> Iterator[str]:
    """The words of a piece in small letters, without spaces."""
    word = part.rstrip(_ENDS)
    if "?" in part[len(word) :] and slang().get(word, word) in denial().no:
        # "..., bukan?": that asks, and denies nothing.
        return
    part = _EDGES.sub("", _THOUSANDS.sub("", part))
    if _MAIL.fullmatch(part):
        return
    if "@" in part and known.whole(part) is None:
        # An account, unless a known word is written so.
        part = _EDGES.sub("", _ACCOUNT.sub(" ", part))
    core = _POINTS.sub("", part)
    if _NUMBER.fullmatch(core):
        runs: Iterable[str] = core.translate(_RUNS).split()
    elif core.isalnum():
        runs = (core,)
    else:
        runs = _mixed(core, known)
    words = [word for run in runs for word in _settled(run, known)]
    if part != core and not any(word in known for word in words) and (read := known.whole(part)):
        words = [read]
    yield from words


def _mixed(core: str, known: Known) -> Iterable[str]:
    """The runs of a piece with signs inside."""
    if read := known.whole(core):
        return (read,)
    if (sure := _SURE.sub(_first, core)).isalnum():
        return (sure,)
    parts = known.parted(core)
    return core.translate(_RUNS).split() if parts is None else parts


def _kept(found: Sequence[str]) -> tuple[str, ...]:
    """Words without what is said twice and what says nothing of the matter."""
    words = _said_once(found)
    return tuple(_without_phrases(words) if _PHRASES.in_any(words) else words)


def _said_once(words: Sequence[str]) -> Sequence[str]:
    """Words without what is said twice in a row."""
    if any(map(eq, words, islice(words, 1, None))):
        return [word for word, before in zip(words, [None, *words], strict=False) if word != before]
    return words


def _without_phrases(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    after = 0
    for at in [at for at, word in enumerate(words) if word in _PHRASES]:
        if at and words[at - 1] == _NOT:
            continue
        if at >= after and (found := _PHRASES.at(words, at)):
            kept += words[after:at]
            after = at + found[0]
    return [*kept, *words[after:]]


def _plain(text: str) -> str:
    """Small letters without marks and disguise."""
    if "#" in text:
        text = _TAG.sub(_humps, text)
    if text.isascii():
        return text.lower()
    for _ in range(_SETTLES):
        composed = normalize("NFKC", text).translate(_CAPITALS)
        plain = normalize("NFKD", composed.casefold()).translate(_LETTERS)
        if plain == text:
            break
        text = plain
    return text


def _title(address: re.Match[str]) -> str:
    """What an address says in words: the title of a page in its path, the text that it passes on."""
    return " ".join(["", *_JOINED.findall(address[0].replace("%20", " ")), ""]).translate(_JOINTS)


def _humps(found: re.Match[str]) -> str:
    return _HUMP.sub(" ", found[0])


def _first(found: re.Match[str]) -> str:
    return letters().instead[found[0]][0]


@lru_cache(maxsize=1 << 16)
def _as_it_stands(found: str) -> tuple[str, ...]:
    return _settled(found, _NOBODY)


def _settled(found: str, known: Known) -> tuple[str, ...]:
    """What one run of letters and digits stands for; mostly one word."""
    words: tuple[str, ...] = (found[:_LONGEST_WORD],)
    for _ in range(_SETTLES):
        settled = (
            _word(words[0], known) if len(words) == 1 else tuple(each for word in words for each in _word(word, known))
        )
        if settled == words:
            break
        words = settled
    return words


def _word(word: str, known: Known) -> tuple[str, ...]:
    if word.isdigit():
        return (word,)
    if not word.isalpha():
        return _with_digits(word, known)
    # Most words have no letter twice: that is the cheapest question.
    if len(set(word)) < len(word) and not _MEANT.fullmatch(word):
        word = _DRAWN_END.sub(r"\1", _DRAWN.sub(r"\1", word))
    if " " in (word := slang().get(word, word)):
        return tuple(word.split())
    return (word,) if word in known else known.other(word)


def _with_digits(word: str, known: Known) -> tuple[str, ...]:  # noqa: PLR0911 - the first that fits is it
    if amount := _AMOUNT.fullmatch(word):
        return tuple(filter(None, amount.groups()))
    if twice := _TWICE.fullmatch(word):
        return (twice[1] + (twice[2] or ""),)
    before, after = _LETTERS_NUMBER.fullmatch(word), _NUMBER_LETTERS.fullmatch(word)
    if before and before[1] in known:
        return (before[1], before[2])
    if after and after[2] in _UNITS:
        return (after[1], after[2])
    if read := known.whole(word):
        return (read,)
    if before := before or _CALLED.fullmatch(word):
        return (before[1], before[2])
    if after and (len(after[1]) > 1 or after[2] in known or after[2] in slang()):
        return (after[1], after[2])
    return (_drawn(word, known),)


def _drawn(word: str, known: Known) -> str:
    """What a word looks like whose digits are letters; itself where it may be a code: `C1`, `G30S`, `B40`."""
    drawn = word.translate(_INSTEAD)
    digits = sum(map(str.isdigit, word))
    likely = len(word) - digits >= max(_FEW_LETTERS, 2 * digits)
    return drawn if drawn in known or (likely and drawn.isalpha()) else word


_NOBODY: Final = Known(())
plainly: Final = Folding(_NOBODY)
"""Folds a text and reads no disguise: what a collection writes plainly is known from then on."""
fold: Final = Folding(known_of(()))
"""Folds a text where no other words are known than those of every day."""
