"""What is sealed opens again for its two recipients, with the standard tools too; anything else leaves nothing."""

import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksama.envelope.container import AttachmentSource, padded_length
from saksama.envelope.errors import CannotOpen, CannotSeal, EnvelopeRefused, UnknownKind
from saksama.envelope.kinds import PAYLOADS, Frame, Payload, decode_payload, encode_payload
from saksama.envelope.seal import Opened, seal, unseal
from saksama.vocabulary import Classification, DispatchKind, RejectionCode, SubjectClass
from tests.saksama.envelope.dispatches import MemorySink, attachment, dataset, frame_for, notice, permit_for

RECEIVER = pyrage.x25519.Identity.generate()
SENDER = pyrage.x25519.Identity.generate()
RECIPIENTS = [str(RECEIVER.to_public()), str(SENDER.to_public())]
CSV = ("kode,tps\n" + "52.71.01.1001,001\n" * 9000).encode()


def sealed_bytes(payload: Payload, *attachments: AttachmentSource) -> bytes:
    out = io.BytesIO()
    sealed = seal(permit_for(payload.KIND), frame_for(), payload, attachments, RECIPIENTS, out)
    assert (sealed.sha256, sealed.size) == (hashlib.sha256(out.getvalue()).hexdigest(), len(out.getvalue()))
    return out.getvalue()


def opened(data: bytes, identity: pyrage.x25519.Identity = RECEIVER) -> tuple[Opened, MemorySink]:
    sink = MemorySink()
    return unseal(io.BytesIO(data), [str(identity)], sink), sink


@pytest.mark.parametrize("identity", [RECEIVER, SENDER], ids=["receiver", "sender"])
def test_both_recipients_open_it(identity: pyrage.x25519.Identity) -> None:
    data = sealed_bytes(dataset(), attachment("tps_20240320.csv", CSV), attachment("Surat pengantar.pdf", b"%PDF-"))
    content, sink = opened(data, identity)
    assert content.payload == dataset()
    assert content.frame == frame_for()
    assert [(item.name, item.size) for item in content.attachments] == [
        ("tps_20240320.csv", len(CSV)),
        ("Surat pengantar.pdf", 5),
    ]
    assert sink.committed
    assert sink.files["attachments/001-tps_20240320.csv"].getvalue() == CSV
    assert content.attachments[0].sha256 == hashlib.sha256(CSV).hexdigest()


def test_a_full_disk_is_said_to_be_one() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        seal(permit_for(DispatchKind.NOTICE), frame_for(), notice(), [attachment("a.csv", CSV)], RECIPIENTS, full)


def test_a_stranger_opens_nothing() -> None:
    with pytest.raises(CannotOpen) as refused:
        opened(sealed_bytes(notice()), pyrage.x25519.Identity.generate())
    assert refused.value.rejection is RejectionCode.CANNOT_OPEN


def test_the_standard_age_and_tar_open_it(tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("the age program is not installed")
    (tmp_path / "dispatch.age").write_bytes(sealed_bytes(dataset(), attachment("tps.csv", CSV)))
    (tmp_path / "key.txt").write_text(f"{RECEIVER}\n", encoding="utf-8")
    subprocess.run(["age", "-d", "-i", "key.txt", "-o", "dispatch.tar", "dispatch.age"], cwd=tmp_path, check=True)
    subprocess.run(["tar", "xf", "dispatch.tar"], cwd=tmp_path, check=True)
    assert (tmp_path / "attachments" / "001-tps.csv").read_bytes() == CSV
    assert decode_payload((tmp_path / "payload.json").read_bytes()) == (frame_for(), dataset())
    assert (tmp_path / "dispatch.tar").stat().st_size == padded_length((tmp_path / "dispatch.tar").stat().st_size)


def test_truncated_or_altered_anywhere_it_leaves_nothing() -> None:
    data = sealed_bytes(dataset(), attachment("tps.csv", CSV))
    cuts = [0, 1, 100, len(data) // 2, len(data) - 65_536, len(data) - 16, len(data) - 1]
    broken = [data[:cut] for cut in cuts]
    broken += [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (150, len(data) // 2, len(data) - 1)]
    broken.append(data + b"x")
    for wrong in broken:
        sink = MemorySink()
        with pytest.raises(EnvelopeRefused):
            unseal(io.BytesIO(wrong), [str(RECEIVER)], sink)
        assert not sink.committed
        assert sink.files == {}


def test_a_disk_that_fails_is_not_blamed_on_the_sender() -> None:
    class FullDisk(MemorySink):
        def open(self, member: str) -> io.BytesIO:  # noqa: ARG002 - the sink's form
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        unseal(io.BytesIO(sealed_bytes(dataset(), attachment("a.csv", CSV))), [str(RECEIVER)], FullDisk())


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=60), st.binary(max_size=70_000)), max_size=4))
def test_any_attachments_survive(files: list[tuple[str, bytes]]) -> None:
    try:
        data = sealed_bytes(dataset(), *(attachment(name, content) for name, content in files))
    except (CannotSeal, UnicodeEncodeError):
        return
    content, sink = opened(data)
    assert [item.name for item in content.attachments] == [name for name, _ in files]
    assert [sink.files[item.member].getvalue() for item in content.attachments] == [data for _, data in files]


