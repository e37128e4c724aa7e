"""`saksama-node account`: make accounts, one or many, give and end roles, at the machine itself.

Rules kept here:
  * Whoever runs this already holds the machine; the log says `operator`, not a person.
Left to others: the acts and their entries (flows).
"""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import cast

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from saksama_node.accounts.policy import Role, operator
from saksama_node.accounts.queries import everyone, grants, staff_named
from saksama_node.flows.people.keep_accounts import (
    close_account,
    grant_account,
    open_account,
    renew_account,
    revoke_account,
)
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.account_rolls import COLUMNS, end_many, import_file, read_people
from saksama_node.web.operations.passphrases import add_secret, secret
from saksama_node.web.operations.traced_command import TracedCommand
from saksama_node.web.roll_words import HEADINGS


class Command(TracedCommand):
    """Accounts and roles."""

    help = "Make accounts, give and end roles."

    def add_arguments(self, parser: CommandParser) -> None:
        """`create`, `load`, `import`, `end`, `grant`, `revoke`, `password`, `close`, `roles`."""
        acts = parser.add_subparsers(dest="act", required=True)
        create = acts.add_parser("create", help="make an account")
        create.add_argument("username")
        create.add_argument("--name", required=True)
        create.add_argument("--region", default=SETTINGS.region, help="region code of the office")
        create.add_argument("--email", default="")
        create.add_argument("--role", action="append", default=[], type=_role, help="a role at once; may be repeated")
        add_secret(create, "password", "the first password")
        load = acts.add_parser("load", help="make the accounts of a CSV file, if every row of it is right")
        load.add_argument("file", type=Path, help=f"CSV: {', '.join(COLUMNS)}; roles with spaces between them")
        _add_many(acts)
        grant = acts.add_parser("grant", help="give a role")
        revoke = acts.add_parser("revoke", help="end a role")
        for each in (grant, revoke):
            each.add_argument("username")
            each.add_argument("role", type=_role)
            each.add_argument("region", nargs="?", default=SETTINGS.region)
        password = acts.add_parser("password", help="give a new password and forget the second factor")
        password.add_argument("username")
        add_secret(password, "password", "the new password")
        acts.add_parser("close", help="end all roles; no more login").add_argument("username")
        acts.add_parser("roles", help="who holds which role").add_argument("username", nargs="?")

    def handle(self, *_args: object, **options: object) -> None:
        """Do one act."""
        by = operator(SETTINGS.region)
        username = cast("str", options.get("username") or "")
        role, region = cast("Role", options.get("role")), cast("str", options.get("region"))
        match options["act"]:
            case "create":
                self._create(username, region, options)
            case "load":
                self._load(cast("Path", options["file"]))
            case "import":
                day = cast("date | None", options["last_day"])
                file, codes = cast("Path", options["file"]), cast("Path | None", options["codes"])
                import_file(file, day, check=bool(options["check"]), codes=codes, say=self.stdout.write)
            case "end":
                day, roll = cast("date", options["last_day"]), cast("int | None", options["roll"])
                end_many(cast("str", options["below"]), role, roll, day, self.stdout.write)
            case "grant":
                grant_account(by=by, person_id=staff_named(username).id, role=role, region=region)
            case "revoke":
                held = grants(staff_named(username).id)
                found = [g.id for g in held if g.ended_at is None and (g.role, g.region) == (role, region)]
                if not found:
                    raise CommandError(f"{username} does not hold {role} at {region}")
                revoke_account(by=by, grant_id=found[0])
            case "password":
                typed = secret(options, "password", "Kata sandi baru / new password", twice=True)
                renew_account(by=by, person_id=staff_named(username).id, password=typed)
            case "close":
                close_account(by=by, person_id=staff_named(username).id)
            case _:
                self._roles(username)

    def _create(self, username: str, region: str, options: dict[str, object]) -> None:
        typed = secret(options, "password", "Kata sandi / password", twice=True)
        roles = cast("list[Role]", options["role"])
        _open(username, cast("str", options["name"]), region, roles, typed, cast("str", options["email"]))

    def _load(self, file: Path) -> None:
        people = read_people(file, operator(SETTINGS.region))
        # Each its own act: hashing a password takes a while, and an act holds the database's lock.
        for person in people:
            _open(person.username, person.name, person.region, person.roles, person.password, "")

    def _roles(self, username: str) -> None:
        for person in [staff_named(username)] if username else everyone():
            held = ", ".join(f"{each.role}@{each.region}" for each in person.held)
            self.stdout.write(f"{person.username}\t{person.name}\t{held or '-'}")


def _add_many(acts: "argparse._SubParsersAction[CommandParser]") -> None:
    many = acts.add_parser("import", help="make the accounts of a CSV file, thousands too; all faults told at once")
    many.add_argument("file", type=Path, help=f"CSV: {', '.join(HEADINGS.values())}")
    many.add_argument("--last-day", type=date.fromisoformat, help="YYYY-MM-DD, for rows that name none")
    many.add_argument("--check", action="store_true", help="only judge the file")
    many.add_argument("--codes", type=Path, metavar="FILE", help="write first codes to this new file (mode 0600)")
    end = acts.add_parser("end", help="set the last day of many accounts")
    end.add_argument("--last-day", type=date.fromisoformat, required=True, help="YYYY-MM-DD; yesterday: at once")
    end.add_argument("--region", dest="below", default="", help="this office and all below it")
    end.add_argument("--role", type=_role, help="only who holds this role")
    end.add_argument("--roll", type=int, help="only the accounts of this roll")


def _open(username: str, name: str, region: str, roles: Iterable[Role], password: str, email: str) -> None:
    by = operator(SETTINGS.region)
    try:
        person_id = open_account(by=by, username=username, name=name, region=region, email=email, password=password)
    except ValidationError as error:
        raise CommandError("; ".join(error.messages)) from error
    for role in roles:
        grant_account(by=by, person_id=person_id, role=role, region=region)


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"one of {', '.join(Role)}") from error
