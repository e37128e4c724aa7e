"""Where a claim may be parted: at its own marks, and before the small words that begin a clause.

Rules kept here: a part is a run of the claim's words as they stand; none ends on a word that leans on the next; where
a claim gives a text and its translation, the translation is a text of its own.
Left to others: which part is quoted (`passed_along`), in which order they come (`said_otherwise`).
"""

import re
from typing import Final

from tools.benchmarks.claims.unseen.pieces import bare, leans

_ENDS: Final = re.compile(r"[.!?…,;:|”\"‼❗]+$|^[|~–-]+$")
_BEGINS: Final = re.compile(
    r"(?:agar|akibat|apabila|bahwa|bila|dan|demi|hingga|jika|kalau|kare?na|krn|ketika|lalu|maka|namun|oleh|padahal|"
    r"saat|sambil|sampai|sebab|sebagai|sehingga|sejak|selama|serta|setelah|supaya|tapi|tetapi|untuk|usai|yang|"
    r"and|because|after|while|who|but)$"
)
_GLUED: Final = re.compile(r"[^\W\d][‼️!?~|,❗❓]+(?=[^\W\d]{3})")
_TRANSLATED: Final = re.compile(r"(?:terjemahan\w*|artinya)(?:\s+narasi)?\s*:?\s*[“\"]?\s*", re.IGNORECASE)
_PLACED: Final = re.compile(
    r"(?:di|ke|dari|pada|dengan|dgn|dalam|atas|bagi|bersama|tanpa|lewat|melalui|in|on|from|with)$"
)
_DOES: Final = re.compile(
    r"(?:me(?:m|n|ng|ny|r|l|w)\w{3,}|di\w{4,}|ber\w{3,}|ter\w{4,}|akan|telah|sudah|resmi|mau|bisa|harus|minta|jadi)$"
)
_SHORTEST: Final = 3


def begins(word: str) -> bool:
    """Whether a clause that leans on the one before begins so."""
    return bool(_BEGINS.match(bare(word)))


def unglued(word: str) -> str:
    """What of a word stands behind a mark in its midst: the clause before it ended there, without a space."""
    return _GLUED.split(word)[-1]


def phrases(text: str) -> list[list[str]]:
    """The claim in runs of three words and more (a shorter last one joins the run before it).

    A word with a mark in its midst begins one: two clauses were written without a space.
    """
    found: list[list[str]] = []
    run: list[str] = []
    for word in text.split():
        joins = len(run) >= _SHORTEST and begins(word) and not leans(run[-1])
        if joins or (len(run) >= _SHORTEST - 1 and _GLUED.search(word)):
            found.append(run)
            run = []
        run.append(word)
        if len(run) >= _SHORTEST and _ENDS.search(word):
            found.append(run)
            run = []
    if run and found and len(run) < _SHORTEST:
        found[-1] += run
    elif run:
        found.append(run)
    return found


def translation(text: str) -> str:
    """What stands after the word that announces a translation; empty where none does."""
    told = _TRANSLATED.split(text, maxsplit=1)
    return told[1].strip() if len(told) > 1 else ""


def middle(words: list[str], first: int, last: int) -> int:
    """Where to part a run without a mark, between two places: before a word of place, else before a verb."""
    fit = [at for at in range(first, last + 1) if 0 < at < len(words) and not leans(words[at - 1])]
    placed = [at for at in fit if _PLACED.match(bare(words[at]))]
    does = [at for at in fit if _DOES.match(bare(words[at]))]
    whole = [at for at in fit if not words[at - 1][-1:].isdecimal()]
    return (placed or does or whole or fit or [min(max(1, first), len(words) - 1)])[-1]
