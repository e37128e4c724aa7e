"""The field's pages as they are served: the same for everybody, their files kept for good."""

import gzip
import re

import pytest
from django.test import Client


def test_the_page_is_the_same_for_everybody_and_its_files_are_kept_for_good() -> None:
    client = Client()
    answer = client.get("/lapangan/", headers={"Accept-Encoding": "gzip"})
    page = gzip.decompress(answer.content).decode()
    assert not answer.cookies
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert client.get("/lapangan/", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    for address in re.findall(r'(?:href|src)="(/lapangan/saksama-[^"]+)"', page):
        part = client.get(address)
        assert (part.status_code, part["Cache-Control"]) == (200, "public, max-age=31536000, immutable")
        assert client.get(re.sub("[0-9a-f]{16}", "0" * 16, address)).status_code == 404
    manifest = client.get("/lapangan/lapangan.webmanifest").json()
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/lapangan/", "/lapangan/", "standalone")


@pytest.mark.usefixtures("database")
def test_where_no_service_worker_is_the_checker_is_at_its_own_address() -> None:
    assert Client().get("/lapangan/periksa/")["Location"] == "/periksa/"
