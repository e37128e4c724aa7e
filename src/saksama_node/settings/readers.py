"""What a setting's words must be: each reader takes who gave them and the words, and gives the value, or refuses.

Rules kept here:
  * A refusal names who gave the words: a variable of the environment, or a line of `node.toml`.
  * A file that holds a secret is read here once, to see that it is one that only this user can read; a secret is never
    quoted.
Left to others: which settings there are (`node`), where their words stand (`node_file`), words of a refusal
(`refused`).
"""

import os
import re
import ssl
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from saksama.clock_file import ClockFileWrong, read_shift
from saksama_node.settings.database import database, has_password
from saksama_node.settings.mail import BadMailUrl, read_mail
from saksama_node.settings.node_file import PREFIX
from saksama_node.settings.refused import SettingRefused

LEAST_TOKEN: Final = 32
MOST_HOURS: Final = 720

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_ORIGIN = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9._-]+)*")
_REGION = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_ACCENT = re.compile(r"#[0-9A-Fa-f]{6}")
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
LOCAL_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})

type Reader[T] = Callable[[str, str], T]
"""Who gave the words, and the words."""


def check_code(value: str, name: str = "code") -> str:
    """Return an institution's code, or refuse it."""
    return _matching(_CODE, name, value, "code")


def check_origin(value: str, name: str = "origin") -> str:
    """Return a log's origin: a schemaless address as C2SP tlog-checkpoint advises, or refuse it."""
    return _matching(_ORIGIN, name, value, "origin")


def check_region(value: str, name: str = "region") -> str:
    """Return a region code with dots (Kemendagri), or refuse it."""
    return _matching(_REGION, name, value, "region")


def check_accent(value: str, name: str = "accent") -> str:
    """Return a colour, or refuse it."""
    return _matching(_ACCENT, name, value, "accent")


def check_network(value: str, name: str = "SAKSAMA_INNER_NETWORKS") -> IPv4Network | IPv6Network:
    """Return a network, or refuse it."""
    try:
        return ip_network(value)
    except ValueError as error:
        raise SettingRefused(name, "network", {"value": value}) from error


def is_https(url: str) -> bool:
    """Whether an address is one of https."""
    return urlsplit(url).scheme == "https"


def is_this_machine(url: str) -> bool:
    """Whether an address leads to the machine that asks."""
    return urlsplit(url).hostname in LOCAL_HOSTS


def check_url(value: str, name: str = "SAKSAMA_URL") -> str:
    """Return a base address without its last slash; plain http only for this machine itself. `name`: who gave it."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise SettingRefused(name, "address", {"value": value}) from error
    if "@" in parts.netloc:
        # Never quoted back: it stands on every page and in every letter, and a password may be in it.
        raise SettingRefused(name, "address-user")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingRefused(name, "address", {"value": value})
    if parts.scheme == "http" and parts.hostname not in LOCAL_HOSTS:
        raise SettingRefused(name, "plain-http", {"value": value})
    return value.rstrip("/")


def checked(check: Callable[[str, str], str]) -> Reader[str]:
    """A reader by one of the checks above, which take the words first."""
    return lambda name, words: check(words, name)


def some(name: str, words: str) -> str:
    """Any words, but some."""
    if not words:
        raise SettingRefused(name, "missing")
    return words


def host(name: str, words: str) -> str:
    """Where to listen: anything but nothing."""
    if not words:
        raise SettingRefused(name, "host")
    return words


def optional_url(name: str, words: str) -> str:
    """An address, or none."""
    return check_url(words, name) if words else ""


def own_url(name: str, words: str) -> str:
    """The node's own address: its pages stand at the top of a name."""
    found = check_url(words, name)
    if urlsplit(found).path:
        raise SettingRefused(name, "address-path", {"value": words})
    return found


def urls(name: str, words: str) -> tuple[str, ...]:
    """Addresses with a space between."""
    return tuple(check_url(each, name) for each in words.split())


