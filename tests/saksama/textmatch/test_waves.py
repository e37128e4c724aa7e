from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from saksama.textmatch.waves import Copy, wave

WITA = timezone(timedelta(hours=8))
NIGHT = datetime(2024, 2, 13, 15, 50, tzinfo=UTC)


def copies(*minutes_and_accounts: tuple[int, str], channel: str = "wa") -> list[Copy]:
    return [
        Copy(f"p{at}", NIGHT + timedelta(minutes=minutes), channel, account)
        for at, (minutes, account) in enumerate(minutes_and_accounts)
    ]


def test_days_are_those_of_the_zone_and_channels_stand_apart() -> None:
    found = wave(
        [*copies((0, "a"), (20, "b")), Copy("x", NIGHT, "tiktok", "a")],
        zone=WITA,
        window=timedelta(minutes=5),
        accounts=3,
    )
    # 15.50 UTC is 23.50 WITA; twenty minutes later it is the next day.
    assert found.days == ((date(2024, 2, 13), "tiktok", 1), (date(2024, 2, 13), "wa", 1), (date(2024, 2, 14), "wa", 1))
    assert (found.copies, found.accounts, found.bursts) == (3, 2, ())


def test_many_accounts_in_a_short_time_are_a_burst_and_one_account_often_is_none() -> None:
    told = copies((0, "a"), (1, "b"), (2, "c"), (3, "d"), (600, "e"))
    (burst,) = wave(told, zone=WITA, window=timedelta(minutes=5), accounts=3).bursts
    assert (burst.posts, burst.accounts, burst.channels) == (("p0", "p1", "p2", "p3"), 4, 1)
    assert burst.evenly == 5 * 3 / 600
    alone = copies((0, "a"), (1, "a"), (2, "a"), (3, "a"))
    assert wave(alone, zone=WITA, window=timedelta(minutes=5), accounts=3).bursts == ()


def test_an_unknown_account_is_counted_apart_and_is_nobody() -> None:
    found = wave(copies((0, ""), (1, ""), (2, ""), (3, "a")), zone=WITA, window=timedelta(hours=1), accounts=2)
    assert (found.without_account, found.accounts, found.bursts) == (3, 1, ())


def test_none_is_no_wave() -> None:
    found = wave([], zone=WITA, window=timedelta(hours=1), accounts=2)
    assert (found.copies, found.first, found.last, found.days, found.bursts) == (0, None, None, (), ())


@given(
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["", "a", "b", "c", "d"])), max_size=40),
    st.integers(1, 60),
    st.integers(2, 4),
)
def test_bursts_are_apart_and_each_holds_a_window_that_has_enough(
    told: list[tuple[int, str]], minutes: int, accounts: int
) -> None:
    posts = copies(*told)
    window = timedelta(minutes=minutes)
    found = wave(posts, zone=WITA, window=window, accounts=accounts)
    assert sum(count for _, _, count in found.days) == len(posts)
    ends = [moment for burst in found.bursts for moment in (burst.begin, burst.end)]
    assert ends == sorted(ends)
    inside = {post for burst in found.bursts for post in burst.posts}
    for first in posts:
        within = [each for each in posts if first.at <= each.at <= first.at + window]
        enough = len({each.account for each in within if each.account}) >= accounts
        assert not enough or {each.id for each in within} <= inside
