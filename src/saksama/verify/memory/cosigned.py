"""What the next run needs of kept checkpoints, and of what witnesses said they signed.

Left to others: judging them (checkpoints, meaning.kept).
"""

from datetime import datetime

import msgspec


class Cosigned(msgspec.Struct, frozen=True, array_like=True):
    """A kept checkpoint: its size, the earliest cosignature and whose, whether the quorum was reached, and together.

    `at` None: nobody cosigned it.
    """

    size: int
    at: datetime | None
    by: str
    full: bool
    together: bool = False


class Listed(msgspec.Struct, frozen=True, array_like=True):
    """What a witness said it signed of a log: how many sizes, and those that the log lacks, each with its second."""

    sizes: int
    missing: tuple[tuple[int, int], ...]
