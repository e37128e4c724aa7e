"""Two audits of NTB's presidential figures, once with a right and once with a wrong outcome: SIMULASI.

Rules kept here:
  * Every person acts by the real pages; forms are examples, and the log's name says that it is a simulation.
  * The outside witness draws, so that no two runs read the same forms; what is read on one follows from a stated model
    (`MODEL` and `WRONG` below). It is told in no entry and on no page that it is of real forms.
  * The right outcome must be confirmed and the wrong one not, or the story stops.
Left to others: the acts (flows), the outsider who draws and reckons again (verifying).
"""

import csv
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from saksama.verify.report import NotChecked
from saksama_demo.chapters.counting import CONTEST, READER, SECOND
from saksama_demo.material import STATIONS
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, Person
from saksama_demo.scene import Scene
from saksama_demo.story import say

AUDITS: Final = "/meja/audit/"
MODEL: Final = (
    "15 dari 100 formulir dibaca lain satu sampai tiga suara; TPS yang belum ada angkanya dibagi seperti provinsinya, "
    "paling banyak 210 suara dan tiga perempat daftarnya"
)
WRONG: Final = "di setiap formulir dua dari lima suara pasangan 2 ternyata suara pasangan 1"
WHY_AGAIN: Final = "Simulasi kedua: formulir yang memberi hasil lain"
_STATION: Final = re.compile(r"/meja/audit/[0-9a-f]{32}/baca/([0-9]{13})/")
_ROUNDS: Final = 12
_MORE: Final = 15
_UNKNOWN: Final = (55, 139, 16)
_NOISY: Final = 15
_LARGEST: Final = 300
_MOST: Final = 306
"""Voters of the largest list of Pemilu 2024, and with its reserve."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a reader finds on a form."""

    votes: tuple[int, int, int]


def audit_right(scene: Scene) -> None:
    """The forms are as published but for small readings apart: the risk limit is reached."""
    _audit(scene, "right")


def audit_wrong(scene: Scene) -> None:
    """The forms give another outcome: the audit does not confirm the published one."""
    _audit(scene, "wrong")


def _audit(scene: Scene, which: str) -> None:
    reader, second = (scene.person(scene.bawaslu, name) for name in (READER, SECOND))
    first = "" if which == "right" else scene.notes["audit_right"].split("/")[3]
    subject = _committed(reader, first)
    scene.notes[f"audit_{which}"] = f"/hasil/audit/{subject}/"
    address = f"{AUDITS}{subject}/"
    # Nobody throws or chooses: the outside witness's signature over the list draws.
    reader.look(address, "Formulir yang terundi", seconds=PATIENCE)
    told = _read_drawn(reader, second, address, which)
    for _ in range(_ROUNDS if which == "right" else 0):
        if "tercapai" in told:
            break
        page = second.open(address)
        second.submit(page, more=str(_MORE))
        told = _read_drawn(reader, second, address, which)
    if ("tercapai" in told) is not (which == "right"):
        raise StoryMistake(f"the audit of a {which} outcome says: {told}")
    page = second.open(address)
    second.send(page, page.form(action="selesai/"), {})
    say(f"     {told[:160]}")


def see_both(scene: Scene) -> None:
    """Both stand before the public, titled as a simulation, with what they do not prove."""
    visitor = scene.visitor(scene.bawaslu)
    for which, words in (("right", "Batas risiko 5,0 % tercapai"), ("wrong", "Belum cukup")):
        page = visitor.look(scene.notes[f"audit_{which}"], "selesai", seconds=PATIENCE)
        page.holding("SIMULASI", words, "Yang tidak dibuktikan")


def reckon_again(scene: Scene) -> None:
    """The outsider's report leaves neither audits nor lists of results unchecked."""
    told = scene.verify(scene.bawaslu, accept=(0,))
    unchecked = told.get("not_checked")
    codes = {str(each["code"]) for each in unchecked} if isinstance(unchecked, list) else set[str]()
    if left := codes & {NotChecked.AUDITS, NotChecked.SHEETS}:
        raise StoryMistake(f"not checked: {sorted(left)}")


def _committed(person: Person, first: str) -> str:
    """Commit the list of the newest version; from the page of the `first` audit, as a further one with its reason."""
    page = person.open(f"{AUDITS}{first}/" if first else AUDITS)
    page = person.open(page.link(href=f"{AUDITS}baru/"))
    form = page.form("version", "region", "limit", "claim")
    version = form.choice("version", CONTEST.split("-")[1], "5")
    asked = {"version": version, "region": "52", "limit": "50", "claim": "lead"}
    if first:
        asked["reason"] = WHY_AGAIN
    page = person.send(page, form, asked)
    page = person.send(page, page.form("version", "region", "limit"), {"commit": "1"})
    return page.part(r"/meja/audit/([0-9a-f]{32})/")


def _read_drawn(reader: Person, second: Person, address: str, which: str) -> str:
    """Both read every drawn form that was not read yet; how the audit then stands."""
    page = reader.open(address)
    stations = dict.fromkeys(_STATION.findall(page.html))
    for station in stations:
        for person in (reader, second):
            page = person.open(f"{address}baca/{station}/")
            if page.has("Sudah dibaca dua orang"):
                continue
            votes = form_of(station, which).votes
            read = {f"suara_{place}": str(each) for place, each in enumerate(votes)}
            person.send(page, page.form(*read), read)
    page = reader.open(address)
    found = re.search(r"(Batas risiko [^.]*tercapai\.|Belum cukup: [^.]*\.)", page.text)
    if found is None:
        raise StoryMistake(f"the audit does not say how it stands: {page.text[:400]}")
    return found[1]


def form_of(station: str, which: str) -> Form:
    """What stands on a form by the model; the same at each run."""
    published, most = _published()[station]
    one, two, three = _fitting(published, most) if published else _fitting(_UNKNOWN, most * 3 // 4)
    if which == "wrong":
        moved = two * 2 // 5
        return Form((one + moved, two - moved, three))
    digest = hashlib.sha256(f"CONTOH {station}".encode()).digest()
    if digest[0] * 100 < _NOISY * 256:
        # One to three votes that were read for one pair and belong to another.
        moved = min(1 + digest[1] % 3, two)
        return Form((one + moved, two - moved, three))
    return Form((one, two, three))


def _fitting(votes: tuple[int, int, int], most: int) -> tuple[int, int, int]:
    """The same shares of no more votes than a form can hold: a figure beyond that was misread."""
    total = sum(votes)
    one, two, three = (each * most // total if total > most else each for each in votes)
    return one, two, three


@cache
def _published() -> dict[str, tuple[tuple[int, int, int] | None, int]]:
    """By station: its published votes, where there are any, and the ballots that were there at most."""
    found: dict[str, tuple[tuple[int, int, int] | None, int]] = {}
    with STATIONS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            one, two, three = (row[f"suara_paslon_{number}"] for number in (1, 2, 3))
            votes = (int(one), int(two), int(three)) if one and two and three else None
            listed = int(row["dpt_j"] or 0)
            found[row["kode_tps"]] = votes, -(-listed * 102 // 100) if 0 < listed <= _LARGEST else _MOST
    return found
