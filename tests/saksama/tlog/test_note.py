"""Signed notes: what is read, what is refused, who is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import (
    KeyMalformed,
    KeyMisused,
    NoteMalformed,
    NoteUnverified,
    SignatureInvalid,
    SignatureMalformed,
)
from saksama.tlog.note import (
    COSIGNATURE_V1,
    ED25519,
    MAX_NOTE,
    MAX_SIGNATURES,
    Note,
    SignatureLine,
    SigningKey,
    VerifierKey,
    open_note,
    sign,
)

# The worked example in the documentation of Go's golang.org/x/mod/sumdb/note.
NEUMANN_KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
NEUMANN_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NEUMANN_LINE = (
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)

ANI = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
BUDI = SigningKey("budi.example", ED25519, bytes(31) + b"\2")
TEXT = "Mataram\n\n29 Januari 2024\n"

names = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters="+"), min_size=1)
lines = st.builds(SignatureLine, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80))
texts = st.text(st.characters(codec="utf-8", exclude_characters=[chr(c) for c in range(32)]) | st.just("\n"))
notes = st.builds(Note, texts.map(lambda text: text + "\n"), st.lists(lines, min_size=1, max_size=5).map(tuple))
keys = st.builds(SigningKey, names, st.sampled_from((ED25519, COSIGNATURE_V1)), st.binary(min_size=32, max_size=32))


def test_go_signs_the_same_bytes() -> None:
    key = SigningKey.parse(NEUMANN_KEY)
    assert sign(NEUMANN_TEXT, key).encode().decode() == NEUMANN_TEXT + "\n" + NEUMANN_LINE
    assert key.serialize() == NEUMANN_KEY
    assert open_note((NEUMANN_TEXT + "\n" + NEUMANN_LINE).encode(), [key.verifier]).verified == (key.verifier,)


@given(notes)
def test_a_note_reads_back(note: Note) -> None:
    assert Note.parse(note.encode()) == note


@given(st.binary() | notes.map(Note.encode))
def test_what_is_read_encodes_to_itself(data: bytes) -> None:
    try:
        note = Note.parse(data)
    except NoteMalformed:
        return
    assert note.encode() == data


@given(keys)
def test_keys_read_back(key: SigningKey) -> None:
    assert SigningKey.parse(key.serialize()) == key
    assert VerifierKey.parse(str(key.verifier)) == key.verifier


@given(st.text() | keys.map(lambda key: str(key.verifier)))
def test_a_key_text_that_is_read_is_written_the_same(text: str) -> None:
    try:
        key = VerifierKey.parse(text)
    except KeyMalformed:
        return
    assert str(key) == text


@given(st.text() | keys.map(SigningKey.serialize))
def test_a_signing_key_that_is_read_is_written_the_same(text: str) -> None:
    try:
        key = SigningKey.parse(text)
    except KeyMalformed:
        return
    assert key.serialize() == text


def test_both_must_be_known_name_and_id() -> None:
    note = sign(TEXT, ANI)
    same_name = SigningKey(ANI.name, ED25519, bytes(31) + b"\3")
    with pytest.raises(NoteUnverified) as caught:
        open_note(note.encode(), [BUDI.verifier, same_name.verifier])
    assert caught.value.signers == (ANI.name,)


def test_unknown_signatures_are_kept() -> None:
    data = sign(TEXT, BUDI, ANI).encode()
    opened = open_note(data, [ANI.verifier])
    assert opened.verified == (ANI.verifier,)
    assert opened.note.encode() == data
    assert opened.text == TEXT


def test_one_bad_signature_by_a_known_key_refuses_the_note() -> None:
    note = sign(TEXT, ANI, BUDI)
    bad = SignatureLine(BUDI.name, BUDI.verifier.key_id, bytes(64))
    altered = Note(TEXT, (note.signatures[0], bad)).encode()
    with pytest.raises(SignatureInvalid) as caught:
        open_note(altered, [ANI.verifier, BUDI.verifier])
    assert (caught.value.name, caught.value.key_id) == (BUDI.name, BUDI.verifier.key_id.hex())
    assert open_note(altered, [ANI.verifier]).verified == (ANI.verifier,)


def test_every_altered_byte_is_noticed() -> None:
    data = sign("Lombok\n", ANI).encode()
    for at in range(len(data)):
        for bit in (1, 2, 32):
            altered = data[:at] + bytes((data[at] ^ bit,)) + data[at + 1 :]
            with pytest.raises((NoteMalformed, NoteUnverified, SignatureInvalid)):
                open_note(altered, [ANI.verifier])


LINE = sign(TEXT, ANI).signatures[0].encode()
MALFORMED = [
    ("no signature", b"text\n\n"),
    ("no blank line", b"text\n" + LINE.encode()),
    ("no last newline", b"text\n\n" + LINE.rstrip("\n").encode()),
    ("tab in the text", b"te\txt\n\n" + LINE.encode()),
    ("carriage return", b"text\r\n\n" + LINE.encode()),
    ("not UTF-8", b"te\xffxt\n\n" + LINE.encode()),
    ("a surrogate", b"\xed\xa0\x80\n\n" + LINE.encode()),
    ("hyphen for em dash", b"text\n\n" + LINE.replace("\u2014", "-").encode()),
    ("two spaces", b"text\n\n" + LINE.replace(" ", "  ").encode()),
    ("plus in the name", b"text\n\n" + LINE.replace("ani", "a+i", 1).encode()),
    ("no-break space in the name", b"text\n\n" + LINE.replace("ani", "a\u00a0i", 1).encode()),
    ("key id alone", "text\n\n\u2014 a AAAAAA==\n".encode()),
    ("spare bits in the base64", "text\n\n\u2014 a AAAAAAB=\n".encode()),
    ("blank line among signatures", b"text\n\n" + LINE.encode() + b"\n" + LINE.encode() + b"\n"),
    ("too many signatures", b"text\n\n" + LINE.encode() * (MAX_SIGNATURES + 1)),
    ("too long", b"x" * MAX_NOTE + b"\n\n" + LINE.encode()),
    ("nothing", b""),
]


@pytest.mark.parametrize("data", [data for _, data in MALFORMED], ids=[name for name, _ in MALFORMED])
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with pytest.raises(NoteMalformed):
        Note.parse(data)


def test_limits_allow_what_they_say() -> None:
    assert len(Note.parse(b"text\n\n" + LINE.encode() * MAX_SIGNATURES).signatures) == MAX_SIGNATURES
    most = MAX_NOTE - len(LINE.encode()) - 2
    assert Note.parse(b"x" * most + b"\n\n" + LINE.encode()).signatures


@pytest.mark.parametrize("text", ["no newline", "", "a\tb\n", "a\rb\n"])
def test_a_text_that_is_no_note_text_is_not_signed(text: str) -> None:
    with pytest.raises(NoteMalformed):
        sign(text, ANI)


def test_a_note_needs_a_signature() -> None:
    with pytest.raises(NoteMalformed):
        sign(TEXT)


def test_lines_are_added_once() -> None:
    note = sign(TEXT, ANI)
    line = BUDI.sign(TEXT.encode())
    assert note.with_signatures(line, line, note.signatures[0]).signatures == (note.signatures[0], line)


def test_a_line_that_could_not_be_read_back_is_not_made() -> None:
    for name, key_id, signature in (("a b", bytes(4), b"x"), ("a", bytes(3), b"x"), ("a", bytes(4), b"")):
        with pytest.raises(SignatureMalformed):
            SignatureLine(name, key_id, signature)


VKEY = str(ANI.verifier)
BAD_KEYS = [
    ("empty", ""),
    ("no hash", "name"),
    ("short hash", VKEY.replace("+", "+0", 1)),
    ("upper-case hash", "a+0A000000+AQ=="),
    ("other name", "x" + VKEY),
    ("space in the name", "x " + VKEY),
    ("other algorithm", "a.example+00000000+Ag=="),
    ("short key", "a.example+00000000+AQ=="),
    ("not base64", VKEY + "!"),
    ("newline", VKEY + "\n"),
    ("a signing key", ANI.serialize()),
]


@pytest.mark.parametrize("text", [text for _, text in BAD_KEYS], ids=[name for name, _ in BAD_KEYS])
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(KeyMalformed):
        VerifierKey.parse(text)


def test_a_signing_key_under_another_name_is_refused() -> None:
    with pytest.raises(KeyMalformed):
        SigningKey.parse(ANI.serialize().replace("ani", "uni"))
    with pytest.raises(KeyMalformed):
        SigningKey.parse(VKEY)


def test_a_seed_is_in_no_repr() -> None:
    key = SigningKey.generate("ani.example")
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)
    assert key != SigningKey.generate("ani.example")


def test_two_keys_that_cannot_be_told_apart_are_refused() -> None:
    key = ANI.verifier
    twin = object.__new__(VerifierKey)
    for name, value in (("name", key.name), ("key_id", key.key_id), ("algorithm", ED25519), ("public", bytes(32))):
        object.__setattr__(twin, name, value)
    with pytest.raises(KeyMalformed):
        open_note(sign(TEXT, ANI).encode(), [key, twin])
    assert open_note(sign(TEXT, ANI).encode(), [key, key]).verified == (key,)


def test_a_witness_key_signs_no_note() -> None:
    with pytest.raises(KeyMisused):
        sign(TEXT, SigningKey("w.example", COSIGNATURE_V1, bytes(32)))
