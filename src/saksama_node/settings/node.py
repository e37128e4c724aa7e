"""A node's settings: one frozen object, read once from the environment and the node's folder.

Rules kept here:
  * Every value is checked at start, and a wrong one is refused with its name, what was wrong and what to write.
  * Each field says what changing it would let an attacker do.
  * A node whose origin does not say `simulasi` runs on the true clock and, off this machine, on https only.
Left to others: how Django is set (`django.py`), where keys lie (`keyfiles.py`), what time it is (`clock.py`).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from saksama.errors import CallerError

NODE_FILE = "node.toml"
SIMULATION_MARK = "simulasi"

_CODE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_ORIGIN = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9._-]+)*")
_REGION = re.compile(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")
_ACCENT = re.compile(r"#[0-9A-Fa-f]{6}")
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(eq=False)
class SettingRefused(CallerError):
    """One setting is missing or wrong; the node does not start."""

    code = "setting.refused"
    advice = "Mend the setting that is named; docs/reference/settings.md lists them all."

    name: str
    why: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}. {self.remedy}."


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
    database_url: str
    """The database (`SAKSAMA_DATABASE_URL`; empty: SQLite in the folder). It holds all but keys and blobs."""
    clock_offset: timedelta
    """Shift of the clock (`SAKSAMA_CLOCK_OFFSET`, seconds). It back-dates; refused unless the origin says so."""
    require_mfa: bool
    """Staff must have a second factor (`SAKSAMA_REQUIRE_MFA`). Off, a guessed password is enough."""
    frame_ancestors: tuple[str, ...]
    """Addresses that may frame our pages (`SAKSAMA_FRAME_ANCESTORS`). Each may trick staff into clicks."""
    observe_seconds: int
    """How often the partner's checkpoint is logged (`SAKSAMA_OBSERVE_SECONDS`). Longer hides a fork longer."""
    sealed_days: int
    """Days that a sealed dispatch is kept after its answer (`SAKSAMA_SEALED_DAYS`). Longer leaves more to steal."""
    inner_networks: tuple[IPv4Network | IPv6Network, ...]
    """Networks beside the public one where partners and witnesses may be (`SAKSAMA_INNER_NETWORKS`, as
    `10.20.0.0/16`). Each lets whoever names an address make the node knock at machines in it."""
    mail_url: str
    """Mail server as `smtp://user:password@host:port` (`SAKSAMA_MAIL_URL`; empty: mail is dropped, and said)."""

    @property
    def simulation(self) -> bool:
        """Whether the log says of itself that its times are not real."""
        return SIMULATION_MARK in self.origin

    @property
    def secure(self) -> bool:
        """Whether readers come by https."""
        return urlsplit(self.url).scheme == "https"


def load(environ: Mapping[str, str]) -> NodeSettings:
    """The settings by the environment and the folder's `node.toml`; `SettingRefused` names the first wrong one."""
    data = _folder(environ)
    node = _node_file(data)
    url = environ.get("SAKSAMA_URL") or _text(node, "url")
    settings = NodeSettings(
        data=data,
        code=check_code(_text(node, "code")),
        name_id=_text(node, "name_id"),
        name_en=_text(node, "name_en"),
        origin=check_origin(_text(node, "origin")),
        url=check_url(url),
        accent=_matching(_ACCENT, "node.toml accent", _text(node, "accent"), "Write a colour as #0B6E6E"),
        region=check_region(_text(node, "region")),
        host=environ.get("SAKSAMA_HOST", "127.0.0.1"),
        port=_whole("SAKSAMA_PORT", environ.get("SAKSAMA_PORT", "8801"), low=1, high=65535),
        database_url=environ.get("SAKSAMA_DATABASE_URL", ""),
        clock_offset=timedelta(
            seconds=_whole("SAKSAMA_CLOCK_OFFSET", environ.get("SAKSAMA_CLOCK_OFFSET", "0"), low=-(10**9), high=10**9)
        ),
        require_mfa=_yes_or_no("SAKSAMA_REQUIRE_MFA", environ.get("SAKSAMA_REQUIRE_MFA", "1")),
        frame_ancestors=tuple(check_url(a) for a in environ.get("SAKSAMA_FRAME_ANCESTORS", "").split()),
        observe_seconds=_whole(
            "SAKSAMA_OBSERVE_SECONDS", environ.get("SAKSAMA_OBSERVE_SECONDS", "3600"), low=1, high=3600
        ),
        sealed_days=_whole("SAKSAMA_SEALED_DAYS", environ.get("SAKSAMA_SEALED_DAYS", "14"), low=1, high=3650),
        inner_networks=tuple(check_network(each) for each in environ.get("SAKSAMA_INNER_NETWORKS", "").split()),
        mail_url=environ.get("SAKSAMA_MAIL_URL", ""),
    )
    _check_together(settings)
    return settings


