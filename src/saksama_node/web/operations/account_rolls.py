"""`saksama-node account import` and `account end`: many accounts at the machine itself.

Rules kept here:
  * All faults of the file are told at once, with line and column; with one of them nothing is made.
  * First codes go into one new file of mode 0600 that the operator names, or are not made at all: the desk prints them.
Left to others: reading, judging, making, ending (flows).
"""

import csv
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from saksama.errors import CallerError
from saksama_node.accounts import rolls
from saksama_node.accounts.staff import Role, operator
from saksama_node.flows.people.end_access import choose, count_chosen, end_some, set_last_day_of_many
from saksama_node.flows.people.import_accounts import agree_to_roll, judge_file, stage_accounts
from saksama_node.flows.people.make_accounts import hand_out_codes, make_some
from saksama_node.settings.current import SETTINGS
from saksama_node.web.roll_words import ROLL

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
    # Opened before anything is made: a file that is there already is not written over.
    sheet = os.open(codes, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600) if codes else None
    roll_id = stage_accounts(by=by, name=file.name, accounts=judged.accounts)
    agree_to_roll(by=by, roll_id=roll_id)
    # The worker of a running node makes some of them too; whoever takes a batch has the roll locked.
    while (found := rolls.roll(roll_id)).state == rolls.State.MAKING:
        make_some(roll_id)
        if found.made % 1000 == 0:
            say(f"{found.made} / {found.total}")
    if found.state != rolls.State.DONE:
        raise RollStopped(roll_id, found.fault)
    say(f"roll {roll_id}: {found.total} accounts made")
    if sheet is not None:
        _write_codes(sheet, roll_id)
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


def _write_codes(file: int, roll_id: int) -> None:
    with os.fdopen(file, "w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(("region", "office", "station", "name", "username", "first_code", "last_day"))
        for each in hand_out_codes(by=operator(SETTINGS.region), roll_id=roll_id, region=SETTINGS.region):
            sheet.writerow((each.region, each.office, each.station, each.name, each.username, each.code, each.last_day))


def _line(line: str, column: str, value: str, sentence: str) -> str:
    where = " ".join(word for word in (f"line {line}", column, f"«{value}»" if value else "") if word)
    return f"{where}: {sentence}"
