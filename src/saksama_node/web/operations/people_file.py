"""A file of people for `saksama-node account load`: read and judged whole before the first account is made.

Rules kept here:
  * Every fault of every row is told at once, with the line it stands on; a file with one fault makes no account.
  * A spreadsheet's own habits are no fault: a byte order mark, semicolons for commas.
Left to others: what an account must be (`accounts.actions`), making it (flows).
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from saksama.errors import CallerError, SaksamaError
from saksama_node.accounts.staff import Role, Staff
from saksama_node.flows.people.keep_accounts import check_account
from saksama_node.web.operations.passphrases import secret

COLUMNS = ("username", "name", "region", "roles", "password_file")


class PeopleFileRefused(CallerError):
    """The file has faults; no account was made."""

    code = "account.file-refused"
    advice = "Mend every line that is named and load the file again; no account was made."

    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.code}:", *self.faults))


@dataclass(frozen=True, slots=True)
class NewPerson:
    """One row."""

    username: str
    name: str
    region: str
    roles: tuple[Role, ...]
    password: str


def read_people(file: Path, by: Staff) -> list[NewPerson]:
    """Every row of the file. Raises `PeopleFileRefused` with all that is wrong in it."""
    rows, faults = _rows(file)
    people: list[NewPerson] = []
    lines: dict[str, int] = {}
    for line, row in rows:
        person, wrong = _person(file.parent, row)
        if earlier := lines.get(person.username.casefold()):
            wrong.append(f"{person.username} stands on line {earlier} already")
        lines.setdefault(person.username.casefold(), line)
        wrong += _judged(by, person)
        faults += [f"line {line}: {each}" for each in wrong]
        people.append(person)
    if faults:
        raise PeopleFileRefused(tuple(faults))
    return people


def _rows(file: Path) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PeopleFileRefused((f"{file} cannot be read: {type(error).__name__}",)) from error
    head = lines[0] if lines else ""
    source = csv.reader(lines, delimiter=";" if ";" in head else ",", strict=True)
    try:
        columns = [word.strip() for word in next(source, [])]
        if missing := [word for word in COLUMNS if word not in columns]:
            raise PeopleFileRefused((f"line 1: no column {', '.join(missing)}; needed: {', '.join(COLUMNS)}",))
        rows, faults = [], []
        for fields in source:
            if len(fields) == len(columns):
                rows.append((source.line_num, {c: f.strip() for c, f in zip(columns, fields, strict=True)}))
            elif fields:
                faults.append(f"line {source.line_num}: {len(fields)} fields, not {len(columns)}")
    except csv.Error as error:
        raise PeopleFileRefused((f"line {source.line_num}: {error}",)) from error
    return rows, faults


def _person(folder: Path, row: dict[str, str]) -> tuple[NewPerson, list[str]]:
    faults = []
    roles: list[Role] = []
    for word in row["roles"].split():
        try:
            roles.append(Role(word))
        except ValueError:
            faults.append(f"no role {word}; there are: {', '.join(Role)}")
    if len(roles) != len(set(roles)):
        faults.append("a role stands there twice")
    if Role.ADMINISTRATOR in roles and len(set(roles)) > 1:
        faults.append("the administrator of accounts holds no other role")
    password = ""
    try:
        password = secret({"password_file": str(folder / row["password_file"])}, "password", "")
    except SaksamaError as error:
        faults.append(str(error))
    return NewPerson(row["username"], row["name"], row["region"], tuple(roles), password), faults


def _judged(by: Staff, person: NewPerson) -> list[str]:
    told = (person.username, person.name, person.region)
    try:
        check_account(by, *told, password=person.password)
    except ValidationError as error:
        named = getattr(error, "error_dict", {"": error.error_list if hasattr(error, "error_list") else []})
        # A password that could not be read was told already.
        return [
            f"{name}: {words}" if name else words
            for name, found in named.items()
            for words in ValidationError(found).messages
            if name or person.password
        ]
    except SaksamaError as error:
        return [str(error)]
    return []
