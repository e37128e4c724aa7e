"""One desk on the stage: who sits there, which page is open, what the node says of itself.

Rules kept here: what a side says is read from its own status page, by the person who sits there; never invented here.
"""

import re
from dataclasses import dataclass

import httpx

from saksama_demo.beats import View
from saksama_demo.launch import Node
from saksama_demo.page import StoryMistake
from saksama_demo.scene import CAST, Scene

_LINK = re.compile(
    r"(?:Simpul [^.:]{3,80} (?:tidak )?menjawab\b|Simpul [^.:]{3,80} belum pernah terbaca|Kami berhenti mengikuti )"
    r".*?(?:\.(?= [A-Z])|$)"
)

_NOTE = re.compile(r"\{([^{}]+)\}")


@dataclass(slots=True)
class Desk:
    """One side."""

    node: Node
    username: str
    address: str = "/meja/"
    version: int = 0
    says: str = ""

    def told(self) -> dict[str, object]:
        """For the page."""
        running = self.node.serving.running
        return {
            "name": self.node.institution.name,
            "who": f"di meja: {self._name()}",
            "address": f"{self.node.url}{self.address}" if running else "",
            "version": self.version,
            "says": self.says,
        }

    def _name(self) -> str:
        cast = {username: name for username, name, _, _ in CAST[self.node.institution.code]}
        return cast.get(self.username, self.username)

    def show(self, view: View, notes: dict[str, str]) -> None:
        """Seat someone and open a page, where the beat says so."""
        self.username = view.username or self.username
        if view.address:
            # A note's name may hold digits and dots, which a format would take for places.
            self.address = _NOTE.sub(lambda found: notes[found[1]], view.address)
        self.version += 1

    def listen(self, scene: Scene) -> None:
        """Ask the node what it says; where that changed, its page is opened anew."""
        says = self._says(scene)
        if says != self.says:
            self.says = says
            self.version += 1

    def _says(self, scene: Scene) -> str:
        if not self.node.serving.running:
            return "Simpul ini diputus dari mitra dan penyaksi."
        try:
            about = self.node.about()
            page = scene.person(self.node, self.username).open("/meja/status/")
        except (httpx.HTTPError, StoryMistake):
            return "Simpul ini tidak menjawab."
        note = (
            "Nota kesepahaman berlaku." if about.get("agreement") else "Tidak ada nota yang berlaku: tidak ada kiriman."
        )
        link = _LINK.search(page.text)
        # The time of day in it changes with every look, and says nothing new.
        words = re.sub(r" Lognya terakhir diperiksa .*", " Lognya cocok dengan salinan kami.", link[0]) if link else ""
        return f"{note} {words}".strip()
