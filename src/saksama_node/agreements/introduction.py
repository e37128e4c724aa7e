"""How another node introduces itself: its `/.well-known/saksama`, with its key statements checked.

Rules kept here:
  * Nothing is believed because the node says so: each key must stand in a statement that the institution key signed.
  * The institution key itself cannot be checked by a program: its fingerprint is shown, to compare by telephone.
  * Every answer has a total time and a size; whatever address the node names of itself lies under the one that was
    asked.
Left to others: following the log (exchange), keeping the partner (`actions`), which addresses are gone to
(ledger.outgoing).
"""

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urljoin

import msgspec

from saksama.errors import SaksamaError
from saksama.fetch import Patience, Unanswered
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse
from saksama_node.agreements.faults import IntroductionRefused, OwnAddress, PartnerUnread
from saksama_node.ledger import outgoing
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.readers import check_code, check_origin, check_url

_PATIENCE: Final = Patience(10.0, connect=3.0)
_OK: Final = 200
_MAX_BYTES: Final = 1 << 20


# As long as the room keeps it, and without the one sign that no database keeps.
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^[^\x00]*\Z")]


class _Key(msgspec.Struct, frozen=True):
    use: str
    key: str
    statement: str


class _WellKnown(msgspec.Struct, frozen=True):
    """`/.well-known/saksama`; fields that are not needed here may be there too."""

    node: str
    name: _Name
    origin: str
    vkey: str
    institution_key: str
    keys: tuple[_Key, ...]
    url: str
    revocations: tuple[_Key, ...] = ()
    agreement: str | None = None
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """A node as it introduced itself, its statements checked. Keys as their formats write them; addresses absolute.

    `name`: as it came; who shows it shows its unseen signs.
    """

    code: str
    name: str
    origin: str
    url: str
    institution_key: str
    log_key: str
    witness_key: str
    proposal: str | None
    statements: tuple[KeyStatement | KeyRevocation, ...] = ()
    """What its institution key signed: every key that stands, and every revocation."""


def read_introduction(address: str) -> Introduction:
    """Ask the node at `address` who it is. Raises PartnerUnread, OwnAddress, IntroductionRefused, SettingRefused."""
    url = check_url(address)
    try:
        known = msgspec.json.decode(fetch(f"{url}/.well-known/saksama"), type=_WellKnown)
        code, origin, said = check_code(known.node), check_origin(known.origin), check_url(known.url)
        institution = VerifierKey.parse(known.institution_key)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PartnerUnread(url, "not a Saksama node") from error
    if said != url:
        raise IntroductionRefused(url, f"it says that its address is {said}")
    if origin == SETTINGS.origin:
        raise OwnAddress(url)
    told = [each for each in (*known.keys, *known.revocations) if each.use in set(KeyUse)]
    statements = tuple(_stated(url, each, origin, institution) for each in told)
    # Of a use the last one: at a rotation two stand, the new one behind the old one.
    keys = {each.use: each.key for each in statements if isinstance(each, KeyStatement)}
    missing = {KeyUse.LOG, KeyUse.WITNESS, KeyUse.TRANSPORT, KeyUse.AGE} - keys.keys()
    if missing:
        raise IntroductionRefused(url, f"no statement of its keys {', '.join(sorted(missing))}")
    if keys[KeyUse.LOG] != known.vkey:
        raise IntroductionRefused(url, "its log's key is not the one in the statement")
    proposal = _under(url, known.proposal) if known.proposal else None
    return Introduction(
        code=code,
        name=known.name,
        origin=origin,
        url=url,
        institution_key=known.institution_key,
        log_key=keys[KeyUse.LOG],
        witness_key=keys[KeyUse.WITNESS],
        proposal=proposal,
        statements=statements,
    )


def fetch(url: str) -> bytes:
    """The bytes at a public address of another node, at most 1 MiB; raises `PartnerUnread`."""
    client = outgoing.client()
    try:
        answer = client.ask("GET", url, limit=_MAX_BYTES, patience=_PATIENCE)
    except Unanswered as error:
        raise PartnerUnread(url, f"{error.trouble}: {error.why}") from error
    finally:
        client.close()
    if answer.status != _OK:
        raise PartnerUnread(url, f"HTTP {answer.status}")
    return answer.body


def _under(url: str, address: str) -> str:
    """The address that a node gave of something of its own; it may lead nowhere but to the node itself."""
    try:
        found = urljoin(f"{url}/", address)
    except ValueError as error:
        raise IntroductionRefused(url, f"{address!r} is not an address") from error
    if not found.startswith(f"{url}/"):
        raise IntroductionRefused(url, f"it sends us elsewhere, to {found}")
    return found


def _stated(url: str, key: _Key, origin: str, institution: VerifierKey) -> KeyStatement | KeyRevocation:
    try:
        statement = open_statement(fetch(_under(url, key.statement)), institution)
    except (PartnerUnread, IntroductionRefused):
        raise
    except SaksamaError as error:
        raise IntroductionRefused(url, f"the statement of its {key.use} key: {error.code}") from error
    if (statement.owner, statement.use, statement.key) != (origin, key.use, key.key):
        raise IntroductionRefused(url, f"the statement of its {key.use} key speaks of another key")
    return statement