def test_equal_sizes_hide_small_differences() -> None:
    """Compared after decryption: age itself adds a random header line of random length ("grease")."""
    sizes = {len(pyrage.decrypt(sealed_bytes(notice("a" * length)), [RECEIVER])) for length in (1, 400, 900)}
    assert sizes == {8192}


def seal_notice(frame: Frame, kind: DispatchKind = DispatchKind.NOTICE, recipients: list[str] = RECIPIENTS) -> None:
    seal(permit_for(kind), frame, notice(), [], recipients, io.BytesIO())


def other(**changes: object) -> Frame:
    return msgspec.structs.replace(frame_for(), **changes)


CANNOT_SEAL = [
    ("the permit is for another kind", lambda: seal_notice(frame_for(), DispatchKind.DATASET_SHARE)),
    ("an undeclared class of subject", lambda: seal_notice(frame_for("x", SubjectClass.CHILD_INVOLVED))),
    ("another clause", lambda: seal_notice(other(clause="pasal-2"))),
    ("another agreement", lambda: seal_notice(other(agreement="00" * 32))),
    ("another classification", lambda: seal_notice(other(classification=Classification.CONFIDENTIAL))),
    ("no recipient", lambda: seal_notice(frame_for(), recipients=[])),
    ("no age recipient", lambda: seal_notice(frame_for(), recipients=["age1nope"])),
    ("a file shorter than said", lambda: sealed_bytes(dataset(), AttachmentSource("a", 10, io.BytesIO(b"123")))),
    ("a file longer than said", lambda: sealed_bytes(dataset(), AttachmentSource("a", 2, io.BytesIO(b"123")))),
    ("a file over 200 MB", lambda: sealed_bytes(dataset(), AttachmentSource("a", 200 * 2**20 + 1, io.BytesIO(b"")))),
    ("too many files", lambda: sealed_bytes(dataset(), *(attachment(f"{i}", b"") for i in range(51)))),
]


@pytest.mark.parametrize("act", [case[1] for case in CANNOT_SEAL], ids=[case[0] for case in CANNOT_SEAL])
def test_not_sealed(act: Callable[[], object]) -> None:
    with pytest.raises(CannotSeal):
        act()


def test_no_kind_has_a_place_for_a_reporter() -> None:
    assert set(PAYLOADS) == set(DispatchKind)
    forbidden = ("reporter", "pelapor", "identity", "nik", "phone", "email", "extra", "person")
    everyone: tuple[type[msgspec.Struct], ...] = (*PAYLOADS.values(), Frame)
    for payload in everyone:
        names = {field.name for field in msgspec.structs.fields(payload)}
        assert not [name for name in names if any(word in name for word in forbidden)]
        assert payload.__struct_config__.forbid_unknown_fields


def test_unknown_kinds_and_fields_are_refused() -> None:
    data = encode_payload(frame_for(), notice())
    assert decode_payload(data) == (frame_for(), notice())
    for wrong in (data.replace(b'"notice"', b'"gossip"'), data.replace(b'"v": 1', b'"v": 2')):
        with pytest.raises(UnknownKind):
            decode_payload(wrong)
    for wrong in (
        data.replace(b'"text"', b'"reporter_name"'),
        data[:-3],
        b"",
        b"[]",
        data.replace(b'"open"', b'"cosmic"'),
    ):
        with pytest.raises(EnvelopeRefused):
            decode_payload(wrong)
