"""A file of evidence at the desk: its warnings where it is listed, a drawing instead of it, a copy beside it."""

import io

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from saksama_node.accounts.policy import Role
from saksama_node.cases import codes, queries
from saksama_node.cases.queries import EvidenceInfo, evidence_bytes
from saksama_node.confined import looked
from saksama_node.confined.landlock import version
from saksama_node.flows.reports.file_report import file_report, new_code
from tests.node.cases.filing import filing, given
from tests.node.confined.hidden import HEIC, JAVASCRIPT, acts, archive, photo
from tests.node.conftest import LoggedIn

PAPER, PHOTO = acts(JAVASCRIPT), photo(place=True) + archive()
LIST_WORDS = (
    "Berisi skrip, yang berjalan bila berkasnya dibuka",
    "Sekaligus arsip: ada berkas lain di dalamnya",
    "Menyimpan tempat pengambilannya: dapat menunjukkan siapa yang mengambilnya",
)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine under load looks at a file for longer than a list waits."""
    for name in ("LIST_SECONDS", "FILE_SECONDS", "WALL_SECONDS"):
        monkeypatch.setattr(looked, name, 120.0)


def handed_in(*files: tuple[bytes, str]) -> tuple[queries.SubmissionInfo, list[EvidenceInfo]]:
    code = new_code()
    assert file_report(filing(code, *(given(data, name) for data, name in files))) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info, queries.evidence_of(info)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_where_files_are_listed_each_says_what_it_hides_and_leads_to_its_page(logged_in: LoggedIn) -> None:
    info, files = handed_in((PAPER, "surat.pdf"), (PHOTO, "foto.jpg"), (photo(), "lain.jpg"))
    shown = page(logged_in(Role.OFFICER), f"/meja/perkara/masuk/{info.id}/")
    for words in LIST_WORDS:
        assert shown.count(words) == 1, words
    for file in files:
        assert f'href="/meja/perkara/bukti/{file.id}/lihat/"' in shown
        assert f'href="/meja/perkara/bukti/{file.id}/"' not in shown


def test_a_list_in_english_warns_in_english(logged_in: LoggedIn) -> None:
    info, _ = handed_in((PAPER, "surat.pdf"))
    client = logged_in(Role.OFFICER)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Holds a script, which runs when the file is opened" in page(client, f"/meja/perkara/masuk/{info.id}/")


def test_a_paper_is_read_at_its_page_without_being_opened(logged_in: LoggedIn) -> None:
    _, (file,) = handed_in((PAPER, "surat.pdf"))
    client = logged_in(Role.OFFICER)
    here = f"/meja/perkara/bukti/{file.id}/"
    shown = page(client, f"{here}lihat/")
    assert LIST_WORDS[0] in shown
    assert f'href="{here}"' in shown, "the original stays to be had"
    if not version():
        assert "Tidak dapat digambar di sini" in shown
        return
    assert f'src="{here}halaman/1/"' in shown
    assert "Halaman 1 dari 2" in shown
    assert f'src="{here}halaman/2/"' in page(client, f"{here}lihat/?halaman=2")
    drawn = client.get(f"{here}halaman/2/")
    assert drawn.headers["Content-Type"] == "image/png"
    assert client.get(f"{here}halaman/3/").status_code == 404
    copied = client.get(f"{here}salinan/")
    assert copied.headers["Content-Disposition"] == 'attachment; filename="bukti-1-salinan.pdf"'
    assert b"JavaScript" not in copied.content
    assert b"".join(evidence_bytes(file.id)) == PAPER, "and is what it was"


def test_a_photo_s_copy_has_no_place_and_no_second_nature(logged_in: LoggedIn) -> None:
    _, (file,) = handed_in((PHOTO, "foto.jpg"))
    client = logged_in(Role.OFFICER)
    here = f"/meja/perkara/bukti/{file.id}/"
    shown = page(client, f"{here}lihat/")
    assert f'src="{here}halaman/1/"' in shown
    assert client.get(f"{here}halaman/1/").content.startswith(b"\x89PNG")
    copied = client.get(f"{here}salinan/")
    assert copied.headers["Content-Disposition"] == 'attachment; filename="bukti-1-salinan.jpg"'
    with Image.open(io.BytesIO(copied.content)) as made:
        assert not made.getexif()
    assert b"alat.exe" not in copied.content
    assert b"".join(evidence_bytes(file.id)) == PHOTO


def test_what_cannot_be_drawn_here_says_so_and_has_no_copy(logged_in: LoggedIn) -> None:
    _, (file,) = handed_in((HEIC, "foto.heic"))
    client = logged_in(Role.OFFICER)
    shown = page(client, f"/meja/perkara/bukti/{file.id}/lihat/")
    assert "Tidak dapat digambar di sini" in shown
    assert LIST_WORDS[2] in shown
    assert "Salinan tanpa skrip" not in shown
    assert client.get(f"/meja/perkara/bukti/{file.id}/salinan/").status_code == 404
