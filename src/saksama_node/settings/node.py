"""A node's settings: one frozen object, read once from the node's folder and the environment.

Rules kept here:
  * Each field but `data` is a key of `node.toml`; the environment may override all but who the node is (`IDENTITY`).
    An empty variable overrides nothing.
  * Every value is checked at start, and a wrong one is refused with its name, what was wrong and what to write; all
    that are wrong are known at once (`judge`).
  * Each field says what changing it would let an attacker do.
  * A node whose origin does not say `simulasi` runs on the true clock and, off this machine, on https only.
Left to others: the file (`node_file.py`), who gave a word (`given.py`), what words must be (`readers.py`), how Django
is set (`django.py`), where keys lie (`keyfiles.py`), what time it is (`clock.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Final

from saksama.clock_file import FARTHEST
from saksama_node.settings import node_file, readers
from saksama_node.settings.given import Given
from saksama_node.settings.node_file import NODE_FILE
from saksama_node.settings.readers import LOCAL_HOSTS, MOST_HOURS, Reader, is_https, whole
from saksama_node.settings.refused import SettingRefused

SIMULATION_MARK: Final = "simulasi"
_MOST_PROXIES: Final = 9


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """All that a node is told. Sizes in bytes, times as stated."""

    data: Path
    """The node's folder (`SAKSAMA_DATA`). Whoever points it elsewhere makes the node another institution."""
    code: str
    """The institution's short code. Changing it logs every one out and mixes up cookies."""
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
    database_url: str = field(repr=False)
    """The database (`SAKSAMA_DATABASE_URL`; empty: SQLite in the folder). It holds all but keys and blobs. Only
    in the file may its password stand in it."""
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
    authorities_file: Path | None
    """Authorities (PEM) that count beside the machine's (`SAKSAMA_AUTHORITIES_FILE`). Who writes it stands between."""
    mail_url: str
    """Mail server as `smtps://user@host:port` (`SAKSAMA_MAIL_URL`; empty: no letters). It learns of every alarm."""
    mail_password_file: Path | None
    """File with its password (`SAKSAMA_MAIL_PASSWORD_FILE`). Whoever reads it sends letters in the node's name."""
    mail_from: str
    """The sender of letters (`SAKSAMA_MAIL_FROM`; empty: saksama@ and the node's host). Another's passes letters off as
    that one's."""
    mail_reply_to: str
    """Where an answer to a letter goes (`SAKSAMA_MAIL_REPLY_TO`; empty: to the sender). A stranger's reads what staff
    answer."""
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
    sender_megabytes: int
    """Mebibytes of files that one sender may hand in within a day with reports and messages
    (`SAKSAMA_SENDER_MEGABYTES`, default 2000: a village behind one address, 600 photos). More lets one take the day."""
    sender_reports: int
    """Reports and messages without files, or with small ones alone, that one sender may hand in within a day beside
    that (`SAKSAMA_SENDER_REPORTS`, default 1000). Fewer shut out whoever shares an address."""
    reports_megabytes: int
    """Mebibytes of files that all senders together may hand in within a day with reports and messages, and as many
    reports and messages without large files (`SAKSAMA_REPORTS_MEGABYTES`, default 20000). More lets strangers fill the
    disk before anybody looks."""
    reserved_megabytes: int
    """Mebibytes of the disk that no upload takes and that are kept for the log (`SAKSAMA_RESERVED_MEGABYTES`, default
    1024; at most a quarter of the disk). Fewer let a full disk stop the log."""
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


KEYS: Final = tuple(each.name for each in fields(NodeSettings) if each.name != "data")
"""All keys of `node.toml`, in the order in which they are written."""


def load(environ: Mapping[str, str]) -> NodeSettings:
    """The settings by the folder's `node.toml` and the environment; `SettingRefused` names the first wrong one."""
    settings, refused = judge(environ)
    if settings is None:
        raise refused[0]
    return settings


def judge(environ: Mapping[str, str]) -> tuple[NodeSettings | None, tuple[SettingRefused, ...]]:
    """The settings, or None and every setting that is wrong. Without a folder nothing else can be judged."""
    try:
        data = folder(environ)
        file, wrong = node_file.read(data, KEYS)
    except SettingRefused as refused:
        return None, (refused,)
    settings, more = judge_given(data, Given(file, environ))
    return (None if wrong else settings), (*wrong, *more)


