"""Words of our own people on their way into a commitment: what is read is all that stands there.

Rules kept here:
  * One spelling: NFC, one sign for the end of a line, a tab is a blank, nothing blank around them.
  * Every sign is seen, and none turns the order of letters: the second person reads what the entry commits to. Letters
    of every script pass. The two joiners pass where they shape what is seen: between letters of Arabic and Indic
    writing, and, as the two selectors of a look, beside a picture. Elsewhere they are unseen.
  * Signs that print nothing are no words. What is too long is refused, never cut.
  * What is refused is named by its sign, its place and what stands before it: nobody sees it.
  * Words of strangers and partners are never refused: their unseen signs are shown (`shown`). What a reporter says is a
    stranger's word also where one of our people types it at the counter: a report must not fail to be received for a
    sign that came with a pasted message. A finding, and every reason, is our own.
Left to others: the entry that commits to them (`ledger.actions.spoken`), forms, the sentences of a refusal (screens).
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import field
from enum import StrEnum
from typing import Final, NewType, cast

from saksama.errors import CallerError

Words = NewType("Words", str)
"""Words that passed `worded`, in their one spelling. Nothing else makes them."""
Reason = NewType("Reason", Words)
"""Words that passed `reasoned`: why a second person says no, or somebody acts."""

MOST: Final = 8_000
"""Letters that words have at the most where nothing shorter is asked."""
MOST_IN_REASON: Final = 2_000
MOST_AT_ALL: Final = 20_000
"""The bound behind every other: of what no form and no room asked less."""
_TOLD: Final = 24
"""Signs before a refused one that are told."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_NUMBER_SIGNS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2")
"""Signs of Arabic writing that stand around digits and are seen, though Unicode counts them as format."""


def _signs(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(sign) for first, last in ranges for sign in range(first, last + 1))


