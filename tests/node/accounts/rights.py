"""The table of rights (`rights.toml`) as rows, and every address of the node to hold it against."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver

from saksama_node.accounts.policy import Role

TABLE = tomllib.loads((Path(__file__).parent / "rights.toml").read_text())


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table. `place`: "office", "institution", or none."""

    name: str
    roles: frozenset[Role]
    args: dict[str, object]
    place: str
    method: str


def rows() -> list[Route]:
    sets = TABLE["sets"]
    return [
        Route(
            name=row["name"],
            roles=frozenset(map(Role, sets[row["roles"]] if isinstance(row["roles"], str) else row["roles"])),
            args=row.get("args", {}),
            place=row.get("place", ""),
            method=row.get("method", "GET"),
        )
        for row in TABLE["route"]
    ]


def walk(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from walk(each, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name}", each
