"""Plenaries (rapat pleno) at Bawaslu's desk: one meeting, entered by the real form, decides on many reports and cases.

Rules kept here: all members of the office are there; numbers of minutes run on through a story; what the page does not
offer of a case waits for a later meeting.
Left to others: which acts rest on it (the chapters), what an edition lets a plenary decide (saksama.procedure).
"""

from collections.abc import Mapping
from itertools import count
from typing import Final

from saksama.entries.kinds.case import Violation
from saksama.procedure.deciding import SEVERAL, several
from saksama.procedure.levels import depth
from saksama_demo.scene import Scene

HOLDER: Final = "contoh.anggota"
_NUMBERS = count(1)
_REVIEWS: Final = ("kaji-awal", "kaji")


def decided_for(slug: str, values: Mapping[str, str | list[str]], office: str) -> str:
    """What a plenary decides for an act that is sent to a case's page; empty where none has to."""
    outcome, to = str(values.get("outcome", "")), str(values.get("to", ""))
    if slug in _REVIEWS:
        becomes = "yes" in (values.get("substance"), values.get("violation"))
        return f"case.reviewed:{'becoming' if becomes else outcome}"
    if slug == "alihkan":
        return f"case.transferred:{'down' if depth(to) > depth(office) else 'up'}:{to}"
    if slug == "putus" and outcome == "several":
        return several([each for each in Violation if each in values["types"]])
    named = {"putus": f"case.decided:{outcome}", "putus-koreksi": f"case.corrected:{outcome}"}
    return {**named, "sanksi": f"case.sanctioned:{values.get('sanction')}"}.get(slug, "")


def hold(scene: Scene, office: str, decided: Mapping[str, str]) -> set[str]:
    """Enter one meeting about what of this is offered there; which. `decided`: by the report's number what."""
    person = scene.person(scene.bawaslu, HOLDER)
    page = person.open(f"/meja/pleno/?kantor={office}")
    form = page.form("number")
    offered = {
        report: what
        for report, what in decided.items()
        if _chosen(what) in [value for value, _ in form.choices.get(f"putusan-{report}", [])]
    }
    values: dict[str, str | list[str]] = {f"putusan-{report}": _chosen(what) for report, what in offered.items()}
    kinds = {report: what.removeprefix(f"{SEVERAL}:") for report, what in offered.items() if _chosen(what) == SEVERAL}
    values |= {f"jenis-{report}": which.split("+") for report, which in kinds.items()}
    values |= {
        "number": f"{next(_NUMBERS):03}/BA/PLENO/CONTOH",
        "seats": "3",
        "members": [value for value, _ in form.choices["members"]],
        "words": "CONTOH: rapat pleno simulasi.",
    }
    person.send(page, form, values)
    return set(offered)


def _chosen(what: str) -> str:
    """What is chosen in the list; which kinds they are is ticked beside it."""
    return SEVERAL if what.startswith(SEVERAL) else what
