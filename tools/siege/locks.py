"""Attacks on passwords, codes, sessions and passphrases, and on the counters that hold them up.

Rules kept here: many at once are really at once, each from an address of its own; whoever is shut out by a stranger
must still come in from the own device.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Final

import httpx

from saksama_demo.launch import ANSWER_SECONDS, CommandFailed, free_ports
from saksama_demo.player import wait_until
from tools.siege.fort import ASKED, LOGIN, STEP_SECONDS, Fort, Guarded, Hole, Visitor, now_code, refused

MOST: Final = 5
TRIES: Final = 25
NAMES_EACH: Final = 4
PASSPHRASES: Final = 10
IDLE: Final = timedelta(minutes=30)
_SHUT_KEY: Final = "locked.too-many-tries"
_TOO_MANY: Final = "Terlalu banyak"
_UNUSED: Final = (
    "UPDATE accounts_session SET expire_date = began_at "
    "WHERE person_id = (SELECT id FROM accounts_person WHERE username = 'contoh.admin2')"
)
_ENDS: Final = "SELECT used_at, expire_date FROM accounts_session WHERE person_id IS NOT NULL"
_SHUT: Final = httpx.codes.TOO_MANY_REQUESTS
_REFUSED: Final = httpx.codes.BAD_REQUEST


def guess_at_once(fort: Fort) -> str:
    """25 wrong passwords at once, each from another address."""
    strangers = [fort.visitor("contoh.kabpetugas") for _ in range(TRIES)]
    for each in strangers:
        each.get(LOGIN)
    with ThreadPoolExecutor(TRIES) as several:
        tried = sum(several.map(_is_tried, strangers))
    if tried > MOST:
        raise Hole(f"{tried} of {TRIES} wrong passwords at once were tried")
    right = fort.visitor("contoh.kabpetugas").try_password(fort.node.told("contoh.kabpetugas"))
    refused(right, _SHUT, what="a stranger with the right password, after too many")
    return f"{tried} of {TRIES} were tried, the others 429, also with the right one"


def guess_among_a_flood(fort: Fort) -> str:
    """25 wrong passwords one after another, among names that nobody has: what was counted is not forgotten."""
    before, tried = _rows(fort), 0
    for number in range(TRIES):
        tried += _is_tried(fort.visitor("contoh.kabanggota"))
        if number % NAMES_EACH == 0:
            fort.visitor().try_password("salah", f"tidak-ada-{number}")
    if tried > MOST:
        raise Hole(f"{tried} of {TRIES} wrong passwords were tried, among names of nobody")
    kept = _rows(fort) - before
    # One of the account and one of the sender, of each that was tried.
    if kept > 2 * (tried + TRIES // NAMES_EACH + 1):
        raise Hole(f"{kept} rows are kept: a try that was refused wrote one")
    return f"{tried} of {TRIES} were tried; {kept} rows are kept"


def shut_an_officer_out(fort: Fort) -> str:
    """Strangers have shut an account; its officer comes in from the device that is known."""
    officer = fort.person("contoh.kabpetugas")
    officer.forget_session()
    if officer.is_in():
        raise Hole("the session was not closed")
    answer = officer.try_password(fort.node.told(officer.name))
    if answer.status_code != httpx.codes.FOUND:
        raise Hole(f"the officer is shut out on the own device: {answer.status_code}")
    officer.post(ASKED, {"code": officer.spare.pop()})
    if not officer.is_in():
        raise Hole("the officer is shut out on the own device")
    return "the known device has tries of its own, and comes in"


def code_that_set_the_app_up(fort: Fort) -> str:
    """The code that set an app up, seen by somebody who knows the password, at a login in the same half minute."""
    person, password = fort.visitor("samaran"), fort.node.told("samaran")
    person.try_password(password)
    person.set_up_app(password)
    fort.people[person.name] = person
    came = _asked_for_code(fort, person.name)
    came.post(ASKED, {"code": person.used})
    if came.is_in():
        raise Hole("the code that set the app up opens a login")
    return "it opens nothing"


def code_twice(fort: Fort) -> str:
    """A code of an app, at two logins."""
    person = fort.people["samaran"]
    code = _next_code(person.app, person.used)
    for opens in (True, False):
        came = _asked_for_code(fort, person.name)
        came.post(ASKED, {"code": code})
        if came.is_in() is not opens:
            raise Hole("no code opens a login" if opens else "a code opened two logins")
    return "it opens one"


def session_after_its_end(fort: Fort) -> str:
    """The cookie of a session that ended: for want of use, and by its person's leaving."""
    idle, left = fort.person("contoh.admin2"), fort.person("contoh.ketua")
    for used, ends in fort.sql(_ENDS):
        if datetime.fromisoformat(str(ends)) - datetime.fromisoformat(str(used)) > IDLE:
            raise Hole(f"a session that was used at {used} ends at {ends}")
    # Nobody waits for that here: as its row is half an hour later.
    fort.sql(_UNUSED)
    if idle.is_in():
        raise Hole("a session goes on after half an hour without a page")
    copied = fort.visitor()
    copied.bear(left)
    if not copied.is_in():
        raise Hole("a copied cookie opens nothing at all: this shows nothing")
    left.post("/akun/logout/")
    if copied.is_in():
        raise Hole("a cookie opens the desk after its person left")
    return "led to the login"


