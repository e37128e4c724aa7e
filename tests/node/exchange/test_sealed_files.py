"""Ciphertexts on the disk: under their name only whole, and gone where they were not kept."""

import hashlib
from pathlib import Path

import pytest

from saksama_node.exchange import sealed_files

OCTETS = b"sandi" * 1000


def test_under_its_name_a_ciphertext_is_whole_at_once(folder: Path) -> None:
    sha256 = hashlib.sha256(OCTETS).hexdigest()
    with sealed_files.growing() as growing:
        growing.file.write(OCTETS)
        growing.keep(sha256)
        place = sealed_files.path_of(sha256)
        assert place is not None
        assert place.read_bytes() == OCTETS
    sealed_files.delete(sha256)
    assert sealed_files.path_of(sha256) is None
    sealed_files.delete(sha256)


def test_what_was_not_kept_is_gone(folder: Path) -> None:
    before = sorted((folder / "sealed").rglob("*"))
    with sealed_files.growing() as growing:
        growing.file.write(OCTETS)
        assert growing.digest() == hashlib.sha256(OCTETS).hexdigest()
    assert sorted((folder / "sealed").rglob("*")) == before


@pytest.mark.parametrize("name", ["", "../../keys/log", "a" * 63, "A" * 64, f"{'a' * 64}\n"])
def test_what_is_no_digest_leads_to_no_file(folder: Path, name: str) -> None:
    assert sealed_files.path_of(name) is None
