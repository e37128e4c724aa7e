"""Attacks on what lies on the disk: an open folder, words in database and backup, a trace that is thinned.

Rules kept here: what is looked for went in over HTTP, in marked words; a thief has everything but `keys/`, and reads it
in every spelling.
"""

import re
import stat
from base64 import b32decode
from datetime import UTC, datetime, timedelta
from typing import Final

import httpx

from saksama_demo.page import read_page
from tests.testonly.hunting import files_below, found_in, rows_of
from tools.siege.fort import Fort, Hole

TYPED: Final = "Kunci-Rumah-Zulpandeh-0417"
"""What somebody typed where the name is asked for: a password."""
_SEALED: Final = 32
"""Letters of the shortest that is drawn or digested and written in hexadecimal."""
REPORT: Final = {
    "step": "3",
    "go": "next",
    "kind": "report",
    "event": "CONTOH: Batukliangsari membagikan pengrajinsasirangan",
    "region": "52",
    "place": "Gang Kenanga Tersembunyi",
    "account": "CONTOH. Uraian tentang Kartinahmada di lapangan.",
    "reported_1_name": "Zulkarnaenah Batujaiwati",
    "name": "Mandalikasari Praboewisesa",
    "address": "Jalan Contoh 7781",
    "phone": "081907654329",
}
MARKS: Final = (
    TYPED, "Batukliangsari", "pengrajinsasirangan", "Gang Kenanga Tersembunyi", "Kartinahmada",
    "Zulkarnaenah Batujaiwati", "Mandalikasari Praboewisesa", "081907654329",
)  # fmt: skip


def open_folder(fort: Fort) -> str:
    """The folder lay open to every user of the machine when the node was started."""
    for place in (fort.node.data, *fort.node.data.rglob("*")):
        mode = stat.S_IMODE(place.lstat().st_mode)
        if not place.is_symlink() and mode & 0o077:
            raise Hole(f"{place.relative_to(fort.node.data)} is {mode:04o}")
    return "closed at the start: folders 0700, files 0600"


def read_the_disk(fort: Fort) -> str:
    """A thief has folder, database, a backup and the server's log, but no keys: and looks for what was typed."""
    stranger = fort.visitor()
    stranger.try_password("salah-sekali-0417", TYPED)
    _report(fort)
    backup = fort.node.folder / "cadangan"
    said = fort.node.command("backup", str(backup))
    keys = fort.node.data / "keys"
    looked = 0
    secrets = [each for person in fort.people.values() for each in (person.app, *person.spare)]
    for name, data in (
        ("backup says", said.encode()),
        ("serve.log", fort.node.serving.log.read_bytes()),
        *files_below(backup),
        *rows_of(fort.node.database),
        *((name, data) for name, data in files_below(fort.node.data) if keys not in (fort.node.data / name).parents),
    ):
        looked += 1
        told = [*found_in(data, MARKS), *(each for each in secrets if holds(data, each))]
        if told:
            raise Hole(f"{name} tells {told}")
    return f"none of {len(MARKS)} words and {len(secrets)} secrets of apps in {looked} files of folder, backup and log"


def thin_the_trace(fort: Fort) -> str:
    """Who holds the database takes a line out of the trace, and writes another anew: each is named."""
    told = []
    for words, standing in ((_TAKE_OUT, "thinned"), (_WRITE_ANEW, "torn")):
        fort.sql(words)
        said = fort.node.command("trace", "--check", accept=(0, 1))
        if standing not in said:
            raise Hole(f"trace --check does not say {standing}: {said}")
        told.append(standing)
    return f"trace --check names the day as {', then '.join(told)}"


_TAKE_OUT: Final = "DELETE FROM trace_line WHERE number = 2"
_WRITE_ANEW: Final = (
    "INSERT INTO trace_line (day_id, number, sealed) SELECT day_id, 2, sealed FROM trace_line WHERE number = 1"
)


def _report(fort: Fort) -> None:
    """Hand a report in, as a citizen does."""
    citizen, day = fort.visitor(), (datetime.now(UTC) + timedelta(hours=8)).date()
    citizen.get("/lapor/")
    answer = citizen.post("/lapor/isi/", {**REPORT, "happened_on": str(day), "known_on": str(day)})
    form = read_page("", 0, answer.text).form("declaration", action="/lapor/isi/")
    sent = {name: values[-1] for name, values in form.filled({"declaration": "on", "go": "send"}).items()}
    answer = citizen.post("/lapor/isi/", sent)
    if 'id="terkirim"' not in answer.text and answer.status_code != httpx.codes.FOUND:
        raise Hole(f"the report was not taken: {read_page('', 0, answer.text).text[:400]}")


def holds(data: bytes, secret: str) -> bool:
    """Whether an app's secret, or a spare code, lies in it.

    Eight digits stand by chance in what is sealed and written in hexadecimal: there a code counts where it is spelt so.
    """
    told = secret.encode()
    if re.fullmatch(r"[A-Z2-7]{32}", secret) and b32decode(secret) in data:
        return True
    if told not in data:
        return told.hex().encode() in data
    runs = [run for run in re.findall(rb"[0-9a-f]+", data) if told in run]
    return not secret.isdigit() or any(run.isdigit() or len(run) < _SEALED for run in runs)
