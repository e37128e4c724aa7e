"""What came of restoring a backup into a scratch folder: handed from the process that did it to the one that asked."""

import msgspec


class Proof(msgspec.Struct, frozen=True):
    """Entries read again, of our log and of each mirrored one by origin; findings of `saksama verify` by class.

    `codes`: of the findings, each once, those of broken integrity first; `wrong`: why no node came of it, else empty.
    """

    entries: dict[str, int] = {}
    integrity: int = 0
    conduct: int = 0
    unchecked: int = 0
    codes: tuple[str, ...] = ()
    wrong: str = ""
