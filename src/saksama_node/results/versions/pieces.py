"""What is made of a version's document and made again where it is gone: one area's stretch of it, and the Parquet file.

Rules kept here:
  * A document's rows rise by code, so an area is one stretch of it. The index says where each stretch begins and what
    its SHA-256 is; it is made from a document that had the digest of its name.
  * A stretch that is not what the index says is no figure: the document counts as missing (`BlobMissing`).
  * Neither says anything that the document does not: both lie in the cache.
  * The Parquet file has the same columns as the document: codes and names as text, figures as whole numbers, unknown as
    NULL. DuckDB reads the document and writes the file, and fetches no extension.
Left to others: the document's form (`saksama.tally.published`), what the figures are for (`queries`, `public`).
"""

import hashlib
import secrets
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.columns import Columns
from saksama.tally.published.document import AREAS, STATIONS, TEXTS, parse_document
from saksama_node.ledger import blobs
from saksama_node.ledger.faults import BlobMissing
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import make_folder

_DESA, _DISTRICT, _LONGEST = 10, 6, 13
_LINE, _COMMA, _QUOTE = b"\n"[0], b","[0], b'"'[0]
_RECORD: Final = np.dtype([("key", f"S{_DESA}"), ("start", "<i8"), ("sha256", "V32")])
_HEAD, _END = b"", b"~"
"""Keys of the first record (the line of heads) and of the last, which only says where the document ends."""

type Index = NDArray[np.void]
PARQUET_FOLDER: Final = "results"


def rows_of(document: str, code: str) -> Columns | None:
    """The rows of a version whose codes begin with `code` (digits, empty for all); None where there is none.

    Raises `BlobMissing`.
    """
    index = _index(document)
    keys = index["key"][1:-1]
    first = 1 + int(np.searchsorted(keys, code[: _width(index)].encode(), "left"))
    # Among codes of digits, those that begin with `code` are the ones from it to it with nines.
    last = 1 + int(np.searchsorted(keys, code.ljust(_LONGEST, "9").encode(), "right"))
    if first == last:
        return None
    table = parse_document(_stretch(document, index, 0, 1) + _stretch(document, index, first, last))
    wanted = np.strings.startswith(table.ids, code)
    return None if not wanted.any() else table if wanted.all() else table.only(wanted)


def keep_index(document: str, data: bytes) -> None:
    """Keep the index of a document whose octets are at hand, so that nobody needs to read it for that."""
    kept = _place(document)
    make_folder(kept.parent)
    fresh = kept.with_name(f"{secrets.token_hex(8)}.npy")
    try:
        np.save(fresh, _made(data), allow_pickle=False)
        fresh.replace(kept)
    finally:
        fresh.unlink(missing_ok=True)


def _place(document: str) -> Path:
    return SETTINGS.data / "cache" / PARQUET_FOLDER / f"{document}.index.npy"


@lru_cache(maxsize=16)
def _index(document: str) -> Index:
    kept = _place(document)
    if not blobs.has(document):
        raise BlobMissing(document)
    if not kept.is_file():
        keep_index(document, blobs.get(document))
    found: Index = np.load(kept, allow_pickle=False)
    return found


def _width(index: Index) -> int:
    """Digits by which the rows of a document are grouped."""
    return int(np.strings.str_len(index["key"][1:-1]).max())


def _stretch(document: str, index: Index, first: int, last: int) -> bytes:
    """The octets of the records from `first` to before `last`, each held against its digest."""
    starts = index["start"][first : last + 1]
    data = blobs.stretch(document, int(starts[0]), int(starts[-1] - starts[0]))
    for at, (begin, end) in enumerate(zip(starts[:-1] - starts[0], starts[1:] - starts[0], strict=True), first):
        if hashlib.sha256(data[begin:end]).digest() != index["sha256"][at].tobytes():
            raise BlobMissing(document)
    return data


def _made(data: bytes) -> Index:
    """The index of a document in its one form: stations by desa, areas by kecamatan."""
    begin = data.index(b"\n") + 1
    starts = _row_starts(data, begin)
    keys = _keys(data, starts, _DESA if data.startswith(STATIONS.encode()) else _DISTRICT)
    fresh = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    bounds = [0, *starts[fresh].tolist(), len(data)]
    index = np.zeros(len(bounds), dtype=_RECORD)
    index["key"] = [_HEAD, *keys[fresh].tolist(), _END]
    index["start"] = bounds
    digests = (hashlib.sha256(data[start:end]).digest() for start, end in pairwise(bounds))
    index["sha256"][:-1] = np.frombuffer(b"".join(digests), dtype="V32")
    return index


def _row_starts(data: bytes, begin: int) -> NDArray[np.int64]:
    octets = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(octets == _LINE)
    if b'"' in data:
        # A line that ends within quotes is a sign of a text and ends no row.
        ends = ends[np.searchsorted(np.flatnonzero(octets == _QUOTE), ends) % 2 == 0]
    starts = ends[:-1] + 1
    return starts[starts >= begin]


def _keys(data: bytes, starts: NDArray[np.int64], width: int) -> NDArray[np.bytes_]:
    """Of each row the first digits of its code, at most `width` of them."""
    octets = np.frombuffer(data, dtype=np.uint8)
    signs = octets[np.minimum(starts[:, None] + np.arange(width), octets.size - 1)]
    signs[np.logical_or.accumulate(signs == _COMMA, axis=1)] = 0
    return np.ascontiguousarray(signs).view(f"S{width}").ravel()


def parquet_of(document: str) -> bytes:
    """The Parquet file of a version. Raises `BlobMissing`."""
    kept = SETTINGS.data / "cache" / PARQUET_FOLDER / f"{document}.parquet"
    if not kept.is_file():
        make_folder(kept.parent)
        data = blobs.get(document)
        fresh = kept.with_name(f"{secrets.token_hex(8)}.tmp")
        source = fresh.with_suffix(".csv")
        try:
            source.write_bytes(data)
            _write(data.partition(b"\n")[0].decode().split(","), str(source), str(fresh))
            fresh.replace(kept)
        finally:
            source.unlink(missing_ok=True)
            fresh.unlink(missing_ok=True)
    return kept.read_bytes()


def _write(columns: list[str], source: str, target: str) -> None:
    texts = {*TEXTS, STATIONS, AREAS}
    chosen = ", ".join(f'"{name}"' if name in texts else f'CAST("{name}" AS INTEGER) AS "{name}"' for name in columns)
    read = "read_csv($source, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"
    import duckdb  # noqa: PLC0415 - no process loads a database of its own to stand by

    with duckdb.connect(config={"autoinstall_known_extensions": False}) as base:
        # Paths and columns of our own: digests, and names that the document's parser has let through.
        base.execute(f"CREATE TABLE figures AS SELECT {chosen} FROM {read}", {"source": source})  # noqa: S608 - no word of a stranger is in it
        base.execute(f"COPY figures TO '{target}' (FORMAT parquet)")
