"""Did it count? The connection was lost while an act was being committed, and the server's answer with it.

Rules kept here:
  * An act and its entries are one transaction: the row of one entry tells of the whole act.
  * That the row is there proves that the act stands. That it is not there proves nothing: the server may still be at
    it. So an act is called done, or unknown; never undone, and it is never done again by itself.
  * Asked over a connection of its own: whoever holds a guard must not come by a new one that lacks its lock (guard).
Left to others: whose act it was and what they are told (actions, web).
"""

import time
from collections.abc import Sequence
from contextlib import closing
from typing import Final

from django.db import Error, connection

LOOK_SECONDS: Final = 3.0
_BETWEEN: Final = 0.1


def stands(leaf_ids: Sequence[int], seconds: float = LOOK_SECONDS) -> bool:
    """Whether these leaves, of one act, are found committed within so many seconds; False: unknown."""
    if not leaf_ids:
        return False
    end = time.monotonic() + seconds
    with closing(connection.copy()) as other:
        while True:
            try:
                with other.cursor() as cursor:
                    cursor.execute("SELECT 1 FROM ledger_leaf WHERE id = %s", [leaf_ids[0]])
                    if cursor.fetchone() is not None:
                        return True
            except Error:
                # It may be coming back: a server that is restarted takes a moment.
                other.close()
            if time.monotonic() > end:
                return False
            time.sleep(_BETWEEN)
