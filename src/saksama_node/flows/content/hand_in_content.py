"""Take in a message or a picture that somebody of the public asks us to keep. A door for the public.

Rules kept here: no name, no address of a sender comes through this door; what is kept is what every capture keeps, up
to a bound a day; a picture is read in its turn.
Left to others: reading and sealing (flows.content.capture_content), how many a sender may hand in
(web.portal.throttle).
"""

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama_node.contentwatch.captures.actions import Given
from saksama_node.contentwatch.whole.public_turns import check_day, turn
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def hand_in_words(words: str, channel: Channel) -> str:
    """Capture a message; give the copy's subject. Raises `CaptureRefused`, `DayFull`."""
    check_day(len(words.encode()), now(), SETTINGS.public_megabytes)
    return capture_words(None, words, Given(Way.PUBLIC, channel), Medium.MESSAGE)


def hand_in_picture(data: bytes, words: str, channel: Channel) -> str:
    """Capture a picture with its words; give the copy's subject. Raises `CaptureRefused`, `DayFull`, `ReadersBusy`."""
    check_day(len(data) + len(words.encode()), now(), SETTINGS.public_megabytes)
    with turn():
        return capture_picture(None, data, Given(Way.PUBLIC, channel), words)
