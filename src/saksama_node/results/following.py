"""Whether figures of stations may follow the version that stands: nothing is taken away by mistake.

Rules kept here:
  * The newest version of a source is the one that counts. One that names fewer stations than it, or is of an earlier
    time, is refused unless whoever hands it in said that it is meant so.
  * The fault says how many stations would go, the first of them, and what to do.
Left to others: recaps and KPU's screen, whose rows are areas; who hands in (flows).
"""

import hashlib
from typing import Final

import numpy as np

from saksama.tally.tables.shape import Faults
from saksama.words import Words
from saksama_node.ledger import blobs
from saksama_node.results.judged.flagging import STATIONS, newest_of, table_of
from saksama_node.results.models import Publication
from saksama_node.results.queries import ImportView
from saksama_node.results.versions.contests import Contest
from saksama_node.results.versions.reading import Read

FEWER: Final = Words(
    "{value} TPS yang ada di versi terbaru sumber ini tidak ada di berkas, yang pertama {column}; bila memang begitu, "
    "impor lagi dengan mencentangnya (atau --anyway)",
    "{value} stations of this source's newest version are not in the file, the first of them {column}; if that is "
    "meant, import it again with the box ticked (or --anyway)",
)
OLDER: Final = Words(
    "keadaan berkas ini {value} lebih tua daripada versi terbaru sumber ini ({column}); bila memang begitu, impor lagi "
    "dengan mencentangnya (atau --anyway)",
    "this file is of {value}, earlier than this source's newest version ({column}); if that is meant, import it again "
    "with the box ticked (or --anyway)",
)


def check_follows(contest: Contest, found: ImportView, read: Read) -> None:
    """Hold figures of stations against the newest version of their source. Raises `TableWrong`."""
    before = newest_of(contest.id, found.source.value)
    if found.anyway or found.source not in STATIONS or before is None:
        return
    if hashlib.sha256(read.document).hexdigest() == before.document:
        # The same figures are the same version, whatever time is told now.
        return
    faults = Faults()
    _older(before, read, faults)
    if blobs.has(before.document):
        gone = np.setdiff1d(table_of(before.document).ids, read.table.ids)
        if gone.size:
            faults.add(FEWER, 0, str(gone[0]), str(gone.size))
    faults.raise_any(found.name)


def _older(before: Publication, read: Read, faults: Faults) -> None:
    if before.said_at is not None and read.said_at is not None and read.said_at < before.said_at:
        faults.add(OLDER, 0, before.said_at.isoformat(), read.said_at.isoformat())
