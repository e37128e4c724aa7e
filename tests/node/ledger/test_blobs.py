"""Public documents: found by their digest, whole or not at all."""

import hashlib
from pathlib import Path

import pytest

from saksama_node.ledger import blobs
from saksama_node.ledger.faults import BlobMissing

TEXT = b"naskah contoh untuk berkas"
NAME = hashlib.sha256(TEXT).hexdigest()


def test_what_was_put_is_there_and_what_was_altered_is_missing_until_it_is_put_again(folder: Path) -> None:
    assert blobs.put(TEXT) == NAME
    assert (blobs.has(NAME), blobs.get(NAME)) == (True, TEXT)
    place = folder / "blobs" / NAME[:2] / NAME
    place.write_bytes(TEXT[:-1])
    with pytest.raises(BlobMissing):
        blobs.get(NAME)
    assert blobs.put(TEXT) == NAME
    assert blobs.get(NAME) == TEXT


@pytest.mark.parametrize("name", ["", "0" * 64, "../keys/log", NAME[:-1], NAME.upper(), f"{NAME}\n"])
def test_what_is_not_there_or_is_no_digest_is_missing(folder: Path, name: str) -> None:
    assert not blobs.has(name)
    with pytest.raises(BlobMissing):
        blobs.get(name)
