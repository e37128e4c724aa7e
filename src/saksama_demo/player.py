"""A person at a browser, played: opens pages, follows links, fills forms, waits and looks again.

Rules kept here: only what a browser of the same person could do; a page that answers with an error, or a form that
comes back with errors, ends the story with the page's own words.
Left to others: what a page holds (page), what the story asks (chapters).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urljoin

import httpx

from saksama_demo.launch import ANSWER_SECONDS, Node
from saksama_demo.page import Form, Page, StoryMistake, read_page
from saksama_demo.patience import TOLD_SECONDS
from saksama_demo.story import say

POLL_SECONDS = 0.1
PATIENCE = 90.0
"""Seconds of a quiet machine that a step waits for what a node does by itself."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person chooses: its name, type and path; it is streamed, never read whole."""

    path: Path
    media_type: str = "application/octet-stream"


def wait_until[T](look: Callable[[], T | None], *, seconds: float, what: str) -> T:
    """Look until there is something; raise `StoryMistake` that says `what` was awaited when patience is over.

    `seconds` are those of a quiet machine: looks are counted, and where other work slows the nodes it slows these too.
    """
    began = told = time.monotonic()
    for _ in range(round(seconds / POLL_SECONDS) + 1):
        seen = look()
        if seen is not None and seen is not False:
            return seen
        if time.monotonic() - told > TOLD_SECONDS:
            told = time.monotonic()
            say(f"     menunggu {told - began:.0f} detik: {what} ...")
        time.sleep(POLL_SECONDS)
    raise StoryMistake(f"waited {time.monotonic() - began:.0f} s for: {what}")


class Person:
    """One person with a browser of their own at one node."""

    def __init__(self, base: str, name: str = "") -> None:
        self.base, self.name = base.rstrip("/"), name
        # A connection each: a server may close a kept one just as a form is sent over it, and a form is not sent twice.
        once = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.Client(base_url=self.base, follow_redirects=True, timeout=ANSWER_SECONDS, limits=once)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the browser."""
        self._http.close()

    @property
    def cookies(self) -> Mapping[str, str]:
        """What the browser holds for this node."""
        return {cookie.name: cookie.value or "" for cookie in self._http.cookies.jar}

    def open(self, address: str) -> Page:
        """Open a page; raises `StoryMistake` when it answers with an error."""
        return self._page(self._http.get(urljoin(f"{self.base}/", address)))

    def look(self, address: str, words: str, *, seconds: float = 20) -> Page:
        """Open a page again and again until it holds `words`."""

        def seen() -> Page | None:
            page = self.open(address)
            return page if page.has(words) else None

        return wait_until(
            seen, seconds=seconds, what=f"{self.name or 'someone'} sees {words!r} at {self.base}{address}"
        )

    def is_refused(self, address: str) -> bool:
        """Whether this person may not see what is there."""
        return self._http.get(urljoin(f"{self.base}/", address)).status_code == httpx.codes.FORBIDDEN

    def fetch(self, address: str) -> httpx.Response:
        """Download what is no page; raises `StoryMistake` when it answers with an error."""
        answer = self._http.get(urljoin(f"{self.base}/", address))
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            raise StoryMistake(f"{address} answered {answer.status_code}")
        return answer

    def download(self, page: Page, form: Form, values: Mapping[str, str], place: Path) -> Path:
        """Send a form that answers with a file, and keep the file."""
        address = urljoin(page.url, form.action) if form.action else page.url
        answer = self._http.post(address, data=form.filled(values), headers={"Referer": page.url, "Origin": self.base})
        if answer.status_code >= httpx.codes.BAD_REQUEST or answer.headers["content-type"].startswith("text/html"):
            raise StoryMistake(
                f"{address} gave no file: {answer.status_code} {read_page('', 0, answer.text).text[:300]}"
            )
        place.write_bytes(answer.content)
        return place

    def send(
        self,
        page: Page,
        form: Form,
        values: Mapping[str, str | list[str]],
        files: Mapping[str, Upload | list[Upload]] = {},
    ) -> Page:
        """Fill a form and send it; raises `StoryMistake` with the page's words when it is refused."""
        data = form.filled(values)
        address = urljoin(page.url, form.action) if form.action else page.url
        if form.method == "get":
            return self._page(self._http.get(address, params=data))
        opened = []
        try:
            chosen = [
                (name, each)
                for name, given in files.items()
                for each in (given if isinstance(given, list) else [given])
            ]
            parts = []
            for name, upload in chosen:
                if name not in form.files:
                    raise StoryMistake(f"the form {form.action!r} takes no file {name!r}; it takes {form.files}")
                stream = upload.path.open("rb")
                opened.append(stream)
                parts.append((name, (upload.path.name, stream, upload.media_type)))
            headers = {"Referer": page.url, "Origin": self.base}
            answer = self._http.post(address, data=data, files=parts or None, headers=headers)
        finally:
            for stream in opened:
                stream.close()
        shown = self._page(answer)
        refused = not answer.history and shown.errors
        if refused:
            raise StoryMistake(f"{address} refused: {' / '.join(shown.errors)[:600]}")
        return shown

    def submit(
        self, page: Page, *needs: str, action: str = "", files: Mapping[str, Upload] = {}, **values: str
    ) -> Page:
        """Fill the form of `page` that has the fields named in `values` (and `needs`) and send it."""
        return self.send(page, page.form(*needs, *values, *files, action=action), values, files)

    def confirm(self, *shown: str) -> Page:
        """As a second person: find what waits among the duties, see there what would be entered, and confirm."""
        page = self.open(self.open("/meja/").link(href="/meja/usulan/"))
        return self.submit(page.holding(*shown), action="/setujui/")

    def come_in(self, node: Node) -> Page:
        """Log in at this node; the first time after choosing the password by the first code, as everybody does."""
        self.take_up(node)
        return self.log_in(node.told(self.name))

    def take_up(self, node: Node) -> None:
        """Choose a password by the first code, where it was not used yet."""
        password = node.told(self.name)
        if code := node.first_code(self.name):
            self.submit(self.open("/akun/pertama/"), username=self.name, code=code, password=password, again=password)

    def log_in(self, password: str) -> Page:
        """Log in by the real login page as `self.name`."""
        page = self.open("/akun/login/")
        after = self.submit(page, login=self.name, password=password)
        if "password" in {name for form in after.forms for name in form.names}:
            raise StoryMistake(f"{self.name} could not log in at {self.base}: {after.text[:300]}")
        return after

    def _page(self, answer: httpx.Response) -> Page:
        shown = read_page(str(answer.url), answer.status_code, answer.text)
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            told = " / ".join(shown.errors) or shown.text[:500]
            raise StoryMistake(f"{answer.request.method} {answer.url} answered {answer.status_code}: {told}")
        return shown
