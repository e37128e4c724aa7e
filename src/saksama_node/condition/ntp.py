"""Whether the kernel says that its clock is synchronised (adjtimex(2)); None where it does not tell.

Rules kept here: the clock is asked, never set.
Left to others: comparing with other machines (`network.py`).
"""

import ctypes
import sys
from typing import Final

_TIME_ERROR: Final = 5
_STRUCT_OCTETS: Final = 256


def synchronised() -> bool | None:
    """What the kernel says; None off Linux, or where it may not be asked (a container)."""
    if sys.platform != "linux":
        return None
    # `struct timex` with all modes 0: nothing is set. It has 208 octets on 64-bit Linux.
    state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_STRUCT_OCTETS))
    return None if state < 0 else bool(state != _TIME_ERROR)