def guess_the_vault(fort: Fort) -> str:
    """12 wrong passphrases of the vault at once, then the right one."""
    person = fort.person("contoh.anggota")
    day = re.search(r'name="day" value="([0-9-]+)"', person.get("/meja/jejak/").text)
    if day is None:
        raise Hole("the trace has no day")

    def guess(words: str) -> httpx.Response:
        return person.post("/meja/jejak/", {"day": day[1], "person": "", "act": "", "passphrase": words})

    with ThreadPoolExecutor(4) as several:
        told = [
            each.text for each in several.map(guess, [f"frasa sandi yang salah {n}" for n in range(PASSPHRASES + 2)])
        ]
    wrong = sum(_SHUT_KEY not in each for each in told)
    if wrong > PASSPHRASES:
        raise Hole(f"{wrong} wrong passphrases were tried")
    right = guess(fort.node.told("vault"))
    if _SHUT_KEY not in right.text or right.status_code == httpx.codes.OK:
        raise Hole("the vault opens after ten wrong ones")
    return f"{wrong} were tried, then the key is shut, to the right one too"


def weak_passphrase(fort: Fort) -> str:
    """A passphrase of few letters, and one that everybody tries first."""
    told = set()
    for words in ("pendek-0417", "password123456"):
        port = free_ports(2)
        node = Guarded(fort.node.institution, fort.node.folder / "lain", port, front=port + 1)
        node.secret("vault").write_text(words)
        try:
            node.init()
        except CommandFailed as failed:
            told.add(re.findall(r"exit (\d)", str(failed))[0])
        else:
            raise Hole(f"{words!r} locks a vault")
        if node.data.exists():
            raise Hole("something was made before it was refused")
        node.secret("vault").unlink()
    return f"init ends with {' or '.join(sorted(told))} before it makes anything"


def forge_the_sender(fort: Fort) -> str:
    """A client says who sends, in a header of another spelling than the proxy's, or beside it, or twice."""
    stranger = fort.visitor()
    for name in ("X_Forwarded_For", "X-Forwarded-For", "x_forwarded_proto", "X_Real_IP"):
        refused(stranger.get("/", **{name: "198.51.100.7"}), _REFUSED, what=f"{name} beside Forwarded")
    # As a proxy that speaks the older way hands it on.
    for headers, wanted in (
        ([("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")], httpx.codes.OK),
        ([("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-For", "203.0.113.9")], _REFUSED),
        ([("Forwarded", "for=198.51.100.7"), ("Forwarded", "for=203.0.113.9")], _REFUSED),
        ([("Forwarded", "for=198.51.100.7"), ("X-Forwarded-For", "203.0.113.9")], _REFUSED),
        ([("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Proto", "https")], _REFUSED),
    ):
        asked = [("Host", fort.node.url.removeprefix("https://")), *headers]
        refused(
            httpx.get(f"{fort.node.serving.url}/", headers=asked, timeout=ANSWER_SECONDS), wanted, what=str(headers)
        )
    return "400 each, and the plain ones pass"


def _rows(fort: Fort) -> int:
    ((count,),) = fort.sql("SELECT COUNT(*) FROM accounts_tried")
    return int(count)


def _is_tried(who: Visitor) -> bool:
    """Whether a wrong password of theirs was compared with anything."""
    answer = who.try_password("salah-sekali-0417")
    return answer.status_code != _SHUT and _TOO_MANY not in answer.text


def _asked_for_code(fort: Fort, name: str) -> Visitor:
    came = fort.visitor(name)
    answer = came.try_password(fort.node.told(name))
    if not answer.headers.get("location", "").startswith(ASKED):
        raise Hole(f"{name} is not asked for a second factor: {answer.status_code} {answer.headers.get('location')}")
    came.get(ASKED)
    return came


def _next_code(secret: str, used: str) -> str:
    """What the app shows next: half a minute later at most."""

    def shown() -> str | None:
        code = now_code(secret)
        return code if code != used else None

    return wait_until(shown, seconds=3 * STEP_SECONDS, what="the app shows another code")
