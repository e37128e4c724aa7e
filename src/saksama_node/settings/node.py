"""A node's settings: one frozen object, read once from the environment and the node's folder.

Rules kept here:
  * Every value is checked at start, and a wrong one is refused with its name, what was wrong and what to write; all
    that are wrong are known at once (`judge`).
  * Each field says what changing it would let an attacker do.
  * A node whose origin does not say `simulasi` runs on the true clock and, off this machine, on https only.
Left to others: how Django is set (`django.py`), where keys lie (`keyfiles.py`), what time it is (`clock.py`).
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from saksama.clock_file import FARTHEST, ClockFileWrong, read_shift
from saksama_node.settings.mail import BadMailUrl, read_mail
from saksama_node.settings.refused import SettingRefused

NODE_FILE = "node.toml"
LEAST_TOKEN = 32
SIMULATION_MARK = "simulasi"
MOST_HOURS = 720
_MOST_PROXIES = 9

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_ORIGIN = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9._-]+)*")
_REGION = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_ACCENT = re.compile(r"#[0-9A-Fa-f]{6}")
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """All that a node is told. Sizes in bytes, times as stated."""

    data: Path
    """The node's folder (`SAKSAMA_DATA`). Whoever points it elsewhere makes the node another institution."""
    code: str
    """The institution's short code, from `node.toml`. Changing it logs every one out and mixes up cookies."""
    name_id: str
    """The institution's Indonesian name. Changing it lets the node pose as another on its own pages."""
    name_en: str
    """The institution's English name. The same."""
    origin: str
    """The log's origin. Changing it starts a second log beside the cosigned one; the partner refuses it."""
    url: str
    """The node's public address (`SAKSAMA_URL`). Changing it sends readers, partner and forms elsewhere."""
    accent: str
    """The accent colour. Changing it makes one institution's desk look like the other's."""
    region: str
    """The region code whose offices belong to the node, as `52`. Widening it gives officers other regions."""
    host: str
    """Where the web server listens (`SAKSAMA_HOST`). `0.0.0.0` opens it to the network without a proxy."""
    port: int
    """The port it listens on (`SAKSAMA_PORT`)."""
    proxies: int
    """How many proxies stand before the node (`SAKSAMA_PROXIES`; default 1 where its address is https, else 0). More
    than there are lets each sender say who it is; fewer make all senders one."""
    database_url: str
    """The database (`SAKSAMA_DATABASE_URL`; empty: SQLite in the folder). It holds all but keys and blobs."""
    database_password_file: Path | None
    """File with its password (`SAKSAMA_DATABASE_PASSWORD_FILE`). Whoever reads it reads and writes all of that."""
    clock_offset: timedelta
    """Shift of the clock (`SAKSAMA_CLOCK_OFFSET`, seconds). It back-dates; refused unless the origin says so."""
    clock_file: Path | None
    """File with that shift, which may grow while the node runs (`SAKSAMA_CLOCK_FILE`). The same, at any moment."""
    require_mfa: bool
    """Staff must have a second factor (`SAKSAMA_REQUIRE_MFA`). Off, a guessed password is enough."""
    idle_minutes: int
    """Minutes without a page opened after which a session ends (`SAKSAMA_IDLE_MINUTES`, default 30); eight hours after
    the login it ends in any case. More leave an open desk to whoever walks by."""
    frame_ancestors: tuple[str, ...]
    """Addresses that may frame our pages (`SAKSAMA_FRAME_ANCESTORS`). Each may trick staff into clicks."""
    observe_seconds: int
    """How often the partner's checkpoint is logged, grown or not (`SAKSAMA_OBSERVE_SECONDS`, 3600 at the most)."""
    sealed_days: int
    """Days that a sealed dispatch is kept after its answer (`SAKSAMA_SEALED_DAYS`). Longer leaves more to steal."""
    trace_days: int
    """Days that the lines of the trace of staff are kept (`SAKSAMA_TRACE_DAYS`, at least 90). Shortened, who looks for
    a deed of last season finds that day's head and no line; lengthened, there is more about staff to steal."""
    reports_url: str
    """Where reports are handed in, where that is another institution's node (`SAKSAMA_REPORTS_URL`; empty: here).
    Emptied on a node that handles no cases, it takes in identities that nobody there may see."""
    government: bool
    """The institution is the regional government's (`SAKSAMA_GOVERNMENT`, 1 or 0). Switched off on such a node, the
    government assesses claims that concern itself."""
    chromium: Path | None
    """A Chromium that draws captured pages from their kept bytes (`SAKSAMA_CHROMIUM`, its path; empty: none). It reads
    what strangers wrote, in its own sandbox, as the user of this process, never as root."""
    inner_networks: tuple[IPv4Network | IPv6Network, ...]
    """Networks beside the public one where partners and witnesses may be (`SAKSAMA_INNER_NETWORKS`, as
    `10.20.0.0/16`). Each lets whoever names an address make the node knock at machines in it."""
    mail_url: str
    """Mail server as `smtps://user@host:port` (`SAKSAMA_MAIL_URL`; empty: no letters). It learns of every alarm."""
    mail_password_file: Path | None
    """File with its password (`SAKSAMA_MAIL_PASSWORD_FILE`). Whoever reads it sends letters in the node's name."""
    alarm_hours: int
    """Hours after which an unseen alarm is told again (`SAKSAMA_ALARM_HOURS`). Longer lets an attack rest longer."""
    warn_hours: tuple[int, ...]
    """Hours before a case's duty lapses at which two persons are warned (`SAKSAMA_WARN_HOURS`, default `72 24 4`).
    Fewer or later ones let a duty lapse unnoticed."""
    head_hours: int
    """Hours before the lapse at which the head hears of a warning that neither opened (`SAKSAMA_HEAD_HOURS`, default
    12). Fewer leave the head no time."""
    public_megabytes: int
    """Mebibytes of content that the public may hand in within 24 hours (`SAKSAMA_PUBLIC_MEGABYTES`, default 500). More
    lets strangers fill the disk."""
    recheck_hours: int
    """Hours after which the node looks again whether content that a request names still stands
    (`SAKSAMA_RECHECK_HOURS`, default 24; 0: never by itself). Sites see how often this node comes."""
    recheck_days: int
    """Days for which it does so after the request was closed (`SAKSAMA_RECHECK_DAYS`, default 30). Fewer miss content
    that is put up again."""
    metrics_token_file: Path | None
    """File with the token for `/metrics` (`SAKSAMA_METRICS_TOKEN_FILE`). Its reader sees how busy the node is."""
    log: str
    """`json` or `text` (`SAKSAMA_LOG`; empty: text at a terminal). The lines hold no person; the form is taste."""

    @property
    def simulation(self) -> bool:
        """Whether the log says of itself that its times are not real."""
        return SIMULATION_MARK in self.origin

    @property
    def shifted(self) -> bool:
        """Whether the node's clock is not the machine's."""
        return bool(self.clock_offset) or self.clock_file is not None

    @property
    def secure(self) -> bool:
        """Whether readers come by https."""
        return is_https(self.url)


