"""A node's database in the demonstration: SQLite in its folder, or one of its own on a PostgreSQL server.

Rules kept here: each node gets a new, empty database; what is dropped is only what was made here.
Left to others: what is in it (the node's own commands).
"""

import secrets
from urllib.parse import urlsplit

import psycopg

from saksama_demo.launch import CommandFailed


def made_on(server: str, name: str) -> str:
    """The address of a new database on the server at `server`, whose user may make one; empty (SQLite) without one."""
    if not server:
        return ""
    made = f"{name}_{secrets.token_hex(4)}"
    try:
        with psycopg.connect(server, autocommit=True) as maintenance:
            maintenance.execute(f'CREATE DATABASE "{made}"')
    except psycopg.Error as fault:
        raise CommandFailed(f"no database can be made on the server that --postgresql names: {fault}") from fault
    return urlsplit(server)._replace(path=f"/{made}").geturl()


def dropped(server: str, address: str) -> None:
    """Drop what `made_on` made; nothing for SQLite."""
    if address:
        with psycopg.connect(server, autocommit=True) as maintenance:
            maintenance.execute(f'DROP DATABASE IF EXISTS "{urlsplit(address).path.lstrip("/")}" WITH (FORCE)')
