"""A message that somebody received: compare it with what was published, or keep it if they ask. A door for the public.

Rules kept here:
  * Nothing is kept of what is only asked: no row, no file, no line of the log; the comparison lives as long as the
    answer. Only what was published is compared with; a match is a suggestion that says by which words, and whether the
    message itself denies the claim.
  * A picture is read where strangers' bytes are read (quarantine), in its turn. It is found again where one that looks
    the same was captured of a claim of which something was published; likeness is a suggestion too.
  * What is handed in comes without a name or an address of a sender, and is kept as every capture is, up to a bound a
    day.
Left to others: when two pictures look the same (saksama.imagematch), reading and sealing (capture_content), how much a
sender may hand in (web.throttle), the page (web.portal).
"""

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama.imagematch.known import Copy as SamePicture
from saksama.textmatch.claim import Claims, Match
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.public import Published, known_texts, known_to_repeat, standing, versions
from saksama_node.contentwatch.strangers.material import from_picture
from saksama_node.contentwatch.whole.rationed import check_day, turn
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

MOST_LETTERS: Final = 20_000
MOST_BYTES: Final = 20 << 20
_SHOWN: Final = 5
_APART: Final = "\x1f"
_DENIES: Final = attrgetter("why.denies")


@dataclass(frozen=True, slots=True)
class Told:
    """A clarification that a message may be about, by which words or by which picture."""

    published: Published
    why: Match | SamePicture


def told_of_words(words: str) -> list[Told]:
    """The standing clarifications whose claim or title this message may repeat, the best first; last what it denies."""
    told: dict[str, Match] = {}
    # A title may say itself that the claim is not so: whoever copies it repeats the title and denies the claim.
    for match in sorted(_index(standing()).matches(words, top=2 * _SHOWN, denials=True), key=_DENIES, reverse=True):
        told.setdefault(match.claim.partition(_APART)[0], match)
    best = sorted(told.items(), key=lambda each: (_DENIES(each[1]), -each[1].score))
    found = ((_that_stands(code), match) for code, match in best)
    return [Told(published, match) for published, match in found if published is not None][:_SHOWN]


def told_of_picture(data: bytes) -> list[Told]:
    """The same for a picture. Raises `CaptureRefused` where it is none that can be read safely, `ReadersBusy`."""
    with turn():
        looks = from_picture(data).looks
    found = [] if looks is None else [(_that_stands(code), why) for code, why in known_to_repeat(looks)]
    return [Told(published, why) for published, why in found if published is not None][:_SHOWN]


def _that_stands(code: str) -> Published | None:
    return next((each for each in versions(code) if each.newest), None)


@lru_cache(maxsize=2)
def _index(_standing: tuple[tuple[str, str], ...]) -> Claims:
    """What is compared with, made anew only where other versions stand."""
    return Claims((f"{code}{_APART}{number}", text) for number, (code, text) in enumerate(known_texts()))


def hand_in_words(words: str, channel: Channel) -> str:
    """Capture a message; give the copy's subject. Raises `CaptureRefused`, `DayFull`, `NoRoomForFiles`."""
    check_day(len(words.encode()), now(), SETTINGS.public_megabytes)
    return capture_words(None, words, Given(Way.PUBLIC, channel), Medium.MESSAGE)


def hand_in_picture(data: bytes, words: str, channel: Channel) -> str:
    """Capture a picture with its words; give the copy's subject. Raises `CaptureRefused`, `DayFull`, `ReadersBusy`."""
    check_day(len(data) + len(words.encode()), now(), SETTINGS.public_megabytes)
    with turn():
        return capture_picture(None, data, Given(Way.PUBLIC, channel), words)
