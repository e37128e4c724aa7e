"""What a node writes to its own log file: enough to mend it, nothing about a person.

Rules kept here:
  * No request body, no header, no address of a reader, no query string.
  * Of an error that is not ours only the class and the lines are written: a database's message quotes the row.
Left to others: the transparency log, which is another thing (`ledger`).
"""

import logging
import traceback
from types import TracebackType

from saksama.errors import SaksamaError

type _ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Writes a traceback's places without the words of errors that may quote personal data."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is the standard library's
        """Return the traceback's places and the error's class; our own errors' codes too."""
        kind, error, trace = ei
        if kind is None:
            return ""
        places = "".join(traceback.format_tb(trace))
        told = f" [{error.code}]" if isinstance(error, SaksamaError) else ""
        return f"{places}{kind.__module__}.{kind.__qualname__}{told}"


QUIET_LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "saksama_node.settings.logs.QuietFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
    },
}
