"""Every file of a node's folder has its level, and what each level asks of a file holds."""

import io
import stat

import pytest

from saksama_node.exchange.attachments import ReceivedSink, Upload, delete_outgoing, delete_received, keep_uploads
from saksama_node.observation import annexing
from saksama_node.settings.current import SETTINGS
from tests.node.field.photos import PHOTO
from tests.node.filled import Fill
from tests.node.things import lay_out
from tools.data_levels import FILES, LEVELS, level_of

SENT = "f" * 32
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


def test_what_is_sealed_beside_the_database_is_a_sealed_file() -> None:
    keep_uploads(SENT, [Upload("contoh.txt", io.BytesIO(b"CONTOH"))])
    sink = ReceivedSink(SENT, 0)
    with sink.open("attachments/001-contoh.txt") as file:
        file.write(b"CONTOH")
    sink.commit()
    places = [path.relative_to(SETTINGS.data) for path in SETTINGS.data.rglob("*") if path.is_file()]
    kept = [each for each in places if level_of(str(each)) == "sealed" and len(each.parts) > 1]
    assert {str(each.parent) for each in kept} >= {f"outgoing/{SENT}", f"received/{sink.folder}"}
    # A telephone sealed these itself (AES-GCM, under a key that its report has sealed).
    photographs = [each for each in kept if str(each.parent) == annexing.FOLDER]
    assert photographs
    assert all(PHOTO[-64:] not in (SETTINGS.data / each).read_bytes() for each in photographs)
    others = [each for each in kept if each not in photographs]
    assert [each for each in others if not (SETTINGS.data / each).read_bytes().startswith(AGE)] == []
    delete_outgoing(SENT)
    delete_received(sink.folder)


def test_levels_are_those_of_the_page() -> None:
    assert set(FILES.values()) <= set(LEVELS)
    assert level_of("elsewhere/unknown") is None