def check_code(value: str) -> str:
    """Return an institution's code, or refuse it."""
    return _matching(_CODE, "code", value, "Write 2 to 40 small letters, digits and hyphens, as bawaslu-ntb")


def check_origin(value: str) -> str:
    """Return a log's origin: a schemaless address as C2SP tlog-checkpoint advises, or refuse it."""
    return _matching(_ORIGIN, "origin", value, "Write an address without scheme, as bawaslu-ntb.example/log")


def check_region(value: str) -> str:
    """Return a region code with dots (Kemendagri), or refuse it."""
    return _matching(_REGION, "region", value, "Write a code as 52, 52.01, 52.01.01 or 52.01.01.1001")


def check_network(value: str) -> IPv4Network | IPv6Network:
    """Return a network, or refuse it."""
    try:
        return ip_network(value)
    except ValueError as error:
        raise SettingRefused("SAKSAMA_INNER_NETWORKS", str(error), "Write networks as 10.20.0.0/16") from error


def is_this_machine(url: str) -> bool:
    """Whether an address leads to the machine that asks."""
    return urlsplit(url).hostname in _LOCAL_HOSTS


def check_url(value: str) -> str:
    """Return a base address without its last slash; plain http only for this machine itself."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise SettingRefused(
            "SAKSAMA_URL", f"{value!r} is not an address", "Write it as https://bawaslu-ntb.example"
        ) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise SettingRefused("SAKSAMA_URL", f"{value!r} is not an address", "Write it as https://bawaslu-ntb.example")
    if parts.scheme == "http" and parts.hostname not in _LOCAL_HOSTS:
        raise SettingRefused(
            "SAKSAMA_URL",
            f"{value!r} is plain http off this machine",
            "Put the node behind https: without it passwords and reports can be read on the way",
        )
    return value.rstrip("/")


def _check_together(settings: NodeSettings) -> None:
    if settings.clock_offset and not settings.simulation:
        raise SettingRefused(
            "SAKSAMA_CLOCK_OFFSET",
            f"the origin {settings.origin} does not say {SIMULATION_MARK}",
            "Only a simulation may shift its clock",
        )
    if settings.host not in _LOCAL_HOSTS and not settings.secure:
        raise SettingRefused(
            "SAKSAMA_HOST",
            f"{settings.host} is open to the network while {settings.url} is plain http",
            "Listen on 127.0.0.1, or put the node behind https and write that address",
        )


def _folder(environ: Mapping[str, str]) -> Path:
    value = environ.get("SAKSAMA_DATA", "")
    advice = "Name the folder that `saksama-node init --data FOLDER` made"
    if not value:
        raise SettingRefused("SAKSAMA_DATA", "not given", advice)
    data = Path(value).absolute()
    if not (data / NODE_FILE).is_file():
        raise SettingRefused("SAKSAMA_DATA", f"no {NODE_FILE} in {data}", advice)
    return data


def _node_file(data: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads((data / NODE_FILE).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingRefused(NODE_FILE, f"cannot be read ({error})", "Mend it or restore it from a backup") from error


def _text(node: Mapping[str, object], name: str) -> str:
    value = node.get(name)
    if not isinstance(value, str) or not value:
        raise SettingRefused(f"{NODE_FILE} {name}", "missing", "It is written by `saksama-node init`")
    return value


def _matching(pattern: re.Pattern[str], name: str, value: str, advice: str) -> str:
    if not pattern.fullmatch(value):
        raise SettingRefused(name, f"{value!r} has the wrong form", advice)
    return value


def _whole(name: str, value: str, *, low: int, high: int) -> int:
    if not re.fullmatch(r"-?[0-9]{1,10}", value) or not low <= int(value) <= high:
        raise SettingRefused(name, f"{value!r} is not a whole number from {low} to {high}", "Mend or remove it")
    return int(value)


def _yes_or_no(name: str, value: str) -> bool:
    if value not in {"0", "1"}:
        raise SettingRefused(name, f"{value!r} is neither 0 nor 1", "Write 1 for yes, 0 for no")
    return value == "1"
