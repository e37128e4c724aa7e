"""A captured page is drawn from its kept bytes: in the browser's sandbox or not at all; no script, network or file."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from PIL import Image

from saksama.entries.kinds.content import Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.strangers import archive, reading
from saksama_node.contentwatch.strangers.limits import AS_ROOT, PAGE_HIGH, PAGE_LETTERS, PAGE_WIDE
from saksama_node.contentwatch.strangers.material import Role as Part
from saksama_node.contentwatch.strangers.reading import Hindrance, drawn, hindrance
from saksama_node.flows.content.capture_content import capture_link
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.testonly.hostile_answers import always, says

CHROMIUM = shutil.which("chromium")
NOBODY = 65_534
IS_ROOT = os.geteuid() == 0

with_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def browser(page: bytes, program: str | None = CHROMIUM, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", "-m", "saksama_node.contentwatch.strangers.browser", str(program)]
    as_whom: dict[str, object] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if IS_ROOT else {}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # a table of options
        command, input=page, capture_output=True, check=False, env={}, cwd="/", timeout=60, **{**as_whom, **more}
    )


def colours(png: bytes) -> set[tuple[int, ...]]:
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (PAGE_WIDE, PAGE_HIGH)
        small = image.convert("RGB")
        return {small.getpixel((x, y)) for x in range(0, PAGE_WIDE, 8) for y in range(0, PAGE_HIGH, 8)}  # type: ignore[misc]  # three bands


@pytest.fixture
def set_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SETTINGS", replace(SETTINGS, chromium=Path(str(CHROMIUM))))


RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


@with_browser
def test_a_page_is_drawn_and_its_script_does_not_run() -> None:
    page = b"""<!doctype html><body style="margin:0"><div style="background:#f00;height:80px"></div>
<script>document.body.style.background = "#00f"</script>"""
    done = browser(page)
    assert done.returncode == 0
    assert colours(done.stdout) == {RED, WHITE}


@with_browser
def test_a_page_reads_no_file_and_asks_no_machine() -> None:
    asked: list[str] = []

    def answer(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        says(b"ada", 200, ("Content-Type", "text/html"))(to)

    # Where whoever runs the browser may read it: what keeps it away must not be the file's mode.
    with tempfile.NamedTemporaryFile(prefix="saksama-", suffix=".png") as picture, always(answer) as here:
        Image.new("RGB", (400, 400), "blue").save(picture.name)
        Path(picture.name).chmod(0o644)
        page = f"""<!doctype html><meta http-equiv="refresh" content="0;url=file://{picture.name}">
<img src="file://{picture.name}"><iframe src="file://{picture.name}" width="400" height="400"></iframe>
<object data="file://{picture.name}"></object><link rel="stylesheet" href="{here}/a.css">
<iframe src="{here}/" width="400" height="400"></iframe><img src="{here}/b.png"><body>kata"""
        done = browser(page.encode())
    assert done.returncode == 0
    assert BLUE not in colours(done.stdout)
    assert asked == []


def test_root_is_refused_before_anything_starts(tmp_path: Path) -> None:
    done = browser(b"<p>kata", str(tmp_path / "tidak-ada"), user=None, group=None, extra_groups=None)
    # Whoever is not root gets as far as the program that is not there.
    assert (done.returncode, done.stdout) == (AS_ROOT if IS_ROOT else 1, b"")


def test_a_browser_that_is_none_is_no_drawing() -> None:
    done = browser(b"<p>kata", "/bin/true")
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_a_setting_no_page_is_drawn() -> None:
    assert hindrance() is Hindrance.UNSET
    assert drawn(b"<p>kata", "text/html") is None


@with_browser
def test_a_captured_page_has_its_drawing_in_the_manifest_and_under_root_says_why_not(
    site: Site, staff_for: StaffFor, logged_in: LoggedIn, set_browser: None
) -> None:
    url = site("a.example", says(b"<h1>Kabar</h1>", 200, ("Content-Type", "text/html")))
    subject = capture_link(staff_for(Role.CONTENT), f"{url}/", Given(Way.STAFF))
    part, client = copy_of(subject).part(Part.DRAWN), logged_in(Role.CONTENT)
    page = client.get(f"/meja/konten/{subject}/").content.decode()
    drawing = client.get(f"/meja/konten/{subject}/halaman/")
    assert drawn(b"x" * (PAGE_LETTERS + 1), "text/html") is None
    if IS_ROOT:
        assert (hindrance(), part, drawing.status_code) == (Hindrance.ROOT, None, 404)
        assert "simpul berjalan sebagai root" in page
        return
    assert part is not None
    assert archive.get(part.sha256).startswith(b"\x89PNG")
    assert "Digambar simpul ini dari bita yang disimpan" in page
    assert drawing["Content-Type"] == "image/png"
