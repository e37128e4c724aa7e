"""For all journeys: a page is waited for as long as a busy machine may need; how fast it comes, benchmarks say."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.testonly.browsers import MILLISECONDS, launched


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of a file."""
    with launched() as browser:
        yield browser


def _is_ours(said: ConsoleMessage) -> bool:
    return said.type == "error" and "Failed to load resource" not in said.text


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own; in the end no script of ours has complained."""
    tab = browser.new_page(locale="id-ID", viewport={"width": 1280, "height": 900})
    tab.set_default_timeout(MILLISECONDS)
    complaints: list[str] = []
    # The browser also writes every answer that is no success, and a line that was cut: those are the page's business.
    tab.on("console", lambda said: complaints.extend([said.text] * _is_ours(said)))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    tab.close()
    assert complaints == []
