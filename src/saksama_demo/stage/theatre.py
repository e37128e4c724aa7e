"""What happens on the stage: one beat at a time, three things a visitor may do, and how things stand after each.

Rules kept here: one thing happens at a time, in the main thread (what it starts must outlive the web server's
threads); after each, the outsider's verifier is run against both nodes at once, so that its word is there within
seconds.
Left to others: pages (server), beats (chapters).
"""

import queue
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from saksama_demo.beats import Beat, Step, View
from saksama_demo.chapters.agreeing import end_agreement
from saksama_demo.launch import Node
from saksama_demo.page import StoryMistake
from saksama_demo.scene import Scene, both
from saksama_demo.stage.server import StageServer
from saksama_demo.stage.verdict import Verdict, ask_verifier
from saksama_demo.story import say
from saksama_demo.tampering import flip_one_byte

LOOK_SECONDS = 2.0


@dataclass(slots=True)
class Desk:
    """One side: its node, who sits there, the page that is open, what it says of itself."""

    node: Node
    username: str
    address: str = "/meja/"
    version: int = 0
    says: str = ""

    def told(self) -> dict[str, object]:
        """For the page."""
        return {
            "name": self.node.institution.name,
            "who": f"di meja: {self.username}",
            "address": f"{self.node.url}{self.address}" if self.node.serving.running else "",
            "version": self.version,
            "says": self.says,
        }


