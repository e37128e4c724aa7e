"""Copies that were taken into triage."""

from saksama.entries.kinds.content import Category, Channel, Concerns, Way
from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.triage_content import (
    take_content,
)

SAID = Said(
    "Surat suara sudah tercoblos sebelum pemungutan suara", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"
)
WORDS = "Viral! surat suara di Mataram sdh tercoblos sebelum pemungutan suara, sebarkan"


def copy(words: str = WORDS, reach: int | None = None, way: Way = Way.STAFF) -> str:
    return capture_words(None, words, Given(way, Channel.WHATSAPP, reach=reach))


def taken(by: Staff, words: str = WORDS) -> str:
    subject = copy(words)
    take_content(by, subject)
    return subject
