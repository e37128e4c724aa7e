"""A claim's copies over time: figures from what is known, drawn with their table and the caution."""

from datetime import UTC, date, datetime, timedelta

import pytest

from saksama.entries.kinds.content import Category, Channel, Concerns, Way
from saksama_node.accounts.policy import Role, Staff
from saksama_node.contentwatch.captures import dated
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.dated import wave_of
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.models import Copy
from saksama_node.contentwatch.strangers.accounts import account_of, host_of
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.flows.content.triage_content import begin_claim, join_claim, take_content
from saksama_node.web.desk.content.claim_wave import plot
from tests.node.conftest import LoggedIn, StaffFor

BEGAN = datetime(2026, 11, 20, 3, tzinfo=UTC)
SAID = Said("Kotak suara dibuka", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara")


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("https://x.com/Contoh_A/status/17", "x.com/contoh_a"),
        ("https://mobile.twitter.com/contoh_a/status/17?s=20", "x.com/contoh_a"),
        ("https://x.com/i/status/17", ""),
        ("https://www.tiktok.com/@contoh.b/video/7", "tiktok.com/contoh.b"),
        ("https://m.facebook.com/contoh.c/posts/pfbid0", "facebook.com/contoh.c"),
        ("https://www.facebook.com/groups/17/posts/3", ""),
        ("https://www.facebook.com/permalink.php?story_fbid=1&id=2", ""),
        ("https://instagram.com/p/Cabc/", ""),
        ("https://instagram.com/contoh/p/Cabc/", "instagram.com/contoh"),
        ("https://t.me/s/contoh_kanal/12", "t.me/contoh_kanal"),
        ("https://t.me/c/1234/12", ""),
        ("https://youtu.be/abc", ""),
        ("https://berita.contoh.example/2026/a", "berita.contoh.example"),
        ("http://[", ""),
        (f"https://{'a.' * 200}example/", ""),
        ("", ""),
    ],
)
def test_an_account_is_what_the_address_names(address: str, account: str) -> None:
    assert account_of(address) == account


def test_a_name_is_without_its_face() -> None:
    assert host_of("https://WWW.Contoh.example./a") == "contoh.example"


def claim_with(by: Staff, posted: list[datetime | None], accounts: list[str]) -> str:
    """A claim with a copy for each moment; accounts are set as a link's address would have."""
    claim = ""
    for at, (moment, account) in enumerate(zip(posted, accounts, strict=True)):
        channel = Channel.X if at % 2 else Channel.FACEBOOK
        subject = capture_words(by, f"Kotak suara dibuka {at}", Given(Way.STAFF, channel, posted=moment))
        Copy.objects.filter(subject=subject).update(account=account)
        take_content(by, subject)
        if claim:
            join_claim(by, subject, claim)
        else:
            claim = begin_claim(by, subject, SAID)
    return claim


def test_what_was_posted_at_once_is_a_burst_and_what_was_captured_at_once_is_none(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    accounts = [f"x.com/akun{at}" for at in range(4)]
    captured = wave_of(claim_with(by, [None] * 4, accounts), UTC)
    assert (captured.whole.copies, captured.posted, captured.bursts) == (4, 0, ())
    posted: list[datetime | None] = [BEGAN + timedelta(minutes=10 * at) for at in range(3)]
    told = wave_of(claim_with(by, [*posted, BEGAN + timedelta(days=9)], accounts), UTC)
    (burst,) = told.bursts
    assert (burst.accounts, len(burst.posts), told.posted) == (3, 3, 4)
    assert told.whole.days[0][0] == date(2026, 11, 20)


def test_a_disc_is_as_large_as_its_copies_and_lies_at_its_day() -> None:
    days = [(date(2026, 11, 1), "x", 4), (date(2026, 11, 11), "facebook", 1), (date(2026, 11, 21), "x", 1)]
    drawn = plot(days, {"x": "X", "facebook": "Facebook"})
    assert [line.name for line in drawn.lines] == ["Facebook", "X"]
    first, last = drawn.lines[1].discs
    assert (float(first.r) / float(last.r), first.x, last.x) == (2, "20.0", "300.0")
    assert drawn.lines[0].discs[0].x == "160.0"
    assert [tick.anchor for tick in drawn.ticks] == ["start", "middle", "end"]
    assert len(plot(days[:1], {"x": "X"}).ticks) == 1


def test_the_page_shows_figures_with_the_caution(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    posted: list[datetime | None] = [BEGAN + timedelta(minutes=at) for at in range(3)]
    claim = claim_with(by, [*posted, None], ["x.com/a", "x.com/b", "x.com/c", ""])
    client = logged_in(Role.COMMISSIONER)
    assert f"/meja/klaim/{claim}/gelombang/" in client.get(f"/meja/klaim/{claim}/").content.decode()
    page = client.get(f"/meja/klaim/{claim}/gelombang/").content.decode()
    assert "3 diketahui waktu unggahnya; 1 hanya diketahui waktu tangkapnya" in page
    assert page.count('class="wave__disc"') >= 3
    assert "Unggahan serentak bukan bukti ada yang mengatur" in page
    assert "x.com/a" not in page, "accounts are counted, not named"
    assert '<td data-label="Akun">3</td>' in page
    empty = client.get("/meja/klaim/" + "0" * 32 + "/gelombang/")
    assert empty.status_code == 404


def test_a_wave_of_more_copies_than_are_counted_says_so(
    logged_in: LoggedIn, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_with(staff_for(Role.CONTENT), [None] * 3, [""] * 3)
    client = logged_in(Role.CONTENT)
    said = "Yang dihitung di halaman ini adalah 2 salinan pertama dari 3."
    assert said not in client.get(f"/meja/klaim/{claim}/gelombang/").content.decode()
    monkeypatch.setattr(dated, "MOST", 2)
    assert said in client.get(f"/meja/klaim/{claim}/gelombang/").content.decode()
