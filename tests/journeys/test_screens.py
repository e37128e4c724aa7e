"""Every page that can be reached, in a real browser: nothing for axe to find, no sideways scroll, no complaint of the
browser, nothing asked of another host; by keyboard alone; and without JavaScript.

The nodes are those of the story, as it stands once the report was handled. Pages are found by following links, as each
role on both nodes and as the public. Of addresses that differ only in their numbers and digests two are asked for; a
page that one role was shown and found good is not drawn and judged again for the next.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Response, Route, expect
from playwright.sync_api import Page as Tab

from saksama_demo.chapters import inti
from saksama_demo.launch import Node
from saksama_demo.page import Page, read_page
from saksama_demo.scene import CAST, Scene
from tests.testonly.nodes import password_of
from tests.testonly.scenes import opened

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("SAKSAMA_PICTURES", "")
WIDE, NARROW = (1280, 900), (360, 740)
ALIKE = 2
NOT_PAGES = re.compile(r"^/(log|witness|sealed|static|\.well-known)/|\.(json|pdf|csv)$|^/statistik|/logout/|^/periksa/")
SEEDS = ("/", "/klarifikasi/", "/benarkah/", "/gaya", "/gaya?meja=1", "/catatan/0", "/akun/login/", "/tidak-ada")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with opened(tmp_path_factory.mktemp("layar")) as scene:
        for step in (inti.SIGN, inti.SHARE, inti.ANSWER, inti.REPORT):
            step.play(scene)
        yield scene


class Visit:
    """One reader at one node, with what was seen to be wrong."""

    def __init__(self, context: BrowserContext, node: Node, name: str, judged: set[str] | None = None) -> None:
        self.within: tuple[str, ...] = ("/",)
        self.node, self.name, self.wrong = node, name, list[str]()
        self.judged = set[str]() if judged is None else judged
        self.page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))
        self.page.on("request", lambda asked: self._asked(asked.url))

    def _said(self, message: ConsoleMessage) -> None:
        # An answer that is no success is the page's own business; so is a wrong value that a form keeps.
        if message.type == "error" and "status of" not in message.text:
            self.wrong.append(f"{self.page.url}: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.node.url, "data:", "blob:")):
            self.wrong.append(f"{self.page.url} asks {url}")

    def open(self, address: str) -> Response:
        """Open an address of this node."""
        answer = self.page.goto(urljoin(self.node.url, address))
        assert answer is not None
        return answer

    def crawl(self, seeds: tuple[str, ...]) -> list[str]:
        """Open what can be reached from `seeds`, judge each page at both widths, give the addresses."""
        ahead, seen, forms = list(seeds), list[str](), Counter[str]()
        while ahead:
            address = ahead.pop(0)
            form = re.sub(r"[0-9a-f]{16,}|\d+", "#", address)
            if address in seen or forms[form] >= ALIKE or NOT_PAGES.search(urlsplit(address).path):
                continue
            answer = self.page.request.get(urljoin(self.node.url, address), max_redirects=5)
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            seen.append(address)
            forms[form] += 1
            if answer.status >= 500:
                self.wrong.append(f"{address}: our own fault")
            if form not in self.judged:
                self.open(address)
                self._judge(address)
            ahead += self._links(read_page(answer.url, answer.status, answer.text()))
        self.judged |= set(forms)
        return seen

    def _links(self, page: Page) -> list[str]:
        found = [urljoin(page.url, address) for address, _ in page.links]
        here = [url for url in map(urlsplit, found) if f"{url.scheme}://{url.netloc}" == self.node.url]
        here = [url for url in here if url.path.startswith(self.within)]
        return [f"{url.path}?{url.query}" if url.query else url.path for url in here]

    def _judge(self, address: str) -> None:
        # A script tag would break our own policy; evaluate does not pass through it.
        self.page.evaluate(AXE)
        for width, height in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": height})
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                self.wrong.append(f"{address} at {width}: {wide} px too wide")
            self.wrong += [f"{address} at {width}: {found}" for found in self._axe()]
            if PICTURES:
                name = re.sub(r"[^a-z0-9]+", "-", f"{self.node.institution.code}-{self.name}{address}")[:120]
                self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        if self.page.locator("h1").count() != 1:
            self.wrong.append(f"{address}: not exactly one h1")

    def _axe(self) -> list[str]:
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(all => all.violations)")
        return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def visit(browser: Browser, node: Node) -> Visit:
    return Visit(browser.new_context(locale="id-ID"), node, "umum")


@pytest.fixture(scope="module")
def judged() -> dict[str, set[str]]:
    """Forms of addresses that were judged already: of the desks, and of the portals in each language."""
    return {"desk": set(), "id": set(), "en": set()}


@pytest.mark.parametrize("code", ["bawaslu", "diskominfotik"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_public_s_pages(
    held: Scene, browser: Browser, judged: dict[str, set[str]], code: str, language: str
) -> None:
    node: Node = getattr(held, code)
    reader = Visit(browser.new_context(locale="id-ID"), node, f"umum-{language}", judged[language])
    reader.open("/")
    reader.page.click(f'.language button[value="{language}"]')
    pages = reader.crawl(SEEDS)
    assert not reader.wrong, "\n".join(reader.wrong)
    assert {"/", "/nota/", "/catatan/", "/catatan/0"} <= set(pages)
    assert reader.page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize(("code", "username"), [(code, name) for code, people in CAST.items() for name, *_ in people])
def test_the_desk_of_each_role(
    held: Scene, browser: Browser, judged: dict[str, set[str]], code: str, username: str
) -> None:
    node: Node = getattr(held, code)
    context = browser.new_context(locale="id-ID")
    cookies = held.person(node, username).cookies.items()
    context.add_cookies([{"name": name, "value": value, "url": node.url} for name, value in cookies])
    reader = Visit(context, node, username, judged["desk"])
    # The public's pages have a test of their own.
    reader.within = ("/meja/", "/akun/")
    pages = reader.crawl(("/meja/", "/akun/2fa/", "/akun/password/change/"))
    assert not reader.wrong, "\n".join(reader.wrong)
    assert "/meja/" in pages


def test_by_keyboard_alone(held: Scene, browser: Browser) -> None:
    page = visit(browser, held.bawaslu).page
    page.goto(f"{held.bawaslu.url}/catatan/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.href")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.href") == first
    assert first != second
    page.keyboard.press("?")
    assert page.locator("#tombol").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#tombol").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.filters') !== null")
    page.keyboard.type("j/?")
    assert not page.locator("#tombol").is_visible()


@pytest.mark.parametrize("address", ["/", "/catatan/", "/akun/login/", "/gaya?meja=1"])
def test_where_the_focus_is_can_be_seen(held: Scene, browser: Browser, address: str) -> None:
    page = visit(browser, held.bawaslu).page
    page.goto(f"{held.bawaslu.url}{address}")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        style = "(e => [e.outerHTML.slice(0, 90), parseFloat(getComputedStyle(e).outlineWidth), e === document.body])"
        html, outline, done = page.evaluate(f"{style}(document.activeElement)")
        if done:
            break
        if outline < 2:
            unseen.append(html)
    assert unseen == []


def test_without_javascript_one_reads_filters_and_changes_the_language(held: Scene, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{held.bawaslu.url}/catatan/")
    page.select_option("select[name=kind]", "key")
    page.click(".filters button")
    kinds = set(page.locator(".entries code").all_inner_texts())
    assert kinds == {"key.introduced"}
    page.click('.language button[value="en"]')
    assert "kind=key" in page.url
    assert page.locator("h1").inner_text() == "Public log"


def test_the_two_desks_are_told_apart(held: Scene, browser: Browser) -> None:
    accents = []
    for node in held.nodes:
        page = visit(browser, node).page
        page.goto(f"{node.url}/akun/login/")
        accents.append(page.evaluate("getComputedStyle(document.querySelector('.bar')).borderBottomColor"))
    assert accents[0] != accents[1]


def test_the_policy_of_content_is_strict(held: Scene, browser: Browser) -> None:
    page = visit(browser, held.bawaslu).page
    answer = page.goto(f"{held.bawaslu.url}/")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy.replace("frame-ancestors http", "")


def warned_and_stays(page: Tab) -> None:
    """The time has come, and the node says that another tab used the session: no warning. Then one, and one stays."""
    ends = [{"left": 0, "final": True}, {"left": 1_200_000, "final": False}, {"left": 0, "final": False}]
    ends.append({"left": 60_000, "final": False})

    def tell(asked: Route) -> None:
        asked.fulfill(json={**ends.pop(), "told": "21.14 WITA"})

    page.route("**/meja/sesi/akhir/", tell)
    assert not page.locator("#sesi").is_visible()
    with page.expect_response("**/meja/sesi/akhir/"):
        page.clock.fast_forward("00:21:00")
    assert not page.locator("#sesi").is_visible()
    page.clock.fast_forward("00:01:01")
    expect(page.locator("#sesi")).to_contain_text("berakhir pukul 21.14 WITA")
    expect(page.locator("#sesi")).to_be_in_viewport()
    page.click("text=Tetap masuk")
    expect(page.locator("#sesi")).to_be_hidden()
    expect(page.locator("[name=title]")).to_have_value("Permintaan yang belum selesai")
    page.clock.fast_forward("00:21:00")
    expect(page.locator("#sesi")).to_contain_text("Delapan jam setelah masuk")
    assert not page.locator("text=Tetap masuk").is_visible()


def test_a_session_that_ends_says_so_and_the_draft_stays(held: Scene, browser: Browser) -> None:
    node = held.bawaslu
    context = browser.new_context(locale="id-ID")
    page = context.new_page()

    def log_in(name: str = "contoh.petugas") -> None:
        page.fill("[name=login]", name)
        page.fill("[name=password]", password_of(node, name))
        page.click("main button.button")

    scripts: list[Route] = []

    def hold(script: Route) -> None:
        scripts.append(script)

    page.clock.install()
    page.goto(f"{node.url}/meja/kiriman/baru/")
    # The script that keeps drafts comes late, as on a slow line: what was typed before it came is kept all the same.
    page.route(re.compile(r"/session(\.\w+)?\.js$"), hold)
    log_in()
    page.fill("[name=title]", "Permintaan yang belum selesai")
    while not scripts:
        page.wait_for_timeout(50)
    scripts.pop().continue_()
    page.unroute_all()
    page.wait_for_load_state()
    warned_and_stays(page)
    context.clear_cookies()
    page.reload()
    log_in()
    expect(page.locator("[name=title]")).to_have_value("Permintaan yang belum selesai")
    assert page.locator("#draf").is_visible()
    # A form that is sent when the session is over: after the login it stands as it was typed.
    page.goto(f"{node.url}/meja/tenggat/aturan/")
    page.click("summary:has-text('Usulkan hari')")
    page.fill("[name=name]", "Hari jadi contoh")
    context.clear_cookies(name=re.compile("session"))
    page.locator("form", has=page.locator("[name=name]")).evaluate("form => form.requestSubmit()")
    log_in()
    expect(page.locator("[name=name]")).to_have_value("Hari jadi contoh")
    # Whoever logs in next in the same tab finds nothing of it, and leaves nothing of it: two who type are blind.
    page.fill("[name=name]", "Hari jadi yang belum dikirim")
    context.clear_cookies(name=re.compile("session"))
    page.reload()
    log_in("contoh.anggota")
    expect(page.locator("[name=name]")).to_have_value("")
    # The field is there before the script is.
    page.wait_for_load_state()
    assert not [each for each in page.evaluate("Object.values(sessionStorage)") if "belum dikirim" in each]
    with page.expect_navigation():
        page.click("form[data-leave] button")
    # Leaving leads on from page to page.
    page.wait_for_load_state("networkidle")
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
