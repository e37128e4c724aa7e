"""How a notice of status names who reported: as it was ruled at the office or above, by initials until then.

Rules kept here:
  * Formulir B.18 asks the reporter's name and hangs on the office's board (Perbawaslu 7/2022 art. 24(9), 50(1)); no
    text says whether initials do. What two persons ruled holds from its day on; the nearest office's ruling counts,
    of one office the newest.
  * It is a settled reading like others, and moves no clock.
Left to others: ruling it (ruling, flows), telling the reporter (portal), the paper (flows.cases.fill_forms).
"""

from datetime import date
from enum import StrEnum
from typing import Final

from saksama_node.accounts.policy import covers
from saksama_node.deadlines.models import Ruling

QUESTION: Final = "reporter_named"


class Naming(StrEnum):
    """What a notice says of who reported."""

    INITIALS = "initials"
    NAME = "name"


def naming_at(region: str, day: date) -> Naming:
    """What a notice of that day says at this office."""
    found = Ruling.objects.filter(question=QUESTION, since__lte=day)
    here = [each for each in found if covers(each.region, region)]
    newest = max(here, key=lambda each: (len(each.region), each.since or day, each.leaf), default=None)
    return Naming(newest.answer) if newest else Naming.INITIALS
