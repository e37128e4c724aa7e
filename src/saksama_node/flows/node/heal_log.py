"""Take the tail of our own log back from a mirror, after an old backup was restored, and give the rooms their rows.

Rules kept here: all or nothing, while no worker signs; what did not come back is written down before the commit.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from saksama.errors import WorldError
from saksama.tlog.witness import origin_hash
from saksama.vocabulary import format_moment
from saksama_node.exchange import linking
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.fetch_documents import NAMING, fetch_documents
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.ledger import healing, licence, restorations
from saksama_node.ledger.faults import AlreadyAtWork, NobodyAnswered, NotMirrored, OldBackup, TailNowhere
from saksama_node.ledger.guard import sole
from saksama_node.ledger.queries import logged
from saksama_node.ledger.restorations import Line, Restoration
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

GUARD_SECONDS = 30.0


class SignsAlready(WorldError):
    """A worker of this node signs: its log lacks nothing that partner or witness cosigned."""

    code = "restore.signs-already"
    advice = "There is nothing to heal. If you copied a database back by hand, stop the node, start it, and try again."

    origin: str


type Tell = Callable[[int, int], None]
"""Told how many of how many entries were fetched."""


def heal_log(sources: Iterable[str] = (), tell: Tell = lambda _done, _of: None) -> Restoration | None:
    """Bring the log to the newest tree that partner or witness cosigned; None if nothing was lacking.

    `sources`: addresses of nodes that mirror this log, beside the partners. All of it is one transaction, or nothing.
    Raises Fork, TailNowhere, NotMirrored, EntriesDiffer, PartnerSilent, SignsAlready.
    """
    with _guard():
        wanted = _wanted()
        source, client, note = _mirror([*sources, *(each.url for each in linking.links())])
        target = healing.check_fits(note)
        if target.size < wanted:
            raise TailNowhere(held=target.size, cosigned=wanted)
        documents = PartnerClient(SETTINGS.origin, source)
        first = healing.held_size()
        if target.size <= first:
            fetch_documents(documents, (each.entry.body for each in logged(kinds=NAMING)))
            return None
        tail = healing.verified_tail(note, _counted(client.entries(first, target.size), target.size - first, tell))
        notes = [*map(client.checkpoint_of, client.checkpoint_sizes(max(first - 1, 0))), note]
        lacking = fetch_documents(documents, (each.body for each in healing.read(tail)))
        lacking += fetch_documents(documents, (each.entry.body for each in logged(kinds=NAMING)))
        with writing():
            fresh = healing.append_tail(tail)
            for each in notes:
                healing.take_checkpoint(each)
            lines = tuple(
                Line(found.index, found.entry.kind, format_moment(found.entry.at), found.entry.subject, missing)
                for found in fresh
                if (missing := restore_entry(found)) is not None
            )
            done = Restoration(format_moment(now()), source, first, target.size, lines, tuple(lacking))
            # On disk before the commit: what is lost must not be forgotten with the process.
            restorations.keep(done)
    return done


@contextmanager
def _guard() -> Iterator[None]:
    """Keep the sequencer out. One that may not sign lets the guard go between its questions: there we come in."""
    end = time.monotonic() + GUARD_SECONDS
    while True:
        try:
            with sole("sequence"):
                yield
                return
        except AlreadyAtWork:
            if time.monotonic() > end:
                raise SignsAlready(SETTINGS.origin) from None
        time.sleep(0.2)


def _wanted() -> int:
    """The size that somebody cosigned; 0 if nobody says more than is here. Fork stops everything."""
    try:
        licence.ask()
    except OldBackup as old:
        return old.cosigned
    except NobodyAnswered:
        return 0
    return 0


def _mirror(sources: list[str]) -> tuple[str, PartnerClient, bytes]:
    """The first that holds this log: its address, its mirror, and the newest checkpoint there."""
    for source in sources:
        client = PartnerClient(SETTINGS.origin, source, f"/mirror/{origin_hash(SETTINGS.origin)}")
        try:
            return source, client, client.checkpoint()
        except WorldError:
            continue
    raise NotMirrored(tuple(sources))


def _counted(entries: Iterator[bytes], of: int, tell: Tell) -> Iterator[bytes]:
    for done, entry in enumerate(entries, 1):
        yield entry
        if done % 1000 == 0 or done == of:
            tell(done, of)
