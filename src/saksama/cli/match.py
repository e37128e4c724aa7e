"""`saksama match CLAIMS.csv POSTS.csv`: which known claims each post may repeat, and why.

Rules kept here:
  * Two files, `id,text` each, used whole or not at all; every fault of both is told.
  * As JSON a list with one object a post, in the order of the file: `{"post": id, "matches": [{"claim": id, "score": s,
    "denies": bool, "why": [...]}]}`, `matches` empty where nothing matches. A claim that the post denies stands last,
    and a post that does nothing else is not counted as one that matches.
  * A text that many posts have is matched once.
  * Many texts are shared out among processes while the rest is read; the answer is the same, in the same order, and
    none is given before both files are found right. Those processes end with the one that began them.
  * Exit codes: 0 told, 2 could not be read.
Left to others: what a match is (`saksama.textmatch.claim`), the sentences (`saksama.textmatch.words`).
"""

import argparse
import gc
import os
import sys
from array import array
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from itertools import batched, chain, count, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Final, NamedTuple

import msgspec

from saksama.cli.command import whole_number
from saksama.cli.large_pages import ask_for_large_pages
from saksama.cli.text_file import PART, TextFileWrong, parts_of, texts_of
from saksama.progress import Bar
from saksama.textmatch.claim import THRESHOLD, Claims, Match
from saksama.textmatch.words import SUGGESTION, reasons
from saksama.words import Language, decimal

type Texts = Sequence[tuple[str, str]]


class Answer(NamedTuple):
    """Of one text: whether it repeats a claim, and what is printed behind the id of each post that has it."""

    repeats: bool
    told: str


_NOTHING: Final = Answer(repeats=False, told="")
ALONE: Final = 5000
"""So many texts are matched before other processes would have begun."""
_ROW: Final = msgspec.json.Encoder()


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("claims", type=Path, metavar="CLAIMS.csv", help="klaim yang dikenal: id,text (known claims)")
    parser.add_argument("posts", type=Path, metavar="POSTS.csv", help="kiriman: id,text (posts)")
    parser.add_argument(
        "--top", type=whole_number(1, 10_000), default=5, metavar="N", help="klaim per kiriman, paling banyak (at most)"
    )
    parser.add_argument(
        "--threshold",
        type=_share,
        default=THRESHOLD,
        metavar="S",
        help=f"skor terendah, di antara 0 dan 1, tanpa ini {THRESHOLD} (the lowest score)",
    )
    parser.add_argument(
        "--jobs", type=whole_number(1, 10_000), default=0, metavar="N", help="banyaknya proses (processes)"
    )
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


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

    def tell(self, texts: Sequence[str]) -> list[Answer]:
        """Match some texts."""
        if self._claims is None:
            self._claims = Claims(self._told)
        # Texts that begin alike share claims: one behind the other, what is read of these is near.
        order = sorted(range(len(texts)), key=texts.__getitem__)
        ordered = [texts[at] for at in order]
        told = self._claims.matches_of(ordered, top=self._top, threshold=self._threshold, denials=True)
        answers = dict(zip(order, map(self._answer, told), strict=True))
        return [answers[at] for at in range(len(texts))]

    def _answer(self, found: Sequence[Match]) -> Answer:
        if not found:
            return _NOTHING
        say = self._json if self._as_json else self._words
        return Answer(any(not each.why.denies for each in found), say(found))

    def line(self, ident: str, told: str) -> str:
        """What is printed of one post; of one that matches nothing only as JSON."""
        if self._as_json:
            return f'{{"post":{_ROW.encode(ident).decode()},"matches":{told or "[]"}}}'
        return f"{'Kiriman' if self._language == 'id' else 'Post'} {ident}\n{told}\n" if told else ""

    def _json(self, found: Sequence[Match]) -> str:
        rows = [
            {
                "claim": each.claim,
                "score": round(each.score, 4),
                "denies": each.why.denies,
                "why": reasons(each.why, self._language),
            }
            for each in found
        ]
        return _ROW.encode(rows).decode()

    def _words(self, found: Sequence[Match]) -> str:
        claim = "klaim" if self._language == "id" else "claim"
        lines = []
        for each in found:
            lines.append(f"  {decimal(each.score, self._language, 2)}  {claim} {each.claim}")
            lines += [f"        {reason}" for reason in reasons(each.why, self._language)]
        return "\n".join(lines)