def load(environ: Mapping[str, str]) -> NodeSettings:
    """The settings by the environment and the folder's `node.toml`; `SettingRefused` names the first wrong one."""
    settings, refused = judge(environ)
    if settings is None:
        raise refused[0]
    return settings


def judge(environ: Mapping[str, str]) -> tuple[NodeSettings | None, tuple[SettingRefused, ...]]:
    """The settings, or None and every setting that is wrong. Without a folder nothing else can be judged."""
    try:
        data = _folder(environ)
        node = _node_file(data)
    except SettingRefused as refused:
        return None, (refused,)
    wrong: list[SettingRefused] = []

    def taken[T](read: Callable[[], T], *, instead: T) -> T:
        try:
            return read()
        except SettingRefused as refused:
            wrong.append(refused)
            return instead

    def text(name: str, check: Callable[[str], str] = str) -> str:
        return taken(lambda: check(_text(node, name)), instead="")

    def whole(name: str, default: str, *, low: int, high: int) -> int:
        return taken(lambda: _whole(name, environ.get(name, default), low=low, high=high), instead=low)

    url = taken(lambda: check_url(environ.get("SAKSAMA_URL") or _text(node, "url")), instead="")
    settings = NodeSettings(
        data=data,
        code=text("code", check_code),
        name_id=text("name_id"),
        name_en=text("name_en"),
        origin=text("origin", check_origin),
        url=url,
        accent=text("accent", _check_accent),
        region=text("region", check_region),
        host=environ.get("SAKSAMA_HOST", "127.0.0.1"),
        port=whole("SAKSAMA_PORT", "8801", low=1, high=65535),
        proxies=whole("SAKSAMA_PROXIES", str(int(is_https(url))), low=0, high=_MOST_PROXIES),
        database_url=environ.get("SAKSAMA_DATABASE_URL", ""),
        database_password_file=taken(lambda: secret_file(environ, "SAKSAMA_DATABASE_PASSWORD_FILE"), instead=None),
        clock_offset=timedelta(seconds=whole("SAKSAMA_CLOCK_OFFSET", "0", low=-FARTHEST, high=FARTHEST)),
        clock_file=taken(lambda: _clock_file(environ), instead=None),
        require_mfa=taken(
            lambda: _yes_or_no("SAKSAMA_REQUIRE_MFA", environ.get("SAKSAMA_REQUIRE_MFA", "1")), instead=True
        ),
        idle_minutes=whole("SAKSAMA_IDLE_MINUTES", "30", low=5, high=480),
        frame_ancestors=taken(lambda: _frames(environ), instead=()),
        observe_seconds=whole("SAKSAMA_OBSERVE_SECONDS", "3600", low=1, high=3600),
        sealed_days=whole("SAKSAMA_SEALED_DAYS", "14", low=1, high=3650),
        trace_days=whole("SAKSAMA_TRACE_DAYS", "365", low=90, high=3650),
        reports_url=taken(lambda: _reports_url(environ.get("SAKSAMA_REPORTS_URL", "")), instead=""),
        government=taken(
            lambda: _yes_or_no("SAKSAMA_GOVERNMENT", environ.get("SAKSAMA_GOVERNMENT", "0")), instead=True
        ),
        mail_url=taken(lambda: _check_mail_url(environ.get("SAKSAMA_MAIL_URL", "")), instead=""),
        mail_password_file=taken(lambda: secret_file(environ, "SAKSAMA_MAIL_PASSWORD_FILE"), instead=None),
        alarm_hours=whole("SAKSAMA_ALARM_HOURS", "24", low=1, high=168),
        warn_hours=taken(lambda: _hours(environ.get("SAKSAMA_WARN_HOURS", "72 24 4")), instead=()),
        head_hours=whole("SAKSAMA_HEAD_HOURS", "12", low=1, high=MOST_HOURS),
        public_megabytes=whole("SAKSAMA_PUBLIC_MEGABYTES", "500", low=1, high=1_000_000),
        recheck_hours=whole("SAKSAMA_RECHECK_HOURS", "24", low=0, high=MOST_HOURS),
        recheck_days=whole("SAKSAMA_RECHECK_DAYS", "30", low=0, high=3650),
        metrics_token_file=taken(
            lambda: secret_file(environ, "SAKSAMA_METRICS_TOKEN_FILE", least=LEAST_TOKEN), instead=None
        ),
        chromium=taken(lambda: _program(environ, "SAKSAMA_CHROMIUM"), instead=None),
        inner_networks=taken(lambda: _networks(environ), instead=()),
        log=taken(lambda: _one_of("SAKSAMA_LOG", environ.get("SAKSAMA_LOG", ""), ("", "json", "text")), instead=""),
    )
    if not wrong:
        taken(lambda: _check_together(settings), instead=None)
    return (None if wrong else settings), tuple(wrong)


