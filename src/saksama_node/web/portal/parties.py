"""Who is behind a log's origin, as the agreements say."""

from collections.abc import Mapping
from dataclasses import dataclass

from saksama_node.agreements import public as agreements
from saksama_node.settings.current import SETTINGS
from saksama_node.web.formats import english


@dataclass(frozen=True, slots=True)
class Named:
    """A log's keeper: the name in the reader's language, and the node's address (empty for our own)."""

    name: str
    url: str


type Parties = Mapping[str, Named]


def parties() -> Parties:
    """Give all parties of all agreements by origin; our own node by its settings."""
    found = {
        party.origin: Named(party.name_en if english() else party.name, party.url)
        for agreement in agreements.shown()
        for party in agreement.parties
    }
    return {**found, SETTINGS.origin: Named(SETTINGS.name_en if english() else SETTINGS.name_id, "")}