def judge_given(data: Path, given: Given) -> tuple[NodeSettings | None, tuple[SettingRefused, ...]]:
    """The settings that are given for a node in the folder `data`, or None and every one that is wrong."""
    wrong: list[SettingRefused] = []

    def taken[T](key: str, read: Reader[T], default: str, *, instead: T) -> T:
        try:
            return read(*given.of(key, default))
        except SettingRefused as refused:
            wrong.append(refused)
            return instead

    def text(key: str, read: Reader[str], default: str = "") -> str:
        return taken(key, read, default, instead="")

    def number(key: str, default: int, *, low: int, high: int) -> int:
        return taken(key, whole(low=low, high=high), str(default), instead=low)

    def path(key: str, read: Reader[Path | None]) -> Path | None:
        return taken(key, read, "", instead=None)

    def switch(key: str, default: str) -> bool:
        return taken(key, readers.yes_or_no, default, instead=True)

    url = text("url", readers.own_url)
    settings = NodeSettings(
        data=data,
        code=text("code", readers.checked(readers.check_code)),
        name_id=text("name_id", readers.some),
        name_en=text("name_en", readers.some),
        origin=text("origin", readers.checked(readers.check_origin)),
        url=url,
        accent=text("accent", readers.checked(readers.check_accent)),
        region=text("region", readers.checked(readers.check_region)),
        host=text("host", readers.host, "127.0.0.1"),
        port=number("port", 8801, low=1, high=65535),
        proxies=number("proxies", int(is_https(url)), low=0, high=_MOST_PROXIES),
        database_url=text("database_url", readers.database_url),
        database_password_file=path("database_password_file", readers.secret_file),
        clock_offset=timedelta(seconds=number("clock_offset", 0, low=-FARTHEST, high=FARTHEST)),
        clock_file=path("clock_file", readers.clock_file),
        require_mfa=switch("require_mfa", "1"),
        idle_minutes=number("idle_minutes", 30, low=5, high=480),
        frame_ancestors=taken("frame_ancestors", readers.urls, "", instead=()),
        observe_seconds=number("observe_seconds", 3600, low=1, high=3600),
        sealed_days=number("sealed_days", 14, low=1, high=3650),
        trace_days=number("trace_days", 365, low=90, high=3650),
        reports_url=text("reports_url", readers.optional_url),
        government=switch("government", "0"),
        chromium=path("chromium", readers.program),
        inner_networks=taken("inner_networks", readers.networks, "", instead=()),
        authorities_file=path("authorities_file", readers.authorities),
        mail_url=text("mail_url", readers.mail_url),
        mail_password_file=path("mail_password_file", readers.secret_file),
        mail_from=text("mail_from", readers.mail_address),
        mail_reply_to=text("mail_reply_to", readers.mail_address),
        alarm_hours=number("alarm_hours", 24, low=1, high=168),
        warn_hours=taken("warn_hours", readers.hours, "72 24 4", instead=()),
        head_hours=number("head_hours", 12, low=1, high=MOST_HOURS),
        public_megabytes=number("public_megabytes", 500, low=1, high=1_000_000),
        sender_megabytes=number("sender_megabytes", 2000, low=1, high=1_000_000),
        sender_reports=number("sender_reports", 1000, low=1, high=1_000_000),
        reports_megabytes=number("reports_megabytes", 20_000, low=1, high=1_000_000),
        reserved_megabytes=number("reserved_megabytes", 1024, low=1, high=1_000_000),
        recheck_hours=number("recheck_hours", 24, low=0, high=MOST_HOURS),
        recheck_days=number("recheck_days", 30, low=0, high=3650),
        metrics_token_file=path("metrics_token_file", readers.token_file),
        log=text("log", readers.one_of("", "json", "text")),
    )
    if not wrong:
        try:
            _check_together(settings, given)
        except SettingRefused as refused:
            wrong.append(refused)
    return (None if wrong else settings), tuple(wrong)


def _check_together(settings: NodeSettings, given: Given) -> None:
    if settings.clock_file and settings.clock_offset:
        raise SettingRefused(given.of("clock_file")[0], "clock-twice")
    if settings.shifted and not settings.simulation:
        key = "clock_offset" if settings.clock_offset else "clock_file"
        raise SettingRefused(given.of(key)[0], "clock-shift", {"origin": settings.origin, "mark": SIMULATION_MARK})
    if settings.host not in LOCAL_HOSTS and not settings.secure:
        facts = {"host": settings.host, "url": settings.url}
        raise SettingRefused(given.of("host")[0], "open-plain-http", facts)


def folder(environ: Mapping[str, str]) -> Path:
    """The node's folder, or a refusal."""
    value = environ.get("SAKSAMA_DATA", "")
    if not value:
        raise SettingRefused("SAKSAMA_DATA", "not-given")
    data = Path(value).absolute()
    try:
        there = (data / NODE_FILE).is_file()
    except PermissionError as error:
        raise SettingRefused("SAKSAMA_DATA", "folder-owner", {"place": str(data)}) from error
    if not there:
        raise SettingRefused("SAKSAMA_DATA", "no-node", {"file": NODE_FILE, "folder": str(data)})
    return data
