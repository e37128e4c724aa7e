"""What `results` stores: publications and findings here; keyings, resolutions, audits in modules of their own."""

from saksama_node.results.models.audits import Audit, AuditDice, AuditReading, AuditSeen, AuditState
from saksama_node.results.models.keyings import Keying, Photo, SheetCopy
from saksama_node.results.models.publications import (
    AreaSum,
    Band,
    Finding,
    FindingState,
    Import,
    ImportState,
    Publication,
    Station,
)
from saksama_node.results.models.resolutions import Resolution

__all__ = [
    "AreaSum",
    "Audit",
    "AuditDice",
    "AuditReading",
    "AuditSeen",
    "AuditState",
    "Band",
    "Finding",
    "FindingState",
    "Import",
    "ImportState",
    "Keying",
    "Photo",
    "Publication",
    "Resolution",
    "SheetCopy",
    "Station",
]
