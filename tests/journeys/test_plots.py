"""Every plot of the desk and the portal in a real browser: its words read at 4.5:1 in both schemes, also at 360."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from saksama.tally.audit.curve import svg
from saksama.tally.audit.risk import Risk, Standing
from saksama_node.web.accent import LEAST, contrast
from tools.docs import chromium

CSS = Path(__file__).parents[2] / "src" / "saksama_node" / "web" / "static" / "saksama"
SHEETS = ("tokens", "base", "components", "desk", "portal", "report")
PICTURES = os.environ.get("SAKSAMA_PICTURES", "")
SMALLEST = 10
"""Pixels of a letter's size on a telephone."""
_FOUND = Risk(Standing.GO_ON, 0.008, 0.05, 60, 60, 60, np.geomspace(0.9, 0.008, 60), {}, (), (), (), (), ())
CURVE = svg(_FOUND, "Sisa risiko sesudah 60 undian: 0,8 %", f"Daftar {'a' * 16}… · dadu {'1' * 20}", "id")
WAVE = (
    '<svg viewBox="0 0 320 120"><text class="wave__tick" x="8" y="112">1 Februari</text>'
    '<text x="8" y="20">WhatsApp</text><line class="wave__line" x1="8" x2="312" y1="40" y2="40"/>'
    '<circle class="wave__disc" cx="60" cy="40" r="6"/></svg>'
)
INTERVAL = (
    '<svg viewBox="0 0 320 120"><text class="interval__tick" x="8" y="112">10 %</text>'
    '<text class="interval__name" x="8" y="20">Mataram</text></svg>'
)
BARS = (
    '<svg viewBox="0 0 320 120"><text class="bars__name" x="96" y="20" text-anchor="end">Februari 2024</text>'
    '<rect class="bars__bar" x="104" y="8" width="90" height="17"/>'
    '<text class="bars__number" x="200" y="20">7</text></svg>'
)
PLOTS = {"curve": CURVE, "wave": WAVE, "interval": INTERVAL, "bars": BARS}
_READ = """() => [...document.querySelectorAll('figure svg text')].map(text => {
  const svg = text.closest('svg');
  const ground = svg.querySelector('.curve__ground');
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return {words: text.textContent, ink: getComputedStyle(text).fill,
          ground: ground ? getComputedStyle(ground).fill : getComputedStyle(svg).backgroundColor,
          size: parseFloat(getComputedStyle(text).fontSize) * scale};
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


def hexed(colour: str) -> str:
    """`#rrggbb` of what a browser calls `rgb(r, g, b)`."""
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return f"#{red:02x}{green:02x}{blue:02x}"


def shown(page: Page) -> None:
    style = "".join((CSS / f"{each}.css").read_text(encoding="utf-8") for each in SHEETS)
    figures = "".join(f'<figure class="{name}">{plot}</figure>' for name, plot in PLOTS.items())
    page.set_content(
        f'<!doctype html><meta name="viewport" content="width=device-width"><style>{style}</style>'
        f'<body class="desk"><main class="desk">{figures}</main>'
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_every_plot_read(browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    shown(page)
    found = page.evaluate(_READ)
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/plots-{scheme}-{width}.png", full_page=True)
    context.close()
    assert len(found) > len(PLOTS)
    poor = [each for each in found if contrast(hexed(each["ink"]), hexed(each["ground"])) < LEAST]
    assert poor == []
    assert [each for each in found if each["size"] < SMALLEST] == []
