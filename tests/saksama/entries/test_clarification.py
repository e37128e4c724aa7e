"""The document of a clarification: one spelling, closed, printed throughout; and it agrees with its entry or not."""

import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from saksama.entries.clarification import (
    MAX_SOURCES,
    Assessed,
    Change,
    Clarification,
    ClarificationMalformed,
    PublicSource,
    Publisher,
    differs,
    encode_clarification,
    parse_clarification,
    printable,
)
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Assessment, Concerns
from saksama.entries.words import unprinted

SUBJECT, ORIGIN = "ab" * 16, "b.example/log"
SOURCE = PublicSource(address="https://kpu.example/a?b=c", outside=True, title="Pernyataan KPU")
SAID = Clarification(
    assessed=Assessed(
        at="2024-11-20T08:00:00.000Z",
        name="Bawaslu",
        origin=ORIGIN,
        outcome=Assessment.FALSE,
        outside=1,
        sources=2,
    ),
    claim="Surat suara sudah tercoblos",
    concerns=Concerns.NOBODY,
    language="id",
    publisher=Publisher(name="Bawaslu", origin=ORIGIN),
    right="Surat suara tersegel.\nFoto itu dari 2019.",
    sources=(SOURCE,),
    subject=SUBJECT,
    text="Tidak benar.",
    title="Surat suara tersegel",
    version=1,
)
CHANGE = Change(what="Tanggal foto.", why="Salah ketik.")
WORDS = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    # Signs that print nothing are among the marks and letters too: they are refused.
    .filter(lambda text: text and unprinted(text) is None)
)


def but(**other: object) -> Clarification:
    return msgspec.structs.replace(SAID, **other)


def test_it_is_read_as_it_was_written() -> None:
    for said in (SAID, but(version=2, change=CHANGE)):
        assert parse_clarification(encode_clarification(said)) == said
    assert encode_clarification(SAID).startswith(b'{"assessed":{"at":"2024-11-20T08:00:00.000Z"')
    assert b'"format":"saksama-clarification/1"' in encode_clarification(SAID)


@given(title=WORDS, claim=WORDS, right=st.lists(WORDS, min_size=1, max_size=4), source=WORDS)
def test_any_printed_words_come_back(title: str, claim: str, right: list[str], source: str) -> None:
    said = but(
        title=title,
        claim=claim,
        right="\n".join(right),
        sources=(PublicSource(address="", outside=False, title=source),),
    )
    assert parse_clarification(encode_clarification(said)) == said


@pytest.mark.parametrize(
    "other",
    [
        {"version": 2},
        {"change": CHANGE},
        {"version": 0},
        {"title": ""},
        {"title": "Judul\nkedua"},
        {"title": "x" * 201},
        {"title": " Judul"},
        {"text": "x" * 2001},
        {"text": "putar \u202eini"},
        {"claim": "bunyi \x07"},
        {"claim": "e\u0301"},
        {"sources": ()},
        {"sources": (SOURCE,) * (MAX_SOURCES + 1)},
        {"sources": (PublicSource(address="javascript:alert(1)", outside=True, title="a"),)},
        {"sources": (PublicSource(address="https://a.example/ b", outside=True, title="a"),)},
        {"language": "en"},
        {"subject": "AB" * 16},
    ],
    ids=str,
)
def test_what_is_no_clarification_is_not_written(other: dict[str, object]) -> None:
    with pytest.raises(ClarificationMalformed):
        encode_clarification(but(**other))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"format":"saksama-clarification/1",', b""),
        (b"clarification/1", b"clarification/2"),
        (b'"version":1', b'"version":1,"writer":"Ani"'),
        (b'"version":1', b'"version": 1'),
        (b"2024-11-20", b"2024-13-20"),
    ],
)
def test_other_bytes_are_refused(old: bytes, new: bytes) -> None:
    data = encode_clarification(SAID)
    assert old in data
    with pytest.raises(ClarificationMalformed):
        parse_clarification(data.replace(old, new))


def test_it_is_held_beside_its_entry() -> None:
    entered = ClarificationPublished(
        assessor=ORIGIN, document="1" * 64, outcome=Assessment.FALSE, second="c" * 32, text="Tidak benar.", version=1
    )
    assert differs(SAID, entered, SUBJECT, ORIGIN) == ""
    assert differs(SAID, entered, "cd" * 16, ORIGIN) == "subject"
    assert differs(SAID, entered, SUBJECT, "d.example/log") == "publisher"
    for name, value in (
        ("outcome", Assessment.TRUE),
        ("text", "Benar."),
        ("version", 2),
        ("assessor", "d.example/log"),
    ):
        assert differs(SAID, msgspec.structs.replace(entered, **{name: value}), SUBJECT, ORIGIN) == name


def test_the_first_version_has_no_change() -> None:
    assert SAID.change is UNSET
    assert printable("dua\nbaris")
    assert not printable("dua\nbaris", lines=False)
    assert not printable("balik\u2067ini")
