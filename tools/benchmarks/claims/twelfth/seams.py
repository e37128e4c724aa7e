"""Where a claim comes apart: at its marks, and before the small words that open a clause.

Rules kept here: pieces, put together again, are the claim's words in their order; none is of a single word, but where
the whole claim is.
Left to others: what becomes of the pieces (`sent_on`, `loosely`).
"""

import re
from typing import Final

_OPENS: Final = frozenset(
    re.findall(
        r"\S+",
        """karena karna krn padahal sehingga setelah sebelum sesudah usai saat ketika agar supaya jika jikalau bila
        kalau
        hingga sampai untuk akibat gara-gara sedangkan sementara tetapi tapi namun lalu kemudian serta yang meski walau
        oleh
        demi buat dengan dalam pada""",
    )
)
_ENDS: Final = re.compile(r"[.!?…,;:|‼]+\ufe0f?[\"”’)]*$|(?:^|\s)[|–~-]$")
_FEWEST: Final = 2
_LONG: Final = 5


def ends(text: str) -> bool:
    """Whether a clause or a sentence ends at the end of it, as far as marks show."""
    return bool(_ENDS.search(text))


def pieces_of(text: str) -> list[str]:
    """Clauses, as well as marks and small words show them."""
    found: list[list[str]] = [[]]
    for word in text.split():
        opens = word.casefold().strip('("“') in _OPENS and len(found[-1]) >= _LONG
        if opens or (found[-1] and _ENDS.search(found[-1][-1]) and len(found[-1]) >= _FEWEST):
            found.append([])
        found[-1].append(word)
    if len(found) > 1 and len(found[-1]) < _FEWEST:
        last = found.pop()
        found[-1] += last
    return [" ".join(each) for each in found]
