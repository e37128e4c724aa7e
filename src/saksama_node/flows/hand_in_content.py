"""Take in a message or a picture that somebody of the public asks us to keep. A door for the public.

Rules kept here: no name, no address of a sender comes through this door; what is kept is what every capture keeps.
Left to others: reading and sealing (flows.capture_content), how many a sender may hand in (web.portal.throttle).
"""

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama_node.contentwatch.actions import Given
from saksama_node.flows.capture_content import capture_picture, capture_words


def hand_in_words(words: str, channel: Channel) -> str:
    """Capture a message; give the copy's subject. Raises `CaptureRefused`."""
    return capture_words(None, words, Given(Way.PUBLIC, channel), Medium.MESSAGE)


def hand_in_picture(data: bytes, words: str, channel: Channel) -> str:
    """Capture a picture with the words in it; give the copy's subject. Raises `CaptureRefused`."""
    return capture_picture(None, data, Given(Way.PUBLIC, channel), words)
