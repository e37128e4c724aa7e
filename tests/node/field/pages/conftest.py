"""A browser for the field's pages, which are the node's in this process."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.node.field.pages.handset import Wire, on_the_wire


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One for all tests of a file."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Its loop runs beside the test, which asks the database between two acts of the browser, never during one.
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright


@pytest.fixture
def wire() -> Iterator[Wire]:
    """The node of this process, and what it sends."""
    with on_the_wire() as wire:
        yield wire
