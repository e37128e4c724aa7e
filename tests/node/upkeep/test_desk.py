"""Alarms at the desk: on every page of those whose duty it is, until one of them has seen each."""

import os

from django.test import Client

from saksama_node.accounts.policy import Role
from saksama_node.condition.beats import FOLDER, Pulse
from saksama_node.condition.check import found, to_json
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import alarming
from saksama_node.upkeep.alarming import Raised, keep_alarms
from tests.node.conftest import LoggedIn

FORK = found("partner.fork", "Contoh Mitra")
DISK = found("disk.low", "/data", free=5)
SILENT = found("partner.silent", "Contoh <b>Mitra</b>", since=now(), why="ConnectError")


def raised(*checks: object) -> None:
    rows = [Raised(each.code, each.about, to_json(each.facts)) for each in checks]  # type: ignore[attr-defined]
    keep_alarms(rows, frozenset({"partner", "disk"}), now())


def banner(client: Client, address: str = "/meja/") -> str:
    page = client.get(address).content.decode()
    return page.partition('class="alarms"')[2].partition("</main>")[0].partition("<h1")[0]


def test_the_banner_stands_on_every_page_of_those_whose_duty_it_is(logged_in: LoggedIn) -> None:
    Pulse(SETTINGS.data, "watch").beat()
    raised(SILENT, DISK)
    duty, keeper, reader = (logged_in(role) for role in (Role.DUTY, Role.ADMINISTRATOR, Role.READER))
    for address in ("/meja/", "/meja/status/", "/meja/insiden/"):
        assert "tidak dapat diikuti sejak" in banner(duty, address)
    assert "Contoh &lt;b&gt;Mitra" in banner(duty)
    assert "hampir penuh" not in banner(duty)
    assert "hampir penuh" in banner(keeper, "/meja/akun/")
    assert banner(reader) == ""


def test_who_has_seen_it_goes_back_and_quiets_it_for_all_and_it_stays_in_the_list(logged_in: LoggedIn) -> None:
    Pulse(SETTINGS.data, "watch").beat()
    raised(FORK)
    (alarm,) = alarming.open_alarms()
    duty, keeper, reader = (logged_in(role) for role in (Role.DUTY, Role.ADMINISTRATOR, Role.READER))
    seen = f"/meja/kesehatan/{alarm.id}/dilihat/"
    assert reader.post(seen).status_code == 403
    assert alarming.count_unseen() == 1
    for elsewhere in ("https://jahat.example/", "//jahat.example", "javascript:1"):
        assert duty.post(seen, {"next": elsewhere}).headers["Location"] == "/meja/kesehatan/"
    assert duty.post(seen, {"next": "/meja/status/"}).headers["Location"] == "/meja/status/"
    assert banner(duty) == banner(keeper) == ""
    page = keeper.get("/meja/kesehatan/").content.decode()
    assert "bercabang" in page
    assert "partner.fork" in page
    raised()
    assert duty.post(seen).status_code == 404


def test_a_dead_worker_is_said_at_once_though_it_can_raise_no_alarm(logged_in: LoggedIn) -> None:
    Pulse(SETTINGS.data, "watch").beat()
    keeper = logged_in(Role.ADMINISTRATOR)
    assert banner(keeper) == ""
    os.utime(SETTINGS.data / FOLDER / "watch", (1, 1))
    assert "Pekerja diam" in banner(keeper)
    assert "worker.silent" in keeper.get("/meja/kesehatan/").content.decode()


def test_the_page_says_every_check_with_its_remedy_in_both_languages(logged_in: LoggedIn) -> None:
    client = logged_in(Role.READER)
    page = client.get("/meja/kesehatan/").content.decode()
    assert "Belum pernah ada cadangan" in page
    assert "saksama-node backup" in page
    client.post("/bahasa/", {"language": "en"})
    page = client.get("/meja/kesehatan/").content.decode()
    assert "There has never been a backup" in page
