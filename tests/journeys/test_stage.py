"""The stage, as a visitor plays it in a browser: each sentence, and the three things to try.

Rules kept here: a real browser, real nodes. What a visitor sees within five seconds on a quiet machine is awaited for
longer here: a test is no clock.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from saksama.cli import state
from saksama.verify.trust import Kept
from saksama_demo.chapters import hasil, inti, kasus, konten, pengawasan
from saksama_demo.launch import BAWASLU, Node, free_ports
from saksama_demo.stage.desks import Desk
from tools.docs import settle, wait_for

TOP = Path(__file__).resolve().parents[2]
SOON = 120_000
BEATS = [(step, beat) for step in inti.STEPS for beat in step.beats]
CHAPTERS = (inti.STEPS, *(each.CHAPTER.steps for each in (hasil, kasus, konten, pengawasan)))


def test_every_page_that_a_beat_opens_can_be_named(tmp_path: Path) -> None:
    desk = Desk(Node(BAWASLU, tmp_path, 1, ""), "contoh.petugas")
    for beat in (beat for steps in CHAPTERS for step in steps for beat in step.beats):
        for view in (beat.left, beat.right):
            wanted = re.findall(r"\{(.+?)\}", view.address)
            desk.show(view, dict.fromkeys(wanted, "abc"))
            assert not wanted or "abc" in desk.address
            assert not set("{}") & set(desk.address)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this person's `saksama verify` keeps keys."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    first = free_ports(4)
    for place, origin in enumerate((BAWASLU.origin, "another.example/log")):
        state.save(home / "saksama", f"http://127.0.0.1:{first + place}", Kept(origin))
    command = [sys.executable, "-m", "saksama_demo", "--keep", "--port", str(first)]
    demo = subprocess.Popen(
        command, cwd=TOP, stdout=subprocess.DEVNULL, env={**os.environ, "XDG_STATE_HOME": str(home)}
    )
    try:
        wait_for(f"http://127.0.0.1:{first + 3}/keadaan")
        yield first
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(180)


@pytest.fixture(scope="module")
def page(port: int, browser: Browser) -> Page:
    shown = browser.new_page(viewport={"width": 1280, "height": 800}, locale="id-ID")
    shown.goto(f"http://127.0.0.1:{port + 3}/")
    settle(shown)
    return shown


def press(page: Page, name: str) -> None:
    page.click(f"#{name}")
    settle(page)


def test_keys_of_an_earlier_demo_are_forgotten_and_no_others(home: Path, port: int) -> None:
    assert state.load(home / "saksama", f"http://127.0.0.1:{port}") is None
    assert state.load(home / "saksama", f"http://127.0.0.1:{port + 1}") == Kept("another.example/log")


def test_the_story_is_played_sentence_by_sentence(page: Page) -> None:
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= httpx.codes.BAD_REQUEST else None)
    for step, beat in BEATS[:-1]:
        press(page, "lanjut")
        expect(page.locator("#sentence")).to_have_text(beat.sentence)
        expect(page.locator("#place")).to_contain_text(step.name)
    expect(page.locator("#verdicts li.good")).to_have_count(2, timeout=SOON)
    assert refused == []


def test_both_desks_stand_in_their_frames_logged_in(page: Page) -> None:
    for side, name in (("left", "Bawaslu Provinsi NTB"), ("right", "Dinas Kominfotik Provinsi NTB")):
        desk = page.frame_locator(f"#{side}")
        expect(desk.locator("body")).to_contain_text(name)
        expect(desk.locator("body")).to_contain_text("Keluar")


def test_an_altered_byte_is_named_and_can_be_mended(page: Page) -> None:
    page.click("#ubah")
    expect(page.locator("#verdicts li.bad").first).to_contain_text("catatan ini diubah", timeout=SOON)
    settle(page)
    page.click("#ubah")
    expect(page.locator("#verdicts li.good")).to_have_count(2, timeout=SOON)
    settle(page)


def test_a_node_that_is_cut_off_is_missed_and_comes_back(page: Page) -> None:
    page.click("#putuskan")
    expect(page.locator("#right-says")).to_contain_text("diputus", timeout=SOON)
    expect(page.locator("#witness")).to_contain_text("tidak menjawab", timeout=SOON)
    expect(page.locator("#verdicts")).to_contain_text("tidak menjawab.", timeout=SOON)
    settle(page)
    press(page, "putuskan")
    expect(page.locator("#right-says")).to_contain_text("Nota kesepahaman berlaku", timeout=SOON)


def test_an_ended_note_is_ended_on_both_sides(page: Page) -> None:
    page.click("#akhiri")
    for side in ("left", "right"):
        expect(page.locator(f"#{side}-says")).to_contain_text("Tidak ada nota yang berlaku", timeout=SOON)
    settle(page)
    expect(page.locator("#akhiri")).to_be_disabled()


def test_the_stage_takes_orders_only_from_its_own_page(port: int) -> None:
    stage = f"http://127.0.0.1:{port + 3}"
    headers = {"Origin": "http://127.0.0.1:1", "X-Saksama-Stage": "1"}
    assert httpx.post(f"{stage}/ubah", headers=headers).status_code == httpx.codes.FORBIDDEN
    assert httpx.post(f"{stage}/ubah", headers={"Origin": stage}).status_code == httpx.codes.FORBIDDEN
    assert httpx.get(stage, headers={"Host": "elsewhere.example"}).status_code == httpx.codes.MISDIRECTED_REQUEST
