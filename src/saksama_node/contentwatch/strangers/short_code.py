"""The short code of a clarification, as `/k/xxxxxxxx`: said aloud, typed from paper, read off a picture.

Rules kept here:
  * It is made of the claim's public subject alone, so that it leads to nothing that the log does not tell.
  * No sign looks like another (no 0, 1, i, l, o); capitals count as small letters.
Left to others: which codes lead anywhere (public), two claims of one code: the first published keeps it (clarifying).
"""

from typing import Final

SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 8


def code_of(subject: str, turn: int = 0) -> str:
    """The code of a claim: the last of its digits in base 31; `turn`: the next ones, where that code is taken."""
    number = int(subject, 16) // len(SIGNS) ** (LENGTH * turn)
    code = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(SIGNS))
        code += SIGNS[rest]
    return code


def typed(text: str) -> str:
    """A code as somebody typed it, in its one spelling; empty where it can be none."""
    code = text.strip().lower()
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""