def networks(name: str, words: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks with a space between."""
    return tuple(check_network(each, name) for each in words.split())


def hours(name: str, words: str) -> tuple[int, ...]:
    """Hours of warnings, the longest first; each once."""
    found = words.split()
    if not found or any(not re.fullmatch(r"[0-9]{1,3}", each) or not 1 <= int(each) <= MOST_HOURS for each in found):
        raise SettingRefused(name, "hours", {"value": words, "high": MOST_HOURS})
    return tuple(sorted({int(each) for each in found}, reverse=True))


def database_url(name: str, words: str) -> str:
    """The database's address. Its password may stand in it only in the file, which nobody else reads."""
    if has_password(words) and name.startswith(PREFIX):
        raise SettingRefused(name, "database-password")
    try:
        database(words, Path("/"))
    except SettingRefused as refused:
        raise SettingRefused(name, refused.reason, refused.facts) from refused
    return words


def mail_url(name: str, words: str) -> str:
    """The mail server's address, or none."""
    if words:
        try:
            read_mail(words)
        except BadMailUrl as error:
            raise SettingRefused(name, str(error)) from error
    return words


def mail_address(name: str, words: str) -> str:
    """One address of e-mail, or none."""
    if words and not _MAILBOX.fullmatch(words):
        raise SettingRefused(name, "mail-address", {"value": words})
    return words


def secret_file(name: str, words: str, *, least: int = 1) -> Path | None:
    """The file that holds a secret; None where none is named."""
    if not words:
        return None
    file = Path(words).absolute()
    facts: dict[str, str | int] = {"file": str(file), "least": least}
    try:
        secret, mode = file.read_text(encoding="utf-8").strip(), file.stat().st_mode
    except (OSError, ValueError) as error:
        raise SettingRefused(name, "secret-unread", facts | {"why": type(error).__name__}) from error
    if len(secret) < least or "\n" in secret:
        raise SettingRefused(name, "secret-form", facts)
    if mode & 0o077:
        raise SettingRefused(name, "secret-open", facts | {"mode": f"{mode & 0o777:04o}"})
    return file


def token_file(name: str, words: str) -> Path | None:
    """The file that holds a token."""
    return secret_file(name, words, least=LEAST_TOKEN)


def authorities(name: str, words: str) -> Path | None:
    """The file with certificates of authorities; None where none is named."""
    if not words:
        return None
    file = Path(words).absolute()
    try:
        ssl.create_default_context(cafile=file)
    except (OSError, ValueError) as error:
        raise SettingRefused(name, "authorities", {"file": str(file), "why": type(error).__name__}) from error
    return file


def program(name: str, words: str) -> Path | None:
    """The program, by its whole path; None where none is named."""
    if not words:
        return None
    file = Path(words)
    if not file.is_absolute() or not file.is_file() or not os.access(file, os.X_OK):
        raise SettingRefused(name, "program", {"file": words})
    return file


def clock_file(name: str, words: str) -> Path | None:
    """The file that shifts a simulation's clock; None where there is none."""
    if not words:
        return None
    file = Path(words).absolute()
    try:
        read_shift(file)
    except ClockFileWrong as error:
        raise SettingRefused(name, "clock-file", {"file": str(file), "why": error.why}) from error
    return file


def whole(*, low: int, high: int) -> Reader[int]:
    """A whole number within bounds."""

    def read(name: str, words: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,10}", words) or not low <= int(words) <= high:
            raise SettingRefused(name, "whole", {"value": words, "low": low, "high": high})
        return int(words)

    return read


def one_of(*known: str) -> Reader[str]:
    """One of these words."""

    def read(name: str, words: str) -> str:
        if words not in known:
            raise SettingRefused(name, "one-of", {"value": words, "known": ", ".join(filter(None, known))})
        return words

    return read


def yes_or_no(name: str, words: str) -> bool:
    """1 or 0."""
    if words not in {"0", "1"}:
        raise SettingRefused(name, "yes-or-no", {"value": words})
    return words == "1"


def _matching(pattern: re.Pattern[str], name: str, value: str, reason: str) -> str:
    if not pattern.fullmatch(value):
        raise SettingRefused(name, reason, {"value": value})
    return value
