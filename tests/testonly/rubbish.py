"""What tests loaded is set aside from the collector of rubbish: it would walk all of it again and again.

Rules kept here: it still runs, so that what a test left behind is found; but once in twenty thousand objects, and never
over what stays to the end.
Left to others: a served node, which sets its own aside (`saksama_node.web.operations.loaded`).
"""

import gc


def set_aside() -> None:
    """Set aside all that is loaded by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
