"""One duty, as the desk's first page shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

AT_ONCE: Final = 20
"""How many duties one source gives: whoever has more sees the nearest, and where the others are."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What to do (`title`), where (`url`), on which button (`act`), by when (`due`, UTC), why (`why`, the article).

    `about`: the subject, where two sources may tell of one; `post`: the button is a form, for opening it is noted.
    """

    title: str
    url: str
    act: str
    due: datetime | None = None
    why: str = ""
    why_url: str = ""
    about: str = ""
    post: bool = False
