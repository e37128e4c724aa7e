"""An audit of figures that came in."""

from typing import Final

import numpy as np

from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.tally.columns import Columns
from saksama.tally.published.document import write_document
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append, new_subject
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.results.models import Publication
from saksama_node.settings.clock import now

DICE: Final = "59018427361549203817"
STATIONS: Final = 40


def document() -> bytes:
    """Forty stations of Gerung, one of which was not counted."""
    ids = np.array([f"52010110010{place:02}" for place in range(STATIONS)])
    votes = [np.array([float(base + place % 7) for place in range(STATIONS)]) for base in (30, 120, 12)]
    votes[0][5] = np.nan
    names = tuple(f"suara_paslon_{number}" for number in (1, 2, 3))
    columns = {**dict(zip(names, votes, strict=True)), "dpt_j": np.array([220.0] * STATIONS)}
    return write_document(Columns(ids, columns, {}, ""), tuple(columns))


def imported() -> str:
    """A version of KPU's table, as an import leaves it; its subject."""
    digest, subject = blobs.put(document()), new_subject()
    with act():
        body = SheetImported(contest="ppwp-2024", document=digest, rows=STATIONS, source=Source.KPU_TABLE)
        leaf = append(body, subject=subject, actor="operator")
        Publication.objects.create(
            subject=subject,
            contest="ppwp-2024",
            source=Source.KPU_TABLE.value,
            number=1,
            document=digest,
            at=now(),
            rows=STATIONS,
            leaf=leaf.leaf_id,
        )
    return subject


def integrate() -> None:
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()
