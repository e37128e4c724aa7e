"""The outside witness whose signature gives a seed, for a lot or an audit: by the text that a party signed.

Rules kept here: for what is entered now it is one of the text that this log signed last, one that is asked; for what
was entered it is the one that the entry names, by the text that it names.
Left to others: its first signature (first_signature), what is drawn from it (`flows.cases`, `flows.results`).
"""

from saksama.agreement.history import EventKind
from saksama.agreement.terms import Terms
from saksama_node.agreements.queries import agreements
from saksama_node.cases.lots.drawing import Source
from saksama_node.ledger.public import standing
from saksama_node.settings.current import SETTINGS


def source_now() -> Source | None:
    """Agreement and outside witness for a roster that is entered now: of the text that this log signed last."""
    signed = [
        (event.index, event.digest, each)
        for each in agreements()
        for event in each.events
        if event.log_origin == SETTINGS.origin and event.kind in (EventKind.SIGNED, EventKind.AMENDED)
    ]
    if not signed:
        return None
    _, digest, agreement = max(signed, key=lambda each: each[0])
    asked = {each.vkey for each in standing() if not each.partner}
    return next((each for each in _sources(agreement.text(digest).terms) if each.vkey in asked), None)


def source_of(agreement: str, witness: str) -> Source | None:
    """The witness that an entry named, by the text that it named (its digest)."""
    texts = [text for each in agreements() for text in each.texts if text.digest == agreement]
    return next((each for text in texts for each in _sources(text.terms) if each.name == witness), None)


def _sources(terms: Terms) -> list[Source]:
    return [Source(terms.digest, each.name, each.vkey, each.url.rstrip("/")) for each in terms.witnesses]
