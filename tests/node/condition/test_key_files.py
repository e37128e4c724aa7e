"""A key file that cannot be whole is found before a case, a letter or a login finds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from saksama_node.condition.files import KEY_FILES, LOCKED_FILES, check_keys, node_folder
from saksama_node.settings import keyfiles
from saksama_node.settings.keyfiles import read_django_secret
from saksama_node.settings.node import folder
from saksama_node.settings.refused import SettingRefused

NOBODY = 65534


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with every key file, as long as such are."""
    (tmp_path / "keys").mkdir(mode=0o700)
    for key in (*KEY_FILES, *LOCKED_FILES):
        (tmp_path / key).write_text("A" * 100)
        (tmp_path / key).chmod(0o600)
    return tmp_path


def broken(data: Path) -> list[str]:
    return [each.about for each in check_keys(data) if each.code == "key.broken"]


@pytest.mark.parametrize("key", [*KEY_FILES, *LOCKED_FILES], ids=str)
@pytest.mark.parametrize("left", [0, 39])
def test_one_that_is_empty_or_cut_off_is_named(data: Path, key: Path, left: int) -> None:
    assert broken(data) == []
    os.truncate(data / key, left)
    assert broken(data) == [str(data / key)]


def test_so_is_a_later_one_of_the_same_use(data: Path) -> None:
    (data / "keys" / "log.2").touch(mode=0o600)
    assert broken(data) == [str(data / "keys" / "log.2")]


def test_nothing_is_wrapped_under_a_secret_that_was_cut_off(data: Path) -> None:
    assert read_django_secret(data) == "A" * 100
    os.truncate(data / keyfiles.DJANGO_SECRET, 0)
    with pytest.raises(SettingRefused, match="it is empty or cut off"):
        read_django_secret(data)


@contextmanager
def another_user(folder: Path) -> Iterator[None]:
    """As one who may not look into the folder: root becomes nobody, whoever else shuts it."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        folder.chmod(0)
        try:
            yield
        finally:
            folder.chmod(0o700)


def test_who_is_not_the_node_s_user_is_told_so_and_not_to_ask_the_doctor(data: Path) -> None:
    (data / "node.toml").touch()
    data.chmod(0o700)
    with another_user(data):
        with pytest.raises(SettingRefused, match="Run this command as the node's user"):
            folder({"SAKSAMA_DATA": str(data)})
        assert node_folder(str(data)) is None
