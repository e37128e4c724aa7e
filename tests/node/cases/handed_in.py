"""How a citizen hands in a report at the portal, in the tests of it."""

import hashlib
import html
import json
import re
from typing import cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from tests.node.cases.filing import PHOTO


def settle() -> None:
    """Do what the worker does: take every entry up and publish the checkpoint."""
    integrate_round()
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


EVENT = {
    "kind": "report",
    "event": "CONTOH: spanduk pada masa tenang",
    "region": "52",
    "place": "Lapangan contoh",
    "happened_on": "2026-01-02",
    "known_on": "2026-01-03",
    "account": "CONTOH. Uraian.\nBaris kedua.",
}
PERSONS = {"reported_1_name": "Contoh Terlapor", "reported_2_name": "Contoh Dua"}
REPORTER = {"name": "Contoh Pelapor", "address": "Jalan Contoh 7", "identity_number": "5271 0101 0190 0001"}
ALL = {**EVENT, **PERSONS, **REPORTER}


def step(client: Client, number: int, go: str = "next", **fields: object) -> HttpResponse:
    return cast("HttpResponse", client.post("/lapor/isi/", {"step": str(number), "go": go, **fields}))


def code_in(page: str) -> tuple[str, str]:
    code = re.search(r'class="code">([^<]+)<', page)
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)
    assert code
    assert ticket
    return code[1], html.unescape(ticket[1])


def send(
    client: Client, data: bytes = PHOTO, name: str = "foto.jpg", digest: str | None = None, **more: object
) -> tuple[str, HttpResponse]:
    """Walk the last step and send."""
    page = step(client, 3, **ALL).content.decode()
    code, ticket = code_in(page)
    digests = [{"size": len(data), "sha256": digest or hashlib.sha256(data).hexdigest()}]
    fields = {"declaration": "on", "ticket": ticket, "digests": json.dumps(digests), **more}
    answer = step(client, 4, "send", **ALL, **fields, files=SimpleUploadedFile(name, data))
    return code, answer
