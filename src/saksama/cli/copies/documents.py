"""Documents that entries name and no check reads: the receipt checker, a closed incident's note, a law's text.

Rules kept here: asked of the log that names them, so that a copy is whole; nothing is judged by them.
Left to others: documents that a check reads (saksama.verify).
"""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import NewerThanKnown, decode_wire
from saksama.entries.kinds.checker import CheckerPublished
from saksama.entries.kinds.incident import IncidentClosed
from saksama.entries.kinds.norm import NormConfirmed
from saksama.errors import BundleMalformed
from saksama.tlog.tile import MAX_ENTRY, WIDTH, bundles_for, parse_bundle
from saksama.verify.reader import Reader
from saksama.verify.report import LogSummary

_BUNDLE: Final = WIDTH * (MAX_ENTRY + 2)
_LARGEST: Final = 64 << 20


def ask_documents(reader: Reader, log: LogSummary) -> None:
    """Ask for each once; what is not to be had is known to the reader."""
    named = dict.fromkeys(_named(reader, log))
    for _ in reader.get_many([f"{log.url}/blob/{digest}" for digest in named], _LARGEST):
        continue


def _named(reader: Reader, log: LogSummary) -> Iterator[str]:
    bundles = reader.get_many([f"{log.url}/{path.encode()}" for path in bundles_for(0, log.size)], _BUNDLE)
    for bundle in bundles:
        try:
            entries = parse_bundle(bundle) if isinstance(bundle, bytes) else ()
        except BundleMalformed:
            continue
        for data in entries:
            try:
                _, body = decode_wire(data)
            except (MalformedEntry, NewerThanKnown, ValueError):
                continue
            yield from _digests(body)


def _digests(body: Body) -> Iterator[str]:
    match body:
        case CheckerPublished():
            yield body.digest
        case NormConfirmed():
            yield body.text
        case IncidentClosed():
            if body.note is not UNSET:
                yield body.note
        case _:
            return
