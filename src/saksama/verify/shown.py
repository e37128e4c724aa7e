"""What a node's pages show, asked from the node beside its log.

Rules kept here: what cannot be had is told as not checked; nothing is believed of it.
Left to others: what it must be (sheets, audits, open findings).
"""

from dataclasses import dataclass
from typing import Final

from saksama.verify.findings import Code, Findings
from saksama.verify.reader import NotServed, Reader, Unreachable

LARGEST: Final = 64 << 20
"""Octets of one answer: a country's desa are about 50 MB."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The node of one log, by its address."""

    reader: Reader
    url: str
    found: Findings

    def get(self, path: str, log: str, index: int) -> bytes | None:
        """What is served at `path` for entry `index` of `log`; None where it cannot be had, which is told."""
        try:
            return self.reader.get(f"{self.url}/{path}", LARGEST)
        except (NotServed, Unreachable) as error:
            self.found.add(Code.UNREACHABLE, log, index, what=path, why=str(error))
            return None
