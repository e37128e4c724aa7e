"""Look at a file of evidence without opening it: what is to be warned of, its drawing, a copy of its points alone.

Rules kept here:
  * Whoever asks may read the report: the room's own reads are asked, and refuse as ever.
  * A file that is not on disk any more, or erased, has no warnings in a list, and takes none of the others': its page
    says what it is.
  * The sealed original stays as it came; a copy is made anew each time and kept nowhere.
Left to others: the looking (`confined`), who may see the file (web).
"""

from collections.abc import Iterable, Mapping

from saksama_node.cases.evidence import EvidenceMissing
from saksama_node.cases.queries import EvidenceErased, EvidenceInfo, evidence_bytes
from saksama_node.confined.looked import File, Warnings, looked_over


def file_of(info: EvidenceInfo) -> File:
    """The file as it is looked at; reading it raises `EvidenceMissing`, `EvidenceErased`, `KeptAway`."""
    return File(info.sha256, info.size, lambda: info.media_type, lambda: b"".join(evidence_bytes(info.id)))


def warned(files: Iterable[EvidenceInfo]) -> Mapping[int, Warnings]:
    """What is to be said of each file of a list, by its id, as far as a list has time. Raises `KeptAway`."""
    there = [each for each in files if not each.is_erased]
    told = looked_over(map(file_of, there), EvidenceMissing, EvidenceErased)
    return {each.id: told.get(each.sha256, ()) for each in there}
