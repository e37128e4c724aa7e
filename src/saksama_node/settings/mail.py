"""The mail server that alarms go through, as one setting names it.

Rules kept here:
  * Three ways: `smtps://` (TLS at once), `smtp+starttls://` (TLS before anything is said), `smtp://` (on this machine).
  * No password in the address: it stands in a file (`SAKSAMA_MAIL_PASSWORD_FILE`); an environment can be listed.
  * Where no server is named every letter fails (`no_mail`): what was handed to nobody was not sent.
  * The server's certificate is checked (Django's backend does, against the machine's own authorities).
Left to others: the end of a connection (`timed_mail`), handing over (`upkeep.mailing`), what is written and to whom
(flows).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

SCHEMES: Final = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SECONDS: Final = 10
_LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})

type Mailers = dict[str, dict[str, object]]

NONE: Final[Mailers] = {"default": {"BACKEND": "saksama_node.settings.no_mail.NoMail"}}


class BadMailUrl(ValueError):
    """The address of the mail server cannot be used; the text is the row of `refusals.toml` that says why."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters go."""

    scheme: str
    host: str
    port: int
    username: str = ""
    password_file: Path | None = None

    def mailers(self) -> Mailers:
        """Django's description of it. OSError where the password's file cannot be read."""
        password = self.password_file.read_text(encoding="utf-8").strip() if self.password_file else ""
        options: dict[str, object] = {
            "host": self.host,
            "port": self.port,
            "username": self.username,
            "password": password,
            "use_ssl": self.scheme == "smtps",
            "use_tls": self.scheme == "smtp+starttls",
            "timeout": SECONDS,
        }
        return {"default": {"BACKEND": "saksama_node.settings.timed_mail.TimedBackend", "OPTIONS": options}}


def read_mail(url: str, password_file: Path | None = None) -> MailServer:
    """The server that `url` names; `BadMailUrl` says what is wrong with it, without quoting it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadMailUrl("mail-port") from error
    if parts.scheme not in SCHEMES or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise BadMailUrl("mail-form")
    if parts.password is not None:
        raise BadMailUrl("mail-password")
    if parts.scheme == "smtp" and parts.hostname not in _LOCAL_HOSTS:
        raise BadMailUrl("mail-plain")
    return MailServer(
        parts.scheme, parts.hostname, port or SCHEMES[parts.scheme], unquote(parts.username or ""), password_file
    )


def host_of(mailers: Mailers) -> str:
    """The server that letters go to; empty where there is none."""
    options = mailers["default"].get("OPTIONS")
    return str(options.get("host", "")) if isinstance(options, dict) else ""
