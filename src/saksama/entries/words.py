"""Words of our own people on their way into a commitment: what is read is all that stands there.

Rules kept here:
  * One spelling: NFC, one sign for the end of a line, a tab is a blank, nothing blank around them.
  * Every sign is seen, and none turns the order of letters: the second person reads what the entry commits to. Letters
    of every script pass, and the two joiners that Arabic writing and emoji need.
  * Signs that print nothing are no words. What is too long is refused, never cut.
  * What is refused is named by its sign, its place and what stands before it: nobody sees it.
  * Words of strangers and partners are never refused: their unseen signs are shown (`shown`). What a reporter says is a
    stranger's word also where one of our people types it at the counter: a report must not fail to be received for a
    sign that came with a pasted message. A finding, and every reason, is our own.
Left to others: the entry that commits to them (`ledger.actions.spoken`), forms, the sentences of a refusal (screens).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import Final, NewType

from saksama.errors import CallerError
from saksama.vocabulary import JsonValue

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
_JOINERS: Final = "\u200c\u200d"
_NUMBER_SIGNS: Final = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2"
"""Signs of Arabic writing that stand around digits and are seen, though Unicode counts them as format."""
_SEEN: Final = frozenset(_JOINERS + _NUMBER_SIGNS)
_PRINTS_NOTHING: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters, marks and a symbol that print nothing: fillers, the braille cell without a dot."""


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


def is_unseen(sign: str) -> bool:
    """Whether one sign cannot be seen, or turns the order of letters. The end of a line and a tab are such signs."""
    return sign in _PRINTS_NOTHING or (unicodedata.category(sign) in _UNSEEN and sign not in _SEEN)


def unprinted(text: str, *, lines: bool = True) -> int | None:
    """The place of the first sign that is not seen, or turns the order of letters; `lines`: it may have several."""
    return next((at for at, sign in enumerate(text) if is_unseen(sign) and not (lines and sign == "\n")), None)


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


def all_worded(told: JsonValue) -> JsonValue:
    """The same value with every text in it as `worded` makes it; keys stay. Raises `WordsRefused`."""
    match told:
        case str():
            return worded(told, most=MOST_AT_ALL, needed=False)
        case dict():
            return {key: all_worded(value) for key, value in told.items()}
        case list():
            return [all_worded(value) for value in told]
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
    for at, sign in enumerate(text):
        if sign in "\n\r\t" or not is_unseen(sign):
            continue
        if run < at:
            yield text[run:at], ""
        yield "", f"U+{ord(sign):04X}"
        run = at + 1
    if run < len(text):
        yield text[run:], ""
