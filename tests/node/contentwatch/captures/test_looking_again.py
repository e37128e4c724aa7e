"""Looking again by itself: whose turn it is, through the guarded door, each kept, those that are news entered."""

import errno
import socket
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from saksama.entries.kinds.content import (
    Addressee,
    Answered,
    Channel,
    ContentRechecked,
    Outcome,
    Presence,
    Way,
)
from saksama.procedure.moves import CONTENT, START
from saksama.procedure.replay import act_of, step
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import actor_for
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.rechecking import (
    SOONER,
    StillThere,
    named_since,
    next_to_look,
    rechecks_of,
    spans_of,
)
from saksama_node.contentwatch.models import Copy, Part, Recheck, Request
from saksama_node.contentwatch.strangers.archive import remove
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.flows.content import look_again as looking
from saksama_node.flows.content.capture_content import capture_link
from saksama_node.flows.content.decide_claim import answer_request
from saksama_node.flows.content.erase_content import mask_content
from saksama_node.flows.content.look_again import look_again, look_by_itself
from saksama_node.flows.content.triage_content import begin_claim, take_content
from saksama_node.ledger.queries import history
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.words import content as requests
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.proposing import propose_request
from tests.node.contentwatch.requested import PAGE, WORDS, answered, judged
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_read
from tests.testonly.hostile_answers import Answer, says

HTML = ("Content-Type", "text/html")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Changing:
    """A site whose answer the test changes."""

    def __init__(self) -> None:
        self.answer: Answer = says(PAGE, 200, HTML)

    def __call__(self, to: BaseHTTPRequestHandler) -> None:
        self.answer(to)


def asked_about(staff_for: StaffFor, address: str) -> tuple[str, str, str]:
    """A copy of this address, its claim, and the request that names it."""
    by = staff_for(Role.CONTENT)
    copy = capture_link(by, address, Given(Way.STAFF, Channel.WEBSITE))
    take_content(by, copy)
    claim = judged(staff_for, begin_claim(by, copy, SAID))
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="2")
    confirm_read(other, propose_request(one, claim, Addressee.PLATFORM, WORDS, [copy]))
    return copy, claim, Request.objects.get(claim__subject=claim).request


def rounds() -> int:
    return sum(1 for _ in look_by_itself())


def age(by: timedelta) -> None:
    """As if every look had been so much earlier."""
    for row in Recheck.objects.all():
        Recheck.objects.filter(pk=row.pk).update(at=row.at - by)


@pytest.fixture
def page(site: Site) -> tuple[str, Changing]:
    answers = Changing()
    return site("viral.example", answers), answers


def test_each_copy_of_a_request_is_looked_at_in_its_turn_and_every_look_is_kept(
    staff_for: StaffFor, page: tuple[str, Changing]
) -> None:
    address, site = page
    copy, claim, request = asked_about(staff_for, address)
    alone = capture_link(staff_for(Role.CONTENT), address, Given(Way.STAFF, Channel.WEBSITE))
    before = len(history(claim))
    assert (rounds(), rounds()) == (1, 0)
    site.answer = says(b"", 410)
    age(SETTINGS.recheck_hours * HOUR)
    assert (rounds(), rounds()) == (1, 0)
    assert [(each.found, each.by) for each in rechecks_of(copy)] == [(StillThere.GONE, None), (StillThere.SAME, None)]
    assert rechecks_of(alone) == [], "nobody asked about it"
    assert len(history(claim)) == before, "a look is of the copy"

    answer_request(staff_for(Role.OFFICER), request, answered(Outcome.REMOVED))
    age(SETTINGS.recheck_hours * HOUR)
    assert rounds() == 1, "a closed one is watched on"
    Request.objects.update(closed_at=now() - SETTINGS.recheck_days * DAY - HOUR)
    age(SETTINGS.recheck_hours * HOUR)
    assert rounds() == 0


def entered(copy: str) -> list[ContentRechecked]:
    """The looks in our log, in its order."""
    return [each.entry.body for each in history(copy) if isinstance(each.entry.body, ContentRechecked)]


