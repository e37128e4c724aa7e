"""A page that was captured, drawn from its kept bytes: before its entry, so that the manifest names it.

Rules kept here:
  * Drawn is what was kept and nothing else: no script, no network, no second visit. Readers saw it otherwise.
  * It is a help and never a condition: where no browser is set, or it cannot run in its sandbox, or takes too long, the
    capture goes on without it.
  * What the browser gives is read in the quarantine like any picture of a stranger, and kept as drawn anew.
Left to others: the browser (browser), whether there is one (settings: `SAKSAMA_CHROMIUM`).
"""

import logging
import os
import subprocess
import sys
from enum import StrEnum
from typing import Final

from saksama_node.contentwatch.strangers.formats import Format, charset_of
from saksama_node.contentwatch.strangers.limits import BROWSER_SECONDS, PAGE_LETTERS
from saksama_node.contentwatch.strangers.reading import read
from saksama_node.contentwatch.strangers.refusal import CaptureRefused
from saksama_node.settings.current import SETTINGS

_LOG: Final = logging.getLogger("saksama.contentwatch")
_SLACK: Final = 5.0


class Hindrance(StrEnum):
    """Why no page is drawn at this node at all."""

    UNSET = "unset"
    ROOT = "root"


def hindrance() -> Hindrance | None:
    """Why this node draws no page; None where it does."""
    if SETTINGS.chromium is None:
        return Hindrance.UNSET
    return Hindrance.ROOT if os.geteuid() == 0 else None


def drawn(data: bytes, said: str) -> bytes | None:
    """The page of these bytes as PNG; None where it was not drawn. `said`: the server's content type."""
    if hindrance() is not None:
        return None
    page = data.decode(charset_of(data, said), errors="replace")
    if len(page) > PAGE_LETTERS:
        return None
    command = [sys.executable, "-I", "-m", "saksama_node.contentwatch.strangers.browser", str(SETTINGS.chromium)]
    try:
        done = subprocess.run(
            command,
            input=page.encode(errors="replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=BROWSER_SECONDS + _SLACK,
            check=True,
            env={},
            cwd="/",
        )
        return read("page", done.stdout, Format.PNG).shown
    except (subprocess.SubprocessError, CaptureRefused) as error:
        _LOG.warning("a captured page was not drawn: %s", type(error).__name__)
        return None
