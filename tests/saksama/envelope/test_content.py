"""Dispatches about content: closed, whole, and searched by the leak check down to the last word of a person."""

import msgspec
import pytest

from saksama.entries.kinds.content import Category, Channel, Concerns, Medium
from saksama.entries.words import WordsRefused
from saksama.envelope.errors import WrongSchema
from saksama.envelope.kinds import (
    ClaimCopy,
    ContentClaim,
    ContentFinding,
    CopyFile,
    FindingSource,
    Payload,
    decode_payload,
    encode_payload,
    in_one_spelling,
    parse_payload,
    searchable_text,
)
from tests.saksama.envelope.dispatches import frame_for

COPY = ClaimCopy(
    subject="ab" * 16,
    channel=Channel.WHATSAPP,
    medium=Medium.IMAGE,
    captured="2024-02-10T03:00:00.000Z",
    salt="cd" * 32,
    files=(CopyFile("body", "ef" * 32, "image/png", 70),),
    address="https://contoh.example/viral",
    said="tulisan dalam gambar",
)
CLAIM = ContentClaim(
    claim="12" * 16,
    words="surat suara tercoblos",
    category=Category.FALSEHOOD,
    concerns=Concerns.NOBODY,
    target="penyelenggara",
    copies=(COPY,),
)
FINDING = ContentFinding(
    claim="12" * 16, index=7, salt="cd" * 32, words="foto lama", sources=(FindingSource("arsip kpu", outside=True),)
)


@pytest.mark.parametrize("payload", [CLAIM, FINDING], ids=lambda each: each.KIND)
def test_what_is_written_is_read_again(payload: Payload) -> None:
    assert decode_payload(encode_payload(frame_for(), payload)) == (frame_for(), payload)


def test_the_leak_check_reads_every_word_of_a_person() -> None:
    text = searchable_text(frame_for("judulnya"), CLAIM) + searchable_text(frame_for(), FINDING)
    for words in ("judulnya", CLAIM.words, COPY.address, COPY.said, FINDING.words, "arsip kpu"):
        assert words in text


WRONG = [
    ("no words", {"words": ""}),
    ("an unknown category", {"category": "rumour"}),
    ("a target that is no code", {"target": "Paslon 1"}),
    ("eleven copies", {"copies": [msgspec.to_builtins(COPY)] * 11}),
    ("a copy without a file", {"copies": [msgspec.to_builtins(COPY) | {"files": []}]}),
    ("a reporter", {"reporter": "x"}),
    ("a role that climbs", {"copies": [msgspec.to_builtins(COPY) | {"files": [{"role": "../x"}]}]}),
]


@pytest.mark.parametrize("change", [case[1] for case in WRONG], ids=[case[0] for case in WRONG])
def test_nothing_else_is_a_claim(change: dict[str, object]) -> None:
    data = msgspec.json.encode(msgspec.to_builtins(CLAIM) | change)
    with pytest.raises(WrongSchema):
        parse_payload(CLAIM.KIND, data)


def test_what_our_people_say_goes_in_the_one_spelling_and_what_they_quote_as_it_is() -> None:
    frame = frame_for("Ke e\u0301 ")
    said = FindingSource("satu\u2029dua", outside=True)
    told, finding = in_one_spelling(frame, msgspec.structs.replace(FINDING, words="satu\x1cdua", sources=(said,)))
    assert (told.title, finding.words, finding.sources[0].what) == ("Ke \u00e9", "satu\ndua", "satu\ndua")
    quoted = msgspec.structs.replace(CLAIM, copies=(msgspec.structs.replace(COPY, said="a\u202eb"),))
    assert in_one_spelling(frame, quoted)[1] == quoted
    with pytest.raises(WordsRefused):
        in_one_spelling(frame, msgspec.structs.replace(FINDING, sources=(FindingSource("a\u202eb", outside=True),)))
    with pytest.raises(WrongSchema):
        in_one_spelling(frame, msgspec.structs.replace(FINDING, sources=(FindingSource("\u0958" * 500, outside=True),)))
