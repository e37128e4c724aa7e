"""Take the tail of our own log from the newest mirror of it, and give the rooms their rows.

Rules kept here: all or nothing; what did not come back is written down before the commit.
Left to others: that nobody signs meanwhile (heal_log), what the entries mean (restore_entry).
"""

from collections.abc import Callable, Iterable, Iterator

from saksama.errors import WorldError
from saksama.tlog.witness import origin_hash
from saksama.vocabulary import format_moment
from saksama_node.exchange import linking
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.fetch_documents import NAMING, fetch_documents
from saksama_node.flows.node.restore_entry import restore_entry
from saksama_node.ledger import healing, licence, restorations
from saksama_node.ledger.faults import NobodyAnswered, NotMirrored, OldBackup, TailNowhere
from saksama_node.ledger.queries import logged
from saksama_node.ledger.restorations import Line, Restoration
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

type Tell = Callable[[int, int], None]
"""Told how many of how many entries were fetched."""


def take_tail(sources: Iterable[str], tell: Tell) -> Restoration | None:
    """Take what lacks up to the newest cosigned tree, in one transaction; None if nothing did. Raises as `heal_log`."""
    asked = [*sources, *(each.url for each in linking.links())]
    if not asked and licence.nobody_asked():
        # Nobody is known who cosigned or mirrors this log: it goes on as it stands here, by its keeper's word.
        licence.tell("")
        return None
    wanted = _wanted()
    source, client, note = _mirror(asked)
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
