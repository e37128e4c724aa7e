"""Every file of a node's folder has its level, and what each level asks of a file holds."""

import stat

import pytest

from saksama_node.settings.current import SETTINGS
from tests.node.filled import Fill
from tests.node.things import lay_out
from tools.data_levels import FILES, LEVELS, level_of

AGE = b"age-encryption.org/v1\n"


@pytest.fixture(autouse=True)
def _worked(filled: Fill) -> None:
    """One thing of each kind."""
    filled("things", lay_out)


def test_every_file_of_a_node_that_worked_has_its_level() -> None:
    places = [str(path.relative_to(SETTINGS.data)) for path in SETTINGS.data.rglob("*") if path.is_file()]
    assert {place for place in places if level_of(place) is None} == set()
    assert {level_of(place) for place in places} >= {"secret", "identity", "sealed", "left", "public"}


def test_a_file_of_a_node_s_secrets_or_of_a_reporter_is_its_user_s_alone() -> None:
    for path in SETTINGS.data.rglob("*"):
        if path.is_file() and level_of(str(path.relative_to(SETTINGS.data))) in {"secret", "identity"}:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_identities_are_sealed_files() -> None:
    kept = [path for path in (SETTINGS.data / "vault").rglob("*") if path.is_file()]
    assert kept
    assert all(path.read_bytes().startswith(AGE) for path in kept)


def test_levels_are_those_of_the_page() -> None:
    assert set(FILES.values()) <= set(LEVELS)
    assert level_of("elsewhere/unknown") is None
