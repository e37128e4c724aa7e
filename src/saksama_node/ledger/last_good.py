"""The last size of our own log that is beyond a thief's reach: what partner and an outsider cosigned.

Rules kept here:
  * Of each sort of witness that our log has (partner, outsiders) one at least must have cosigned that very checkpoint.
  * It is read from our own database: a thief of the key alone has put nothing there.
Left to others: the statement that names it (flows), who believes it (the partner, `saksama verify`).
"""

from saksama.tlog.tree import EMPTY_ROOT
from saksama_node.ledger import models


def last_good() -> tuple[int, bytes]:
    """Size and root; those of the newest checkpoint where nobody witnesses the log, (0, empty) where nobody has yet."""
    sorts = [
        set(models.WitnessTarget.objects.filter(partner=partner).values_list("vkey", flat=True))
        for partner in (True, False)
    ]
    asked = [keys for keys in sorts if keys]
    rows = models.Checkpoint.objects.order_by("-size")
    if not asked:
        newest = rows.first()
        return (0, EMPTY_ROOT) if newest is None else (newest.size, bytes(newest.root))
    for row in rows.filter(cosigned=True).prefetch_related("cosignatures").iterator(chunk_size=50):
        cosigners = {found.vkey for found in row.cosignatures.all()}
        if all(keys & cosigners for keys in asked):
            return row.size, bytes(row.root)
    return 0, EMPTY_ROOT
