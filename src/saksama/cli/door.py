r"""The one door through which a command of the outsider speaks: no word of a node or a file passes by it.

Rules kept here:
  * What is said is lines. An end of a line, a control or an escape, a sign that nobody sees or that turns the order of
    letters is shown by its number (`⟨U+202E⟩`) and does nothing: no served word paints over ours, or begins a line.
  * A stranger's value takes no more room than a sentence has for it; what was left out is counted.
  * JSON keeps every value as it was served; what is not seen stands there by its number too, as `\u202e`.
  * What is about to be signed is shown whole.
Left to others: the sentences (words, report), rows that match and tally stream from the caller's own files.
"""

import json
import re
import sys
from typing import Final, TextIO

from saksama.entries.words import shown_plainly, unseen

MOST: Final = 400
"""Letters of one value in a sentence: a log key has 90, a page's address seldom more than 200."""
_LONGEST: Final = 4_000
"""Letters of one line."""
_BLANKS: Final = re.compile(r"\s{2,}")
_ENDS: Final = re.compile(r"[\t\n\r]")


def plain(value: object, most: int = MOST) -> str:
    """A stranger's value as it may stand within a sentence: one line, each sign of it seen, `most` letters.

    Blanks that would push what follows out of sight are one.
    """
    return _short(_BLANKS.sub(" ", one_line(str(value))), most)


def one_line(text: str) -> str:
    """The same with every sign of it seen, ends of lines and tabs too: one line."""
    return _ENDS.sub(lambda sign: f"⟨U+{ord(sign[0]):04X}⟩", shown_plainly(text))


def tell(*lines: str) -> None:
    """Say these to whoever asked, each a line."""
    _write(sys.stdout, lines)


def complain(*lines: str) -> None:
    """Say beside the answer why there is none; an empty line is left out."""
    _write(sys.stderr, [line for line in lines if line])


def tell_json(value: object, *, ordered: bool = False) -> None:
    """Give one JSON value. `ordered`: members by their names."""
    sys.stdout.write(f"{safe_json(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=ordered))}\n")


def tell_whole(text: str) -> None:
    """Show a text of several lines before it is signed; nothing of it is left out."""
    sys.stdout.write("".join(f"{one_line(line)}\n" for line in text.split("\n")))


def safe_json(text: str) -> str:
    """The same JSON with each sign that is not seen by its number. `text`: as `json.dumps` makes it."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    told, done = [], 0
    for at in unseen(text):
        if text[at] != "\n":
            told += [text[done:at], json.dumps(text[at])[1:-1]]
            done = at + 1
    return "".join([*told, text[done:]])


def _write(out: TextIO, lines: tuple[str, ...] | list[str]) -> None:
    out.write("".join(f"{_short(one_line(line), _LONGEST)}\n" for line in lines))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}⟨+{len(text) - most}⟩"
