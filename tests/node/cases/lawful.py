"""What `saksama verify` finds in the cases of this node's own log, asked in the same process."""

from datetime import datetime

from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.procedure.plenary import Resolution, resolutions
from saksama.procedure.reading import shipped
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note
from saksama.verify.checkpoints import Standing, Witnessed
from saksama.verify.contents import Contents
from saksama.verify.findings import Findings
from saksama.verify.lateness import Lateness
from saksama.verify.meaning.cases import Beside, Law, check_cases
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.served import ServedLog
from saksama_node.ledger.models import Leaf
from saksama_node.ledger.public import checkpoint
from saksama_node.settings.current import SETTINGS
from tests.node.cases.handed_in import settle


def findings(now: datetime | None = None) -> list[str]:
    """Code and evidence of every finding about cases, once all that waits has its place."""
    settle()
    signed = checkpoint()
    assert signed is not None
    found = Findings()
    contents = Contents(SETTINGS.origin, found)
    contents.take(0, [bytes(each) for each in Leaf.objects.order_by("number").values_list("entry", flat=True)])
    note = Note.parse(signed.note)
    log = ServedLog(SETTINGS.origin, "", note, Checkpoint.parse(note.text), None, contents)
    cosigned = () if now is None else (Witnessed(log.checkpoint.size, now),)
    standing = Standing(cosigned, log.checkpoint.size, asks_witnesses=True)
    resolved: dict[str, list[Resolution]] = {}
    for item in contents.of(PlenaryHeld):
        assert isinstance(item.body, PlenaryHeld)
        for case, each in resolutions(item.index, item.wire.subject, item.body):
            resolved.setdefault(case, []).append(each)
    lateness = Lateness({log.origin: standing}, found)
    law = Law(shipped(), StatutoryClocks())
    check_cases(log, law, Beside.of(log, law), resolved, lateness, found)
    return [f"{each.code} {each.index} {dict(each.evidence)}" for each in found.ordered()]
