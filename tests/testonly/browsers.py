"""A real browser without a window, for tests that look at pages.

Rules kept here: Chromium's shell for machines where the distribution has it (it is the same engine and costs two thirds
of the processor), else Chromium itself; it ends with who asked for it. A page is waited for as long as a busy machine
may need: the import of this module is enough.
Left to others: what is looked at; the browser that a node draws pages with (SAKSAMA_CHROMIUM).
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

MILLISECONDS = 120_000
expect.set_options(timeout=MILLISECONDS)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def executable() -> str:
    """The path of this machine's browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found is not None, "no Chromium on this machine; ./run test brings one where it may"
    return found


@contextmanager
def launched(*arguments: str) -> Iterator[Browser]:
    """A browser that runs until the end; `arguments`: further words of its command."""
    words = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", *arguments]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=words)
        yield browser
        browser.close()
