"""The deadline board and the running clocks on the pages of a case, as officers see them."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.cases.actions import set_assignee
from saksama_node.deadlines.models import Duty
from saksama_node.settings.clock import now
from saksama_node.web.formats import moment_of
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import received, registered, reviewed
from tests.node.deadlines.warned_cases import leave

pytestmark = pytest.mark.usefixtures("database")


def body(client: Client, address: str, language: str = "id") -> str:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_board_with_nothing_says_so_and_one_with_duties_sorts_filters_and_exports_them(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, desk = staff_for(Role.OFFICER), logged_in(Role.OFFICER)
    assert "Tidak ada tenggat yang berjalan" in body(desk, "/meja/tenggat/")

    waiting, info = received(region="52.71"), received()
    subject = reviewed(officer, info)
    number = registered(officer, subject)
    set_assignee(subject, officer)
    leave(subject, timedelta(hours=-3))

    page = body(desk, "/meja/tenggat/")
    assert page.index(number) < page.index("Kajian awal")
    assert "lewat 3 jam" in page
    assert "is-lapsed" in page
    assert f"/meja/perkara/{subject}/" in page
    assert page.count(f"/meja/perkara/masuk/{waiting.id}/") == 1  # once, and the other regime's beside it
    assert "juga Kajian awal (P" in page
    assert "belum diserahkan" in page
    assert officer.name in page

    only_lapsed = body(desk, "/meja/tenggat/?kapan=lewat")
    assert number in only_lapsed
    assert "Kajian awal" not in only_lapsed
    mine = body(desk, "/meja/tenggat/?petugas=saya")
    assert number in mine
    assert "Kajian awal" not in mine
    in_town = body(desk, "/meja/tenggat/?kantor=52.71")
    assert number not in in_town
    assert "Kajian awal" in in_town
    assert "cocok dengan saringan" in body(desk, "/meja/tenggat/?kantor=52.01.01")
    assert desk.get("/meja/tenggat/?kantor=53").status_code == 422
    in_another = body(logged_in(Role.OFFICER, "52.01"), "/meja/tenggat/")
    assert number not in in_another
    assert logged_in(Role.STATISTICS).get("/meja/tenggat/").status_code == 403

    rows = list(csv.DictReader(io.StringIO(body(desk, "/meja/tenggat/?bentuk=csv"))))
    assert [row["when"] for row in rows] == sorted(
        (row["when"] for row in rows), key=["lapsed", "today", "week", "later"].index
    )
    (lapsed,) = [row for row in rows if row["when"] == "lapsed"]
    assert (lapsed["number"], lapsed["rule"]) == (number, "pemilu-penanganan")
    assert lapsed["certainty"] == "text seen"

    home = body(desk, "/meja/")
    assert "Penanganan" in home
    assert home.count(f'href="/meja/perkara/{subject}/"') == 1
    # The report that waits has its due moment there too.
    assert re.search(r"Kaji laporan.*?tersisa \d", home, re.DOTALL)


def test_the_page_of_a_case_explains_its_clocks_day_by_day_and_says_why_there_are_none(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, desk = staff_for(Role.OFFICER), logged_in(Role.OFFICER)
    info = received()
    before = body(desk, f"/meja/perkara/masuk/{info.id}/")
    assert before.count("Hitungan hari demi hari") == 2
    assert "Perbawaslu 7/2022 Pasal 15 ayat (1)" in before
    assert "hitungan lain" in before

    subject = reviewed(officer, info)
    assert "Tidak ada tenggat yang berjalan." in body(desk, f"/meja/perkara/{subject}/")
    registered(officer, subject)
    page = body(desk, f"/meja/perkara/{subject}/")
    assert re.search(r"Diregistrasi .*hari itu tidak dihitung; Hari 1: ", page)
    assert "naskah terbaca" in page
    assert "Perbawaslu 7/2022 Pasal 26 ayat (1)" in page
    english = body(desk, f"/meja/perkara/{subject}/", "en")
    assert re.search(r"Registered .*that day is not counted; Day 1: ", english)
    assert "text read" in english

    Duty.objects.filter(subject=subject).update(rule="pemilu-penanganan", due=None, latest=None)
    assert "tidak dapat dihitung" in body(desk, "/meja/tenggat/")


def test_what_waits_for_its_review_names_when_it_came_and_every_law_that_may_hold(logged_in: LoggedIn) -> None:
    info, desk = received(), logged_in(Role.OFFICER)
    both = {"pemilu-kajian-awal": "Perbawaslu 7/2022 Pasal 15 ayat (1)", "pilkada-kajian-awal": "Perbawaslu 8/2020"}
    leave(info.subject, timedelta(hours=30))
    # On the board, where many stand below each other, each is told from the others.
    assert f"laporan yang diterima {moment_of(info.received_at)}" in body(desk, "/meja/tenggat/")
    for address in ("/meja/", f"/meja/perkara/masuk/{info.id}/"):
        page = body(desk, address)
        assert all(article in page for article in both.values())
        assert moment_of(info.received_at) in page
    # Where one of the two is due earlier, it alone says why.
    Duty.objects.filter(subject=info.subject, rule="pemilu-kajian-awal").update(due=now() + timedelta(days=30))
    assert both["pemilu-kajian-awal"] not in body(desk, "/meja/")
    assert both["pilkada-kajian-awal"] in body(desk, "/meja/")
