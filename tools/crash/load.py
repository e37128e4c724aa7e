"""Citizens who report at the real pages while the node is being killed, and write down what was acknowledged.

Rules kept here:
  * A report counts as acknowledged when its page came back whole, and not before.
  * Whoever got no answer sends the same form again, as a person does: it must be one report all the same.
  * Each report comes from an address of its own (127.0.0.0/8): the limit per sender is not what is tried here.
Left to others: whether the acknowledged is in the log (audit).
"""

import itertools
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import httpx

from saksama_demo.page import Form, read_page

SECONDS: Final = 60.0
PAUSE: Final = 0.1
PHOTO: Final = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
_NUMBERS = itertools.count(1)


WORDS: Final = {
    "step": "3",
    "go": "next",
    "kind": "report",
    "event": "CONTOH: spanduk terpasang pada masa tenang",
    "region": "52",
    "place": "CONTOH: lapangan desa",
    "account": "CONTOH, bukan kejadian nyata. Terlihat spanduk di lapangan.",
    "reported_1_name": "Contoh Terlapor",
    "name": "Contoh Pelapor Satu",
    "address": "Jalan Contoh Nomor 1, Mataram",
    "phone": "0800-000-0000",
}


@dataclass(slots=True)
class Citizen:
    """One report at the real pages. `code`: its follow-up code, once it is filled."""

    client: httpx.Client
    code: str = ""

    def fill(self) -> Form:
        """The last step, filled, by way of the third. Raises httpx's errors."""
        today = (datetime.now(UTC) + timedelta(hours=8)).date()
        words = {**WORDS, "happened_on": str(today - timedelta(days=1)), "known_on": str(today)}
        answer = self.client.post("/lapor/isi/", data={**words, "csrfmiddlewaretoken": token(self.client)})
        answer.raise_for_status()
        form = read_page(str(answer.url), answer.status_code, answer.text).form("declaration", action="/lapor/isi/")
        self.code = form.fields["ticket"][0].rsplit(":", 2)[0]
        return form

    def send(self, form: Form) -> httpx.Response:
        """Send it, with a photo."""
        data = form.filled({"declaration": "on", "go": "send"})
        return self.client.post("/lapor/isi/", data=data, files={form.files[0]: ("foto.jpg", PHOTO, "image/jpeg")})

    def is_acknowledged(self, answer: httpx.Response) -> bool:
        """Whether this page says that the report was taken."""
        return answer.status_code == httpx.codes.OK and 'id="terkirim"' in answer.text and self.code in answer.text


@dataclass(slots=True)
class Citizens:
    """Threads that report one after the other. `strange`: answers that are neither an acknowledgement nor a crash.

    `between`: seconds from one report of a thread to its next.
    """

    url: str
    count: int
    between: float = 0.0
    acknowledged: list[str] = field(default_factory=list)
    sent_again: int = 0
    strange: list[str] = field(default_factory=list)
    _ending: threading.Event = field(default_factory=threading.Event)
    _abandoned: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin to report."""
        for _ in range(self.count):
            thread = threading.Thread(target=self._report_on, daemon=True)
            thread.start()
            self._threads.append(thread)

    def finish(self) -> None:
        """Let each bring its present report to an end, and stop."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def abandon(self) -> None:
        """Let them go, wherever they are: for a node that will not answer again."""
        self._abandoned.set()
        self.finish()

    def _report_on(self) -> None:
        while not self._ending.wait(self.between):
            with browser(self.url) as client:
                citizen = Citizen(client)
                try:
                    form = citizen.fill()
                except (httpx.TransportError, httpx.HTTPStatusError):
                    time.sleep(PAUSE)
                else:
                    self._send(citizen, form)

    def _send(self, citizen: Citizen, form: Form) -> None:
        for sendings in itertools.count(1):
            if self._abandoned.is_set():
                return
            try:
                answer = citizen.send(form)
            except httpx.TransportError:
                time.sleep(PAUSE)
                continue
            if citizen.is_acknowledged(answer):
                self.acknowledged.append(citizen.code)
                self.sent_again += sendings > 1
                return
            if answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                shown = read_page(str(answer.url), answer.status_code, answer.text)
                self.strange.append(f"{answer.status_code}: {' / '.join(shown.errors) or shown.text[:200]}")
                return
            time.sleep(PAUSE)


def browser(url: str) -> httpx.Client:
    """A browser at an address of its own."""
    number = next(_NUMBERS)
    own = f"127.{1 + number // 62_500 % 250}.{number // 250 % 250}.{1 + number % 250}"
    limits = httpx.Limits(max_keepalive_connections=0)
    transport = httpx.HTTPTransport(local_address=own, limits=limits)
    return httpx.Client(base_url=url, transport=transport, follow_redirects=True, timeout=SECONDS)


def token(client: httpx.Client) -> str:
    """The page's own token, which every form must bring back."""
    answer = client.get("/lapor/")
    answer.raise_for_status()
    page = read_page(str(answer.url), answer.status_code, answer.text)
    return page.form(action="/lapor/isi/").fields["csrfmiddlewaretoken"][0]
