"""`saksama tally list DOCUMENT --sheet ID`: the list that a node's log names of a version, made again from documents.

Rules kept here:
  * Documents are read in their one form (`saksama.tally.published.document`), so that the list has the log's digest.
  * With `--json` one object: `document` (SHA-256 of the list), `figures` (of the version), `rows`, `rules`.
  * Exit codes: 0 made, 2 a document could not be used. What is in the list is no fault of the command.
Left to others: the list (`saksama.tally.published`).
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from saksama.cli.tally.table_file import sheet_named
from saksama.errors import CallerError
from saksama.tally.published.document import parse_document
from saksama.tally.published.judging import Version, judge
from saksama.tally.published.listing import counted, write_list


class DocumentUnread(CallerError):
    """A document cannot be read from the disk."""

    code = "tally.document-unread"
    advice = "Name a file that is there: the document as the node serves it."

    file: str
    why: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("document", type=Path, metavar="DOCUMENT", help="angka versi ini (the figures of this version)")
    parser.add_argument("--sheet", required=True, metavar="ID", help="ppwp-2024, ...")
    parser.add_argument("--source", required=True, metavar="S", help="sumbernya, seperti di log (as the log calls it)")
    parser.add_argument("--before", type=Path, metavar="DOCUMENT", help="versi sebelumnya (the earlier version)")
    parser.add_argument(
        "--against",
        action="append",
        default=[],
        metavar="S=DOCUMENT",
        help="sumber lain (another source)",
    )
    parser.add_argument("--json", action="store_true", help="digest dan jumlah saja (digest and counts only)")


def run(options: argparse.Namespace) -> int:
    """Read, judge, print."""
    against = [_version(options.source, options.before, earlier=True)] if options.before else []
    for each in options.against:
        source, _, file = each.partition("=")
        against.append(_version(source, Path(file)))
    version = _version(options.source, options.document)
    judged = judge(sheet_named(options.sheet), version, against)
    data = write_list(judged.flags)
    if not options.json:
        sys.stdout.buffer.write(data)
        return 0
    said = {
        "document": hashlib.sha256(data).hexdigest(),
        "figures": version.table.digest,
        "rows": len(version.table),
        "rules": list(counted(judged.counts)),
    }
    print(json.dumps(said))
    return 0


def _version(source: str, file: Path, *, earlier: bool = False) -> Version:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DocumentUnread(str(file), type(error).__name__) from error
    return Version(source, parse_document(data), earlier)
