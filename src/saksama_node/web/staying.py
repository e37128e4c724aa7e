"""What a request says of the session it comes in: whether a person made it, and with which kind of browser.

Rules kept here:
  * A page that is opened and a form that is sent are a person's. What a page asks for by itself is not, nor what a
    browser fetches in case it is wanted: neither keeps a session alive.
  * A browser that says of itself how it asks (Fetch Metadata, W3C) is believed; one that does not is taken for a
    person's, unless it is htmx that asks.
  * What a page says once, on the page that comes next, is in a cookie that bears this node's name, as its others do:
    two nodes on one host read none of each other's. What it cannot hold waits in the session.
  * Of a browser only its family is kept, and whether it is a telephone's: enough to know one's own again.
Left to others: how long a session lasts, and its row (`accounts.staying`); the list at the desk.
"""

import re
from typing import Final

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What names itself after others too stands before them.
_FAMILIES: Final = (
    ("edge", "Edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    ("opera", "Opera", re.compile(r"\bOPR/|\bOPT/|\bOpera\b")),
    ("samsung", "Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("firefox", "Firefox", re.compile(r"\b(?:Firefox|FxiOS)/")),
    ("chrome", "Chrome", re.compile(r"(?:Chrome|CriOS|Chromium)/")),
    ("safari", "Safari", re.compile(r"\bSafari/")),
)
_SYSTEMS: Final = (
    ("Android", re.compile(r"\bAndroid\b")),
    ("iPhone", re.compile(r"\biPhone\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Windows", re.compile(r"\bWindows\b")),
    ("macOS", re.compile(r"\bMacintosh\b")),
    ("ChromeOS", re.compile(r"\bCrOS\b")),
    ("Linux", re.compile(r"\bLinux\b")),
)
_NAMES: Final = {code: name for code, name, _pattern in _FAMILIES}
_PHONE: Final = re.compile(r"Mobile|Android|iPhone|iPad|Tablet")
_ON: Final[dict[str, Promise]] = {
    "phone": gettext_lazy("%(browser)s di telepon"),
    "computer": gettext_lazy("%(browser)s di komputer"),
}


class StaffSessions(SessionMiddleware):
    """Django's own, which tells the session of the request."""

    def process_request(self, request: HttpRequest) -> None:
        """Give the request its session."""
        super().process_request(request)
        # Nothing is read yet: a page that asks for no session costs none.
        request.session.by_person = is_of_a_person(request)  # type: ignore[attr-defined]  # of our own store


class OwnCookie(CookieStorage):
    """Django's, under a name of ours."""

    cookie_name = settings.MESSAGE_COOKIE_NAME


class SaidOnce(FallbackStorage):
    """The cookie, then the session."""

    storage_classes = (OwnCookie, SessionStorage)


def is_of_a_person(request: HttpRequest) -> bool:
    """Whether a person opened or sent this."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    mode = request.headers.get("Sec-Fetch-Mode")
    return "HX-Request" not in request.headers if mode is None else mode == "navigate"


def browser_of(agent: str) -> str:
    """The code of a kind of browser, as `chrome phone`; empty for one that is not known."""
    family = next((code for code, _name, pattern in _FAMILIES if pattern.search(agent)), "")
    return f"{family} {'phone' if is_phone(agent) else 'computer'}" if family else ""


def is_phone(agent: str) -> bool:
    """Whether a browser that says this of itself is a telephone's, or a tablet's."""
    return _PHONE.search(agent) is not None


def system_and_browser(agent: str) -> str:
    """The two names by which its owner knows it, as "Android, Chrome"; empty where neither is known."""
    families = ((name, pattern) for _code, name, pattern in _FAMILIES)
    found = (next((name for name, pattern in of if pattern.search(agent)), "") for of in (_SYSTEMS, families))
    return ", ".join(filter(None, found))


def browser_words(code: str) -> str:
    """What a person reads of it."""
    family, _blank, device = code.partition(" ")
    if family not in _NAMES or device not in _ON:
        return _("peramban lain")
    return str(_ON[device]) % {"browser": _NAMES[family]}
