"""A picture among the evidence, drawn anew for an officer's page: a stranger's file is read in the quarantine alone.

Rules kept here: what is too large, or no picture after all, is not drawn (None); nothing of the drawing is kept.
Left to others: who may see the file (web), the quarantine (`contentwatch.strangers`).
"""

from typing import Final

from saksama_node.cases.queries import EvidenceInfo, evidence_bytes
from saksama_node.contentwatch.strangers.reading import read
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format

_LARGEST: Final = 20 << 20


def draw_evidence(info: EvidenceInfo) -> bytes | None:
    """The picture as PNG. Raises `EvidenceMissing`, `EvidenceErased`, `KeptAway`."""
    if not info.is_picture or info.size > _LARGEST:
        return None
    try:
        return read(info.name, b"".join(evidence_bytes(info.id)), Format(info.media_type)).shown or None
    except CaptureRefused:
        return None
