"""Every address of the node with what it may name, every name that a form or a query may have, and hostile values.

Rules kept here: addresses, arguments and names are read off the node itself (resolver, rights table, form classes,
pages), so that what is added tomorrow is walked tomorrow.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver

import saksama_node.web
from saksama_demo.page import Form, read_page
from saksama_node.accounts.actions import grant_role
from saksama_node.accounts.policy import Role, Staff
from saksama_node.ledger.actions import new_subject
from saksama_node.settings.clock import now
from tests.node.accounts.rights import rows, walk
from tests.node.staffing import staff_with

SAYS_503: Final = frozenset({"health"})
"""Says so while no worker works, and in a test of pages none does."""
SHA = "0" * 64
ZERO: Mapping[str, object] = {
    "size": 1,
    "path": "0/000",
    "sha256": SHA,
    "hashed": SHA,
    "index": 0,
    "subject": "0" * 32,
    "key": "abc",
    "uidb36": "1",
}
JUNK: tuple[str, ...] = (
    "",
    "\x00",
    "a\x00b",
    "\r\nSet-Cookie: a=b",
    "\n",
    "-1",
    "0",
    "9" * 19,
    "9" * 40,
    "9" * 5000,
    "1e400",
    "٣",
    "²",
    "٣٣٣٣-٠٩-٠٩",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "2026-02-30",
    "9999-12",
    "0000-01",
    "../../etc/passwd",
    "..%2f..%2f",
    "%00",
    "%ff%fe",
    "\udcff",
    "\ufffe",
    "\u202egpj.exe",
    "http://[",
    "http://[::1",
    "https://\u2100.example",
    "http://a:99999",
    "javascript:alert(1)",
    "{{7*7}}{%x%}",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "[" * 2000,
    '[{"size":1e999}]',
    "x" * 20_000,
    "bc-52.01",
)
_NAMED = re.compile(r"(?:GET|POST)(?:\.get|\.getlist|\[)\(?[\"'](\w+)[\"']")


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name, its path with `<holes>`, its pattern."""

    name: str
    path: str
    pattern: URLPattern

    @property
    def holes(self) -> list[str]:
        """The names of what stands in it."""
        return re.findall(r"<(\w+)>", self.path)

    def filled(self, given: Mapping[str, object]) -> str:
        """The path with `given` in it, and what may be there for the rest."""
        path = self.path
        for hole in self.holes:
            word = str(given.get(hole, ZERO.get(hole, 0)))
            path = path.replace(f"<{hole}>", quote(word, safe="/" if hole == "path" else "", errors="surrogatepass"))
        return path

    def with_junk(self, hole: str, junk: str) -> str:
        """The path with junk in one hole."""
        return self.filled({hole: junk})


def _walked(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        here = prefix + _plain(str(each.pattern))
        if isinstance(each, URLResolver):
            yield from _walked(each, here)
        else:
            yield here, each


def _plain(route: str) -> str:
    """`catatan/<int:index>` and `^log/blob/(?P<sha256>...)$` as `catatan/<index>` and `log/blob/<sha256>`."""
    if "(?:" in route:
        return "signup/"  # the first of the addresses that are closed
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named).removeprefix("^").removesuffix("$")


ADDRESSES: Final[tuple[Address, ...]] = tuple(
    Address(name, path, pattern)
    for (name, _), (path, pattern) in zip(walk(get_resolver()), _walked(get_resolver(), "/"), strict=True)
)


def arguments(things: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """For each address of the desk what the table of rights puts into it."""
    return {row.name: {name: things.get(str(value), value) for name, value in row.args.items()} for row in rows()}


def names() -> list[str]:
    """Every name that a view reads or a form class has."""
    found: set[str] = set()
    for file in Path(saksama_node.web.__path__[0]).rglob("*.py"):
        found |= set(_NAMED.findall(file.read_text()))
    for form in _form_classes(forms.BaseForm):
        found |= set(getattr(form, "base_fields", {}))
    return sorted(found)


def _form_classes(top: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for each in top.__subclasses__():
        if each.__module__.startswith(("saksama_node", "allauth")):
            yield each
        yield from _form_classes(each)


def forms_of(url: str, status: int, html: str) -> list[Form]:
    """The forms on a page."""
    return read_page(url, status, html).forms


def everybody() -> Staff:
    """A person who holds every role at the province: what they may open, anybody may."""
    person = staff_with(Role.ADMINISTRATOR, "52")
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            grant_role(person_id=person.id, role=role, region="52", subject=new_subject(), at=now())
    return staff_with(Role.ADMINISTRATOR, "52")
