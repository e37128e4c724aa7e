"""The container's reader takes what the writer writes and nothing else."""

import io
import json
import tarfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saksama.envelope.container import ContainerReader, member_name, padded_length, write_container
from saksama.envelope.errors import CannotSeal, EnvelopeRefused
from tests.saksama.envelope.dispatches import MemorySink, attachment

GOOD = b"".join(write_container(b'{"v":1}', [attachment("a.txt", b"satu"), attachment("b.txt", b"x" * 600)]))


def read(data: bytes, step: int = 777) -> MemorySink:
    sink = MemorySink()
    reader = ContainerReader(sink)
    for start in range(0, len(data), step):
        reader.feed(data[start : start + step])
    reader.finish()
    return sink


@pytest.mark.parametrize("step", [1, 511, 512, 513, 100_000])
def test_it_reads_in_any_pieces(step: int) -> None:
    files = read(GOOD, step).files
    assert {name: file.getvalue() for name, file in files.items()} == {
        "attachments/001-a.txt": b"satu",
        "attachments/002-b.txt": b"x" * 600,
    }


def tar(*members: tuple[str, bytes, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.mode = kind, len(data), 0o600
            info.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


P = ("payload.json", tarfile.REGTYPE, b"{}")
REFUSED = [
    ("nothing", b""),
    ("an empty archive", tar()),
    ("no payload first", tar(("attachments/001-a", tarfile.REGTYPE, b""), P)),
    ("a payload twice", tar(P, P)),
    ("a path that climbs", tar(P, ("attachments/../../x", tarfile.REGTYPE, b""))),
    ("an absolute path", tar(P, ("/etc/cron.d/x", tarfile.REGTYPE, b""))),
    ("a link", tar(P, ("attachments/001-a", tarfile.SYMTYPE, b""))),
    ("a folder", tar(P, ("attachments/001-a", tarfile.DIRTYPE, b""))),
    ("a wrong number", tar(P, ("attachments/002-a", tarfile.REGTYPE, b""))),
    ("no manifest", tar(P, ("attachments/001-a", tarfile.REGTYPE, b""))),
    ("a manifest that lists another file", GOOD.replace(b"satu", b"dua!")),
    ("bytes behind the end", GOOD + bytes(512)),
    ("one block short", GOOD[:-512]),
    ("one byte short", GOOD[:-1]),
    ("not a tar", b"x" * 4096),
]


@pytest.mark.parametrize("data", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(data: bytes) -> None:
    with pytest.raises(EnvelopeRefused):
        read(data)


@example(at=4381, change=128)  # no UTF-8 any more, inside the manifest
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_one_altered_byte_is_noticed(at: int, change: int) -> None:
    """Every byte of the container is bound: by a header's form, a digest, or the rule that filling is zero.

    The payload's own bytes and the names in the manifest are free; age authenticates those.
    """
    altered = GOOD[:at] + bytes([GOOD[at] ^ change]) + GOOD[at + 1 :]
    free = range(512, 512 + 7)
    try:
        read(altered)
    except EnvelopeRefused:
        return
    manifest = GOOD.index(b'"attachments"')
    assert at in free or manifest <= at < manifest + 1024


@given(st.integers(0, 2**40))
def test_padding_tells_little(length: int) -> None:
    padded = padded_length(length)
    assert padded >= max(length, 8192)
    assert padded % 512 == 0
    assert padded_length(padded) == padded
    assert padded <= max(length, 8192) * 1.12


@given(st.integers(0, 49), st.text(max_size=200))
def test_member_names_are_safe(position: int, name: str) -> None:
    member = member_name(position, name)
    assert member.isascii()
    assert len(member) < 100
    assert ".." not in member.split("/")
    assert member.count("/") == 1


@pytest.mark.parametrize(
    "name", ["a\nb", "a\r\nSet-Cookie: x=y", "nul\x00", "\u202egpj.exe", "\u2066x", "e\u0301", "\x7f"]
)
def test_a_name_that_two_people_would_read_differently_is_neither_sealed_nor_opened(name: str) -> None:
    with pytest.raises(CannotSeal):
        list(write_container(b"{}", [attachment(name, b"x")]))
    escaped = json.dumps(name, ensure_ascii=False).encode() if name.isprintable() else json.dumps(name).encode()
    good = b"".join(write_container(b"{}", [attachment("N" * len(escaped[1:-1]), b"x")]))
    assert read(good).files
    with pytest.raises(EnvelopeRefused):
        read(good.replace(b'"name": "' + b"N" * len(escaped[1:-1]), b'"name": "' + escaped[1:-1]))
