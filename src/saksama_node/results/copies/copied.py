"""The supervisors' copies of a contest as one version: what two persons typed and who decided, station by station.

Rules kept here:
  * Of each station the copy that was put together last; what waits, or differs still, is not in it.
  * Unknown stays unknown. Nothing is in it but figures: no photo, no person.
Left to others: publishing it (`actions.publish`), judging it (flagging), who asks (flows).
"""

import hashlib
from typing import Final

import numpy as np

from saksama.errors import CallerError
from saksama.tally.columns import Columns
from saksama.tally.published.document import write_document
from saksama_node.results.models import SheetCopy
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.reading import Read

_UNKNOWN: Final = float("nan")


class NoCopies(CallerError):
    """No supervisor's copy of this contest was put together yet."""

    code = "sheet.no-copies"
    advice = "Type copies first, twice."

    contest: str


def version_of_copies(contest: Contest) -> Read:
    """The table and document of all copies that are put together. Raises `NoCopies`."""
    done = SheetCopy.objects.filter(contest=contest.id, state=CopyState.DONE).order_by("leaf")
    # By leaf: the order of the log, by which everyone else finds the last copy of a station.
    newest = dict(done.values_list("station", "figures"))
    if not newest:
        raise NoCopies(contest.id)
    codes = sorted(newest)
    figures = {
        field.id: np.array([_number(newest[code].get(field.id)) for code in codes], dtype=np.float64)
        for field in contest.definition.fields
    }
    table = Columns(np.array(codes), figures, {}, "")
    document = write_document(table, contest.definition.columns)
    digest = hashlib.sha256(document).hexdigest()
    return Read(Columns(table.ids, figures, {}, digest), document, None)


def hold(contest: Contest) -> None:
    """Until the caller's act ends no copy of this contest is put together."""
    list(SheetCopy.objects.select_for_update().filter(contest=contest.id).exclude(state=CopyState.DONE))


def _number(figure: int | None) -> float:
    return _UNKNOWN if figure is None else float(figure)
