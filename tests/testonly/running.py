"""How tests run: properties are asked without a clock, and what was loaded is set aside from the collector of rubbish.

Rules kept here:
  * Speed is measured in benchmarks; a busy machine makes no test fail. The import of this module is enough.
  * The collector still runs, so that what a test left behind is found; but once in twenty thousand objects, and never
    over what stays to the end: it would walk all of it again and again.
Left to others: a served node, which sets its own aside (`saksama_node.web.operations.loaded`).
"""

import gc

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def set_aside() -> None:
    """Set aside all that is loaded by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
