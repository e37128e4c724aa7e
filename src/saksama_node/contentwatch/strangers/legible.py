"""Words of strangers without what does not print: no sign that turns the order of letters, hides, or controls.

Rules kept here: lines stay lines, the blank between words is one, an empty line goes; what is left is said as it was.
Left to others: marks of a page (quarantine), escaping (whoever shows them).
"""

from typing import Final

from saksama_node.contentwatch.strangers.limits import WORDS_CHARACTERS

SILENT: Final = "(tanpa kata yang tercetak)"
"""Stands where a partner's words hold nothing that prints."""


def printed(words: str) -> str:
    """What of these words prints, line by line, as long as words may be."""
    kept = (" ".join(_printed(line).split()) for line in words.splitlines())
    return "\n".join(line for line in kept if line)[:WORDS_CHARACTERS]


def _printed(line: str) -> str:
    return "".join(letter for letter in line if letter.isprintable() or letter == "\t")
