"""What is sealed to a file and read of it: no plain octet on the disk, and a full disk is said to be one."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from saksama_node.ledger.sealing import seal_to, unsealed
from saksama_node.settings.current import SETTINGS

MARK = b"MARKED account of 5271019999990009 "


def opened_files() -> Iterator[bytes]:
    """What each file of the node's folder holds that this process has open, also one without a name."""
    for place in Path("/proc/self/fd").iterdir():
        if place.is_file() and place.readlink().is_relative_to(SETTINGS.data):
            yield place.read_bytes()


def test_what_is_read_of_a_sealed_file_lies_nowhere_plain_on_the_disk(folder: Path) -> None:
    key, place = pyrage.x25519.Identity.generate(), folder / "sealed" / "tested.age"
    with place.open("wb") as out:
        seal_to(key.to_public(), io.BytesIO(MARK * 40_000), out)
    with unsealed(place, key) as plain:
        assert plain.read() == MARK * 40_000
        held = list(opened_files())
        assert len(held) == 1
        assert MARK not in held[0]
    place.unlink()


def test_what_does_not_open_leaves_no_file_open(folder: Path) -> None:
    place = folder / "sealed" / "tested.age"
    place.write_bytes(pyrage.encrypt(MARK * 9000, [pyrage.x25519.Identity.generate().to_public()])[:-1])
    with pytest.raises(pyrage.DecryptError):
        unsealed(place, pyrage.x25519.Identity.generate())
    assert list(opened_files()) == []
    place.unlink()


def test_a_full_disk_is_said_to_be_one_while_something_is_sealed() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space") as refused:
        seal_to(pyrage.x25519.Identity.generate().to_public(), io.BytesIO(MARK * 9000), full)
    assert refused.value.errno == errno.ENOSPC
