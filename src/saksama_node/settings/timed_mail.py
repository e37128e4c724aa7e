"""A mail server that never comes to an end: the whole of a connection has one.

Rules kept here:
  * `smtplib` waits for each read alone: a server that says a little each second keeps it for good, and with it the loop
    that watches the node. After `WHOLE` the connection is cut, whatever is said in it: greeting, TLS, letter.
  * What was cut was not taken, unless the server said before that it took it: then only the farewell is lost.
Left to others: which server (`mail`), what becomes of a letter that was not taken (`upkeep.mailing`).
"""

import smtplib
import socket
from contextlib import suppress
from threading import Timer
from typing import Final

from django.core.mail.backends.smtp import EmailBackend

WHOLE: Final = 60.0
"""Seconds from the first octet to the farewell; a slow server takes a letter within ten."""


class Timed(smtplib.SMTP):
    """A connection that is cut after `WHOLE`."""

    _other: socket.socket | None = None
    """The same connection by a second handle: TLS takes the first away while it is agreed on."""
    _timer: Timer | None = None
    _over = False

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        # smtplib's own place to open one; SMTP_SSL puts TLS around what this gives.
        made: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # not in its stubs
        self._other = made.dup()
        self._timer = Timer(WHOLE, self._cut)
        self._timer.daemon = True
        self._timer.start()
        return made

    def getreply(self) -> tuple[int, bytes]:
        """What the server answered. Raises SMTPServerDisconnected, from TimeoutError where it took too long."""
        try:
            told = super().getreply()
        except smtplib.SMTPServerDisconnected:
            if not self._over:
                raise
        else:
            if not self._over:
                return told
        # What came last may be the half of a line: it is no answer.
        self.close()
        raise smtplib.SMTPServerDisconnected("cut") from TimeoutError()

    def close(self) -> None:
        """End it, and the wait for its end."""
        if self._timer is not None:
            self._timer.cancel()
        if self._other is not None:
            self._other.close()
        super().close()

    def _cut(self) -> None:
        self._over = True
        if self._other is not None:
            with suppress(OSError):
                self._other.shutdown(socket.SHUT_RDWR)
            self._other.close()


class TimedTls(smtplib.SMTP_SSL, Timed):
    """The same under TLS from the first octet."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        try:
            made: socket.socket = super()._get_socket(host, port, timeout)
        except OSError:
            # TLS came to nothing: smtplib has no connection yet that it could close.
            self.close()
            raise
        return made


class TimedBackend(EmailBackend):
    """Django's, over such connections."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The kind of connection."""
        return TimedTls if self.use_ssl else Timed
