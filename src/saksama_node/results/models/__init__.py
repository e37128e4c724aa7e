"""What `results` stores: publications with their findings, keyings, audits, screens, each in a module."""

from saksama_node.results.models.audits import Audit, AuditDice, AuditReading, AuditSeen, AuditState
from saksama_node.results.models.keyings import Keying, Photo, SheetCopy
from saksama_node.results.models.publications import (
    AreaSum,
    Band,
    Finding,
    FindingState,
    Import,
    ImportState,
    OpenCount,
    Publication,
    Resolution,
    Station,
    Turn,
)
from saksama_node.results.models.screenings import Screening, Standout

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
    "OpenCount",
    "Photo",
    "Publication",
    "Resolution",
    "Screening",
    "SheetCopy",
    "Standout",
    "Station",
    "Turn",
]
