"""The shipped Memorandum of Understanding, completed with example nodes, for the agreement's tests."""

from datetime import UTC, datetime
from pathlib import Path

from saksama.agreement.history import AgreementEvent, EventKind
from saksama.agreement.terms import Amendment, PartyNode, Terms, WitnessNode, complete, read_terms

TEMPLATE = Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"

BAWASLU = "bawaslu-ntb.contoh.saksama.example/log"
DISKOMINFOTIK = "diskominfotik-ntb.contoh.saksama.example/log"

NODES = (
    PartyNode("bawaslu", BAWASLU, "bawaslu-ntb.contoh.saksama.example/institution+00000000+AAAA", "http://b.example"),
    PartyNode(
        "diskominfotik", DISKOMINFOTIK, "diskominfotik-ntb.contoh.saksama.example/institution+1+BB", "http://d.example"
    ),
)
WITNESSES = (
    WitnessNode("penyaksi.contoh.saksama.example", "penyaksi.contoh.saksama.example+2+CC", "http://w.example"),
)


def shipped_text(amendment: Amendment | None = None) -> str:
    """The completed text of the shipped template."""
    return complete(TEMPLATE.read_text(encoding="utf-8"), NODES, WITNESSES, amendment)


def shipped_terms() -> Terms:
    """The terms of the shipped template."""
    return read_terms(shipped_text())


def moment(text: str) -> datetime:
    """A moment in UTC from ISO text."""
    return datetime.fromisoformat(text).astimezone(UTC)


def event(log: str, index: int, kind: EventKind, at: str, digest: str) -> AgreementEvent:
    """One event of a log."""
    return AgreementEvent(log, index, kind, moment(at), digest)
