"""Read audits as anyone may: their lists, draws, readings by two, and the risk that remains. A door for the public."""

from saksama_node.results.audits.audits import (
    AuditState,
    AuditView,
    Progress,
    StationRead,
    alike,
    audit,
    audits,
    progress,
    shown,
)

__all__ = ["AuditState", "AuditView", "Progress", "StationRead", "alike", "audit", "audits", "progress", "shown"]
