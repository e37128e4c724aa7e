"""The one door to other machines: whatever address a person or a partner wrote, this decides where we connect.

Rules kept here:
  * A production node connects to public addresses only, and to the inner networks that its operator named
    (`SAKSAMA_INNER_NETWORKS`): never to itself, to its neighbours or to a cloud's metadata.
  * A simulation, and a node whose own address is this machine, may also connect to this machine.
  * A name is resolved once, all that it stands for is judged, and exactly that is connected to: a name that answers
    differently the second time (DNS rebinding) gains nothing. Certificates are checked against the name.
  * An address that a stranger wrote (content that is watched) leads to public addresses alone: no setting and no
    simulation opens anything else to it.
  * The authorities that count are the machine's own and those whom the operator names (`SAKSAMA_AUTHORITIES_FILE`);
    for what a stranger wrote, the machine's alone.
  * No redirect is followed, no proxy is taken from the environment.
Left to others: limits of time and size of one answer (`saksama.fetch`), the mail server (the operator's own
setting).
"""

import socket
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache, partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, override

import httpcore

from saksama.fetch import Client
from saksama_node.condition.why import NotOurNetwork
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.node import NodeSettings
from saksama_node.settings.readers import is_this_machine

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network

_CARRIES_IPV4: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))
"""NAT64 and 6to4: an IPv6 address that leads to an IPv4 address which it carries."""
_KEPT: Final[dict[str, Client]] = {}


class AddressRefused(httpcore.ConnectError):
    """The name stands for an address to which this node does not connect."""


class NameUnknown(httpcore.ConnectError):
    """Nobody knows that name."""


class NoWayOut(NameUnknown):
    """No name can be asked for now: this machine has no way out, or what tells it names does not answer."""


def is_reachable(address: Address, settings: NodeSettings) -> bool:
    """Whether this node connects to that address."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return is_reachable(address.ipv4_mapped, settings)
    if any(address in network for network in settings.inner_networks):
        return True
    if address.is_loopback:
        return settings.simulation or is_this_machine(settings.url)
    return is_public(address)


def is_public(address: Address) -> bool:
    """Whether that address is one of the public internet, to whomever it belongs."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if any(address in network for network in _CARRIES_IPV4):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolved(host: str, port: int, settings: NodeSettings, *, public_only: bool = False) -> Sequence[str]:
    """The addresses that `host` stands for, all of them reachable. Raises `AddressRefused`, `NameUnknown`."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise NoWayOut(f"{host} cannot be asked for now") from error
        raise NameUnknown(f"{host} is no name that is known") from error
    except (OSError, UnicodeError) as error:
        raise NameUnknown(f"{host} is no name that is known") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    judge = is_public if public_only else partial(is_reachable, settings=settings)
    refused = [each for each in found if not judge(ip_address(each.partition("%")[0]))]
    if refused or not found:
        raise AddressRefused(
            f"{host} stands for {', '.join(refused) or 'nothing'}, which this node does not connect to"
        )
    return found


def connected(host: str, port: int, seconds: float) -> socket.socket:
    """A connection through this door, for who must see the handshake itself. OSError where there is none."""
    try:
        addresses = resolved(host, port, SETTINGS)
    except AddressRefused as error:
        raise NotOurNetwork(str(error)) from error
    except NameUnknown as error:
        raise socket.gaierror(str(error)) from error
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=seconds)
    return socket.create_connection((last, port), timeout=seconds)


class _Checked(httpcore.SyncBackend):
    """Opens connections to checked addresses alone."""

    def __init__(self, *, public_only: bool = False) -> None:
        """`public_only`: whoever wrote the address is a stranger."""
        self._public_only = public_only

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Try each address of `host` in turn."""
        connect = partial(
            super().connect_tcp,
            port=port,
            timeout=timeout,
            local_address=local_address,
            socket_options=socket_options,
        )
        *others, last = resolved(host, port, SETTINGS, public_only=self._public_only)
        for address in others:
            try:
                return connect(address)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return connect(last)


@cache
def trusted() -> ssl.SSLContext:
    """What counts of certificates towards partner, witness and our own address."""
    context = httpcore.default_ssl_context()
    if SETTINGS.authorities_file is not None:
        context.load_verify_locations(cafile=SETTINGS.authorities_file)
    return context


def client() -> Client:
    """A client that goes through this door. Threads may share it."""
    return Client(backend=_Checked(), tls=trusted())


def kept_client(whom: str) -> Client:
    """The process's own client for `whom`, who is asked again and again: its connections are kept alive.

    One for each, so that who does not answer holds up nobody else. Threads may share it.
    """
    return _KEPT.get(whom) or _KEPT.setdefault(whom, client())


def hang_up() -> None:
    """Close the connections that are kept alive; the next question opens others."""
    for each in _KEPT.values():
        each.close()


def strangers_client() -> Client:
    """A client for addresses that a stranger wrote: public ones alone. Threads may share it."""
    return Client(backend=_Checked(public_only=True))