@dataclass(slots=True)
class Theatre:
    """The state of the stage."""

    scene: Scene
    steps: tuple[Step, ...]
    desks: tuple[Desk, Desk] = field(init=False)
    beats: list[tuple[int, Step, Beat]] = field(init=False)
    played: int = 0
    altered: int | None = None
    ended: bool = False
    busy: bool = True
    sentence: str = "Dua simpul dan satu penyaksi sudah jalan. Tekan Lanjut untuk memulai."
    fault: str = ""
    witness_rows: list[tuple[str, str]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    _orders: queue.Queue[str] = field(default_factory=queue.Queue)
    _cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desks = (
            Desk(self.scene.bawaslu, "contoh.petugas"),
            Desk(self.scene.diskominfotik, "contoh.konten"),
        )
        self.beats = [(i, step, beat) for i, step in enumerate(self.steps, 1) for beat in step.beats]

    # --- what the page asks ---

    def state(self) -> Mapping[str, object]:
        """How things stand, in the page's words."""
        last = self.played >= len(self.beats)
        number, step, _ = self.beats[min(self.played, len(self.beats) - 1)]
        place = f"Langkah {number} dari {len(self.steps)}: {step.name}" if not last else "Cerita selesai."
        off = not self.scene.diskominfotik.serving.running
        return {
            "place": place,
            "sentence": self.sentence,
            "fault": self.fault,
            "next": "Lanjut" if not last else "Selesai",
            "orders": self.open_orders(),
            "words": {
                "putuskan": "Sambungkan simpul" if off else "Putuskan simpul",
                "ubah": "Kembalikan bita itu" if self.altered is not None else "Ubah satu bita",
                "akhiri": "Nota sudah diakhiri" if self.ended else "Akhiri nota",
            },
            "left": self.desks[0].told(),
            "right": self.desks[1].told(),
            "witness": {"address": self.scene.witness.url, "rows": self.witness_rows},
            "verdicts": [verdict.told() for verdict in self.verdicts],
        }

    def open_orders(self) -> list[str]:
        """What may be pressed now."""
        if self.busy:
            return []
        orders = ["putuskan", "ubah"]
        if self.played < len(self.beats):
            orders.append("lanjut")
        if self.played and not self.ended:
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
        try:
            self._seat()
            self._look()
            self.busy = False
            looked = time.monotonic()
            while not stopping.is_set():
                try:
                    name = self._orders.get(timeout=0.2)
                except queue.Empty:
                    if time.monotonic() - looked > LOOK_SECONDS:
                        self._look_at_witness()
                        looked = time.monotonic()
                    continue
                self._do(name)
                self.busy = False
        finally:
            server.shutdown()
            server.server_close()

    def _do(self, name: str) -> None:
        self.fault = ""
        acts = {"lanjut": self._next, "putuskan": self._disconnect, "ubah": self._alter, "akhiri": self._end}
        try:
            acts[name]()
        except (StoryMistake, httpx.HTTPError, LookupError, OSError, AssertionError) as fault:
            self.fault = f"{type(fault).__name__}: {fault}"
            say(f"  {name}: {self.fault}")
        self._seat()
        self._look()

    def _next(self) -> None:
        _, _, beat = self.beats[self.played]
        self.sentence = beat.sentence
        beat.play(self.scene)
        self.played += 1
        for desk, view in zip(self.desks, (beat.left, beat.right), strict=True):
            self._show(desk, view)

    def _show(self, desk: Desk, view: View) -> None:
        desk.username = view.username or desk.username
        desk.address = view.address.format_map(self.scene.notes) if view.address else desk.address
        desk.version += 1

    def _disconnect(self) -> None:
        node = self.scene.diskominfotik
        if node.serving.running:
            node.serving.stop()
            self.sentence = "Simpul Diskominfotik diputus. Bawaslu tetap bekerja; tidak ada yang hilang."
        else:
            node.serving.start()
            node.serving.wait_until_up()
            self.sentence = "Simpul Diskominfotik kembali, dan mengejar apa yang terlewat."
        for desk in self.desks:
            self._show(desk, View(address="/meja/status/"))

    def _alter(self) -> None:
        node = self.scene.bawaslu
        if self.altered is None:
            index = node.tree_size() // 2
            altered = flip_one_byte(node, index)
            self.altered = index
            self.sentence = (
                f"Satu bita catatan nomor {index} ({altered.kind}) diubah di basis data Bawaslu. "
                "Tidak ada halaman yang tampak berbeda; pemeriksa luar menyebut catatan itu."
            )
        else:
            flip_one_byte(node, self.altered)
            self.sentence = f"Bita pada catatan nomor {self.altered} dikembalikan."
            self.altered = None

    def _end(self) -> None:
        end_agreement(self.scene)
        self.ended = True
        self.sentence = "Nota kesepahaman diakhiri oleh Bawaslu. Sejak saat ini tidak ada kiriman yang diizinkan."
        for desk in self.desks:
            self._show(desk, View(address="/meja/nota/"))

    # --- how things stand ---

    def _seat(self) -> None:
        for desk in self.desks:
            if desk.node.serving.running:
                person = self.scene.person(desk.node, desk.username)
                self._cookies.update(person.cookies)
            desk.version += 1

    def _look(self) -> None:
        verdicts: dict[int, Verdict] = {}

        def ask(place: int, desk: Desk) -> None:
            verdicts[place] = ask_verifier(self.scene, desk.node)

        both([lambda place=place, desk=desk: ask(place, desk) for place, desk in enumerate(self.desks)])
        self.verdicts = [verdicts[place] for place in sorted(verdicts)]
        for desk in self.desks:
            desk.says = _says(desk.node)
        self._look_at_witness()

    def _look_at_witness(self) -> None:
        rows = []
        for node in self.scene.nodes:
            try:
                size = f"{node.tree_size()} catatan" if node.serving.running else "tidak menjawab"
            except httpx.HTTPError:
                size = "tidak menjawab"
            rows.append((node.institution.origin.removesuffix("/log"), size))
        self.witness_rows = rows


def _says(node: Node) -> str:
    """One sentence of the node itself."""
    if not node.serving.running:
        return "Simpul ini diputus."
    try:
        about = node.about()
    except httpx.HTTPError:
        return "Simpul ini tidak menjawab."
    return "Nota kesepahaman berlaku." if about.get("agreement") else "Belum ada nota kesepahaman yang berlaku."
