"""Supervisors whose telephones send reports and photographs while the node is being killed.

Rules kept here:
  * A report counts as acknowledged when its answer came back whole, and not before; a photograph when its last piece
    was answered.
  * A telephone that got no answer sends the same bytes again until it has one: it must be one report all the same.
  * At the end each telephone asks for each of its numbers again: the answer names the same report, and nothing lacks.
Left to others: whether the acknowledged is in the log, once (audit), rows of telephones (tools.benchmarks).
"""

import hashlib
import itertools
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx
import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from saksama_demo.launch import Node
from saksama_node.observation.envelope import written
from tools.benchmarks.telephones import ADDRESS, Asked, Telephone, telephones
from tools.crash.desk import Act
from tools.crash.load import PAUSE, PHOTO, browser
from tools.steps import TOP

RECEIVED: Final = "observation.received"
SENT: Final = "lhp.sent"
_PIECE: Final = 4096
_RECEIPT: Final = "/lapangan/api/receipt/"
_FILL: Final = """
import json, sys
sys.path.insert(0, {top!r})
from tools.benchmarks.telephone_rows import fill
print(json.dumps(fill({devices!r})))
"""


@dataclass(slots=True)
class Supervisors:
    """Telephones that send one report after the other, each with a photograph. `strange`: what no crash explains."""

    url: str
    known: dict[str, str]
    telephones: list[Telephone]
    acknowledged: list[Act] = field(default_factory=list)
    sent_again: int = 0
    strange: list[str] = field(default_factory=list)
    _told: dict[tuple[str, int], str] = field(default_factory=dict)
    _ending: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    @classmethod
    def at(cls, node: Node, count: int) -> "Supervisors":
        """So many, let in at a node that runs."""
        some = telephones(count)
        devices = [(each.name, each.spki) for each in some]
        told = node.command("manage", "shell", "-v", "0", "-c", _FILL.format(top=str(TOP), devices=devices))
        return cls(node.url, msgspec.json.decode(told, type=dict[str, str]), some)

    def start(self) -> None:
        """Begin to send."""
        for each in self.telephones:
            thread = threading.Thread(target=self._send_on, args=(each,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def finish(self) -> None:
        """Let each bring its present report to an end, stop, and ask for all of them again."""
        self._ending.set()
        for thread in self._threads:
            thread.join()
        for each in self.telephones:
            self._ask_again(each)

    def _send_on(self, one: Telephone) -> None:
        sequence = 0
        with browser(self.url) as client:
            while not self._ending.wait(PAUSE):
                sequence += 1
                self._report(client, one, sequence)

    def _report(self, client: httpx.Client, one: Telephone, sequence: int) -> None:
        key, nonce = os.urandom(32), os.urandom(12)
        photo = nonce + AESGCM(key).encrypt(nonce, PHOTO, None)
        sha256 = hashlib.sha256(photo).hexdigest()
        more = {"annex_key": written(key), "plain": {sha256: hashlib.sha256(PHOTO).hexdigest()}}
        named = [{"sha256": sha256, "size": len(photo), "type": "image/jpeg", "category": "photo"}]
        asked = one.asks(self.known, self.known["form"], sequence, named, more)
        answer = self._answered(client, "POST", ADDRESS, asked)
        if answer.status_code != httpx.codes.OK or answer.json()["standing"] != "sent":
            self.strange.append(f"{answer.status_code}: {answer.text[:200]}")
            return
        report = str(answer.json()["report"])
        self._told[one.name, sequence] = report
        self.acknowledged += [Act(RECEIVED, report), Act(SENT, report)]
        self._photograph(client, one, f"/lapangan/api/annex/{sha256}?report={report}", photo)

    def _photograph(self, client: httpx.Client, one: Telephone, address: str, photo: bytes) -> None:
        """Piece by piece; where a piece got no answer, from where it stands."""
        offset = 0
        while offset < len(photo):
            piece = one.signed("PATCH", address, photo[offset : offset + _PIECE])
            answer = self._answered(client, "PATCH", address, piece, {"Upload-Offset": str(offset)})
            if answer.status_code not in {httpx.codes.NO_CONTENT, httpx.codes.CONFLICT}:
                self.strange.append(f"a piece: {answer.status_code}: {answer.text[:200]}")
                return
            offset = int(answer.headers["Upload-Offset"])

    def _answered(
        self, client: httpx.Client, method: str, address: str, asked: Asked, more: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """The answer to these bytes, sent until there is one that no crash explains."""
        for sendings in itertools.count(1):
            try:
                answer = client.request(method, address, content=asked.body, headers={**asked.headers, **(more or {})})
            except httpx.TransportError:
                time.sleep(PAUSE)
                continue
            if answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                self.sent_again += sendings > 1
                return answer
            time.sleep(PAUSE)
        raise AssertionError(address)

    def _ask_again(self, one: Telephone) -> None:
        with browser(self.url) as client:
            for (name, sequence), report in self._told.items():
                if name != one.name:
                    continue
                address = f"{_RECEIPT}{sequence}"
                told = self._answered(client, "GET", address, one.signed("GET", address)).json()
                if (told.get("report"), told.get("missing"), told.get("gaps")) != (report, [], []):
                    self.strange.append(f"number {sequence} of a telephone is told otherwise than it was: {told}")