_IGNORABLE: Final = _signs(
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""Default_Ignorable_Code_Point of Unicode 16.0 (DerivedCoreProperties.txt): what a screen leaves out,
variation selectors too."""
_BLANK: Final = frozenset("\u2800\U00013441\U00013442\U00016fe4\U0001d159")
"""Letters, a mark and symbols that print nothing besides: the braille cell without a dot, blanks of hieroglyphs,
the filler of Khitan, the note without a head."""
_PRINTS_NOTHING: Final = _IGNORABLE | _BLANK

_JOINERS: Final = "\u200c\u200d"
_PICTURE_JOINER: Final = "\u200d"
_LOOKS: Final = "\ufe0e\ufe0f"
"""The selectors that show one picture as text or in colour (UTS #51, 1.4.3)."""
_JOINED: Final = (
    *(("\u0600", "\u0dff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u1a00", "\u1c4f"), ("\ua800", "\ua95f")),
    *(("\ua980", "\uaaff"), ("\uabc0", "\uabff"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufefc")),
    *(("\U00010ec0", "\U00010eff"), ("\U00011000", "\U00011fff")),
)
"""Blocks of writing whose letters a joiner shapes (Blocks.txt): Arabic to Sinhala, Myanmar, Khmer, Buginese to Lepcha,
Syloti Nagri to Rejang, Javanese to Meetei Mayek, Arabic forms and Extended-C, Brahmi to Tamil Supplement."""
_PICTURES: Final = frozenset("\u00a9\u00ae\u203c\u2049\u2139\u3030\u303d") | _signs((0x1F3FB, 0x1F3FF))
"""Pictures that Unicode counts as other than symbols, or that stand before the blocks of symbols (emoji-data.txt)."""
_FIRST_SYMBOL: Final = "\u2100"
_KEYS: Final = frozenset("#*0123456789")
_KEYCAP: Final = "\u20e3"


class WhyWords(StrEnum):
    """Why words were refused."""

    EMPTY = "empty"
    LONG = "long"
    NOT_SEEN = "not-seen"
    SIGN = "sign"


class WordsRefused(CallerError):
    """These words cannot be entered. `sign`: as `U+202E`, at place `at`, for SIGN; `most`: letters allowed, for LONG.

    `before` is what stands before the sign: for the one who typed it; it is told in no log.
    """

    code = "words.refused"
    advice = "Delete the sign that does not print, or type the words anew; shorten what is too long."

    why: WhyWords
    sign: str = ""
    at: int = 0
    most: int = 0
    before: str = field(default="", repr=False)

    @property
    def fields(self) -> dict[str, object]:
        """All that may be logged."""
        return {name: value for name, value in super().fields.items() if name != "before"}


def unseen(text: str) -> Iterator[int]:
    """The places of signs that cannot be seen where they stand, or turn the order of letters.

    The end of a line and a tab are such signs.
    """
    # Almost every text: lists of 100,000 rows pass here.
    if text.isprintable() and _PRINTS_NOTHING.isdisjoint(text):
        return
    for at, sign in enumerate(text):
        if sign in _PRINTS_NOTHING:
            if not _shapes(text, at):
                yield at
        elif unicodedata.category(sign) in _UNSEEN and sign not in _NUMBER_SIGNS:
            yield at


def unprinted(text: str, *, lines: bool = True) -> int | None:
    """The place of the first sign that is not seen, or turns the order of letters; `lines`: it may have several."""
    return next((at for at in unseen(text) if not (lines and text[at] == "\n")), None)


def _shapes(text: str, at: int) -> bool:
    """Whether the sign at this place is a joiner or a selector that shapes what stands beside it."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _LOOKS:
        return _is_picture(before) or (before in _KEYS and after == _KEYCAP)
    if sign not in _JOINERS:
        return False
    if _is_joined(before) and _is_joined(after):
        return True
    pictured = text[at - 2 : at - 1] if at > 1 and before in _LOOKS else before
    return sign == _PICTURE_JOINER and _is_picture(pictured) and _is_picture(after)


def _is_joined(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _JOINED) and unicodedata.category(sign)[0] in "LM"


def _is_picture(sign: str) -> bool:
    if sign in _PICTURES:
        return True
    return sign >= _FIRST_SYMBOL and unicodedata.category(sign) in {"So", "Sm"} and sign not in _BLANK


def spelled(text: str) -> str:
    """A text in its one spelling, judged by nothing."""
    return unicodedata.normalize("NFC", "\n".join(text.replace("\t", " ").splitlines())).strip()


def worded(text: str, *, most: int = MOST, lines: bool = True, needed: bool = True) -> Words:
    """These words in their one spelling. `needed`: they may not be empty; `lines`: they may have several.

    Raises `WordsRefused`. What passed once passes again, unchanged.
    """
    found = spelled(text)
    if not found and not needed:
        return Words("")
    if not found:
        raise WordsRefused(WhyWords.EMPTY)
    if not any(unicodedata.category(sign)[0] in "LNPS" and sign not in _PRINTS_NOTHING for sign in found):
        raise WordsRefused(WhyWords.NOT_SEEN)
    if (at := unprinted(found, lines=lines)) is not None:
        raise WordsRefused(WhyWords.SIGN, f"U+{ord(found[at]):04X}", at, before=" ".join(found[:at].split())[-_TOLD:])
    if len(found) > most:
        raise WordsRefused(WhyWords.LONG, most=most)
    return Words(found)


def all_worded[Told](told: Told) -> Told:
    """The same value with every text in it as `worded` makes it; keys stay. Raises `WordsRefused`.

    `told`: of JSON, or as `msgspec.to_builtins` gives a struct, with its tuples.
    """
    return cast("Told", _each_text(told, lambda text: worded(text, most=MOST_AT_ALL, needed=False)))


def _each_text(told: object, make: Callable[[str], str]) -> object:
    match told:
        case str():
            return make(told)
        case dict():
            return {key: _each_text(value, make) for key, value in told.items()}
        case list() | tuple():
            return type(told)(_each_text(value, make) for value in told)
        case _:
            return told


def reasoned(text: str) -> Reason:
    """Why: 1 to 2,000 letters. Raises `WordsRefused`: none, too long, or a sign that is not seen."""
    return Reason(worded(text, most=MOST_IN_REASON))


def shown(text: str) -> Iterator[tuple[str, str]]:
    """A stranger's text in pieces as a screen shows it: (run of seen signs, "") or ("", an unseen sign as `U+202E`).

    Ends of lines and tabs stay within their runs.
    """
    run = 0
    for at in unseen(text):
        if text[at] in "\n\r\t":
            continue
        if run < at:
            yield text[run:at], ""
        yield "", f"U+{ord(text[at]):04X}"
        run = at + 1
    if run < len(text):
        yield text[run:], ""


def shown_plainly(text: str) -> str:
    """The same as one text: each unseen sign as `⟨U+202E⟩`."""
    return "".join(run or f"⟨{sign}⟩" for run, sign in shown(text))


def all_shown[Told](told: Told) -> Told:
    """The same value, of the kinds of `all_worded`, with every text in it as `shown_plainly` makes it; keys stay."""
    return cast("Told", _each_text(told, shown_plainly))
