"""What a node sends and receives, each told on standard output once it is acknowledged: `python -m ... PARTNER MUTANT`.

Rules kept here: the flows are the node's own; a mutant changes one thing of what makes them durable, and is named.
"""

import io
import os
import stat
import sys
from typing import Any

import django

django.setup()

from saksama.envelope.kinds import Notice  # noqa: E402 - Django first
from saksama.vocabulary import Classification  # noqa: E402 - Django first
from saksama_node.accounts.policy import Role  # noqa: E402 - Django first
from saksama_node.exchange import actions, linking, queries  # noqa: E402 - Django first
from saksama_node.exchange.attachments import Upload  # noqa: E402 - Django first
from saksama_node.flows.exchange import send_dispatch  # noqa: E402 - Django first
from saksama_node.flows.following import receive_dispatch  # noqa: E402 - Django first
from saksama_node.flows.following.follow_partner import follow_partner  # noqa: E402 - Django first
from saksama_node.ledger.actions import act  # noqa: E402 - Django first
from tests.node.ledger.power import except_for, tell, telling  # noqa: E402 - Django first
from tests.node.staffing import staff_with  # noqa: E402 - Django first

DISPATCHES = 3
ATTACHMENT = b"nomor,suara\n" * 5_000


def mutate(mutant: str) -> None:
    """Take away one of the things that make a dispatch durable."""
    match mutant:
        case "an acknowledgement before the commit":
            actions.send = telling(actions.send, lambda subject, *_: ("sent", subject))  # type: ignore[assignment]
        case "a receipt before the commit":
            actions.receive = telling(  # type: ignore[assignment]
                actions.receive, lambda arrival, *_: ("received", arrival.subject, arrival.index)
            )
        case "files that do not sync":
            os.fsync = except_for(stat.S_ISREG)  # type: ignore[assignment]  # of handles alone
        case "folders that do not sync":
            os.fsync = except_for(stat.S_ISDIR)  # type: ignore[assignment]  # of handles alone


def main(partner: str, mutant: str) -> None:
    mutate(mutant)
    with act():
        officer = staff_with(Role.OFFICER, "52")
    for number in range(DISPATCHES):
        words = Notice(text=f"CONTOH {number}")
        letter = send_dispatch.Letter(partner, "pasal-1", Classification.OPEN, f"CONTOH {number}", words)
        data = ATTACHMENT + b"%d" % number
        done = send_dispatch.send_dispatch(officer, letter, [Upload("contoh.csv", io.BytesIO(data))])
        assert done.leaf is not None
        tell("sent", done.subject)
    keep = receive_dispatch._keep

    def keep_and_tell(arrival: actions.Arrival, *words: Any) -> None:
        keep(arrival, *words)
        tell("received", arrival.subject, arrival.index)

    receive_dispatch._keep = keep_and_tell  # type: ignore[assignment]  # told as soon as it is done
    follow_partner(linking.link(partner))
    assert len(queries.all_incoming()) >= DISPATCHES


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
