"""Why something could not be reached or done: in words, for a tired officer, and what a PostgreSQL server meant by it.

Rules kept here:
  * The words are ours, by class and number of the error; its own text may quote a secret or a stranger and is not used.
  * SQLite has neither a user nor a password: its number says what it lacked.
  * An error without words of its own is named by its class: unknown is said as unknown.
  * What a server meant its SQLSTATE says exactly (PostgreSQL, appendix A). Only at the door libpq hands on no state:
    there the server's English words are known, and in any other language it is merely away, which is not wrong.
  * Whether a lost connection's last commit counts, no state tells: it is unknown.
Left to others: where it happened (`outcomes.toml`), what is told to whom (`ledger.world`, `database`), what became of
an act (`ledger.outcome`).
"""

import errno
import smtplib
import socket
import sqlite3
import ssl
import sys
from enum import Enum, auto
from typing import Final

from django.db import OperationalError

from saksama_node.settings.words import Words


class NotOurNetwork(OSError):
    """A name stands for an address to which this node does not connect."""


# OpenSSL's verification results (X509_V_ERR_*, openssl-verification-options(1)).
_CERTIFICATE: Final = {
    9: Words("belum mulai berlaku, atau jam mesin ini salah", "it is not valid yet, or this machine's clock is wrong"),
    10: Words("masa berlakunya sudah habis", "it has expired"),
    18: Words("ditandatangani sendiri, bukan oleh otoritas yang dikenal", "it is self-signed, by no known authority"),
    19: Words("otoritas yang menandatanganinya tidak dikenal", "the authority that signed it is not known"),
    20: Words(
        "rantainya tidak lengkap, atau otoritasnya tidak dikenal", "its chain is not whole, or its authority unknown"
    ),
    21: Words("rantainya tidak lengkap", "its chain is not whole"),
    62: Words("bukan untuk nama ini", "it is not for this name"),
    64: Words("bukan untuk alamat ini", "it is not for this address"),
}
_NUMBER: Final = {
    errno.ENOSPC: Words("cakram penuh", "the disk is full"),
    errno.EDQUOT: Words("jatah cakram habis", "the disk quota is used up"),
    errno.EROFS: Words("cakram hanya dapat dibaca", "the disk is read-only"),
    errno.EACCES: Words("pengguna simpul tidak boleh", "the node's user may not"),
    errno.EPERM: Words("pengguna simpul tidak boleh", "the node's user may not"),
    errno.ENOENT: Words("tidak ada", "it is not there"),
    errno.EEXIST: Words("sudah ada di sana", "it is there already"),
    errno.EISDIR: Words("itu folder, bukan berkas", "it is a folder, and no file"),
    errno.EIO: Words("cakram rusak atau terlepas", "the disk is broken or gone"),
    errno.ENETUNREACH: Words("jaringan tidak terjangkau", "the network cannot be reached"),
    errno.EHOSTUNREACH: Words("mesin itu tidak terjangkau", "the machine cannot be reached"),
}
_SQLITE: Final = {
    sqlite3.SQLITE_FULL: Words("tidak dapat ditulis: cakramnya penuh", "its disk is full"),
    sqlite3.SQLITE_READONLY: Words("hanya dapat dibaca", "its file can only be read"),
    sqlite3.SQLITE_CANTOPEN: Words("tidak dapat dibuka", "its file cannot be opened"),
    sqlite3.SQLITE_IOERR: Words("tidak terbaca: cakramnya rusak atau terlepas", "its disk is broken or gone"),
    sqlite3.SQLITE_BUSY: Words("dipegang proses lain terlalu lama", "another process holds it for too long"),
}
_SQLITE_KIND: Final = 0xFF
"""SQLite's kind of an error; above it stands which one of that kind."""
_LATE: Final = Words("tidak menjawab pada waktunya", "no answer in time")
_CUT: Final = Words("sambungan terputus", "the connection was cut")
_CLASS: Final[tuple[tuple[type[BaseException], Words], ...]] = (
    (
        NotOurNetwork,
        Words(
            "alamatnya di jaringan yang tidak dihubungi simpul ini; SAKSAMA_INNER_NETWORKS membukanya",
            "its address lies in a network to which this node does not connect; SAKSAMA_INNER_NETWORKS opens it",
        ),
    ),
    (smtplib.SMTPAuthenticationError, Words("nama pengguna atau kata sandi ditolak", "user or password is refused")),
    (
        smtplib.SMTPNotSupportedError,
        Words("server itu tidak dapat memakai TLS atau masuk", "it offers no TLS or no login"),
    ),
    (smtplib.SMTPRecipientsRefused, Words("alamat penerima ditolak", "the recipient's address is refused")),
    (smtplib.SMTPSenderRefused, Words("alamat pengirim ditolak", "the sender's address is refused")),
    (smtplib.SMTPDataError, Words("isi surat ditolak", "the letter's content is refused")),
    (smtplib.SMTPException, Words("yang menjawab di sana bukan server surel", "what answers there is no mail server")),
    (socket.gaierror, Words("namanya tidak dikenal", "its name is not known")),
    (ssl.SSLError, Words("yang menjawab di sana tidak memakai TLS", "what answers there does not speak TLS")),
    (TimeoutError, _LATE),
    (ConnectionRefusedError, Words("tidak ada program yang mendengarkan di sana", "no program listens there")),
    (ConnectionError, _CUT),
    (
        OperationalError,
        Words("tidak menjawab, atau menolak nama atau kata sandi", "no answer, or user or password refused"),
    ),
)


