"""`saksama-node account`: make accounts, one or many, give and end roles, at the machine itself.

Rules kept here:
  * Whoever runs this already holds the machine; the log says `operator`, not a person.
  * Nobody's password is set: people come in by first codes, and choose their own.
  * What takes two persons at the desk takes two here: it is proposed under the operator's name, and an administrator
    confirms it at the desk. `--break-glass` does it alone, and every page says so until two confirmed that.
Left to others: the acts and their entries (flows).
"""

import argparse
from datetime import date
from pathlib import Path
from typing import cast

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from saksama_node.accounts.admitting import HandedOut
from saksama_node.accounts.policy import Role, Staff, operator
from saksama_node.accounts.queries import everyone, grants, staff_named
from saksama_node.flows.people.admit_people import hand_out_code
from saksama_node.flows.people.break_glass import grant_alone, renew_alone
from saksama_node.flows.people.keep_accounts import (
    close_account,
    grant_account,
    open_account,
    revoke_account,
)
from saksama_node.flows.powers.of_two import asked_grant, asked_renewal
from saksama_node.flows.seconds.of_power import TwoNeeded, powers_in
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.account_rolls import (
    COLUMNS,
    end_many,
    import_file,
    read_people,
    sheet_for,
    write_codes,
)
from saksama_node.web.operations.traced_command import TracedCommand
from saksama_node.web.roll_words import HEADINGS


class Command(TracedCommand):
    """Accounts and roles."""

    help = "Make accounts, give and end roles."

    def add_arguments(self, parser: CommandParser) -> None:
        """`create`, `load`, `import`, `end`, `grant`, `revoke`, `code`, `close`, `roles`."""
        acts = parser.add_subparsers(dest="act", required=True)
        create = acts.add_parser("create", help="make an account")
        create.add_argument("username")
        create.add_argument("--name", required=True)
        create.add_argument("--region", default=SETTINGS.region, help="region code of the office")
        create.add_argument("--email", default="")
        create.add_argument("--role", action="append", default=[], type=_role, help="a role at once; may be repeated")
        _add_alone(create)
        load = acts.add_parser("load", help="make the accounts of a CSV file, if every row of it is right")
        load.add_argument("file", type=Path, help=f"CSV: {', '.join(COLUMNS)}; roles with spaces between them")
        _add_codes(load)
        _add_alone(load)
        _add_many(acts)
        grant = acts.add_parser("grant", help="give a role")
        revoke = acts.add_parser("revoke", help="end a role")
        for each in (grant, revoke):
            each.add_argument("username")
            each.add_argument("role", type=_role)
            each.add_argument("region", nargs="?", default=SETTINGS.region)
        _add_alone(grant)
        code = acts.add_parser(
            "code", help="a first code: to come in for the first time, or anew without second factor"
        )
        code.add_argument("username")
        _add_alone(code)
        acts.add_parser("close", help="end all roles; no more login").add_argument("username")
        acts.add_parser("roles", help="who holds which role").add_argument("username", nargs="?")

    def handle(self, *_args: object, **options: object) -> None:
        """Do one act."""
        by = operator(SETTINGS.region)
        why = cast("str", options.get("break_glass") or "")
        username = cast("str", options.get("username") or "")
        role, region = cast("Role", options.get("role")), cast("str", options.get("region"))
        match options["act"]:
            case "create":
                self._create(username, region, options, why)
            case "load":
                self._load(cast("Path", options["file"]), cast("Path | None", options["codes"]), why)
            case "import":
                day = cast("date | None", options["last_day"])
                file, codes = cast("Path", options["file"]), cast("Path | None", options["codes"])
                import_file(file, day, check=bool(options["check"]), codes=codes, say=self.stdout.write)
            case "end":
                day, roll = cast("date", options["last_day"]), cast("int | None", options["roll"])
                end_many(cast("str", options["below"]), role, roll, day, self.stdout.write)
            case "grant":
                self._grant(staff_named(username).id, role, region, why)
            case "revoke":
                held = grants(staff_named(username).id)
                found = [g.id for g in held if g.ended_at is None and (g.role, g.region) == (role, region)]
                if not found:
                    raise CommandError(
                        f"{username} tidak memegang {role} di {region}.\n{username} does not hold {role} at {region}."
                    )
                revoke_account(by=by, grant_id=found[0])
            case "code":
                self._hand_out(staff_named(username), why)
            case "close":
                close_account(by=by, person_id=staff_named(username).id)
            case _:
                self._roles(username)

    def _create(self, username: str, region: str, options: dict[str, object], why: str) -> None:
        name, email = cast("str", options["name"]), cast("str", options["email"])
        person_id, roles = _open(username, name, region, email), cast("list[Role]", options["role"])
        # The code first: of a role of power two would have it, and nobody is there for the other half yet.
        if why or not powers_in(roles):
            self._say(hand_out_code(by=operator(SETTINGS.region), person_id=person_id))
        for role in roles:
            self._grant(person_id, role, region, why)

    def _load(self, file: Path, codes: Path | None, why: str) -> None:
        by = operator(SETTINGS.region)
        people, sheet = read_people(file, by), sheet_for(codes)
        made = [(_open(each.username, each.name, each.region, ""), each) for each in people]
        if sheet is not None:
            alone = [person for person, each in made if why or not powers_in(each.roles)]
            write_codes(sheet, [hand_out_code(by=by, person_id=person) for person in alone])
        for person, each in made:
            for role in each.roles:
                self._grant(person, role, each.region, why)

    def _grant(self, person_id: int, role: Role, region: str, why: str) -> None:
        by = operator(SETTINGS.region)
        if not powers_in([role]):
            grant_account(by=by, person_id=person_id, role=role, region=region)
        elif why:
            grant_alone(by=by, person_id=person_id, role=role, region=region, reason=why)
        else:
            self._wait_for_second(propose(by, asked_grant(person_id, role, region)))

    def _hand_out(self, person: Staff, why: str) -> None:
        by = operator(SETTINGS.region)
        if why:
            self._say(renew_alone(by=by, person_id=person.id, reason=why))
            return
        try:
            self._say(hand_out_code(by=by, person_id=person.id))
        except TwoNeeded:
            self._wait_for_second(propose(by, asked_renewal(person.id)))

    def _say(self, found: HandedOut) -> None:
        half = "\t1/2" if found.is_half else ""
        self.stdout.write(f"{found.username}\t{found.code}\t{SETTINGS.url}/akun/pertama/{half}")

    def _wait_for_second(self, number: int) -> None:
        self.stdout.write(f"{SETTINGS.url}/meja/usulan/{number}/\twaits for an administrator, then: account code")

    def _roles(self, username: str) -> None:
        for person in [staff_named(username)] if username else everyone():
            held = ", ".join(f"{each.role}@{each.region}" for each in person.held)
            self.stdout.write(f"{person.username}\t{person.name}\t{held or '-'}")


