"""What is read of one area is what the whole document says of it, and a stretch that was changed is no figure."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.tally.columns import Columns
from saksama.tally.published.document import parse_document, write_document
from saksama_node.ledger import blobs
from saksama_node.ledger.faults import BlobMissing
from saksama_node.results.versions.pieces import keep_index, rows_of
from saksama_node.settings.current import SETTINGS

FIELDS = ("suara_sah", "suara_total")
STATIONS = st.builds(
    "52{:02}{:02}{:04}{:03}".format, st.integers(1, 2), st.integers(1, 3), st.integers(1001, 1003), st.integers(1, 4)
)
AREAS = st.builds(lambda code, digits: code[:digits], STATIONS, st.sampled_from((2, 4, 6, 10)))
FIGURE = st.one_of(st.integers(0, 999).map(float), st.just(float("nan")))
NAME = st.text(st.sampled_from('AB ,"\n\r5201'), max_size=12)


def table(codes: list[str], names: list[str], figures: list[tuple[float, float]]) -> Columns:
    columns = {field: np.array([row[at] for row in figures]) for at, field in enumerate(FIELDS)}
    return Columns(np.array(codes), columns, {"nama_wilayah": np.array(names, dtype=np.str_)}, "")


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    codes = draw(st.lists(draw(st.sampled_from([STATIONS, AREAS])), min_size=1, max_size=30, unique=True))
    each: dict[str, Any] = {"min_size": len(codes), "max_size": len(codes)}
    return write_document(
        table(codes, draw(st.lists(NAME, **each)), draw(st.lists(st.tuples(FIGURE, FIGURE), **each))), FIELDS
    )


def said(found: Columns | None, code: str) -> list[tuple[object, ...]]:
    if found is None:
        return []
    rows = zip(found.ids, found.tags["nama_wilayah"], *(found.figures[name] for name in FIELDS), strict=True)
    return [tuple(map(str, row)) for row in rows if str(row[0]).startswith(code)]


@given(documents(), st.one_of(STATIONS, AREAS, st.just("")))
def test_an_area_is_read_as_it_stands_in_the_whole_document(data: bytes, code: str) -> None:
    document = blobs.put(data)
    whole = parse_document(data)
    found = rows_of(document, code)
    assert said(found, "") == said(whole, code)
    assert found is None or len(found)


def keep(data: bytes) -> str:
    document = blobs.put(data)
    keep_index(document, data)
    return document


def blob(document: str) -> Path:
    return SETTINGS.data / "blobs" / document[:2] / document


def test_a_stretch_that_was_changed_is_refused_and_the_others_are_read() -> None:
    codes = ["5201011001001", "5201011002001"]
    data = write_document(table(codes, ["A", "B"], [(8.0, 8.0), (9.0, 9.0)]), FIELDS)
    document = keep(data)
    blob(document).write_bytes(data.replace(b"002001,B,9,9", b"002001,B,9,8"))
    assert said(rows_of(document, "5201011001"), "") == [("5201011001001", "A", "8.0", "8.0")]
    for code in ("5201011002", "520101", ""):
        with pytest.raises(BlobMissing):
            rows_of(document, code)


def test_a_document_that_is_gone_or_shorter_is_missing() -> None:
    with pytest.raises(BlobMissing):
        rows_of(hashlib.sha256(b"never kept").hexdigest(), "52")
    data = write_document(table(["5202011001001"], ["A"], [(1.0, 1.0)]), FIELDS)
    document = keep(data)
    blob(document).write_bytes(data[:-2])
    with pytest.raises(BlobMissing):
        rows_of(document, "52")
