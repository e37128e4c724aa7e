"""Dispatches that arrive from a partner."""

from saksama.entries.kinds.dispatch import (
    DispatchSent,
)
from saksama.envelope.kinds import Frame, Notice
from saksama.envelope.seal import Opened
from saksama.vocabulary import Classification, DispatchKind
from saksama_node.exchange import actions
from saksama_node.ledger.actions import new_subject
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

PARTNER = "mitra.uji.saksama.example/log"


def arrival(index: int) -> actions.Arrival:
    body = DispatchSent(
        to=SETTINGS.origin,
        agreement="00" * 32,
        ciphertext="ab" * 32,
        classification=Classification.OPEN,
        clause="pasal-1",
        dispatch_kind=DispatchKind.NOTICE,
        number=index + 1,
        seen=0,
        size=1000,
    )
    return actions.Arrival(PARTNER, index, new_subject(), now(), body)


def opened(came: actions.Arrival) -> Opened:
    body = came.body
    frame = Frame(
        agreement=body.agreement,
        clause=body.clause,
        classification=body.classification,
        subject=came.subject,
        title="Contoh",
    )
    return Opened(frame, Notice(text="CONTOH."), ())
