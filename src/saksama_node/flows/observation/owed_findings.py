"""Which reports tell of a suspicion of which no finding was proposed yet, and whose it is to propose one.

Rules kept here:
  * It is owed by the office whose plenary would make it a finding; by the next one above where nobody there may.
  * It is owed while its days may still run: three weeks after the first version was sent no reading allows a finding.
Left to others: how many days are left (read_report), proposing (begin_finding).
"""

from datetime import timedelta
from typing import Final

from saksama.procedure.levels import upwards
from saksama_node.accounts.policy import Action, Staff, places
from saksama_node.accounts.queries import offices_with
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.observation.written import ReportInfo, unproposed
from saksama_node.settings.clock import now

_RUNS: Final = timedelta(days=21)
_MANY: Final = 200
"""So many are looked at; the oldest come first."""


def owed_findings(by: Staff, limit: int) -> list[ReportInfo]:
    """Those that this person's office owes, the oldest first; at most `limit`."""
    mine = places(by, Action.CASE_REVIEW)
    found = unproposed(mine, now() - _RUNS, _MANY) if mine else []
    staffed = offices_with(Action.CASE_REVIEW) if found else frozenset()
    owing = {place: _owes(place, staffed) for place in {each.office for each in found}}
    return [each for each in found if owing[each.office] in mine][:limit]


def _owes(place: str, staffed: frozenset[str]) -> str:
    """The lowest office at or above the one that takes what happened there, of which somebody may propose."""
    office = office_of(place)
    return next((each for each in upwards(office) if each in staffed), office)
