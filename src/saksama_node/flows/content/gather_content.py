"""Gather content by itself: read feeds whose turn it is, capture what they and lists named.

Rules kept here: what cannot be read or captured is noted with its reason and holds up nothing else; who handed a list
in is named only while they may capture.
Left to others: fetching from strangers (`contentwatch.strangers`), capturing (capture_content), whose turn it is
(`gathering`).
"""

from collections.abc import Iterator
from typing import Final

from saksama.entries.kinds.content import Way
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may, require
from saksama_node.accounts.queries import NoSuchPerson, staff
from saksama_node.contentwatch.captures import gathering
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.captures.gathering import FeedView, ListFile, Want, read_list
from saksama_node.contentwatch.strangers.fetching import check_public, checked_address, fetch
from saksama_node.contentwatch.strangers.reading import FeedItem, read_feed
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format, Why
from saksama_node.flows.content.capture_content import capture_link, capture_words
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_AT_ONCE: Final = 20


def add_feed(by: Staff, address: str, name: str) -> int:
    """Read this feed by itself from now on. Raises `CaptureRefused`, `FeedKnown`, `NotAllowed`."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    checked = checked_address(address)
    check_public(checked)
    with writing():
        feed = gathering.add_feed(by.id, checked, name)
        trace(Deed.FEED_ADDED, by=by, subject=str(feed))
        return feed


def switch_feed(by: Staff, feed: int, *, active: bool) -> None:
    """Stop reading a feed, or begin again."""
    require(by, Action.CONTENT_TRIAGE, INSTITUTION)  # content has no place
    with writing():
        gathering.switch_feed(feed, active=active)
        trace(Deed.FEED_SWITCHED, by=by, subject=str(feed))


def judge_content_list(by: Staff, data: bytes) -> ListFile:
    """Read and judge a whole list; change nothing."""
    return read_list(data, by.id)


def keep_content_list(by: Staff, file: ListFile) -> int:
    """Keep a list without faults, to be captured row by row; how many rows."""
    require(by, Action.CONTENT_CAPTURE, INSTITUTION)  # content has no place
    with writing():
        gathering.want(file.rows)
    return len(file.rows)


def poll_feeds() -> Iterator[None]:
    """Read every feed whose turn it is; one that cannot be read is noted with its reason and read again in its turn."""
    for feed in gathering.due_feeds(now()):
        _poll(feed)
        yield


def _poll(feed: FeedView) -> None:
    try:
        items = _items(feed.address)
    except CaptureRefused as refused:
        with writing():
            gathering.polled(feed.id, now(), why=refused.why)
        return
    with writing():
        gathering.polled(feed.id, now(), items)


def _items(address: str) -> tuple[FeedItem, ...]:
    found = fetch(address)
    if found.format is not Format.FEED:
        raise CaptureRefused(Why.TYPE, address, found.format.value)
    return read_feed(address, found.body).items


def capture_waiting() -> Iterator[None]:
    """Capture what lists and feeds named, a few at a time."""
    for wanted in gathering.next_waiting(_AT_ONCE):
        try:
            subject = _capture(wanted)
        except CaptureRefused as refused:
            with writing():
                gathering.refused(wanted, refused.why)
        else:
            with writing():
                gathering.captured(wanted, subject)
        yield


def _capture(wanted: Want) -> str:
    given = Given(Way.FEED if wanted.by is None else Way.LIST, wanted.channel, wanted.note, wanted.reach)
    by = _still_there(wanted.by)
    if wanted.address:
        return capture_link(by, wanted.address, given)
    return capture_words(by, wanted.words, given)


def _still_there(person: int | None) -> Staff | None:
    """Who handed the list in, if the account still may; the list stands all the same."""
    try:
        found = None if person is None else staff(person)
    except NoSuchPerson:
        return None
    # content has no place
    return found if found is not None and may(found, Action.CONTENT_CAPTURE, INSTITUTION) else None
