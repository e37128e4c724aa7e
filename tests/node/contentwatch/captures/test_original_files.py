"""The original of captured content at the desk: warned of, drawn, copied, handed out; not what somebody covered."""

import pytest

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import Role
from saksama_node.confined import looked
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.flows.content.erase_content import mask_content
from tests.node.confined.hidden import archive, photo
from tests.node.conftest import LoggedIn, StaffFor

GIVEN = Given(Way.PUBLIC, Channel.WHATSAPP)
PHOTO = photo(place=True) + archive()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine under load looks at a file for longer than a person waits."""
    for name in ("FILE_SECONDS", "WALL_SECONDS"):
        monkeypatch.setattr(looked, name, 120.0)


def test_an_original_is_looked_at_at_its_page_before_it_is_had(logged_in: LoggedIn) -> None:
    subject = capture_picture(None, PHOTO, GIVEN)
    client, here = logged_in(Role.CONTENT), f"/meja/konten/{subject}/berkas/"
    assert f'href="{here}lihat/"' in client.get(f"/meja/konten/{subject}/").content.decode()
    shown = client.get(f"{here}lihat/").content.decode()
    for words in ("Menyimpan tempat pengambilannya", "Sekaligus arsip", f'src="{here}halaman/1/"', f'href="{here}"'):
        assert words in shown
    assert client.get(f"{here}halaman/1/").content.startswith(b"\x89PNG")
    copied = client.get(f"{here}salinan/")
    assert copied.headers["Content-Disposition"] == f'attachment; filename="konten-{subject[:8]}-salinan.jpg"'
    assert b"alat.exe" not in copied.content
    answer = client.get(here)
    assert answer.content == PHOTO
    assert answer.headers["Content-Disposition"] == f'attachment; filename="konten-{subject[:8]}.jpg"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"


def test_what_somebody_covered_is_had_neither_here_nor_at_another_capture_of_it(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    one, other = (capture_words(None, "Ani melihat kotak suara dibuka.", GIVEN) for _ in range(2))
    client = logged_in(Role.CONTENT)
    assert client.get(f"/meja/konten/{one}/berkas/lihat/").status_code == 200
    mask_content(staff_for(Role.CONTENT), one, ["Ani"], [])
    for subject in (one, other):
        for part in ("", "lihat/", "halaman/1/", "salinan/"):
            assert client.get(f"/meja/konten/{subject}/berkas/{part}").status_code == 403
        assert "/berkas/" not in client.get(f"/meja/konten/{subject}/").content.decode()
