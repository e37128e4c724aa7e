"""People who work at the desks of both nodes while one of them is being killed, and write down what was acknowledged.

Rules kept here:
  * An act counts as acknowledged when the page that follows it came back whole, and not before.
  * What got no answer is done again by nobody: it may stand in the log or not, at most once, and is counted apart.
Left to others: whether the acknowledged is in the log (audit, exchange), citizens (load).
"""

import itertools
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import httpx

from saksama_demo.launch import Node
from saksama_demo.page import Page, StoryMistake
from saksama_demo.player import Person, Upload

DISPATCH: Final = "dispatch.sent"
REVIEW: Final = "case.reviewed"
REGISTER: Final = "case.registered"
TASK: Final = "task.opened"
_SUBJECT = re.compile(r"/meja/(?:kiriman/keluar|perkara|tugas)/([0-9a-f]{32})/")
_NUMBERS = itertools.count(1)


class NoAnswer(Exception):
    """The node said that it cannot, just now."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act at a desk: the kind and the subject of its entry."""

    kind: str
    subject: str


class Clerk(Person):
    """One who logged in before it began, and whose desk may answer nothing."""

    def _page(self, answer: httpx.Response) -> Page:
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise NoAnswer
        return super()._page(answer)


type Duty = Callable[["Desk", Clerk], None]


@dataclass(slots=True)
class Desk:
    """Clerks of one node, each in a thread with duties one after the other. `strange`: what no crash explains."""

    node: Node
    attachment: Path
    pace: float = 0.3
    """Seconds of rest after each duty."""
    acknowledged: list[Act] = field(default_factory=list)
    unanswered: Counter[str] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)
    _ending: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def employ(self, username: str, *duties: Duty) -> None:
        """Log in, and begin."""
        clerk = Clerk(self.node.url, username)
        clerk.come_in(self.node)
        self._threads.append(threading.Thread(target=self._work_on, args=(clerk, duties), daemon=True))
        self._threads[-1].start()

    def finish(self) -> None:
        """Let each bring the present act to an end, and stop."""
        self._ending.set()
        for thread in self._threads:
            thread.join()

    def do(self, kind: str, act: Callable[[], Page]) -> Page:
        """One act, whose entry will be of this kind; what follows is the page of its subject."""
        with self._counting(kind):
            page = act()
        found = _SUBJECT.search(page.url)
        if found is None:
            raise StoryMistake(f"{kind}: {page.url} is nobody's page: {page.errors} {page.text[:300]}")
        self.acknowledged.append(Act(kind, found[1]))
        return page

    @contextmanager
    def _counting(self, kind: str) -> Iterator[None]:
        try:
            yield
        except (httpx.TransportError, NoAnswer):
            self.unanswered[kind] += 1
            raise

    def _work_on(self, clerk: Clerk, duties: Sequence[Duty]) -> None:
        with clerk:
            for duty in itertools.cycle(duties):
                if self._ending.wait(self.pace):
                    return
                try:
                    duty(self, clerk)
                except (httpx.TransportError, NoAnswer):
                    continue
                except StoryMistake as mistake:
                    self.strange.append(f"{clerk.name}: {mistake}")


def send_dispatch(desk: Desk, clerk: Clerk) -> None:
    """A data set with an attachment goes to the partner."""
    number = next(_NUMBERS)
    values = {
        "kind": "dataset.share",
        "clause": "pasal-1",
        "classification": "open",
        "title": f"CONTOH: himpunan data {number}",
        "words": "CONTOH. Himpunan data untuk uji.",
        "source": "CONTOH",
    }
    page = clerk.open("/meja/kiriman/baru/")
    files = {"attachments": Upload(desk.attachment, "text/csv")}
    desk.do(DISPATCH, lambda: clerk.send(page, page.form("title", "words"), values, files))


def move_case(desk: Desk, clerk: Clerk) -> None:
    """The first report that waits is reviewed, and registered under the next number: as one officer may, alone."""
    waiting = [href for href, _ in clerk.open("/meja/perkara/").links if "/meja/perkara/masuk/" in href]
    if not waiting:
        return
    page = clerk.open(waiting[0])
    # The Pemilu's review is decided in a plenary first.
    found = {"outcome": "register", "types": "administrative", "party": "none", "procedure": "pilkada-2024"}
    words = {**found, "words": "CONTOH: syarat formal dan materiel lengkap."}
    page = desk.do(REVIEW, lambda: clerk.send(page, page.form(*words), words))
    desk.do(REGISTER, lambda: clerk.send(page, page.form(action="/registrasi/"), {}))


def offer_task(desk: Desk, clerk: Clerk) -> None:
    """A joint task is offered; the offer's words go to the partner as a dispatch of their own."""
    page = clerk.open("/meja/tugas/baru/")
    values = {
        "title": f"CONTOH: tugas {next(_NUMBERS)}",
        "description": "CONTOH. Mohon simpan salinannya.",
        "due": (datetime.now(UTC) + timedelta(days=2, hours=8)).strftime("%Y-%m-%dT%H:%M"),
        "clause": "pasal-3",
        "classification": "restricted",
    }
    desk.do(TASK, lambda: clerk.send(page, page.form(*values), values))
