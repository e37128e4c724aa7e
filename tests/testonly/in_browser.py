"""A person of the demo's stories at a real browser: the same acts, but typed, chosen and clicked.

Rules kept here:
  * Only what is seen is used: a folded part is unfolded first, and a field that no one can see or change is a mistake
    of the story, or of the page.
  * What the browser itself refuses to send (an empty field that is required) is told by the field's own words.
  * Where persons share a `Typed`, a page of one kind is looked at once, and a form of one kind is typed and clicked
    once; the next of its kind goes over the wire, with the window's cookies. A story that fills one form a hundred
    times says with the browser what the first time said; `./run soak databases` types them all.
Left to others: what a page holds (saksama_demo.page), what the story asks (its chapters).
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

import httpx
from playwright.sync_api import Browser, Locator, Response

from saksama_demo.page import Form, Page, StoryMistake, read_page
from saksama_demo.player import Person, Upload
from tests.testonly.browsers import MILLISECONDS

WIDE = 1280
PHONE = 360
_UNFOLD = """field => {
  const folded = [];
  for (let each = field.parentElement.closest('details:not([open])'); each;
       each = each.parentElement.closest('details:not([open])')) folded.unshift(each);
  for (const each of folded) each.querySelector('summary').click();
}"""
_FIELDS = """(form, names) => Object.fromEntries(names.map(name => [name,
  [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].map(each =>
    ({kind: each.tagName === 'BUTTON' ? 'button' : each.type, value: each.getAttribute('value'), holds: each.value,
      is_set: Boolean(each.checked)}))]))"""
_LACKS = """form => [...form.elements].filter(each => each.willValidate && !each.checkValidity())
  .map(each => `${each.name}: ${each.validationMessage}`)"""


class Typed:
    """Kinds of pages and forms that a window had already, for all persons of one story."""

    def __init__(self) -> None:
        self._had = set[tuple[object, ...]]()
        self._spares = os.environ.get("SAKSAMA_TYPE_EVERYTHING") != "1"

    def has_had(self, address: str, *more: object) -> bool:
        """Whether one like it was there before; from now on it was. Addresses differ in kind by their words alone."""
        kind = (re.sub(r"[^/]*[0-9][^/]*", "#", urlsplit(address).path), *more)
        had = self._spares and kind in self._had
        self._had.add(kind)
        return had


class BrowserPerson(Person):
    """One person with a window of their own; without `typed` all is done in it."""

    def __init__(
        self, browser: Browser, base: str, name: str = "", *, width: int = WIDE, typed: Typed | None = None
    ) -> None:
        super().__init__(base, name)
        self._typed, self._width = typed, width
        self._context = browser.new_context(locale="id-ID", viewport={"width": width, "height": 900})
        self._context.set_default_timeout(MILLISECONDS)
        self._tab = self._context.new_page()
        self._read = read_page(self._tab.url, 0, "")
        """What the window shows, as it was when it came."""
        self.faults: list[str] = []
        """What the pages' own scripts complained of."""
        self._tab.on("pageerror", lambda error: self.faults.append(str(error)))

    def close(self) -> None:
        """Close the window."""
        self._context.close()
        super().close()

    @property
    def cookies(self) -> Mapping[str, str]:
        """What the browser holds for this node."""
        return {str(each.get("name")): str(each.get("value")) for each in self._context.cookies()}

    def open(self, address: str) -> Page:
        """Go to an address; raises `StoryMistake` when it answers with an error."""
        if self._typed is not None and self._typed.has_had(address, self._width):
            with self._by_wire():
                return super().open(address)
        return self._look_at(address)

    def is_refused(self, address: str) -> bool:
        """Whether this person may not see what is there."""
        answer = self._tab.goto(urljoin(f"{self.base}/", address))
        return answer is not None and answer.status == httpx.codes.FORBIDDEN

    def fetch(self, address: str) -> httpx.Response:
        """Download what is no page, with this window's cookies; raises `StoryMistake` where it answers an error."""
        answer = self._context.request.get(urljoin(f"{self.base}/", address))
        if not answer.ok:
            raise StoryMistake(f"{address} answered {answer.status}")
        return httpx.Response(answer.status, content=answer.body())

    def send(
        self,
        page: Page,
        form: Form,
        values: Mapping[str, str | list[str]],
        files: Mapping[str, Upload | list[Upload]] = {},
    ) -> Page:
        """Type into the form that the window shows, and click its button."""
        form.filled(values)
        if self._typed is not None and self._typed.has_had(
            urljoin(page.url, form.action), self._width, form.method, tuple(sorted((*values, *files)))
        ):
            with self._by_wire():
                return super().send(page, form, values, files)
        if page is not self._read:
            page = self._look_at(page.url)
        seen = self._tab.locator("form").nth(self._place(form))
        button = seen.locator("button:not([type=button]), input[type=submit]").first
        # Read at once: each question to a browser is a way there and back.
        found = seen.evaluate(_FIELDS, list(values))
        for name, value in values.items():
            offered = [place for place, each in enumerate(found[name]) if each["kind"] == "button"]
            if pressed := [place for place in offered if found[name][place]["value"] == value]:
                button = seen.locator(f'[name="{name}"]').nth(pressed[0])
            else:
                self._fill(seen.locator(f'[name="{name}"]'), found[name], name, value)
        for name, given in files.items():
            chosen_files = given if isinstance(given, list) else [given]
            seen.locator(f'input[type=file][name="{name}"]').set_input_files([each.path for each in chosen_files])
        button.evaluate(_UNFOLD)
        if not button.get_attribute("formnovalidate") and (lacks := seen.evaluate(_LACKS)):
            raise StoryMistake(f"{self._tab.url}: the browser does not send {form.action!r}: {lacks}")
        with self._tab.expect_navigation() as gone:
            button.click()
        shown = self._shown(gone.value)
        if shown.errors and gone.value.request.redirected_from is None:
            raise StoryMistake(f"{shown.url} refused: {' / '.join(shown.errors)[:600]}")
        return shown

    def _look_at(self, address: str) -> Page:
        return self._shown(self._tab.goto(urljoin(f"{self.base}/", address)))

    @contextmanager
    def _by_wire(self) -> Iterator[None]:
        """The same session beside the window: what either is given, both have."""
        self._http.cookies = httpx.Cookies(dict(self.cookies))
        yield
        self._context.clear_cookies()
        given = super().cookies.items()
        self._context.add_cookies([{"name": name, "value": value, "url": self.base} for name, value in given])

    def _place(self, form: Form) -> int:
        """Which of the window's forms it is: the page may have been read before it was opened again."""
        for number, each in enumerate(self._read.forms):
            if each.action == form.action and each.names == form.names:
                return number
        raise StoryMistake(f"{self._tab.url} does not show the form {form.action!r} any more")

    def _fill(self, fields: Locator, found: list[dict[str, object]], name: str, value: str | list[str]) -> None:
        wanted = value if isinstance(value, list) else [value]
        first, kind = fields.first, str(found[0]["kind"]) if found else ""
        if kind == "hidden":
            if found[0]["holds"] not in wanted:
                raise StoryMistake(f"{self._tab.url}: nobody can type into the hidden field {name}")
            return
        first.evaluate(_UNFOLD)
        if kind in {"checkbox", "radio"}:
            for number, each in enumerate(found):
                meant = (each["value"] or "on") in wanted
                if meant != each["is_set"] and (meant or kind == "checkbox"):
                    fields.nth(number).set_checked(meant)
        elif kind.startswith("select"):
            first.select_option(wanted)
        else:
            first.fill(wanted[0])

    def _shown(self, answer: Response | None) -> Page:
        if answer is None:
            raise StoryMistake(f"{self._tab.url} gave no page")
        shown = self._read = read_page(self._tab.url, answer.status, self._tab.content())
        if answer.status >= httpx.codes.BAD_REQUEST:
            told = " / ".join(shown.errors) or shown.text[:500]
            raise StoryMistake(f"{answer.request.method} {answer.url} answered {answer.status}: {told}")
        return shown
