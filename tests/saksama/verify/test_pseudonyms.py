"""One pseudonym met under each of many subjects of a log: each is named, and the node is not asked for each."""

from collections import Counter
from collections.abc import Iterator, Sequence

from saksama.cli.fetch import HttpReader
from saksama.verify.findings import Code
from saksama.verify.reader import NotServed, Unreachable
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.saksama.verify.case_logs import review
from tests.testonly.story import Story, no_progress

CASES = 300


class Counting(HttpReader):
    """How often each bundle of entries of the first node was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        self.asked.update(url for url in urls if "/tile/entries/" in url)
        return super().get_many(urls, limit)


def test_each_entry_of_a_pseudonym_met_again_is_named_and_no_bundle_is_asked_for_more_than_once_again(
    told: Story,
) -> None:
    reviews = [review(told, f"case {number}") for number in range(CASES)]
    told.bawaslu.publish()
    with Counting() as reader:
        report = verify_node(told.bawaslu.url, Anchors(), Asking(reader, no_progress, lambda: None))
    named = [finding.index for finding in report.findings if finding.code is Code.PSEUDONYM_REUSED]
    # All but the first; a report lists a hundred of one code.
    assert named == reviews[1:101]
    bundles = {url: times for url, times in reader.asked.items() if told.bawaslu.url in url}
    assert len(bundles) >= len(told.bawaslu.entries) // 256
    assert max(bundles.values()) == 2
