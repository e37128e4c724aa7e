"""What a node writes to its own log: enough to mend it, nothing about a person.

Rules kept here:
  * One line a record: JSON, or text at a terminal. Control characters of any kind are escaped: nobody writes a line of
    his own into it.
  * No request body, no header, no address of a reader, no query string; of a request the route's name, not its path,
    because a path can hold a follow-up code or a subject.
  * Of an error that is not ours only the class and the lines are written: a database's message quotes the row.
Left to others: the transparency log, which is another thing (`ledger`); requests (`web.vitals.requests`).
"""

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

from saksama.errors import SaksamaError

type _ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

REQUEST: Final[ContextVar[str]] = ContextVar("saksama_request", default="")
"""The id of the request that this thread serves; it stands in each line that is written meanwhile."""
FIELDS: Final = ("code", "loop", "route", "method", "status", "milliseconds", "child", "exit")
"""What a record may carry besides its message: closed, so that nothing else slips out as `extra`."""


class QuietFormatter(logging.Formatter):
    """Text for a terminal: a line a record, the traceback's places under it without the errors' own words."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is the standard library's
        """Return the traceback's places and the error's class; our own errors' codes too."""
        return places(ei)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the standard library's
        """Return the line, its control characters escaped, with the record's own fields."""
        extra = "".join(f" {name}={value}" for name, value in _extra(record).items())
        return _escaped(super().formatMessage(record) + extra)


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as an object; non-ASCII and control characters are escaped by JSON itself."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extra(record),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = places(record.exc_info)
        return json.dumps(line, ensure_ascii=True, default=str)


class RouteNotPath(logging.Filter):
    """Django's line of a request that failed names its path; ours names the route."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is always written."""
        record.msg, record.args = "a request failed", ()
        record.route = route(getattr(record, "request", None))
        return True


class NoAdvice(logging.Filter):
    """How many processes and threads there are is chosen: what granian advises on it at each start is not written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is written."""
        return not str(record.msg).startswith("Configur")


def route(request: object) -> str:
    """The name of the address that a request came to; empty where it came to none."""
    match = getattr(request, "resolver_match", None)
    return str(getattr(match, "view_name", "") or "")


def places(trace: _ExcInfo) -> str:
    """A traceback's places, the error's class and, where it is ours, its code; none of its words or values."""
    kind, error, where = trace
    if kind is None:
        return ""
    told = f" [{error.code}]" if isinstance(error, SaksamaError) else ""
    return f"{''.join(traceback.format_tb(where))}{kind.__module__}.{kind.__qualname__}{told}"


def is_json(wanted: str) -> bool:
    """Whether lines are JSON: as the setting says, else wherever nobody reads along at a terminal."""
    return wanted == "json" or (wanted != "text" and not sys.stderr.isatty())


def logging_to_stderr(wanted: str) -> dict[str, object]:
    """Python's description of the log: all of it to standard error, in one form; `wanted`: json, text or nothing."""
    form = (
        {"()": "saksama_node.settings.logs.JsonFormatter"}
        if is_json(wanted)
        else {
            "()": "saksama_node.settings.logs.QuietFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    )
    quiet = {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": form},
        "filters": {
            "route": {"()": "saksama_node.settings.logs.RouteNotPath"},
            "advice": {"()": "saksama_node.settings.logs.NoAdvice"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": quiet,
            "django.request": {**quiet, "level": "ERROR", "filters": ["route"]},
            # Its lines quote what a stranger sent; the request's own line says 400.
            "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "_granian": {**quiet, "filters": ["advice"]},
            "granian.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "httpx": {"level": "WARNING"},
            "httpcore": {"level": "WARNING"},
        },
    }


def _extra(record: logging.LogRecord) -> dict[str, object]:
    extra = {name: value for name in FIELDS if (value := getattr(record, name, None)) not in {None, ""}}
    request = REQUEST.get()
    return {**extra, "request": request} if request else extra


def _escaped(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
