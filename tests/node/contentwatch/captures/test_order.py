"""What comes first in the queue: trusted sources that two persons named, and harm that a person states."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures.captured import CopyState, copy_of
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.priority import HARMS, Harm, Known, Reason, priority
from saksama_node.contentwatch.captures.queued import queue
from saksama_node.contentwatch.captures.triaging import HELD
from saksama_node.contentwatch.captures.trusting import Trust, TrustRefused, Why, in_force, sources
from saksama_node.contentwatch.models import Copy
from saksama_node.flows.content.capture_content import capture_link, capture_words
from saksama_node.flows.content.order_queue import end_source, state_harm
from saksama_node.flows.content.triage_content import archive_content, take_content
from saksama_node.ledger.queries import waiting_entries
from saksama_node.seconds.proposing import open_in
from saksama_node.settings.clock import now
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.node.contentwatch.proposing import propose_source
from tests.node.seconds.reading import confirm_at, confirm_read
from tests.testonly.hostile_answers import says

DAY = date(2026, 11, 26)


def copy(words: str, **given: object) -> str:
    return capture_words(None, words, Given(Way.PUBLIC, Channel.X, **given))  # type: ignore[arg-type]  # a test's table


def test_two_persons_name_a_source_and_one_ends_it(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    number = propose_source(one, "https://www.periksa.example/tentang", "Periksa", "anggota jaringan pemeriksa fakta")
    assert in_force().names == {}, "one person alone trusts nobody"
    assert confirm_read(other, number) is None, "it is no entry"
    assert in_force().names == {"periksa.example": "Periksa"}
    (shown,) = sources()
    assert (shown.by, shown.confirmed_by, shown.reason) == (one.id, other.id, "anggota jaringan pemeriksa fakta")
    with pytest.raises(TrustRefused) as told:
        propose_source(one, "periksa.example", "P", "x")
    assert told.value.why is Why.KNOWN
    end_source(one, shown.id)
    assert in_force().names == {}
    with pytest.raises(TrustRefused):
        end_source(other, shown.id)
    confirm_read(one, propose_source(other, "periksa.example", "Periksa", "kembali"))
    assert [each.ended_at is None for each in sources()] == [True, False], "what was ended stays in the list"


@pytest.mark.parametrize(
    "address",
    [
        *("facebook.com", "https://x.com/", "localhost", "bukan alamat", "https://bit.ly/a", ""),
        *("127.0.0.1", "http://10.0.0.1:8000/", "bukan alamat.example", "-a.example", "a..example", "https://[::1]/"),
        *("periksa.example<b>", "\u2603.example"),
    ],
)
def test_a_whole_platform_or_what_is_no_site_is_nobody(staff_for: StaffFor, address: str) -> None:
    with pytest.raises(TrustRefused) as told:
        propose_source(staff_for(Role.CONTENT), address, "X", "x")
    assert told.value.why is Why.NOBODY


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("periksa.example", "Periksa"),
        ("ntb.periksa.example", "Periksa"),
        ("bukanperiksa.example", ""),
        ("example", ""),
        ("x.com/bawaslu", "Bawaslu"),
        ("x.com/bawaslu2", ""),
        ("", ""),
    ],
)
def test_a_source_is_a_site_with_what_lies_below_it_or_one_account(account: str, name: str) -> None:
    assert Trust({"periksa.example": "Periksa", "x.com/bawaslu": "Bawaslu"}).name_of(account) == name


def test_what_a_trusted_source_shows_comes_first_and_nothing_is_decided(site: Site, staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    pressing = copy("satu dua tiga", reach=900_000)
    url = site("ntb.periksa.example", says(b"<p>Kabar dari NTB", 200, ("Content-Type", "text/html")))
    shown = capture_link(None, f"{url}/a", Given(Way.FEED, Channel.WEBSITE))
    assert [each.copy.subject for each in queue(DAY).ranked] == [pressing, shown]
    confirm_read(other, propose_source(one, "periksa.example", "Periksa", "pemeriksa fakta"))
    first, _ = queue(DAY).ranked
    assert (first.copy.subject, first.why.given[0].said) == (shown, "Periksa")
    assert copy_of(shown).state is CopyState.WAITING
    assert len(list(waiting_entries(shown))) == 1


def test_harm_orders_the_queue_and_says_who_stated_it(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    plain = copy("satu dua tiga")
    given = copy("empat lima enam", harm=Harm.VOTING)
    assert [each.copy.subject for each in queue(DAY).ranked] == [given, plain]
    state_harm(by, plain, Harm.THREAT)
    state_harm(by, given, None)
    ranked = queue(DAY).ranked
    assert ranked[0].copy.subject == plain
    reasons = {each.copy.subject: [point.reason for point in each.why.given] for each in ranked}
    assert Reason.HARM_TRIAGED in reasons[plain]
    assert Reason.HARM_GIVEN not in reasons[given]
    assert Copy.objects.get(subject=plain).harm_by == by.id
    assert len(list(waiting_entries(plain))) == 1, "stating harm is no entry"
    with pytest.raises(NotAllowed):
        state_harm(staff_for(Role.COMMISSIONER), plain, Harm.HATE)


@pytest.mark.parametrize("harm", Harm)
def test_every_harm_has_its_points(harm: Harm) -> None:
    assert priority(Known(harm=harm)).points == HARMS[harm] > 0


def test_at_the_desk_sources_are_named_agreed_to_and_ended(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    client = logged_in(Role.CONTENT)
    wrong = client.post("/meja/konten/sumber/baru/", {"name": "X", "address": "facebook.com", "reason": "x"})
    assert wrong.status_code == 422
    assert "Satu platform utuh bukan sumber" in wrong.content.decode()
    client.post("/meja/konten/sumber/baru/", {"name": "Periksa", "address": "periksa.example", "reason": "jaringan"})
    assert "Menunggu orang kedua" in client.get("/meja/konten/sumber/").content.decode()
    (waits,) = open_in("source")
    second = logged_in(Role.OFFICER)
    assert f"/meja/usulan/{waits.id}/" in second.get("/meja/konten/sumber/").content.decode()
    shown = second.get(f"/meja/usulan/{waits.id}/").content.decode()
    for said in ("Percayai sumber: Periksa", "periksa.example", "jaringan", "Tepat inilah yang didahulukan"):
        assert said in shown
    assert confirm_at(second, waits.id)["Location"] == "/meja/konten/sumber/"
    (source,) = sources()
    page = second.get("/meja/konten/sumber/").content.decode()
    assert "berlaku sejak" in page
    assert staff_for(Role.OFFICER).name in page
    client.post(f"/meja/konten/sumber/{source.id}/akhiri/")
    assert "diakhiri oleh" in client.get("/meja/konten/sumber/").content.decode()


def test_at_the_desk_the_order_says_how_it_came_about(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    subject = copy("satu dua tiga", reach=12_000)
    client.post(f"/meja/konten/{subject}/bahaya/", {"harm": "voting"})
    page = client.get("/meja/konten/").content.decode()
    assert "bahaya menurut pemilah: cara, tempat, atau waktu memilih (+4)" in page
    assert "jangkauan 12.000 (+3)" in page
    assert client.post(f"/meja/konten/{subject}/bahaya/", {"harm": "lain"}).status_code == 422
    assert copy_of(subject).harm is Harm.VOTING
    client.post(f"/meja/konten/{subject}/bahaya/", {"harm": ""})
    assert copy_of(subject).harm is None


def test_the_form_takes_harm_and_the_time_of_posting(logged_in: LoggedIn) -> None:
    client = logged_in(Role.CONTENT)
    form = {"medium": "text", "words": "Kabar", "channel": "x", "harm": "hate", "posted": "2026-01-02T03:04"}
    client.post("/meja/konten/tangkap/", form)
    (row,) = Copy.objects.all()
    assert row.harm == "hate"
    assert row.posted_at is not None
    assert row.posted_at.isoformat() == "2026-01-01T19:04:00+00:00", "WITA is eight hours before UTC"
    wrong = client.post("/meja/konten/tangkap/", form | {"posted": "2199-01-01T00:00"})
    assert "Waktu itu belum tiba" in wrong.content.decode()


def test_what_a_colleague_decides_while_it_is_ranked_fells_no_queue(database: None) -> None:
    first, second = copy("Kotak suara hilang di Sape"), copy("Jadwal kampanye berubah lagi")
    asked: list[str] = []

    def decided_between(run: Callable[..., object], sql: str, *more: object) -> object:
        told = run(sql, *more)
        asked.append(sql)
        if len(asked) == 1:
            Copy.objects.filter(subject=first).update(state=CopyState.NOISE)
        return told

    with connection.execute_wrapper(decided_between):
        found = queue(DAY)
    assert {each.copy.subject for each in found.ranked[:]} == {first, second}
    assert found.waiting == 1


def test_the_next_one_is_what_nobody_else_has_and_after_the_last_comes_the_first(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    mine, other = staff_for(Role.CONTENT), staff_for(Role.CONTENT, which="2")
    desk = logged_in(Role.CONTENT)

    def after(subject: str) -> str:
        return desk.get("/meja/konten/berikutnya/", {"sesudah": subject}).headers["Location"]

    assert after("") == "/meja/konten/"
    first, second, third = (copy(words) for words in ("Sapi lepas di Praya", "Jembatan roboh", "Listrik padam"))
    order = [each.copy.subject for each in queue(now().date()).ranked]
    assert sorted(order) == sorted([first, second, third])
    assert after("") == f"/meja/konten/{order[0]}/"
    assert after(order[0]) == f"/meja/konten/{order[1]}/"
    assert after(order[2]) == f"/meja/konten/{order[0]}/"
    take_content(other, order[1])
    assert after(order[0]) == f"/meja/konten/{order[2]}/"
    take_content(mine, order[2])
    assert after(order[0]) == f"/meja/konten/{order[2]}/", "what oneself has is one's own to go on with"
    Copy.objects.filter(subject=order[1]).update(taken_at=now() - HELD)
    assert after(order[0]) == f"/meja/konten/{order[1]}/", "who did nothing with it has it no more"
    archive_content(mine, order[2])
    assert after(order[2]) == f"/meja/konten/{order[0]}/"
    assert after("ab" * 16) == f"/meja/konten/{order[0]}/"
    assert logged_in(Role.COMMISSIONER).get("/meja/konten/berikutnya/").status_code == 403
