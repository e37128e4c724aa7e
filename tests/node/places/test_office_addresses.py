"""An office without an address is a step that is left until the node's own file says where it is."""

import csv
import io

import pytest
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.flows.reports.choose_place import OWN, places
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import LoggedIn

pytestmark = pytest.mark.usefixtures("database")


def step(desk: Client) -> str:
    """What the first steps say of addresses."""
    return desk.get("/meja/langkah/").content.decode().partition("Alamat kantor")[2]


def test_a_missing_address_is_a_step_that_is_left_until_the_file_has_it(logged_in: LoggedIn) -> None:
    desk, file = logged_in(Role.ADMINISTRATOR), SETTINGS.data / OWN
    assert f"{len(places())} kantor penerima laporan belum diketahui alamatnya" in step(desk)
    assert "Alamat kantor" in desk.get("/meja/").content.decode()
    assert "Langkah pertama" not in logged_in(Role.OFFICER).get("/meja/").content.decode()
    # One file for all offices: not of who keeps the accounts of one, nor of who handles cases.
    for other in (logged_in(Role.ADMINISTRATOR, "52.01"), logged_in(Role.OFFICER)):
        assert other.get("/meja/kantor/").status_code == 403
    page = desk.get("/meja/kantor/").content.decode()
    assert str(file) in page
    assert places()[0].name in page
    # The list that comes is the file that is filled in; a spreadsheet's mark of text is no part of a number.
    rows = list(csv.DictReader(io.StringIO(desk.get("/meja/kantor/?bentuk=csv").content.decode())))
    assert {row["region"] for row in rows} == {each.region for each in places()}
    for row in rows:
        row |= {"address": f"Jalan {row['region']}", "phone": "'+62 370 1", "email": "-", "source": "CONTOH"}
    out = io.StringIO()
    csv.DictWriter(out, rows[0].keys()).writeheader()
    csv.DictWriter(out, rows[0].keys()).writerows(rows)
    try:
        file.write_text(out.getvalue())
        assert "Alamat semua kantor yang menerima laporan diketahui." in step(desk)
        assert "Alamat kantor" not in desk.get("/meja/").content.decode()
        assert "Semua kantor beralamat." in desk.get("/meja/kantor/").content.decode()
        card = Client().get("/lapor/tempat/?wilayah=52.01").content.decode()
        assert "Jalan 52.01" in card
        assert "<dd>+62 370 1</dd>" in card
        assert "<dd>tidak ada</dd>" in card
        file.write_text("region,alamat\n52,Jalan\n")
        assert f"Berkas alamat kantor {file} tidak terbaca." in step(desk)
        assert "belum diketahui" in Client().get("/lapor/tempat/?wilayah=52.01").content.decode()
    finally:
        file.unlink()
