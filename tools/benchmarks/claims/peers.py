"""What others make of the same posts: two measures of rapidfuzz, and SQLite's full-text index with BM25.

Rules kept here: each is used as its own pages show, on texts in small letters, with nothing added that folds or
guesses; scores rise with likeness; rapidfuzz's run from 0 to 1, BM25's have no end.
Left to others: at which threshold they are read (`scoring`).
"""

import sqlite3
import weakref
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from rapidfuzz import fuzz, process

from tools.benchmarks.claims.scoring import Factory, Matcher, Ranked

_FIRST = 20
"""More than five: the best ones may be spared."""


def _rapidfuzz(measure: Callable[..., float], known: Mapping[str, str]) -> Matcher:
    lowered = {ident: text.lower() for ident, text in known.items()}

    def ranked(text: str) -> Ranked:
        best: Any = process.extract(text.lower(), lowered, scorer=measure, limit=_FIRST)
        return [(ident, score / 100) for _, score, ident in best]

    return ranked


token_set_ratio: Final = partial(_rapidfuzz, fuzz.token_set_ratio)
partial_ratio: Final = partial(_rapidfuzz, fuzz.partial_ratio)


def fts5(known: Mapping[str, str]) -> Matcher:
    """SQLite FTS5 in memory: any of the post's words, ranked by BM25."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE claims USING fts5(ident UNINDEXED, text)")
    base.executemany("INSERT INTO claims VALUES (?, ?)", known.items())
    asked = f"SELECT ident, -bm25(claims) FROM claims WHERE claims MATCH ? ORDER BY bm25(claims) LIMIT {_FIRST}"  # noqa: S608 - a number of ours

    def ranked(text: str) -> Ranked:
        words = {"".join(letter for letter in word if letter.isalnum()) for word in text.lower().split()} - {""}
        return base.execute(asked, (" OR ".join(f'"{word}"' for word in sorted(words)),)).fetchall() if words else []

    # It goes when the matcher does.
    weakref.finalize(ranked, base.close)
    return ranked


PEERS: Final[Mapping[str, Factory]] = {
    "rapidfuzz_token_set_ratio": token_set_ratio,
    "rapidfuzz_partial_ratio": partial_ratio,
    "sqlite_fts5_bm25": fts5,
}
