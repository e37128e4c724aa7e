"""An office lays its own Word file: it counts for the office and below, until it is taken away."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from django.urls import reverse

from saksama_node.accounts.policy import Role
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.observation.reporting import DISTRICT, NUMBER, sent


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where an office lays them."""
    place = SETTINGS.data / "word"
    place.mkdir()
    yield place
    shutil.rmtree(place)


def lay(place: Path, words: str) -> None:
    paper = docx.Document()
    paper.add_paragraph(words)
    paper.save(str(place))


def test_an_office_s_own_template_counts_for_it_and_below_and_a_wrong_one_is_named(
    folder: Path, staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    subject = sent(staff_for(Role.SUPERVISOR, DISTRICT), "")
    client, address = logged_in(Role.OFFICER, "52.01"), reverse("desk:lhp-word", args=[subject, 1])

    def first_line() -> str:
        return docx.Document(io.BytesIO(client.get(address).content)).paragraphs[0].text

    assert first_line() == "BELUM TERVERIFIKASI"
    for office in ("52.71", "52", "52.01"):
        lay(folder / f"{office}.docx", f"Kantor {office}: {{{{ number }}}}")
        assert first_line() == ("BELUM TERVERIFIKASI" if office == "52.71" else f"Kantor {office}: {NUMBER}")
    lay(folder / f"{DISTRICT}.docx", "{{ nomor }}")
    refused = client.get(address)
    assert refused.status_code == 400
    for words in ("Templat Word yang dipasang kantor tidak dapat dipakai", "papers.word-template", "nomor"):
        assert words in refused.content.decode()
    assert client.get(reverse("desk:lhp-pdf", args=[subject, 1])).status_code == 200
    (folder / f"{DISTRICT}.docx").unlink()
    assert first_line() == f"Kantor 52.01: {NUMBER}"
