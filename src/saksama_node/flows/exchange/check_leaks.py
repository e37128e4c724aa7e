"""Look through what is to be sent for reporters: its words, the names of its files, and what is in them.

Rules kept here: files are read for `READING_SECONDS` in all. Whoever sends does not wait for ever; what was not read in
time is called unreadable, and waits for a second person.
Left to others: reading words (exchange.reading), what is looked for (`saksama.envelope.leakcheck`), holding it back
(send_dispatch).
"""

import time
from typing import Final

from saksama.envelope.kinds import Frame, Payload, searchable_text
from saksama.envelope.leakcheck import Known, Leak, check_text, unreadable
from saksama_node.cases.digesting import leak_key
from saksama_node.cases.queries import leak_digests
from saksama_node.confined.asking import WALL_SECONDS
from saksama_node.confined.kinds import MAX_PDF
from saksama_node.exchange.attachments import Kept
from saksama_node.exchange.reading import text_of

WORDS: Final = "payload"
READING_SECONDS: Final = 120.0


def check_leaks(frame: Frame, payload: Payload, files: tuple[Kept, ...]) -> tuple[Leak, ...]:
    """What the leak check finds; a place is `payload` or an attachment's name."""
    key = leak_key()
    known = Known.of(leak_digests())
    found = [*check_text(key, searchable_text(frame, payload), known, WORDS)]
    until = time.monotonic() + READING_SECONDS
    for file in files:
        found += check_text(key, file.name, known, file.name)
        text = _text_in(file, until - time.monotonic())
        found += [unreadable(file.name)] if text is None else check_text(key, text, known, file.name)
    return tuple(dict.fromkeys(found))


def _text_in(file: Kept, seconds: float) -> str | None:
    """Its words; None where not all of them can be read in time."""
    # Longer than the longest that is read: not opened for that.
    if file.size > MAX_PDF:
        return None
    with file.open() as plain:
        return text_of(plain, min(seconds, WALL_SECONDS))
