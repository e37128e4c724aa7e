"""What happens on the stage: one beat at a time, three things a visitor may do, and how things stand after each.

Rules kept here: one thing happens at a time, in the main thread (what it starts must outlive the web server's threads);
after each, both sides and the outsider's verifier are asked, so that their word is there within seconds.
Left to others: pages (server), beats (chapters), what is said (desks, verdict).
"""

import queue
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from saksama_demo.beats import Beat, Step, View
from saksama_demo.chapters.agreeing import end_agreement
from saksama_demo.page import StoryMistake
from saksama_demo.scene import Scene
from saksama_demo.stage.desks import Desk
from saksama_demo.stage.server import StageServer
from saksama_demo.stage.verdict import Outsider
from saksama_demo.story import say
from saksama_demo.tampering import flip_one_byte

LOOK_SECONDS = 1.0
READY = "Dua simpul dan satu penyaksi sudah jalan. Tekan Lanjut untuk memulai."


@dataclass(slots=True)
class Theatre:
    """The state of the stage."""

    scene: Scene
    steps: tuple[Step, ...]
    desks: tuple[Desk, Desk] = field(init=False)
    beats: list[tuple[int, Step, Beat]] = field(init=False)
    outsider: Outsider = field(init=False)
    played: int = 0
    altered: int | None = None
    ended: bool = False
    busy: bool = True
    shown: int = 0
    """The beat whose sentence stands there: the one that is played, then the one that was."""
    sentence: str = READY
    fault: str = ""
    witness_rows: list[tuple[str, str]] = field(default_factory=list)
    _orders: queue.Queue[str] = field(default_factory=queue.Queue)
    _cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desks = Desk(self.scene.bawaslu, "contoh.petugas"), Desk(self.scene.diskominfotik, "contoh.konten")
        self.beats = [(i, step, beat) for i, step in enumerate(self.steps, 1) for beat in step.beats]
        self.outsider = Outsider(self.scene)

    # --- what the page asks ---

    def state(self) -> Mapping[str, object]:
        """How things stand, in the page's words."""
        last = self.played >= len(self.beats)
        number, step, _ = self.beats[self.shown]
        off = not self.scene.diskominfotik.serving.running
        return {
            "place": "Cerita selesai." if last else f"Langkah {number} dari {len(self.steps)}: {step.name}",
            "sentence": self.sentence,
            "fault": self.fault,
            "next": "Selesai" if last else "Lanjut",
            "orders": self.open_orders(),
            "words": {
                "putuskan": "Sambungkan simpul" if off else "Putuskan simpul",
                "ubah": "Kembalikan bita itu" if self.altered is not None else "Ubah satu bita",
                "akhiri": "Nota sudah diakhiri" if self.ended else "Akhiri nota",
            },
            "left": self.desks[0].told(),
            "right": self.desks[1].told(),
            "witness": {"address": self.scene.witness.url, "rows": self.witness_rows},
            "verdicts": [verdict.told() for verdict in self.outsider.verdicts],
        }

    def open_orders(self) -> list[str]:
        """What may be pressed now."""
        if self.busy:
            return []
        orders = ["putuskan", "ubah"]
        if self.played < len(self.beats):
            orders.append("lanjut")
        if "digest" in self.scene.notes and not self.ended:
            orders.append("akhiri")
        return orders

    def cookies(self) -> Mapping[str, str]:
        """The sessions of who sits at the desks now."""
        return dict(self._cookies)

    def order(self, name: str) -> bool:
        """Take an order; False when it may not be given now."""
        if name not in self.open_orders():
            return False
        self.busy = True
        self._orders.put(name)
        return True

    # --- the main thread ---

    def run(self, stopping: threading.Event) -> None:
        """Serve the stage until `stopping`."""
        framed = [node.url for node in self.scene.nodes]
        server = StageServer(
            self.scene.port + 3, framed=framed, state=self.state, cookies=self.cookies, order=self.order
        )
        server.run_in_background()
        self.outsider.start()
        try:
            self._look(happened=True)
            self.busy = False
            looked = time.monotonic()
            while not stopping.is_set():
                name = self._next_order()
                if name:
                    self._do(name)
                    self.busy = False
                if name or time.monotonic() - looked > LOOK_SECONDS:
                    self._look(happened=bool(name))
                    looked = time.monotonic()
        finally:
            self.outsider.stop()
            server.shutdown()
            server.server_close()

    def _next_order(self) -> str:
        try:
            return self._orders.get(timeout=0.2)
        except queue.Empty:
            return ""

    def _do(self, name: str) -> None:
        self.fault = ""
        acts = {"lanjut": self._next, "putuskan": self._disconnect, "ubah": self._alter, "akhiri": self._end}
        try:
            acts[name]()
        except (StoryMistake, httpx.HTTPError, LookupError, OSError, AssertionError) as fault:
            self.fault = f"{type(fault).__name__}: {fault}"
            say(f"  {name}: {self.fault}")

    def _next(self) -> None:
        _, _, beat = self.beats[self.played]
        self.sentence = beat.sentence
        self.shown = self.played
        beat.play(self.scene)
        self.played += 1
        self._show(beat.left, beat.right)
        if "altered" in self.scene.notes and self.altered is None:
            self.altered = int(self.scene.notes.pop("altered"))

    def _show(self, left: View, right: View) -> None:
        for desk, view in zip(self.desks, (left, right), strict=True):
            # The session first: the page may be opened the moment its address stands in the state.
            self._seat(desk, view.username or desk.username)
            desk.show(view, self.scene.notes)

    def _seat(self, desk: Desk, username: str) -> None:
        if desk.node.serving.running:
            try:
                self._cookies.update(self.scene.person(desk.node, username).cookies)
            except (StoryMistake, httpx.HTTPError) as fault:
                say(f"  {username}: {fault}")

    def _disconnect(self) -> None:
        node = self.scene.diskominfotik
        if node.serving.running:
            node.serving.stop()
            self.sentence = "Simpul Diskominfotik diputus. Bawaslu tetap bekerja; tidak ada yang hilang."
        else:
            node.serving.start()
            node.serving.wait_until_up()
            self.sentence = "Simpul Diskominfotik kembali, dan mengejar apa yang terlewat."
        self._show(View(address="/meja/status/"), View(address="/meja/status/"))

    def _alter(self) -> None:
        if self.altered is None:
            altered = flip_one_byte(self.scene.bawaslu, self.scene.bawaslu.tree_size() // 2)
            self.altered = altered.index
            self.sentence = (
                f"Satu bita catatan {altered.index} ({altered.kind}) diubah di basis data Bawaslu. "
                "Tidak ada halaman yang tampak berbeda; pemeriksa luar menyebut catatan itu."
            )
        else:
            flip_one_byte(self.scene.bawaslu, self.altered)
            self.sentence = f"Bita pada catatan {self.altered} dikembalikan."
            self.altered = None

    def _end(self) -> None:
        end_agreement(self.scene)
        self.ended = True
        self.sentence = "Nota kesepahaman diakhiri oleh Bawaslu. Sejak saat ini tidak ada kiriman yang diizinkan."
        self._show(View("contoh.ketua", "/meja/nota/"), View("contoh.kepala", "/meja/nota/"))

    # --- how things stand ---

    def _look(self, *, happened: bool) -> None:
        before = self.witness_rows
        for desk in self.desks:
            self._seat(desk, desk.username)
            desk.listen(self.scene)
        self.witness_rows = [self._row(desk) for desk in self.desks]
        if happened or self.witness_rows != before:
            self.outsider.ask()

    def _row(self, desk: Desk) -> tuple[str, str]:
        name = desk.node.institution.origin.removesuffix("/log")
        try:
            return name, f"{desk.node.tree_size()} catatan" if desk.node.serving.running else "tidak menjawab"
        except httpx.HTTPError:
            return name, "tidak menjawab"
