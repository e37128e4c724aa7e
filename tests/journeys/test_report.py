"""A citizen reports in a browser, keeps the receipt, and anyone checks it: two nodes, a witness, real pages."""

import hashlib
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pikepdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import FilePayload, Page, Request, Route, expect

from saksama.entries.commitment import parse_manifest, parse_openings
from saksama.tlog.proof import Proof
from saksama_demo.player import wait_until
from tests.journeys.reporting import PHOTO, fill_steps, picture, send
from tests.testonly.nodes import SECONDS, Institutions, institutions, sign_agreement


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("lapor")) as both:
        sign_agreement(both)
        yield both


def edition(url: str) -> bytes:
    def look() -> bytes | None:
        answer = httpx.get(url)
        return answer.content if answer.status_code == httpx.codes.OK else None

    return wait_until(look, seconds=SECONDS, what=f"{url} serves an edition")


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.click(f"button:has-text('{button}')")
    path = waiting.value.path()
    return path.read_bytes()


def verdict(page: Page) -> str | None:
    page.wait_for_selector("[data-verdict]")
    return page.get_attribute("[data-verdict]", "data-verdict")


def test_report_receipt_and_check(held: Institutions, page: Page, tmp_path: Path) -> None:
    checker = edition(f"{held.bawaslu.url}/periksa/")
    fill_steps(page, held.bawaslu.url)
    code = send(page)
    picture(page, "lapor-terkirim")
    assert code not in page.url
    receipt, openings, paper = (
        downloaded(page, name) for name in ("Tanda bukti (.tlog-proof)", "Berkas pembuka (.json)", "Tanda bukti (PDF)")
    )
    assert code.encode() not in receipt + openings + paper
    manifest = next(item for item in parse_openings(openings).items if item.name == "evidence")
    assert [(f.name, f.sha256) for f in parse_manifest(manifest.data)] == [
        ("bukti-1.jpg", hashlib.sha256(PHOTO).hexdigest())
    ]

    # The paper carries the proof, the edition's digest, and a QR code that points to this entry.
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert pdf.attachments["tanda-bukti.tlog-proof"].get_file().read_bytes() == receipt
    (tmp_path / "bukti.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-r", "120", "-png", "-singlefile", "bukti.pdf", "bukti"], cwd=tmp_path, check=True)
    (pointer,) = [found.text for found in zxingcpp.read_barcodes(Image.open(tmp_path / "bukti.png"))]
    assert len(pointer.encode()) < 200
    assert pointer.startswith(f"{held.bawaslu.url}/periksa/#v1;")
    assert f";{Proof.parse(receipt).index};" in pointer
    text = subprocess.run(["pdftotext", "bukti.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert hashlib.sha256(checker).hexdigest() in text.stdout.replace("\n", "")

    # Anyone checks it, at the node's address and from a file, with the paper itself.
    (tmp_path / "periksa.html").write_bytes(checker)
    for address in (pointer, (tmp_path / "periksa.html").as_uri()):
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        page.set_input_files("#receipt-file", tmp_path / "bukti.pdf")
        page.set_input_files("#openings-file", FilePayload(name="o.json", mimeType="text/json", buffer=openings))
        page.set_input_files("#evidence-files", FilePayload(name="x.jpg", mimeType="image/jpeg", buffer=PHOTO))
        page.click("#check")
        assert verdict(page) == "good"
    picture(page, "periksa")

    # One changed byte of the photo is named.
    other = FilePayload(name="x.jpg", mimeType="image/jpeg", buffer=PHOTO[:-1] + b"\x00")
    page.set_input_files("#evidence-files", other)
    page.click("#check")
    expect(page.locator("[data-why=other-file]")).to_be_visible()
    assert verdict(page) == "bad"
    picture(page, "periksa-gagal")
    page.click("#language")
    expect(page.locator(".verdict")).to_contain_text("It does not hold")
    picture(page, "periksa-gagal-en")


def test_node_partner_and_witness_serve_the_same_edition(held: Institutions, tmp_path: Path) -> None:
    first = edition(f"{held.bawaslu.url}/periksa/")
    assert edition(f"{held.diskominfotik.url}/periksa/") == first
    (tmp_path / "edisi.html").write_bytes(first)
    assert held.told("keep", str(tmp_path / "edisi.html")).strip() == hashlib.sha256(first).hexdigest()
    answers = [httpx.get(f"{url}") for url in (f"{held.witness.url}/checker", f"{held.bawaslu.url}/periksa/")]
    assert answers[0].content == answers[1].content == first
    assert answers[0].headers["content-security-policy"] == answers[1].headers["content-security-policy"]
    found = re.search(rb"^const DATA = (\{.*?^\});$", first, re.MULTILINE | re.DOTALL)
    assert found
    carried = json.loads(found[1])
    assert carried["edition"] == 1
    assert {era["policy"].split()[1].split("+")[0] for era in carried["eras"]} == {
        node.institution.origin for node in held.nodes
    }


def test_what_changed_on_the_way_is_a_clear_error(held: Institutions, page: Page) -> None:
    fill_steps(page, held.bawaslu.url, photo=FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=PHOTO))
    expect(page.locator("#sidik")).to_contain_text(hashlib.sha256(PHOTO).hexdigest())

    def spoil(route: Route, request: Request) -> None:
        body = (request.post_data_buffer or b"").replace(PHOTO[:4] + b"\x00\x01", PHOTO[:4] + b"\x00\x02", 1)
        route.continue_(post_data=body)

    page.route("**/lapor/isi/", spoil)
    page.check("#id_declaration")
    page.click("#kirim")
    expect(page.locator(".error-summary")).to_contain_text("evidence.digest")
    picture(page, "lapor-4-berubah")


def test_draft_stays_in_the_tab_until_it_is_sent(held: Institutions, page: Page) -> None:
    fill_steps(page, held.bawaslu.url)
    page.goto(f"{held.bawaslu.url}/")
    page.goto(f"{held.bawaslu.url}/lapor/")
    page.click("text=Lanjutkan draf")
    expect(page.locator("h1")).to_have_text("Bukti dan kirim")
    expect(page.locator("dl.facts").first).to_contain_text("Contoh Pelapor")
    send(page)
    page.goto(f"{held.bawaslu.url}/lapor/")
    expect(page.locator("#draf")).to_be_hidden()