class Posts:
    """The posts of a file by their ids, and which text each has: texts that many have are asked for once."""

    def __init__(self) -> None:
        """None yet."""
        self._idents: list[str] = []
        self._places = array("Q")
        """Which text each has, counted as they came."""
        self._again: set[int] = set()
        """Texts that more than one has."""

    def __len__(self) -> int:
        return len(self._idents)

    def texts(self, parts: Iterable[Texts]) -> Iterator[str]:
        """Take posts in, and give each text that none before had."""
        places: dict[str, int] = {}
        for ident, text in chain.from_iterable(parts):
            new = len(places)
            place = places.setdefault(text, new)
            self._idents.append(ident)
            self._places.append(place)
            if place == new:
                yield text
            else:
                self._again.add(place)

    def told(self, answers: Iterator[Answer]) -> Iterator[tuple[str, Answer]]:
        """The id of each post with the answer to its text. `answers`: to each text that was given, in that order."""
        kept: dict[int, Answer] = {}
        new = 0
        for ident, place in zip(self._idents, self._places, strict=True):
            if place < new:
                yield ident, kept[place]
                continue
            answer = next(answers)
            if place in self._again:
                kept[place] = answer
            new += 1
            yield ident, answer


def run(options: argparse.Namespace) -> int:
    """Read, match, print."""
    wrong: list[TextFileWrong] = []
    claims = _read(lambda: texts_of(options.claims, options.lang), wrong) or []
    matcher = Matcher(claims, options.top, options.threshold, options.lang, as_json=options.json)
    told = _read(lambda: _told(matcher, options, in_vain=bool(wrong)), wrong)
    if told is None or wrong:
        for error in wrong:
            sys.stderr.write(error.told(options.lang))
        return 2
    posts, answers = told
    place = 0 if options.lang == "id" else 1
    with closing(answers):
        matched = _printed(posts.told(answers), len(posts), matcher.line, as_json=options.json)
    if not options.json:
        summary = f"{matched} dari {len(posts)} kiriman cocok.", f"{matched} of {len(posts)} posts match."
        print(summary[place], SUGGESTION[place])
    return 0


def _read[Kind](reading: Callable[[], Kind], wrong: list[TextFileWrong]) -> Kind | None:
    """What was read; None, and why, where it could not be: the faults of the other file are wanted too."""
    try:
        return reading()
    except TextFileWrong as error:
        wrong.append(error)
        return None


def _told(matcher: Matcher, options: argparse.Namespace, *, in_vain: bool) -> tuple[Posts, Generator[Answer]]:
    """The posts, and the answer to each of their texts. Raises `TextFileWrong` before any is given."""
    posts = Posts()
    texts = posts.texts(parts_of(options.posts, options.lang))
    first = list(islice(texts, ALONE + 1))
    jobs = options.jobs or (1 if len(first) <= ALONE else os.cpu_count() or 1)
    parts = batched(chain(first, texts), PART, strict=False)
    if jobs == 1 or in_vain:
        read = list(parts)
        return posts, (answer for part in read for answer in matcher.tell(part))
    return posts, _shared_out(matcher, parts, jobs)


def _printed(told: Iterator[tuple[str, Answer]], total: int, line: Callable[[str, str], str], *, as_json: bool) -> int:
    """Print as it comes; give how many posts have a match."""
    matched = done = 0
    with Bar(sys.stderr) as bar:
        if as_json:
            sys.stdout.write("[")
        for part in batched(told, PART, strict=False):
            lines = [line(ident, answer.told) for ident, answer in part]
            sys.stdout.write(f"{',' if done else ''}\n{',\n'.join(lines)}" if as_json else "".join(lines))
            matched += sum(answer.repeats for _, answer in part)
            done += len(part)
            bar("saksama match", done, total)
        if as_json:
            sys.stdout.write("\n]\n")
    return matched


_HERE: list[Matcher] = []
"""The matcher of this process, where it is one of several."""
_GROWN: Final = frozenset({1, 2, 16, 128})
"""After so many parts a process has made most of what it keeps: the claims, then the spellings that it met."""
_PARTS = count(1)


def _begin(matcher: Matcher) -> None:
    # What is made here has no cycles and is gone with its post: to look for them takes time and finds nothing.
    gc.disable()
    _HERE[:] = [matcher]
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    """Wait for the end of the process that asks: killed, it could not say that nobody waits for an answer any more."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _tell(texts: Sequence[str]) -> list[Answer]:
    told = _HERE[0].tell(texts)
    if next(_PARTS) in _GROWN:
        ask_for_large_pages()
    return told


def _shared_out(matcher: Matcher, parts: Iterable[Sequence[str]], jobs: int) -> Generator[Answer]:
    """The same as one process would tell, in the order of the texts."""
    # Spawned, not forked: the same on every system, and no half-copied lock.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(matcher,))
    waiting: deque[Future[list[Answer]]] = deque()
    try:
        # Matched while the rest is read; told only when all of it is found right.
        waiting.extend(pool.submit(_tell, part) for part in parts)
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    return _awaited(pool, waiting)


def _awaited(pool: ProcessPoolExecutor, waiting: deque[Future[list[Answer]]]) -> Generator[Answer]:
    try:
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: angka di antara 0 dan 1 (a number between 0 and 1)")
    return found