def _add_many(acts: "argparse._SubParsersAction[CommandParser]") -> None:
    many = acts.add_parser("import", help="make the accounts of a CSV file, thousands too; all faults told at once")
    many.add_argument("file", type=Path, help=f"CSV: {', '.join(HEADINGS.values())}")
    many.add_argument("--last-day", type=date.fromisoformat, help="YYYY-MM-DD, for rows that name none")
    many.add_argument("--check", action="store_true", help="only judge the file")
    _add_codes(many)
    end = acts.add_parser("end", help="set the last day of many accounts")
    end.add_argument("--last-day", type=date.fromisoformat, required=True, help="YYYY-MM-DD; yesterday: at once")
    end.add_argument("--region", dest="below", default="", help="this office and all below it")
    end.add_argument("--role", type=_role, help="only who holds this role")
    end.add_argument("--roll", type=int, help="only the accounts of this roll")


def _add_codes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--codes", type=Path, metavar="FILE", help="write first codes to this new file (mode 0600)")


def _add_alone(parser: argparse.ArgumentParser) -> None:
    words = "do alone what takes two persons, for this reason; every page says so until two confirmed it"
    parser.add_argument("--break-glass", metavar="REASON", default="", help=words)


def _open(username: str, name: str, region: str, email: str) -> int:
    by = operator(SETTINGS.region)
    try:
        return open_account(by=by, username=username, name=name, region=region, email=email)
    except ValidationError as error:
        raise CommandError("; ".join(error.messages)) from error


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"one of {', '.join(Role)}") from error
