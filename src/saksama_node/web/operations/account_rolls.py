"""Accounts from files, at the machine itself: `saksama-node account load`, `account import` and `account end`.

Rules kept here:
  * All faults of a file are told at once, with the line and, of a roll, the column; with one of them nothing is made.
  * A spreadsheet's own habits are no fault: a byte order mark, semicolons for commas.
  * First codes go into one new file of mode 0600 that the operator names, or are not made at all: the desk prints them.
Left to others: what an account must be (`accounts.actions`), reading and judging rolls, making, ending (flows).
"""

import csv
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError

from saksama.errors import CallerError, SaksamaError
from saksama_node.accounts import enrolling
from saksama_node.accounts.admitting import HandedOut
from saksama_node.accounts.offices import gives
from saksama_node.accounts.policy import Role, Staff, operator
from saksama_node.flows.people.admit_people import hand_out_codes
from saksama_node.flows.people.end_access import choose, count_chosen, end_some, set_last_day_of_many
from saksama_node.flows.people.import_accounts import agree_to_roll, judge_file, stage_accounts
from saksama_node.flows.people.keep_accounts import check_account
from saksama_node.flows.people.make_accounts import make_some
from saksama_node.flows.seconds.of_power import powers_in
from saksama_node.settings.current import SETTINGS
from saksama_node.web.roll_words import ROLL

COLUMNS = ("username", "name", "region", "roles")


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


def read_people(file: Path, by: Staff) -> list[NewPerson]:
    """Every row of the file. Raises `PeopleFileRefused` with all that is wrong in it."""
    rows, faults = _rows(file)
    people: list[NewPerson] = []
    lines: dict[str, int] = {}
    for line, row in rows:
        person, wrong = _person(row)
        if earlier := lines.get(person.username.casefold()):
            wrong.append(f"{person.username} stands on line {earlier} already")
        lines.setdefault(person.username.casefold(), line)
        wrong += _judged(by, person)
        given = gives(by, person.region)
        wrong += [f"no {role} is given at {person.region}" for role in person.roles if role not in given]
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
        if others := [word for word in columns if word not in COLUMNS]:
            # Such as a password: nobody sets one for another.
            raise PeopleFileRefused((f"line 1: no column may be {', '.join(others)}; only: {', '.join(COLUMNS)}",))
        rows, faults = [], []
        for fields in source:
            if len(fields) == len(columns):
                rows.append((source.line_num, {c: f.strip() for c, f in zip(columns, fields, strict=True)}))
            elif fields:
                faults.append(f"line {source.line_num}: {len(fields)} fields, not {len(columns)}")
    except csv.Error as error:
        raise PeopleFileRefused((f"line {source.line_num}: {error}",)) from error
    return rows, faults


def _person(row: dict[str, str]) -> tuple[NewPerson, list[str]]:
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
    return NewPerson(row["username"], row["name"], row["region"], tuple(roles)), faults


def _judged(by: Staff, person: NewPerson) -> list[str]:
    told = (person.username, person.name, person.region)
    try:
        check_account(by, *told)
    except ValidationError as error:
        named = getattr(error, "error_dict", {"": error.error_list if hasattr(error, "error_list") else []})
        return [
            f"{name}: {words}" if name else words
            for name, found in named.items()
            for words in ValidationError(found).messages
        ]
    except SaksamaError as error:
        return [str(error)]
    return []


type Say = Callable[[str], object]


class RollRefused(CallerError):
    """The file has faults; no account was made."""

    code = "account.roll-refused"
    advice = "Mend every line that is named and import the file again; no account was made."

    faults: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.code}:", *self.faults))


class RollStopped(CallerError):
    """The accounts could not all be made; those that were stay."""

    code = "account.roll-stopped"
    advice = "Look at the roll on the desk (Akun, Daftar akun): mend the cause and go on, or throw the rest away."

    roll: int
    why: str


def import_file(file: Path, last_day: date | None, *, check: bool, codes: Path | None, say: Say) -> None:
    """Judge the file and, unless `check`, make its accounts; write first codes to `codes` where it is named."""
    by = operator(SETTINGS.region)
    judged = judge_file(by=by, data=file.read_bytes(), last_day=last_day)
    if judged.faults:
        raise RollRefused(tuple(_line(*ROLL.told(each)) for each in judged.faults))
    say(f"{judged.rows} rows, no fault")
    if check:
        return
    of_two = bool(powers_in(each.role for each in judged.accounts))
    sheet = None if of_two else sheet_for(codes)
    roll_id = stage_accounts(by=by, name=file.name, accounts=judged.accounts)
    if of_two:
        say(f"{SETTINGS.url}/meja/akun/daftar/{roll_id}/ waits for two administrators: it holds roles that take two")
        return
    agree_to_roll(by=by, roll_id=roll_id)
    # The worker of a running node makes some of them too; whoever takes a batch has the roll locked.
    while (found := enrolling.roll(roll_id)).state == enrolling.State.MAKING:
        make_some(roll_id)
        if found.made % 1000 == 0:
            say(f"{found.made} / {found.total}")
    if found.state != enrolling.State.DONE:
        raise RollStopped(roll_id, found.fault)
    say(f"roll {roll_id}: {found.total} accounts made")
    if sheet is not None:
        write_codes(sheet, hand_out_codes(by=by, roll_id=roll_id, region=SETTINGS.region))
        say(f"first codes: {codes} (print it, hand it out, delete it)")


def end_many(region: str, role: Role | None, roll_id: int | None, day: date, say: Say) -> None:
    """Set the last day of many; what is over already is closed and logged now."""
    by = operator(SETTINGS.region)
    chosen = choose(by=by, region=region, role=role, roll_id=roll_id)
    for name, count in count_chosen(by, chosen).items():
        say(f"{name}: {count}")
    say(f"{set_last_day_of_many(by=by, chosen=chosen, day=day)} accounts: last day {day.isoformat()}")
    closed = sum(iter(end_some, 0))
    if closed:
        say(f"{closed} accounts closed")


def sheet_for(codes: Path | None) -> int | None:
    """The new file for first codes, opened before anything is made: one that is there is not written over."""
    return os.open(codes, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600) if codes else None


def write_codes(file: int, handed_out: Iterable[HandedOut]) -> None:
    """Write these into it, a line each."""
    with os.fdopen(file, "w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(("region", "office", "station", "name", "username", "first_code", "last_day"))
        for each in handed_out:
            sheet.writerow((each.region, each.office, each.station, each.name, each.username, each.code, each.last_day))


def _line(line: str, column: str, value: str, sentence: str) -> str:
    where = " ".join(word for word in (f"line {line}", column, f"«{value}»" if value else "") if word)
    return f"{where}: {sentence}"