def check_code(value: str) -> str:
    """Return an institution's code, or refuse it."""
    return _matching(_CODE, "code", value, "code")


def check_origin(value: str) -> str:
    """Return a log's origin: a schemaless address as C2SP tlog-checkpoint advises, or refuse it."""
    return _matching(_ORIGIN, "origin", value, "origin")


def check_region(value: str) -> str:
    """Return a region code with dots (Kemendagri), or refuse it."""
    return _matching(_REGION, "region", value, "region")


def _reports_url(value: str) -> str:
    return check_url(value, "SAKSAMA_REPORTS_URL") if value else ""


def check_network(value: str) -> IPv4Network | IPv6Network:
    """Return a network, or refuse it."""
    try:
        return ip_network(value)
    except ValueError as error:
        raise SettingRefused("SAKSAMA_INNER_NETWORKS", "network", {"value": value}) from error


def is_https(url: str) -> bool:
    """Whether an address is one of https."""
    return urlsplit(url).scheme == "https"


def is_this_machine(url: str) -> bool:
    """Whether an address leads to the machine that asks."""
    return urlsplit(url).hostname in _LOCAL_HOSTS


def check_url(value: str, name: str = "SAKSAMA_URL") -> str:
    """Return a base address without its last slash; plain http only for this machine itself. `name`: who gave it."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise SettingRefused(name, "address", {"value": value}) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingRefused(name, "address", {"value": value})
    if parts.scheme == "http" and parts.hostname not in _LOCAL_HOSTS:
        raise SettingRefused(name, "plain-http", {"value": value})
    return value.rstrip("/")


def _check_accent(value: str) -> str:
    return _matching(_ACCENT, f"{NODE_FILE} accent", value, "accent")


def _frames(environ: Mapping[str, str]) -> tuple[str, ...]:
    name = "SAKSAMA_FRAME_ANCESTORS"
    return tuple(check_url(each, name) for each in environ.get(name, "").split())


def _networks(environ: Mapping[str, str]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(check_network(each) for each in environ.get("SAKSAMA_INNER_NETWORKS", "").split())


def _hours(value: str) -> tuple[int, ...]:
    """Hours of warnings, the longest first; each once."""
    found = value.split()
    if not found or any(not re.fullmatch(r"[0-9]{1,3}", each) or not 1 <= int(each) <= MOST_HOURS for each in found):
        raise SettingRefused("SAKSAMA_WARN_HOURS", "hours", {"value": value, "high": MOST_HOURS})
    return tuple(sorted({int(each) for each in found}, reverse=True))


def _check_mail_url(value: str) -> str:
    if value:
        try:
            read_mail(value)
        except BadMailUrl as error:
            raise SettingRefused("SAKSAMA_MAIL_URL", str(error)) from error
    return value


def secret_file(environ: Mapping[str, str], name: str, *, least: int = 1) -> Path | None:
    """Return the file that a setting names and that holds a secret, or refuse it; None where it names none."""
    value = environ.get(name, "")
    if not value:
        return None
    file = Path(value).absolute()
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


def _program(environ: Mapping[str, str], name: str) -> Path | None:
    """The program that a setting names, or refuse it; None where it names none."""
    value = environ.get(name, "")
    if not value:
        return None
    file = Path(value)
    if not file.is_absolute() or not file.is_file() or not os.access(file, os.X_OK):
        raise SettingRefused(name, "program", {"file": value})
    return file


def _clock_file(environ: Mapping[str, str]) -> Path | None:
    """The file that shifts the clock, or refuse it; None where there is none."""
    name, value = "SAKSAMA_CLOCK_FILE", environ.get("SAKSAMA_CLOCK_FILE", "")
    if not value:
        return None
    if environ.get("SAKSAMA_CLOCK_OFFSET", "0") != "0":
        raise SettingRefused(name, "clock-twice")
    file = Path(value).absolute()
    try:
        read_shift(file)
    except ClockFileWrong as error:
        raise SettingRefused(name, "clock-file", {"file": str(file), "why": error.why}) from error
    return file


def _check_together(settings: NodeSettings) -> None:
    if settings.shifted and not settings.simulation:
        name = "SAKSAMA_CLOCK_OFFSET" if settings.clock_offset else "SAKSAMA_CLOCK_FILE"
        raise SettingRefused(name, "clock-shift", {"origin": settings.origin, "mark": SIMULATION_MARK})
    if settings.host not in _LOCAL_HOSTS and not settings.secure:
        raise SettingRefused("SAKSAMA_HOST", "open-plain-http", {"host": settings.host, "url": settings.url})


def _folder(environ: Mapping[str, str]) -> Path:
    value = environ.get("SAKSAMA_DATA", "")
    if not value:
        raise SettingRefused("SAKSAMA_DATA", "not-given")
    data = Path(value).absolute()
    if not (data / NODE_FILE).is_file():
        raise SettingRefused("SAKSAMA_DATA", "no-node", {"file": NODE_FILE, "folder": str(data)})
    return data


def _node_file(data: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads((data / NODE_FILE).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingRefused(NODE_FILE, "node-file", {"why": str(error)}) from error


def _text(node: Mapping[str, object], name: str) -> str:
    value = node.get(name)
    if not isinstance(value, str) or not value:
        raise SettingRefused(f"{NODE_FILE} {name}", "missing")
    return value


def _matching(pattern: re.Pattern[str], name: str, value: str, reason: str) -> str:
    if not pattern.fullmatch(value):
        raise SettingRefused(name, reason, {"value": value})
    return value


def _whole(name: str, value: str, *, low: int, high: int) -> int:
    if not re.fullmatch(r"-?[0-9]{1,10}", value) or not low <= int(value) <= high:
        raise SettingRefused(name, "whole", {"value": value, "low": low, "high": high})
    return int(value)


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise SettingRefused(name, "one-of", {"value": value, "known": ", ".join(filter(None, known))})
    return value


def _yes_or_no(name: str, value: str) -> bool:
    if value not in {"0", "1"}:
        raise SettingRefused(name, "yes-or-no", {"value": value})
    return value == "1"
