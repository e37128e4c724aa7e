"""`saksama match CLAIMS.csv POSTS.csv`: which known claims each post may repeat, and why.

Rules kept here:
  * Two files, `id,text` each, used whole or not at all; every fault of both is told.
  * As JSON a list with one object a post, in the order of the file: `{"post": id, "matches": [{"claim": id, "score": s,
    "denies": bool, "why": [...]}]}`, `matches` empty where nothing matches. A claim that the post denies stands last,
    and a post that does nothing else is not counted as one that matches.
  * A text that many posts have is matched once.
  * Many texts are shared out among processes while the rest is read; no answer is given before both files are found
    right.
  * Exit codes: 0 told, 2 could not be read.
Left to others: what is told of a text, and by which process (`matcher`).
"""

import argparse
import os
import sys
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import batched, chain, islice
from pathlib import Path
from typing import Final

from saksama.cli.command import whole_number
from saksama.cli.matcher import PART, Answer, Matcher, shared_out
from saksama.cli.text_file import TextFileWrong, rows_of, texts_of
from saksama.progress import Bar
from saksama.textmatch.claim import THRESHOLD
from saksama.textmatch.words import SUGGESTION

ALONE: Final = 5000
"""So many texts are matched before other processes would have begun."""


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

    def texts(self, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Take posts in, and give each text that none before had."""
        places: dict[str, int] = {}
        for ident, text in rows:
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
    texts = posts.texts(rows_of(options.posts, options.lang))
    first = list(islice(texts, ALONE + 1))
    jobs = options.jobs or (1 if len(first) <= ALONE else os.cpu_count() or 1)
    parts = batched(chain(first, texts), PART, strict=False)
    if jobs == 1 or in_vain:
        read = list(parts)
        return posts, (answer for part in read for answer in matcher.tell(part))
    return posts, shared_out(matcher, parts, jobs)


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


def _share(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: angka di antara 0 dan 1 (a number between 0 and 1)")
    return found
