"""A version as a Parquet file, made once from its document and kept beside other things that can be made again.

Rules kept here:
  * The same columns as in the document: codes and names as text, figures as whole numbers, unknown as NULL.
  * DuckDB reads the document and writes the file, and fetches no extension.
Left to others: the document (`saksama.tally.published`), who asks (the portal's page).
"""

import secrets
from typing import Final

import duckdb

from saksama.tally.published.document import AREAS, STATIONS, TEXTS
from saksama_node.ledger import blobs
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import make_folder

FOLDER: Final = "results"


def parquet_of(document: str) -> bytes:
    """The Parquet file of a version. Raises `BlobMissing`."""
    kept = SETTINGS.data / "cache" / FOLDER / f"{document}.parquet"
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
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as base:
        # Paths and columns of our own: digests, and names that the document's parser has let through.
        base.execute(f"CREATE TABLE figures AS SELECT {chosen} FROM {read}", {"source": source})  # noqa: S608 - no word of a stranger is in it
        base.execute(f"COPY figures TO '{target}' (FORMAT parquet)")
