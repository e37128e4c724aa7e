"""`saksama match CLAIMS.csv POSTS.csv`: which known claims each post may repeat, and why.

Rules kept here:
  * Two files, `id,text` each, used whole or not at all; every fault of both is told.
  * As JSON a list with one object a post, in the order of the file: `{"post": id, "matches": [{"claim": id, "score": s,
    "why": [...]}]}`, `matches` empty where nothing matches.
  * Many posts are shared out among processes; the answer is the same, in the same order.
  * Exit codes: 0 told, 2 could not be read.
Left to others: what a match is (`saksama.textmatch.claim`), the sentences (`saksama.textmatch.words`).
"""

import argparse
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import batched
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from saksama.cli.progress import Bar
from saksama.cli.text_file import TextFileWrong, texts_of
from saksama.cli.words import Language
from saksama.textmatch.claim import THRESHOLD, Claims, Match
from saksama.textmatch.words import SUGGESTION, number, reasons

type Texts = Sequence[tuple[str, str]]


class Told(NamedTuple):
    """Some posts in their order: how many, how many of them have a match, and what is printed of them."""

    posts: int
    matched: int
    text: str


ALONE: Final = 5000
"""So many posts are matched before other processes would have begun."""
_PART: Final = 1000
_AHEAD: Final = 4
_ROW: Final = msgspec.json.Encoder()


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("claims", type=Path, metavar="CLAIMS.csv", help="klaim yang dikenal: id,text (known claims)")
    parser.add_argument("posts", type=Path, metavar="POSTS.csv", help="kiriman: id,text (posts)")
    parser.add_argument("--top", type=_count, default=5, metavar="N", help="klaim per kiriman, paling banyak (at most)")
    parser.add_argument(
        "--threshold",
        type=_share,
        default=THRESHOLD,
        metavar="S",
        help=f"skor terendah, di antara 0 dan 1, tanpa ini {THRESHOLD} (the lowest score)",
    )
    parser.add_argument("--jobs", type=_count, default=0, metavar="N", help="banyaknya proses (processes)")
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, match, print."""
    read: list[Texts] = []
    for path in (options.claims, options.posts):
        try:
            read.append(texts_of(path, options.lang))
        except TextFileWrong as error:
            sys.stderr.write(error.told(options.lang))
    if len(read) < 2:
        return 2
    claims, posts = read
    matcher = Matcher(claims, options.top, options.threshold, options.lang, as_json=options.json)
    jobs = options.jobs or (1 if len(posts) <= ALONE else os.cpu_count() or 1)
    parts = batched(posts, _PART if jobs > 1 else 1, strict=False)
    told = map(matcher.tell, parts) if jobs == 1 else _shared_out(matcher, parts, jobs)
    place = 0 if options.lang == "id" else 1
    matched = _printed(told, len(posts), as_json=options.json)
    if not options.json:
        summary = f"{matched} dari {len(posts)} kiriman cocok.", f"{matched} of {len(posts)} posts match."
        print(summary[place], SUGGESTION[place])
    return 0


def _printed(told: Iterator[Told], total: int, *, as_json: bool) -> int:
    """Print as it comes; give how many posts have a match."""
    bar = Bar(sys.stderr)
    matched = done = 0
    try:
        if as_json:
            sys.stdout.write("[")
        for part in told:
            if part.text:
                sys.stdout.write(f"{',' if as_json and done else ''}{'\n' if as_json else ''}{part.text}")
            matched += part.matched
            done += part.posts
            bar("saksama match", done, total)
        if as_json:
            sys.stdout.write("\n]\n")
    finally:
        bar.close()
    return matched


class Matcher:
    """What a process needs to match and tell; the claims are made ready when the first post is asked."""

    def __init__(self, claims: Texts, top: int, threshold: float, language: Language, *, as_json: bool) -> None:
        """`claims`: id and text. `top`: claims a post. `as_json`: a line of JSON for each post, not words."""
        self._told = claims
        self._claims: Claims | None = None
        self._top = top
        self._threshold = threshold
        self._language: Language = language
        self._as_json = as_json

    def tell(self, posts: Texts) -> Told:
        """Match some posts."""
        if self._claims is None:
            self._claims = Claims(self._told)
        matched, lines = 0, []
        told = self._claims.matches_of([text for _, text in posts], top=self._top, threshold=self._threshold)
        for (ident, _), found in zip(posts, told, strict=True):
            matched += bool(found)
            if self._as_json:
                lines.append(self._json(ident, found))
            elif found:
                lines.append(f"{self._words(ident, found)}\n")
        return Told(len(posts), matched, (",\n" if self._as_json else "").join(lines))

    def _json(self, ident: str, found: Sequence[Match]) -> str:
        rows = [
            {"claim": each.claim, "score": round(each.score, 4), "why": reasons(each.why, self._language)}
            for each in found
        ]
        return _ROW.encode({"post": ident, "matches": rows}).decode()

    def _words(self, ident: str, found: Sequence[Match]) -> str:
        kind, claim = ("Kiriman", "klaim") if self._language == "id" else ("Post", "claim")
        lines = [f"{kind} {ident}"]
        for each in found:
            lines.append(f"  {number(each.score, self._language)}  {claim} {each.claim}")
            lines += [f"        {reason}" for reason in reasons(each.why, self._language)]
        return "\n".join(lines)


_HERE: list[Matcher] = []
"""The matcher of this process, where it is one of several."""


def _begin(matcher: Matcher) -> None:
    _HERE[:] = [matcher]


def _tell(posts: Texts) -> Told:
    return _HERE[0].tell(posts)


def _shared_out(matcher: Matcher, parts: Iterable[Texts], jobs: int) -> Iterator[Told]:
    """The same as one process would tell, in the order of the posts, a few parts ahead of what is read."""
    # Spawned, not forked: the same on every system, and no half-copied lock.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(matcher,)) as pool:
        waiting: deque[Future[Told]] = deque()
        for part in parts:
            waiting.append(pool.submit(_tell, part))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r}: bilangan bulat 1 sampai 10000 (a whole number, 1 to 10000)")
    return int(text)


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: angka di antara 0 dan 1 (a number between 0 and 1)")
    return found