def why(error: BaseException) -> Words:
    """The reason in both languages."""
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_code in _CERTIFICATE:
        return _CERTIFICATE[error.verify_code]
    if isinstance(error, OSError) and error.errno in _NUMBER and not isinstance(error, ssl.SSLError):
        return _NUMBER[error.errno]
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return _LATE if isinstance(error.__cause__ or error.__context__, TimeoutError) else _CUT
    for each in (error, error.__cause__):
        if isinstance(each, sqlite3.Error) and (kind := getattr(each, "sqlite_errorcode", 0) & _SQLITE_KIND) in _SQLITE:
            return _SQLITE[kind]
    named = Words(type(error).__name__, type(error).__name__)
    return next((words for kind, words in _CLASS if isinstance(error, kind)), named)


class Refusal(Enum):
    """What the server did not grant."""

    NO_CONNECTION = auto()
    DEADLOCK = auto()
    TOO_LONG = auto()
    NO_ROOM = auto()


_STATES: Final = {
    "53300": Refusal.NO_CONNECTION,  # too_many_connections
    "40P01": Refusal.DEADLOCK,  # deadlock_detected
    "40001": Refusal.DEADLOCK,  # serialization_failure
    "57014": Refusal.TOO_LONG,  # query_canceled: statement_timeout, or a person
    "55P03": Refusal.TOO_LONG,  # lock_not_available: lock_timeout
    "25P03": Refusal.TOO_LONG,  # idle_in_transaction_session_timeout
    "25P04": Refusal.TOO_LONG,  # transaction_timeout (PostgreSQL 17)
    "53100": Refusal.NO_ROOM,  # disk_full
}
_AT_THE_DOOR: Final = ("too many clients already", "remaining connection slots", "too many connections for")
_ENDS_THE_SESSION: Final = ("08", "57P", "25P03", "25P04")
"""Classes and states after which there is no session left to ask."""


def refusal(error: BaseException) -> Refusal | None:
    """What the server refused; None where it did not, or where it was no server. `error`: Django's, or psycopg's."""
    said = _said(error)
    if said is None:
        return None
    state, words = said
    if state is None and any(each in words for each in _AT_THE_DOOR):
        return Refusal.NO_CONNECTION
    return _STATES.get(state or "")


def is_lost(error: BaseException) -> bool:
    """Whether the session itself is gone, so that what it was doing last may or may not be done."""
    said = _said(error)
    return said is not None and (not said[0] or said[0].startswith(_ENDS_THE_SESSION))


def _said(error: BaseException) -> tuple[str | None, str] | None:
    """State and words of the driver's own error, which Django's is raised from; None where it is none.

    Where no driver was loaded, as in a node on SQLite, no error is a driver's.
    """
    psycopg = sys.modules.get("psycopg")
    for each in (error, error.__cause__):
        if psycopg is not None and isinstance(each, psycopg.Error):
            return each.sqlstate, str(each)
    return None
