"""Which attacks there are, in the order in which they are played, and what keeps each out.

Rules kept here: an attack is a function that says how it was refused, and raises `Hole` where it was not; each names
controls of `tools/mutants/controls.toml`, which tests are seen to miss once they are taken away.
Left to others: what each does (`powers`, `locks`, `disk`), playing them (`sieging`), the page (`tools.references`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tools.siege import disk, locks, powers
from tools.siege.fort import Fort

type Play = Callable[[Fort], str]


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack. `of`: what it is against; `controls`: what keeps it out, as the table of controls calls it."""

    of: str
    play: Play
    controls: tuple[str, ...]

    @property
    def name(self) -> str:
        """A short one, for the record."""
        return self.play.__name__

    @property
    def tries(self) -> str:
        """What is tried, in a sentence."""
        return " ".join((self.play.__doc__ or "").split())


POWERS: Final = "powers of people"
SECRETS: Final = "passwords, codes and sessions"
LOCKS: Final = "locks"
DISK: Final = "what lies on the disk"

ATTACKS: Final = (
    Attack(DISK, disk.open_folder, ("a folder that lies open is closed", "what a node writes is its user's alone")),
    Attack(
        POWERS,
        powers.alone_at_the_machine,
        (
            "every page says what was done alone",
            "what was done alone is confirmed by nobody whom it made",
            "nobody stands for whose code is still out",
            "verify: a power by one person is named",
        ),
    ),
    Attack(
        POWERS,
        powers.set_a_password,
        (
            "nobody alone has a code for who holds a power",
            "a first code removes the second factor only when it is used",
        ),
    ),
    Attack(
        POWERS,
        powers.renew_alone,
        ("nobody alone has a code for who holds a power", "who is concerned has no part in it"),
    ),
    Attack(
        POWERS,
        powers.open_with_a_power,
        (
            "no power is granted by one",
            "nobody is the second person of their own proposal",
            "a power is given to nobody whom one person let in",
            "each of two has the own half alone",
        ),
    ),
    Attack(POWERS, powers.two_give_it, ("halves of a code end after three days",)),
    Attack(SECRETS, locks.code_that_set_the_app_up, ("the code that set an app up is used",)),
    Attack(
        POWERS,
        powers.whole_file_alone,
        ("a file with a power in it is agreed to by two", "no batch of a file makes a power by one"),
    ),
    Attack(
        POWERS,
        powers.give_from_below,
        (
            "a role is given where there is such a one, by who gives it there",
            "who may not give a role lets nobody in who holds it",
            "a role reaches its own offices only",
        ),
    ),
    Attack(
        POWERS,
        powers.read_from_below,
        (
            "what is the institution's as a whole counts at the office at the top alone",
            "what is asked of the institution is asked of the office at the top",
            "the table of rights decides at each address of the desk",
        ),
    ),
    Attack(
        LOCKS,
        locks.forge_the_sender,
        (
            "a request that says twice whence it comes is refused",
            "what is spelt with underscores beside Forwarded is refused",
        ),
    ),
    Attack(
        LOCKS,
        locks.guess_at_once,
        ("five wrong passwords lock the account", "many tries at once are no more than one after another"),
    ),
    Attack(
        LOCKS,
        locks.guess_among_a_flood,
        ("five wrong passwords lock the account", "a flood of made-up names takes a bounded place"),
    ),
    Attack(
        LOCKS,
        locks.shut_an_officer_out,
        ("a device that logged in before counts for itself", "no address counts against a known device"),
    ),
    Attack(
        LOCKS,
        locks.guess_the_vault,
        (
            "many wrong passphrases shut a key",
            "a try of a passphrase is counted before it is made",
            "one passphrase is stretched at a time in a process",
        ),
    ),
    Attack(
        SECRETS,
        locks.code_twice,
        ("a code of an app opens once", "the desk opens to a second factor only"),
    ),
    Attack(
        SECRETS,
        locks.session_after_its_end,
        ("a session that nobody uses ends", "a session ends eight hours after the login"),
    ),
    Attack(SECRETS, locks.weak_passphrase, ("nothing is locked under a passphrase that is tried first",)),
    Attack(
        DISK,
        disk.read_the_disk,
        (
            "what a case holds is sealed under its key",
            "search words are numbers under a key of the node",
            "what goes into the vault is sealed",
            "secrets of second factors are wrapped",
            "a name typed at a failed login is kept nowhere",
        ),
    ),
    Attack(
        DISK,
        disk.thin_the_trace,
        (
            "a line of the trace follows the one before it",
            "a day of the trace is held against what the log commits to, not against its own row",
        ),
    ),
)

HEAD: Final = """Each was found by attacking live nodes. `tests/journeys/test_siege.py` plays all of them again on one
that is served as in production (https, a second factor, a proxy before it), `./run soak siege` on SQLite and on
PostgreSQL. Each control can be taken away and its tests seen to fail: [every threat](threats.md).
"""


def attacks_page(made: str) -> str:
    """The table, with `made` below its title."""
    parts = [f"# Attacks that are played again, and what keeps each out\n\n{made}\n{HEAD}"]
    for of in dict.fromkeys(each.of for each in ATTACKS):
        parts += [f"## {of[:1].upper()}{of[1:]}\n", "| attack | what keeps it out |", "|---|---|"]
        parts += [f"| {each.tries} | {'; '.join(each.controls)} |" for each in ATTACKS if each.of == of]
        parts.append("")
    return "\n".join(parts)
