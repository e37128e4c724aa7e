"""Look for reporters in what is about to be sent: the words, the names of the files, and what is in them."""

from saksama.envelope.kinds import Frame, Payload, searchable_text
from saksama.envelope.leakcheck import Finding, Known, check_text, unreadable
from saksama_node.cases.leak_key import leak_key
from saksama_node.cases.queries import leak_digests
from saksama_node.exchange.plain_files import Kept, outgoing_path
from saksama_node.exchange.reading import text_of

WORDS = "payload"


def check_leaks(frame: Frame, payload: Payload, files: tuple[Kept, ...]) -> tuple[Finding, ...]:
    """What the leak check finds; a place is `payload` or an attachment's name."""
    key = leak_key()
    known = Known.of(leak_digests())
    found = [*check_text(key, searchable_text(frame, payload), known, WORDS)]
    for file in files:
        found += check_text(key, file.name, known, file.name)
        text = text_of(outgoing_path(frame.subject, file.position))
        found += [unreadable(file.name)] if text is None else check_text(key, text, known, file.name)
    return tuple(dict.fromkeys(found))
