"""What the two nodes of the measurement do, run in each one's own environment (`LiveNode.do`): the sender's even pace
and its watch, the officer who accepts whatever comes, and a week of entries.

Rules kept here: a latency runs from the moment that a dispatch was due, so that a stall cannot hide.
Left to others: starting the nodes and reading the figures (exchange).
"""

# ruff: noqa: E402 (Django first)
import threading
import time

import django

django.setup()

from django.db import connections

from saksama.envelope.kinds import DatasetShare
from saksama.vocabulary import Classification
from saksama_node.accounts.policy import Staff
from saksama_node.exchange import actions as exchange
from saksama_node.exchange import models as rows
from saksama_node.flows.exchange import send_dispatch
from saksama_node.ledger import actions, mirror, models
from saksama_node.ledger.actions import act
from tests.node.ledger.conftest import a_body

_WATCH = 0.03


def send(by: Staff, to: str, count: int, pace: float) -> dict[str, list[float]]:
    """Send dispatches at this pace a second; seconds until each was cosigned, received, accepted, as known here."""
    due: dict[str, float] = {}
    seen: dict[str, dict[str, float]] = {"cosigned": {}, "received": {}, "accepted": {}}
    watching = threading.Thread(target=_watch, args=(due, seen, count))
    watching.start()
    origin = time.perf_counter()
    for number in range(count):
        moment = origin + number / pace
        time.sleep(max(0.0, moment - time.perf_counter()))
        due[_send_one(by, to, number)] = moment
    watching.join()
    return {name: sorted(at - due[subject] for subject, at in reached.items()) for name, reached in seen.items()}


def _send_one(by: Staff, to: str, number: int) -> str:
    payload = DatasetShare(description=f"ukur {number}", source="contoh", rows=number)
    letter = send_dispatch.Letter(
        to=to, clause="pasal-1", classification=Classification.OPEN, title=f"Ukur {number}", payload=payload
    )
    return send_dispatch.send_dispatch(by, letter, ()).subject


def _watch(due: dict[str, float], seen: dict[str, dict[str, float]], count: int) -> None:
    """Note when each of our dispatches reached what, until all were accepted or two minutes brought nothing new."""
    partner = models.WitnessTarget.objects.filter(partner=True).values_list("vkey", flat=True)
    last = time.perf_counter()
    while len(seen["accepted"]) < count and time.perf_counter() - last < 120:
        size = (
            models.Cosignature.objects.filter(vkey__in=partner)
            .order_by("-checkpoint_id")
            .values_list("checkpoint_id", flat=True)
            .first()
        ) or 0
        places = dict(models.Leaf.objects.filter(kind="dispatch.sent", number__lt=size).values_list("id", "number"))
        done = list(seen["accepted"])
        found = (
            rows.Outgoing.objects.exclude(leaf=None).exclude(subject__in=done).values_list("subject", "state", "leaf")
        )
        moment = time.perf_counter()
        for subject, state, leaf in list(found):
            if subject not in due:
                continue
            reached = [
                *(["cosigned"] if leaf in places else []),
                *(["received"] if state in {"received", "accepted"} else []),
                *(["accepted"] if state == "accepted" else []),
            ]
            for name in reached:
                if seen[name].setdefault(subject, moment) == moment:
                    last = moment
        time.sleep(_WATCH)
    connections.close_all()


def accept_all(by: Staff, origin: str) -> None:
    """Be the officer who accepts at once whatever was received, in a thread that ends with the process."""

    def loop() -> None:
        while True:
            arrived = rows.Incoming.objects.filter(origin=origin, state="received").values_list("index", flat=True)
            for index in list(arrived):
                with act():
                    exchange.accept(by, origin, index)
            time.sleep(_WATCH)

    threading.Thread(target=loop, daemon=True).start()


def fill(count: int, batch: int = 500) -> None:
    """A week of entries."""
    for first in range(0, count, batch):
        with act():
            for number in range(first, min(first + batch, count)):
                actions.append(a_body(number), subject=actions.new_subject(), actor="0" * 32)


def mirrored(origin: str) -> int:
    """How much of the partner's log is verified and handled here."""
    cursor = rows.Link.objects.filter(origin=origin).values_list("cursor", flat=True).first() or 0
    return min(cursor, mirror.state(origin).size)
