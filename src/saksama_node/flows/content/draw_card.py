"""Draw the picture card of a clarification. A door for the public, who sees the card of what stands alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils import timezone

from saksama.entries.clarification import Clarification
from saksama.entries.kinds.content import Assessment
from saksama_node.contentwatch.claims.clarifying import code_for
from saksama_node.contentwatch.public import Published, versions
from saksama_node.contentwatch.whole import made_again
from saksama_node.papers.card import Card, card_png
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

BANDS: Final[Mapping[Assessment, str]] = {
    Assessment.TRUE: "1c6b3a",
    Assessment.FALSE: "a3202a",
    Assessment.MISLEADING: "8a5300",
    Assessment.SATIRE: "4a5256",
    Assessment.NOT_CHECKABLE: "1f5a8a",
}
"""The colour of the band: white on each has a contrast of 4.5 or more, and the words stand on it."""

type Words = Mapping[Assessment, str]
"""What was found, as a sentence in Indonesian: the card goes where no reader chose a language."""


def public_card(code: str, words: Words) -> bytes | None:
    """The card of the version that stands under this code, drawn once; None where there is none."""
    found: Published | None = next((each for each in versions(code) if each.newest), None)
    if found is None:
        return None
    return made_again.card(found.sha256, lambda: _drawn(found.said, found.code, found.at, words))


def draft_card(said: Clarification, words: Words) -> bytes:
    """The card as it would go out now."""
    return _drawn(said, code_for(said.subject), now(), words)


def _drawn(said: Clarification, code: str, at: datetime, words: Words) -> bytes:
    return card_png(
        Card(
            institution=said.publisher.name,
            assessor=said.assessed.name,
            outcome=words[said.assessed.outcome],
            colour=BANDS[said.assessed.outcome],
            title=said.title,
            claim=said.claim,
            text=said.text,
            address=f"{SETTINGS.url.partition('://')[2]}/k/{code}",
            on=timezone.localtime(at).date(),
            version=said.version,
            simulation=SETTINGS.simulation,
        )
    )
