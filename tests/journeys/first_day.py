"""The forms of docs/install.md as people fill them, from the first code to the first accepted dispatch.

Rules kept here:
  * Each form is taken from the page that the document names; what was sent where is kept, in order (`Day.sent`), for a
    test to hold against the document.
  * Nobody knows more than a person does: the code from the administrators' pages, the key of the app from its page.
Left to others: the commands before it (`test_install`), what a page is (`saksama_demo.page`).
"""

import base64
import json
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from saksama.clocks.words import WITA
from saksama_demo.page import Form, Page, StoryMistake
from saksama_demo.player import PATIENCE, Person, wait_until
from saksama_demo.scene import both

_HALF = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b(?!-)")
_APP_KEY = re.compile(r"\b[A-Z2-7]{32}\b")
_FINGERPRINT = re.compile(r"\b(?:[0-9a-f]{4} ){4}[0-9a-f]{4}\b")
_OWN = re.compile(r"/\d+/|/[0-9a-f]{64}/|/masuk/.*")
"""What of an address is one thing's own."""
_TITLE = "Pemberitahuan pertama"
_TO_TYPE = 6
"""Seconds that a code must still live, to be sent and judged."""


@dataclass(slots=True)
class Institution:
    """One node: its address, its code in the text, the institution's passphrase, first codes, what it reads out.

    `staff`: usernames of first and second administrator, signatory, duty officer.
    """

    url: str
    code: str
    passphrase: str
    codes: list[str]
    fingerprint: str
    staff: list[str]
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The name of its log."""
        return f"{self.url.removeprefix('https://')}/log"


@dataclass(slots=True)
class Day:
    """What was sent at which page so far, in the order of the document."""

    sent: list[str] = field(default_factory=list)

    def fill(self, person: Person, page: Page, *needs: str, action: str = "", **values: str | list[str]) -> Page:
        """Send the form of `page` that has these fields, and keep its address."""
        return self._send(person, page, page.form(*needs, *values, action=action), values)

    def _send(self, person: Person, page: Page, form: Form, values: Mapping[str, str | list[str]]) -> Page:
        self.sent.append(_OWN.sub("/…/", path_of(page.url)))
        return person.send(page, form, values)

    def enter(self, at: Institution, username: str, *code: str) -> Person:
        """Choose a password by the code, or by its halves; log in; set the second step up."""
        person = at.people[username] = Person(at.url, username)
        password = f"kata sandi sendiri {username}"
        halves = dict(zip(("code", "rest"), code, strict=False))
        self.fill(person, person.open("/akun/pertama/"), username=username, password=password, again=password, **halves)
        page = self.fill(person, person.open("/akun/login/"), login=username, password=password)
        if "/reauthenticate/" in page.url:
            page = person.submit(page, password=password)
        key = _APP_KEY.search(page.text)
        if key is None:
            raise StoryMistake(f"{page.url} shows no key for the app: {page.text[:400]}")
        self.fill(person, page, code=_now_code(key[0]))
        return person

    def open_for_work(self, at: Institution) -> None:
        """Forms 1 to 12: two administrators, a signatory, a duty officer, and nobody made alone any more."""
        first, second, signatory, duty = at.staff
        for administrator, code in zip((first, second), at.codes, strict=True):
            self.enter(at, administrator, code)
        self.employ(at, signatory, "signatory")
        self.employ(at, duty, "duty")
        for administrator in (first, second):
            self.vouch(at, administrator, signatory)

    def employ(self, at: Institution, username: str, role: str) -> None:
        """Give somebody an account and a role by the two administrators, and let them come in."""
        by, other = (at.people[each] for each in at.staff[:2])
        account = self.fill(by, by.open("/meja/akun/baru/"), username=username, name=f"Contoh {username.title()}")
        self.fill(by, account, role=role, reason="Surat tugas hari pertama")
        self.confirm(other)
        self.enter(at, username, *(self._half(each, path_of(account.url)) for each in (by, other)))

    def confirm(self, person: Person) -> None:
        """As the second person: what waits stands among the duties."""
        page = person.open(person.open("/meja/").link(href="/meja/usulan/"))
        self.fill(person, page, action="/setujui/")

    def _half(self, by: Person, account: str) -> str:
        page = by.open(f"{account}kode/")
        # The form has nothing to type in: it goes back to its own page.
        shown = self._send(by, page, next(each for each in page.forms if not each.action and each.method == "post"), {})
        found = _HALF.search(shown.text)
        if found is None:
            raise StoryMistake(f"{shown.url} shows no half of a code: {shown.text[:600]}")
        return found[0]

    def vouch(self, at: Institution, by: str, signatory: str) -> None:
        """One administrator proposes to confirm the other, the signatory confirms."""
        person = at.people[by]
        self.fill(person, person.open("/meja/akun/sendiri/"), "subjects", reason="Dikenal oleh keduanya")
        self.confirm(at.people[signatory])

    def pair(self, at: Institution, other: Institution) -> None:
        """Give the partner's address, and compare what the page shows with what the other reads out by telephone."""
        person = at.people[at.staff[2]]
        shown = self.fill(person, person.open("/meja/nota/mitra/"), address=other.url)
        if other.fingerprint not in _FINGERPRINT.findall(shown.text):
            raise StoryMistake(f"{other.fingerprint} does not stand on {shown.url}")
        self.fill(person, shown, compared="on")

    def agree(self, first: Institution, second: Institution, witness: tuple[str, str]) -> None:
        """The first proposes the text that is shipped and signs; the second fetches, reads, signs."""
        ours, theirs = (each.people[each.staff[2]] for each in (first, second))
        page = ours.open("/meja/nota/usul/")
        form = page.form("template", "partner", "us")
        drafted = self.fill(
            ours,
            page,
            template=form.choice("template", "mou-bawaslu-diskominfotik"),
            partner=second.origin,
            us=first.code,
            witness_key=witness[0],
            witness_url=witness[1],
        )
        self.fill(ours, drafted, action="/tanda-tangan/", passphrase=first.passphrase)

        def fetched() -> Page | None:
            try:
                overview = theirs.open("/meja/nota/")
                return theirs.send(overview, overview.form("partner", action="/ambil/"), {"partner": first.origin})
            except StoryMistake:
                return None

        text = wait_until(fetched, seconds=PATIENCE, what="the proposal is fetched")
        self.sent.append("/meja/nota/")
        self.fill(theirs, text, action="/tanda-tangan/", passphrase=second.passphrase)

    def write(self, at: Institution) -> None:
        """Write the first dispatch, once the desk says that the agreement permits it."""
        person = at.people[at.staff[3]]

        def writable() -> Page | None:
            page = person.open("/meja/kiriman/baru/")
            return page if any({"title", "clause"} <= form.names for form in page.forms) else None

        page = wait_until(writable, seconds=PATIENCE, what="a dispatch can be written")
        clause = page.form("title", "clause").choice("clause", "Pasal 1")
        due = str((datetime.now(WITA) + timedelta(days=3)).date())
        self.fill(
            person,
            page,
            clause=clause,
            kind="information.request",
            classification="open",
            title=_TITLE,
            words="Mohon dijawab, untuk mencoba jalur ini.",
            due=due,
        )

    def accept(self, at: Institution) -> None:
        """Find it in the list of what came, read it, accept it."""
        person = at.people[at.staff[3]]

        def arrived() -> str | None:
            listed = person.open("/meja/kiriman/?arah=masuk").links
            return next((href for href, words in listed if _TITLE in words), None)

        page = person.look(
            wait_until(arrived, seconds=PATIENCE, what="the dispatch arrives"), "Terima kiriman", seconds=PATIENCE
        )
        self.fill(person, page, action="/terima/").holding("Diterima dan dicatat di log")


def path_of(url: str) -> str:
    """The path of an address, without host and query."""
    return "/" + url.partition("://")[2].partition("/")[2].partition("?")[0]


def _now_code(key: str) -> str:
    """What the app shows, where it shows it for some seconds yet; else what it shows next."""
    left = 30 - time.time() % 30
    if left < _TO_TYPE:
        time.sleep(left)
    return TOTP(base64.b32decode(key), 6, SHA1(), 30).generate(int(time.time())).decode()  # noqa: S303 (RFC 6238)


def main() -> None:
    """Play the day that standard input describes, and print which forms were sent, in the order of the document."""
    told = json.load(sys.stdin)
    first, second = (Institution(**each) for each in told["institutions"])
    days = Day(), Day(), Day()
    both([partial(day.open_for_work, at) for day, at in zip(days, (first, second), strict=False)])
    together = days[2]
    together.pair(first, second)
    together.pair(second, first)
    together.agree(first, second, tuple(told["witness"]))
    together.write(first)
    together.accept(second)
    json.dump([address for day in days for address in day.sent], sys.stdout)


if __name__ == "__main__":
    main()
