"""Texts matched with the known claims, by one process or by several.

Rules kept here:
  * Several processes tell the same as one, in the order of the texts. They end with the one that began them.
  * What a text is told is told of whoever posted it: who that was, is not asked here.
Left to others: files and what is printed of them (`match`), what a match is (`saksama.textmatch.claim`), the sentences
(`saksama.textmatch.words`).
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Final, NamedTuple

import msgspec

from saksama.cli.door import plain
from saksama.cli.large_pages import ask_for_large_pages
from saksama.errors import WorldError
from saksama.textmatch.claim import Claims, Match
from saksama.textmatch.words import reasons
from saksama.words import Language, decimal

PART: Final = 4000
"""Texts that are matched at a time: of fewer each step takes longer, for it begins with what it reads far away."""


class ProcessEnded(WorldError):
    """A process that matched is gone, with the posts that it had."""

    code = "cli.match-process"
    advice = "Memory may have run out: see what else runs here, or ask for fewer processes with --jobs."


class Answer(NamedTuple):
    """Of one text: whether it repeats a claim, and what is printed behind the id of each post that has it."""

    repeats: bool
    told: str


_NOTHING: Final = Answer(repeats=False, told="")
_ROW: Final = msgspec.json.Encoder()


class Matcher:
    """What a process needs to match and tell; the claims are made ready when the first post is asked."""

    def __init__(
        self, claims: Sequence[tuple[str, str]], top: int, threshold: float, language: Language, *, as_json: bool
    ) -> None:
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
        return f"{'Kiriman' if self._language == 'id' else 'Post'} {plain(ident)}\n{told}\n" if told else ""

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
            lines.append(f"  {decimal(each.score, self._language, 2)}  {claim} {plain(each.claim)}")
            lines += [f"        {reason}" for reason in reasons(each.why, self._language)]
        return "\n".join(lines)


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


def shared_out(matcher: Matcher, parts: Iterable[Sequence[str]], jobs: int) -> Generator[Answer]:
    """The same as one process would tell, in the order of the texts."""
    # Spawned, not forked: the same on every system, and no half-copied lock.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(matcher,))
    waiting: deque[Future[list[Answer]]] = deque()
    try:
        # Matched while the rest is read; told only when all of it is found right.
        for part in parts:
            with _unheard():
                waiting.append(pool.submit(_tell, part))
    except BaseException as error:
        pool.shutdown(cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise ProcessEnded from error
        raise
    return _awaited(pool, waiting)


@contextmanager
def _unheard() -> Iterator[None]:
    """What begins here does not hear Ctrl-C, which is for whoever began it: told to stop, that one stops the others."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _awaited(pool: ProcessPoolExecutor, waiting: deque[Future[list[Answer]]]) -> Generator[Answer]:
    try:
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ProcessEnded from error
    finally:
        pool.shutdown(cancel_futures=True)