def test_a_look_that_is_news_is_entered_without_a_word_of_where(
    staff_for: StaffFor, page: tuple[str, Changing], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, site = page
    copy, _claim, _request = asked_about(staff_for, address)
    up = ContentRechecked(presence=Presence.UP, status=Answered.SUCCESSFUL)
    changed = ContentRechecked(presence=Presence.CHANGED, status=Answered.SUCCESSFUL)
    gone = ContentRechecked(presence=Presence.GONE, status=Answered.CLIENT_ERROR)
    broken = ContentRechecked(presence=Presence.UNKNOWN, status=Answered.SERVER_ERROR)
    silent = ContentRechecked(presence=Presence.UNREACHED)

    def looked(answer: Answer | None, hours: int = SETTINGS.recheck_hours) -> None:
        if answer is not None:
            site.answer = answer
        assert rounds() == 1
        age(hours * HOUR)

    for answer in (
        says(PAGE, 200, HTML),
        says(PAGE + b"<!-- 7 -->", 200, HTML),
        says(b"Lain.", 200, HTML),
        says(b"", 404),
    ):
        looked(answer)
    assert entered(copy) == [up, changed, gone], "what met the same is no news"
    for answer in (says(b"", 410), says(b"", 503)):
        looked(answer)
    assert entered(copy)[3:] == [broken]
    for _ in range(6):
        looked(None)
    assert entered(copy)[4:] == [], "less than a week ago"
    looked(None)
    assert entered(copy)[4:] == [broken], "once a week it is said again"

    by = staff_for(Role.CONTENT)
    look_again(by, copy)
    assert entered(copy)[5:] == [broken], "a person's look is an act of that person"
    assert history(copy)[-1].entry.actor == actor_for(by, copy)
    assert {each.entry.actor for each in history(copy) if each.entry.kind == "content.rechecked"} == {
        "node", actor_for(by, copy)
    }  # fmt: skip

    def failing(number: int) -> None:
        def refuse(*_given: object, **_named: object) -> object:
            raise socket.gaierror(number, "no")

        monkeypatch.setattr(socket, "getaddrinfo", refuse)

    failing(socket.EAI_AGAIN)
    age(SETTINGS.recheck_hours * HOUR)
    looked(None)
    assert entered(copy)[6:] == [], "that this node cannot get out says nothing of the copy"
    failing(socket.EAI_NONAME)
    looked(None)
    assert entered(copy)[6:] == [silent]
    assert [each.leaf is not None for each in rechecks_of(copy)[:2]] == [True, False]
    for each in history(copy):
        assert b"viral.example" not in each.entry.encode()
    assert lawful_copy(copy)


def lawful_copy(copy: str) -> bool:
    """Whether an outsider finds the copy's entries in their order."""
    state: str | None = START
    for each in history(copy):
        state = step(CONTENT, state or START, act_of(each.entry.body))
        if state is None:
            return False
    return True


def test_what_was_not_reached_is_not_called_gone_and_is_looked_at_again_sooner(
    staff_for: StaffFor, page: tuple[str, Changing], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _site = page
    copy, _claim, _request = asked_about(staff_for, address)
    told = []

    def failing(error: OSError) -> None:
        def refuse(*_given: object, **_named: object) -> object:
            raise error

        monkeypatch.setattr(socket, "getaddrinfo", refuse)

    for number in (socket.EAI_NONAME, socket.EAI_AGAIN):
        failing(socket.gaierror(number, "no"))
        assert rounds() == 1
        told.append((rechecks_of(copy)[0].found, rechecks_of(copy)[0].why))
        assert rounds() == 0
        age(SOONER)
    assert told == [(StillThere.UNREACHED, Why.UNKNOWN_NAME), (StillThere.UNREACHED, Why.NO_NETWORK)]


def test_a_machine_without_a_way_out_says_so(
    staff_for: StaffFor, logged_in: LoggedIn, page: tuple[str, Changing], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _site = page
    copy, _claim, request = asked_about(staff_for, address)

    def unreachable(*_given: object, **_named: object) -> object:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    assert look_again(staff_for(Role.CONTENT), copy) is StillThere.UNREACHED
    assert rechecks_of(copy)[0].why is Why.NO_NETWORK
    text = logged_in(Role.OFFICER).get(f"/meja/permohonan-konten/{request}/").content.decode()
    assert "Simpul ini tidak dapat keluar ke internet" in text
    assert "tidak terjangkau" in text
    assert "tidak ada lagi" not in text


def test_a_redirect_to_an_inner_address_is_refused_here_too(staff_for: StaffFor, page: tuple[str, Changing]) -> None:
    address, site = page
    copy, _claim, _request = asked_about(staff_for, address)
    site.answer = says(b"", 302, ("Location", "http://169.254.169.254/latest/meta-data/"))
    assert rounds() == 1
    (look,) = rechecks_of(copy)
    assert (look.found, look.why) == (StillThere.UNREACHED, Why.NOT_PUBLIC)


def test_a_copy_that_cannot_be_looked_at_holds_up_no_other(staff_for: StaffFor, site: Site) -> None:
    first, second = Changing(), Changing()
    lost, _claim, _request = asked_about(staff_for, site("satu.example", first))
    mask_content(staff_for(Role.CONTENT), lost, ["Surat"], [])
    other, _claim, _request = asked_about(staff_for, site("dua.example", second))
    # What was covered lies nowhere any more, and the site gives other bytes: nothing can be compared.
    first.answer = says(PAGE + b"<!-- 7 -->", 200, HTML)
    for each in Part.objects.filter(copy__subject=lost):
        remove(each.sha256)
    from_mask = Copy.objects.get(subject=lost).masks.get()
    remove(from_mask.words)
    assert rounds() == 2
    assert [each.found for each in rechecks_of(lost)] == [StillThere.UNKNOWN]
    assert [each.found for each in rechecks_of(other)] == [StillThere.SAME]


def test_looks_that_met_the_same_are_shown_as_one_and_a_return_stands_out(
    staff_for: StaffFor, logged_in: LoggedIn, page: tuple[str, Changing]
) -> None:
    address, site = page
    copy, _claim, request = asked_about(staff_for, address)
    for answer in (says(PAGE, 200, HTML), says(b"", 404), says(b"", 404), says(b"", 503), says(PAGE, 200, HTML)):
        site.answer = answer
        assert rounds() == 1
        age(SETTINGS.recheck_hours * HOUR)
    spans = spans_of(copy)
    assert [(each.found, each.times) for each in spans] == [
        (StillThere.SAME, 1), (StillThere.UNKNOWN, 1), (StillThere.GONE, 2), (StillThere.SAME, 1)
    ]  # fmt: skip
    assert spans[2].since < spans[2].until
    text = logged_in(Role.OFFICER).get(f"/meja/permohonan-konten/{request}/").content.decode()
    for said in ("tidak ada lagi (2 kali sejak", "menjawab, tetapi tidak dapat dipastikan", "masih ada, sama"):
        assert said in text


def test_it_can_be_switched_off_and_the_page_says_so(
    staff_for: StaffFor, logged_in: LoggedIn, page: tuple[str, Changing], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _site = page
    _copy, _claim, request = asked_about(staff_for, address)
    path = f"/meja/permohonan-konten/{request}/"
    desk = logged_in(Role.OFFICER)
    assert f"setiap {SETTINGS.recheck_hours} jam" in desk.get(path).content.decode()
    for module in (looking, requests):
        monkeypatch.setattr(module, "SETTINGS", replace(SETTINGS, recheck_hours=0))
    assert rounds() == 0
    assert "tidak melihat alamat dengan sendirinya" in desk.get(path).content.decode()


def test_the_longest_unseen_comes_first_and_one_without_an_address_never(staff_for: StaffFor, site: Site) -> None:
    copies = [asked_about(staff_for, site(f"situs{n}.example", Changing()))[0] for n in range(3)]
    at = now()
    for copy, hours in zip(copies, (30, 50, 10), strict=True):
        Recheck.objects.create(copy=Copy.objects.get(subject=copy), at=at - hours * HOUR, found=StillThere.SAME)
    named = named_since(at)
    assert set(copies) <= set(named)
    assert next_to_look(named, at, DAY, 5) == [copies[1], copies[0]]
    Copy.objects.filter(subject=copies[1]).update(address="")
    assert next_to_look(named, at, DAY, 5) == [copies[0]]
    assert next_to_look(named, at, DAY, 0) == []


def test_a_copy_s_own_page_looks_at_its_address(
    staff_for: StaffFor, logged_in: LoggedIn, page: tuple[str, Changing]
) -> None:
    address, site = page
    copy, _claim, _request = asked_about(staff_for, address)
    site.answer = says(b"", 404)
    desk = logged_in(Role.CONTENT)
    assert f"/meja/konten/{copy}/lihat/" in desk.get(f"/meja/konten/{copy}/").content.decode()
    told = desk.post(f"/meja/konten/{copy}/lihat/", follow=True).content.decode()
    assert "Alamatnya sudah dilihat dan dicatat di log: tidak ada lagi." in told
    assert entered(copy)[-1] == ContentRechecked(presence=Presence.GONE, status=Answered.CLIENT_ERROR)
