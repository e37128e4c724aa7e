"""Requests at an even pace to one server, whatever it answers: an open loop.

Rules kept here:
  * A request goes out at its planned moment, not when the one before was answered, and its time runs from that moment
    to the answer's last byte: a stall cannot hide, and who waits for a free lane waits on the server's account.
  * An answer that is not the page is told, never counted as a fast one.
Left to others: which pages, and what their times mean (desk).
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice

import httpx

LANES = 64
PAGE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page to ask for. `name`: what its times are told under; `cookies`: whose session; `holds`: words in it."""

    name: str
    address: str
    cookies: Mapping[str, str] = field(default_factory=dict)
    holds: str = ""


@dataclass(slots=True)
class Told:
    """Seconds from the planned moment to the whole answer, by name, and what was answered amiss."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    amiss: Counter[str] = field(default_factory=Counter)
    behind: float = 0.0
    """How late the latest request went out: the load's own fault, not the server's."""


def moments(pace: float, seconds: float) -> Iterator[float]:
    """The planned moments, from 0 on."""
    return (number / pace for number in range(int(pace * seconds)))


def ask(base: str, pages: Sequence[Page], pace: float, seconds: float) -> Told:
    """Ask for the pages in turn, `pace` a second."""
    told, turn = Told(), threading.Lock()
    limits = httpx.Limits(max_connections=LANES, max_keepalive_connections=LANES)
    with (
        httpx.Client(base_url=base, trust_env=False, timeout=PAGE_SECONDS, limits=limits) as client,
        ThreadPoolExecutor(LANES) as lanes,
    ):
        origin = time.perf_counter()
        planned = [origin + each for each in moments(pace, seconds)]
        for due, page in zip(planned, islice(cycle(pages), len(planned)), strict=True):
            time.sleep(max(0.0, due - time.perf_counter()))
            told.behind = max(told.behind, time.perf_counter() - due)
            lanes.submit(_one, client, page, due, told, turn)
    return told


def _one(client: httpx.Client, page: Page, due: float, told: Told, turn: threading.Lock) -> None:
    try:
        answer = client.get(page.address, headers={"Cookie": _cookie(page.cookies)})
        amiss = "" if answer.status_code == httpx.codes.OK else str(answer.status_code)
        if not amiss and page.holds not in answer.text:
            amiss = f"without {page.holds!r}"
    except httpx.HTTPError as error:
        amiss = type(error).__name__
    took = time.perf_counter() - due
    with turn:
        if amiss:
            told.amiss[f"{page.name}: {amiss}"] += 1
        else:
            told.seconds.setdefault(page.name, []).append(took)


def _cookie(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def share(ordered: Sequence[float], part: float) -> float:
    """The value below which `part` of the sorted values lie (nearest rank)."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
