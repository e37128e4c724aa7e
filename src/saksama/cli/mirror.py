"""`saksama mirror URL DIR`: keep a whole copy of a node and its partner, which `saksama verify DIR` checks offline.

Rules kept here: exit codes: 0 all that a check asks is in the copy, 2 not all of it. What is found is for `verify`.
Left to others: what a check asks (saksama.verify), the copy (saksama.cli.copies).
"""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from saksama.cli.command import address, whole_number
from saksama.cli.copies.making import Copied, make_copy
from saksama.cli.door import complain, plain, tell
from saksama.cli.fetch import HttpReader, add_bounds, bounds_of
from saksama.cli.refusals import refusal
from saksama.errors import SaksamaError
from saksama.progress import Bar
from saksama.words import Words

_BETWEEN = 0.7
_MEGABYTE = 1_000_000
_KEPT = Words(
    "Salinan di {folder}: {answers} jawaban, {octets} bita; {asked} diminta, {reused} sudah ada.",
    "Copy in {folder}: {answers} {answers:answer|answers}, {octets} {octets:octet|octets}; {asked} asked for, {reused} "
    "there already.",
)
_CHECK = Words("Periksa tanpa jaringan: saksama verify {folder}", "Check it offline: saksama verify {folder}")
_UNANSWERED = Words("Tidak terjawab: {url}", "Not answered: {url}")
_MORE = Words("... dan {more} lagi", "... and {more} more")
_MOVED = Words(
    "Simpul terus bertambah selama disalin: salinan ini bukan dari satu saat. Ulangi.",
    "The node moved on while it was copied: this copy is of no one moment. Run it again.",
)
_SHOWN = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("url", type=address, help="alamat publik simpul (the node's public address)")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder salinan (the copy's folder)")
    parser.add_argument(
        "--largest",
        type=whole_number(1, 10**7),
        default=20_000,
        metavar="MB",
        help="paling besar sekian megabita (the copy's bound in megabytes)",
    )
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")
    add_bounds(parser)


def run(options: argparse.Namespace) -> int:
    """Copy, and say what was kept."""
    try:
        with Bar(sys.stderr) as bar, HttpReader(bounds=bounds_of(options)) as reader:
            copied = make_copy(
                options.url,
                options.folder,
                reader,
                options.largest * _MEGABYTE,
                progress=bar,
                pause=lambda: time.sleep(_BETWEEN),
                now=lambda: datetime.now(UTC),
            )
    except SaksamaError as error:
        complain(f"saksama mirror: {refusal(error, options.lang)}")
        return 2
    tell(*_told(copied, options))
    return 2 if copied.unanswered or copied.moved else 0


def _told(copied: Copied, options: argparse.Namespace) -> list[str]:
    of: dict[str, str | int] = {
        "folder": str(options.folder),
        "answers": copied.answers,
        "octets": copied.octets,
        "asked": copied.asked,
        "reused": copied.reused,
        "more": len(copied.unanswered) - _SHOWN,
    }
    lines = [_KEPT.say(options.lang, of)]
    lines += [_UNANSWERED.say(options.lang, {"url": plain(url)}) for url in copied.unanswered[:_SHOWN]]
    if len(copied.unanswered) > _SHOWN:
        lines.append(_MORE.say(options.lang, of))
    if copied.moved:
        lines.append(_MOVED.say(options.lang, of))
    return [*lines, _CHECK.say(options.lang, of)]
