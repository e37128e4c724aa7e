"""Checkpoints and their cosignatures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import (
    CheckpointMalformed,
    KeyMisused,
    NoteUnverified,
    OriginMismatch,
    OutOfRange,
    SignatureInvalid,
)
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign, cosignature_time, verify_cosignature
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SignatureLine, SigningKey, open_note, sign
from saksama.tlog.strict import MAX_SIZE

LOG = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
WITNESS = SigningKey("penyaksi.example", COSIGNATURE_V1, bytes(31) + b"\2")
CHECKPOINT = Checkpoint(LOG.name, 7, bytes(range(32)))
AT = 1_706_500_800

one_line = st.text(st.characters(codec="utf-8", exclude_characters=[chr(c) for c in range(32)]), min_size=1)
checkpoints = st.builds(
    Checkpoint,
    one_line,
    st.integers(0, MAX_SIZE),
    st.binary(min_size=32, max_size=32),
    st.lists(one_line, max_size=3).map(tuple),
)


@given(checkpoints)
def test_a_checkpoint_reads_back(checkpoint: Checkpoint) -> None:
    assert Checkpoint.parse(checkpoint.text()) == checkpoint


@given(st.text() | checkpoints.map(Checkpoint.text))
def test_what_is_read_is_written_the_same(text: str) -> None:
    try:
        checkpoint = Checkpoint.parse(text)
    except CheckpointMalformed:
        return
    assert checkpoint.text() == text


GOOD = CHECKPOINT.text()
MALFORMED = [
    ("no last newline", GOOD[:-1]),
    ("two lines", "a\n7\n"),
    ("no origin", GOOD.replace(LOG.name, "")),
    ("leading zero", GOOD.replace("\n7\n", "\n07\n")),
    ("negative", GOOD.replace("\n7\n", "\n-7\n")),
    ("not ASCII digits", GOOD.replace("\n7\n", "\n\u0667\n")),
    ("above an int64", GOOD.replace("\n7\n", f"\n{MAX_SIZE + 1}\n")),
    ("very long size", GOOD.replace("\n7\n", f"\n{'9' * 30}\n")),
    ("short root", "a\n7\nAAAA\n"),
    ("root without padding", GOOD.replace("=", "")),
    ("spare bits in the root", GOOD.replace("8=", "9=")),
    ("empty extension", GOOD + "\n"),
    ("carriage return", GOOD.replace("\n", "\r\n")),
]


@pytest.mark.parametrize("text", [text for _, text in MALFORMED], ids=[name for name, _ in MALFORMED])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(CheckpointMalformed):
        Checkpoint.parse(text)


def test_extension_lines_are_kept_and_signed() -> None:
    checkpoint = Checkpoint(LOG.name, 7, bytes(32), ("first line", "second"))
    opened = open_checkpoint(sign_checkpoint(checkpoint, LOG).encode(), [LOG.verifier])
    assert opened.checkpoint == checkpoint


def test_a_log_speaks_only_for_its_own_origin() -> None:
    other = Checkpoint("budi.example/log", 7, bytes(32))
    with pytest.raises(OriginMismatch) as caught:
        open_checkpoint(sign_checkpoint(other, LOG).encode(), [LOG.verifier])
    assert (caught.value.expected, caught.value.found) == (LOG.name, other.origin)


def test_an_origin_that_is_given_must_be_the_one_found() -> None:
    data = sign_checkpoint(Checkpoint("go.sum database tree", 7, bytes(32)), LOG).encode()
    assert open_checkpoint(data, [LOG.verifier], "go.sum database tree").checkpoint.size == 7
    with pytest.raises(OriginMismatch):
        open_checkpoint(data, [LOG.verifier], LOG.name)


def test_a_signed_note_that_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(CheckpointMalformed):
        open_checkpoint(sign("Mataram\n", LOG).encode(), [LOG.verifier])
    with pytest.raises(NoteUnverified):
        open_checkpoint(sign_checkpoint(CHECKPOINT, LOG).encode(), [])


def test_a_cosignature_tells_its_time() -> None:
    line = cosign(GOOD, WITNESS, AT)
    assert verify_cosignature(GOOD, line, WITNESS.verifier) == AT == cosignature_time(line)
    note = sign_checkpoint(CHECKPOINT, LOG).with_signatures(line)
    opened = open_note(note.encode(), [WITNESS.verifier, LOG.verifier])
    assert opened.verified == (LOG.verifier, WITNESS.verifier)


def test_the_time_is_part_of_what_is_cosigned() -> None:
    line = cosign(GOOD, WITNESS, AT)
    earlier = SignatureLine(line.name, line.key_id, (AT - 1).to_bytes(8, "big") + line.signature[8:])
    beyond = SignatureLine(line.name, line.key_id, b"\xff" + line.signature[1:])
    short = SignatureLine(line.name, line.key_id, line.signature[:-1])
    for bad in (earlier, beyond, short):
        with pytest.raises(SignatureInvalid):
            verify_cosignature(GOOD, bad, WITNESS.verifier)
        with pytest.raises(SignatureInvalid):
            open_note(Note(GOOD, (bad,)).encode(), [WITNESS.verifier])
    assert cosignature_time(beyond) is None
    assert cosignature_time(short) is None


def test_a_cosignature_is_of_one_checkpoint_and_one_witness() -> None:
    line = cosign(GOOD, WITNESS, AT)
    with pytest.raises(SignatureInvalid):
        verify_cosignature(Checkpoint(LOG.name, 8, CHECKPOINT.root).text(), line, WITNESS.verifier)
    other = SigningKey(WITNESS.name, COSIGNATURE_V1, bytes(32))
    with pytest.raises(SignatureInvalid):
        verify_cosignature(GOOD, line, other.verifier)


def test_log_and_witness_keys_do_not_stand_in_for_each_other() -> None:
    as_log = SigningKey(WITNESS.name, ED25519, WITNESS.seed)
    assert as_log.verifier.key_id != WITNESS.verifier.key_id
    with pytest.raises(KeyMisused):
        cosign(GOOD, as_log, AT)
    with pytest.raises(KeyMisused):
        verify_cosignature(GOOD, cosign(GOOD, WITNESS, AT), as_log.verifier)
    with pytest.raises(KeyMisused):
        sign_checkpoint(CHECKPOINT, WITNESS)


def test_only_a_checkpoint_is_cosigned() -> None:
    with pytest.raises(CheckpointMalformed):
        cosign("Mataram\n", WITNESS, AT)


@pytest.mark.parametrize("time", [0, -1, MAX_SIZE + 1])
def test_a_time_that_is_none_is_not_cosigned(time: int) -> None:
    with pytest.raises(OutOfRange):
        cosign(GOOD, WITNESS, time)
