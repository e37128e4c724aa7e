"""How long a supervisor's copy takes to type: 20 example sheets of three pages in a real browser, on one real node.

Rules kept here:
  * A sheet's time runs from the moment its page was asked for until the next sheet's first box has the cursor.
  * One person types at a stated pace: `KEY` seconds a key (Card, Moran and Newell 1980: a skilled typist) and `LOOK`
    seconds to read each figure in its cut from the photo (our assumption). Another types the same without any pause:
    that is what machine and page take.
  * What stands in the end is compared with the figures that were drawn: a time for wrong figures is no figure.
Left to others: drawing the sheets (saksama_demo.sheets), the bar (tools.bench). A person's own time is taken by hand.
"""

import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Final, cast

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from saksama.tally.sheet.layout import newest_layout
from saksama.tally.sheet.reading import sheet_of
from tests.node.exchange.two_nodes import Desk, LiveNode, free_port, make_node
from tools.benchmarks.scale import Scale

KEY: Final = 0.2
LOOK: Final = 0.6
_BROWSER: Final = "/usr/bin/chromium"
_MILLISECONDS: Final = 60_000
_PEOPLE: Final = (("OFFICER", "52"), ("OFFICER", "52.01"))
_BRING: Final = """
from saksama_demo.sheets import CONTEST, examples, pages, photographed
from saksama_node.flows.results.key_sheet import bring_copy
from saksama_node.results.copies.developing import cuts
from saksama_node.results.copies.developing import GivenPhoto

for role, region in {people!r}:
    person(getattr(Role, role), region)
by, result = person(Role.OFFICER), []
for n, each in enumerate(examples({count})):
    numbers = range(1, pages(each.sheet) + 1)
    taken = [GivenPhoto(f"halaman-{{page}}.jpg", photographed(each, page, n), page) for page in numbers]
    subject = bring_copy(by, CONTEST, each.station, taken)
    result.append([subject, [each.figures[name] for name in cuts(each.sheet, ())]])
"""
_STANDS: Final = """
from saksama_node.results.versions.contests import contest_of
from saksama_node.results.copies.keyed import copy_of
from saksama_node.results.copies.developing import cuts

result = []
for subject in {subjects!r}:
    copy = copy_of(subject)
    result.append([copy.figures.get(name) for name in cuts(contest_of(copy.contest).definition, ())])
"""

type Known = list[tuple[str, list[int]]]
"""Copies by subject, and their figures in the order of the boxes."""


def measure(scale: Scale) -> dict[str, float]:
    """All figures, in seconds a sheet; raises where what stands is not what was drawn."""
    sheets, key, look = scale.entries, scale.of(KEY, 0.0), scale.of(LOOK, 0.0)
    with tempfile.TemporaryDirectory(prefix="saksama-bench-", ignore_cleanup_errors=True) as folder:
        node = make_node(Path(folder), "bawaslu", free_port())
        try:
            known = cast("Known", node.do(_BRING.format(people=_PEOPLE, count=sheets)))
            node.serve()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox"])
                paced = _typed(_session(browser, node, 0), known, key, look)
                bare = _typed(_session(browser, node, 1), known, 0, 0)
                browser.close()
            stands = node.do(_STANDS.format(subjects=[subject for subject, _figures in known]))
        finally:
            node.close()
    if stands != [figures for _subject, figures in known]:
        raise RuntimeError("what stands is not what was drawn")
    keys = [sum(len(str(figure)) + 1 for figure in figures) for _subject, figures in known]
    return {
        "sheets": sheets,
        "pages_a_sheet": len(newest_layout(sheet_of("ppwp-2024")).page),
        "figures_a_sheet": len(known[0][1]),
        "keys_a_sheet_median": statistics.median(keys),
        "key_s": key,
        "look_s": look,
        "sheet_s_median": statistics.median(paced),
        "sheet_s_max": max(paced),
        "machine_s_median": statistics.median(bare),
        "machine_s_max": max(bare),
    }


def _session(browser: Browser, node: LiveNode, which: int) -> BrowserContext:
    role, region = _PEOPLE[which]
    context = browser.new_context(locale="id-ID", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(_MILLISECONDS)
    cookies = Desk(node, role, region).client.cookies
    context.add_cookies([{"name": name, "value": value, "url": node.url} for name, value in cookies.items()])
    context.new_page().goto(f"{node.url}/meja/hasil/salinan/")
    return context


def _typed(context: BrowserContext, known: Known, key: float, look: float) -> list[float]:
    """Seconds for each sheet, one after the other, as the desk offers them."""
    (page,) = context.pages
    figures, told = dict(known), []
    page.get_by_role("link", name="Ketik berikutnya").click()
    began = time.perf_counter()
    for n in range(len(known)):
        _ready(page)
        subject = page.url.rstrip("/").split("/")[-2]
        _type(page, figures[subject], key, look)
        if n + 1 < len(known):
            page.wait_for_url(partial(_another, subject))
            _ready(page)
        else:
            page.wait_for_url("**/salinan/")
        told.append(time.perf_counter() - began)
        began = time.perf_counter()
    context.close()
    return told


def _another(last: str, url: str) -> bool:
    """Whether this is the page of a copy that is not the last."""
    return last not in url and url.endswith("/ketik/")


def _ready(page: Page) -> None:
    """Until the first box has the cursor."""
    page.wait_for_function("document.activeElement === document.querySelector('[data-keying] fieldset input')")


def _type(page: Page, figures: list[int], key: float, look: float) -> None:
    for figure in figures:
        time.sleep(look)
        for letter in (*str(figure), "Enter"):
            page.keyboard.press(letter)
            time.sleep(key)
