"""What a node's pages show, asked from the node beside its log.

Rules kept here:
  * What cannot be had is told as not checked; nothing is believed of it.
  * A node that serves none of a kind of pages is an older release, as far as anybody can tell: that is said once for
    the kind. One that serves some of a kind and not others is told of each that it does not.
Left to others: what it must be (sheets, audits, open findings).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from saksama.verify.findings import Code, Findings
from saksama.verify.reader import NotServed, Reader, Unreachable

LARGEST: Final = 64 << 20
"""Octets of one answer: a country's desa are about 50 MB."""
_NOT_FOUND: Final = 404


class Kind(StrEnum):
    """Kinds of pages for machines, by the form of their address."""

    FIGURES = "hasil/<contest>/<source>/<version>.json"
    OPEN = "hasil/<contest>/beda.json"
    AUDIT = "hasil/audit/<audit>.json"


@dataclass(frozen=True, slots=True)
class _Missing:
    """A page that the node answered it does not have."""

    path: str
    log: str
    index: int
    why: str


@dataclass(slots=True)
class Pages:
    """The node of one log, by its address. `tell` is called once, when everything was asked."""

    reader: Reader
    url: str
    found: Findings
    served: set[Kind] = field(default_factory=set)
    missing: dict[Kind, list[_Missing]] = field(default_factory=dict)

    def get(self, kind: Kind, path: str, log: str, index: int) -> bytes | None:
        """What is served at `path` for entry `index` of `log`; None where it cannot be had, which is told."""
        try:
            data = self.reader.get(f"{self.url}/{path}", LARGEST)
        except NotServed as error:
            if error.status == _NOT_FOUND:
                self.missing.setdefault(kind, []).append(_Missing(path, log, index, str(error)))
            else:
                self._unreachable([_Missing(path, log, index, str(error))])
            return None
        except Unreachable as error:
            self._unreachable([_Missing(path, log, index, str(error))])
            return None
        self.served.add(kind)
        return data

    def tell(self) -> None:
        """Tell of the pages that the node does not have."""
        for kind, pages in self.missing.items():
            if kind in self.served:
                self._unreachable(pages)
            else:
                self.found.add(Code.PAGE_NOT_PUBLISHED, pages[0].log, pages[0].index, what=kind.value)

    def _unreachable(self, pages: Sequence[_Missing]) -> None:
        for each in pages:
            self.found.add(Code.UNREACHABLE, each.log, each.index, what=each.path, why=each.why)
