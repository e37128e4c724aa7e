"""The log as an outsider holds it: every checkpoint that was ever served, every entry, every receipt.

Rules kept here:
  * What was seen once is kept: a served checkpoint is never forgotten, an entry is never fetched twice.
  * Each look is incremental; the whole log is read again once, at the end, by `saksama verify`.
  * A receipt counts only when its entry stands at its index in the entries that the log serves, and nowhere else.
  * An act at a desk counts only when exactly one entry of its kind and subject stands in the log.
Left to others: who reported (load), who worked at a desk (desk), two logs beside each other (beside), who is killed
(kills).
"""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import httpx

from saksama.entries.entry import Entry, decode_entry
from saksama.tlog.checkpoint import open_checkpoint
from saksama.tlog.note import VerifierKey
from saksama.tlog.proof import Proof
from saksama.tlog.tile import WIDTH, entries_path, parse_bundle
from saksama.tlog.tree import Frontier, leaf_hash
from saksama.tlog.witness import origin_hash
from saksama_demo.launch import PLAINLY, Node
from tools.crash.desk import Act
from tools.crash.load import browser, token

PATIENCE: Final = 180.0
_POLL: Final = 0.05


@dataclass(slots=True)
class Log:
    """One public log, as far as it was seen. `roots[n]` is the root of the first n entries as served.

    `url`: of the log itself, or of its mirror at another node.
    """

    url: str
    key: VerifierKey
    node: str = ""
    """Address of the node whose citizens report; empty for a log that is only read."""
    served: dict[int, set[bytes]] = field(default_factory=dict)
    entries: list[bytes] = field(default_factory=list)
    read: list[Entry] = field(default_factory=list)
    standing: Counter[Act] = field(default_factory=Counter)
    """How many entries there are of a kind and subject."""
    roots: list[bytes] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    found: int = 0
    _places: dict[bytes, int] = field(default_factory=dict)
    _claimed: set[int] = field(default_factory=set)
    _frontier: Frontier = field(default_factory=Frontier)
    _ending: threading.Event = field(default_factory=threading.Event)
    _watcher: threading.Thread | None = None

    def __post_init__(self) -> None:
        self.roots.append(self._frontier.root())

    def watch(self) -> None:
        """Keep every checkpoint that is served from now on."""
        self._watcher = threading.Thread(target=self._look_on, daemon=True)
        self._watcher.start()

    def end(self) -> None:
        """Stop watching."""
        self._ending.set()
        if self._watcher is not None:
            self._watcher.join()

    def check(self, acknowledged: Sequence[str]) -> None:
        """Look for the reports with these codes, and hold every checkpoint ever served against the entries.

        What is wrong is kept in `problems`.
        """
        wanted = list(acknowledged)
        with browser(self.node) as client:
            end = time.monotonic() + PATIENCE
            while wanted and time.monotonic() < end:
                try:
                    self._collect(client, wanted)
                except (httpx.TransportError, httpx.HTTPStatusError):
                    time.sleep(_POLL)
            self.problems += ["lost: a report was acknowledged and has no receipt"] * len(wanted)
        self.check_checkpoints()

    def check_acts(self, acts: Sequence[Act]) -> None:
        """Look for the entries of these acts, and wait for those that lack; each must stand there once."""
        end = time.monotonic() + PATIENCE
        while any(not self.standing[act] for act in acts) and time.monotonic() < end:
            try:
                self.fetch()
            except (httpx.TransportError, httpx.HTTPStatusError):
                time.sleep(_POLL)
            time.sleep(_POLL)
        for act in acts:
            if self.standing[act] != 1:
                self.problems.append(
                    f"{act.kind} of {act.subject} was acknowledged and stands {self.standing[act]} times"
                )

    def check_checkpoints(self) -> None:
        """Hold every checkpoint ever served against the entries."""
        for size, roots in list(self.served.items()):
            if size < len(self.roots) and roots != {self.roots[size]}:
                self.problems.append(f"the checkpoint of size {size} is not the root of the entries that are served")
            if len(roots) > 1:
                self.problems.append(f"two checkpoints of size {size}")

    def count(self, kind: str) -> int:
        """How many entries of a kind the log serves."""
        return sum(entry.kind == kind for entry in self.read)

    def fetch(self) -> int:
        """Bring in what the newest checkpoint holds; its size. Raises httpx's errors."""
        size = self._take_checkpoint(_get(f"{self.url}/checkpoint").content)
        if size < len(self.entries):
            self.problems.append(f"the log went back from {len(self.entries)} entries to {size}")
        while len(self.entries) < size:
            bundle, skipped = divmod(len(self.entries), WIDTH)
            width = min(WIDTH, size - bundle * WIDTH)
            data = _get(f"{self.url}/{entries_path(bundle, width).encode()}").content
            for entry in parse_bundle(data, width)[skipped:]:
                self._append(entry)
        return size

    def _collect(self, client: httpx.Client, wanted: list[str]) -> None:
        """Get each report's receipt and find its entry; those that have one go from `wanted`, whatever comes after."""
        csrf = token(client)
        for one in list(wanted):
            form = {"csrfmiddlewaretoken": csrf, "what": "receipt", "code": one}
            answer = client.post("/ikuti/berkas/", data=form)
            answer.raise_for_status()
            if not answer.headers["content-type"].startswith("text/html"):
                self._claim(Proof.parse(answer.content))
                wanted.remove(one)
        if wanted:
            time.sleep(_POLL)

    def _claim(self, proof: Proof) -> None:
        size = self._take_checkpoint(proof.checkpoint)
        if len(self.entries) < size:
            self.fetch()
        entry = proof.extra or b""
        if proof.index >= len(self.entries) or self.entries[proof.index] != entry:
            self.problems.append(f"the receipt's entry does not stand at index {proof.index}")
        elif proof.index in self._claimed:
            self.problems.append(f"two reports hold the receipt of index {proof.index}")
        else:
            self._claimed.add(proof.index)
            self.found += 1

    def _append(self, entry: bytes) -> None:
        leaf = leaf_hash(entry)
        if leaf in self._places:
            self.problems.append(f"the entry at index {len(self.entries)} stands also at {self._places[leaf]}")
        self._places[leaf] = len(self.entries)
        self.entries.append(entry)
        self.read.append(decode_entry(entry))
        self.standing[Act(self.read[-1].kind, self.read[-1].subject)] += 1
        self._frontier.append(leaf)
        self.roots.append(self._frontier.root())

    def _take_checkpoint(self, note: bytes) -> int:
        shown = open_checkpoint(note, [self.key]).checkpoint
        self.served.setdefault(shown.size, set()).add(shown.root)
        return shown.size

    def _look_on(self) -> None:
        while not self._ending.wait(_POLL):
            try:
                answer = httpx.get(f"{self.url}/checkpoint", timeout=5, verify=PLAINLY)
            except httpx.TransportError:
                continue
            if answer.status_code == httpx.codes.OK:
                self._take_checkpoint(answer.content)


def log_of(node: Node) -> Log:
    """The log of a node that runs, under the key that it tells now."""
    return Log(f"{node.url}/log", VerifierKey.parse(str(node.about()["vkey"])), node.url)


def mirror_of(node: Node, at: Node) -> Log:
    """The mirror of a node's log at another node."""
    place = f"{at.url}/mirror/{origin_hash(node.institution.origin)}"
    return Log(place, VerifierKey.parse(str(node.about()["vkey"])))


def _get(url: str) -> httpx.Response:
    answer = httpx.get(url, timeout=20, verify=PLAINLY)
    answer.raise_for_status()
    return answer
