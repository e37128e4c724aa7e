"""What reading bytes of strangers may cost.

Rules kept here: numbers alone, so that the process that reads them can be held to them without knowing anything else.
Left to others: holding to them (quarantine), the size of what is fetched (fetching).
"""

from typing import Final

PICTURE_PIXELS: Final = 50_000_000
PICTURE_SIDE: Final = 20_000
SHOWN_SIDE: Final = 1600
WORDS_CHARACTERS: Final = 100_000
FEED_ITEMS: Final = 200
"""Of one poll; a feed that has more is read to here, its newest first."""
PAGE_LETTERS: Final = 3_000_000
"""Of a page's source; one that is longer is not drawn."""
PAGE_WIDE: Final = 1280
PAGE_HIGH: Final = 1600
BROWSER_SECONDS: Final = 12.0
AS_ROOT: Final = 4
"""The exit code with which a browser that cannot have a sandbox is refused."""
CELLS: Final = 12
"""Each way, into which a picture is divided to cover some of it."""
