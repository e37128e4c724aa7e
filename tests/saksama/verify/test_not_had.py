"""What could not be had is unchecked and nothing else: an honest node whose server stumbles is no forger."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from saksama.cli.checking import Past
from saksama.cli.class_words import NOTHING
from saksama.cli.fetch import HttpReader
from saksama.cli.memory.kept import KeptMemory
from saksama.cli.page.report import as_page
from saksama.cli.report_text import as_text
from saksama.cli.words import message
from saksama.procedure.deadlines import NoClocks
from saksama.tlog.note import ED25519, SigningKey
from saksama.verify.reader import NotServed, Unreachable
from saksama.verify.report import NotChecked, Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.staticlog import Node, seed
from tests.testonly.story import Story, no_progress

BUNDLES, NOTES, INDEX, BLOBS = (
    r"/log/checkpoints/bundle/",
    r"/log/checkpoints/\d+$",
    r"/log/checkpoints/(\?.*)?$",
    r"/log/blob/",
)
NEVER = r"(?!)"


class Stumbling(HttpReader):
    """Is told that the server is not ready wherever an address fits, after `good` answers."""

    def __init__(self, pattern: str, good: int = 0) -> None:
        super().__init__()
        self.pattern, self.good, self.stumbled = re.compile(pattern), good, 0

    def get(self, url: str, limit: int) -> bytes:
        if self._stumbles(url):
            raise Unreachable(url, "status 503")
        return super().get(url, limit)

    def get_many(self, urls: Sequence[str], limit: int) -> Iterator[bytes | NotServed | Unreachable]:
        for url in urls:
            yield Unreachable(url, "status 503") if self._stumbles(url) else next(super().get_many([url], limit))

    def _stumbles(self, url: str) -> bool:
        if self.pattern.search(url) is None:
            return False
        self.good -= 1
        self.stumbled += self.good < 0
        return self.good < 0


def run(story: Story, pattern: str, folder: Path | None = None, good: int = 0, keys: Anchors | None = None) -> Report:
    with Stumbling(pattern, good) as reader:
        asking = Asking(reader, no_progress, lambda: None, NoClocks(), earlier={})
        if folder is None:
            report = verify_node(story.bawaslu.url, keys or Anchors(), asking)
        else:
            with closing(KeptMemory(folder, story.bawaslu.url, "these rules")) as memory:
                report = verify_node(story.bawaslu.url, Anchors(), Past(memory, full=False).of(asking))
        assert reader.stumbled or pattern == NEVER
    return report


def codes(report: Report) -> set[str]:
    return {one.code.value for one in report.findings}


@pytest.mark.parametrize("pattern", [BUNDLES, INDEX, BLOBS, r"/sizes", r"/witness/", r"/statistik", r"/log/tile/"])
def test_a_first_run_says_of_it_only_that_it_was_not_had(told: Story, pattern: str) -> None:
    report = run(told, pattern)
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})


@pytest.mark.parametrize("good", range(6))
def test_one_text_of_an_agreement_or_a_key_is_enough(told: Story, good: int) -> None:
    report = run(told, BLOBS, good=good)
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})


def test_nothing_of_a_log_is_judged_whose_kept_checkpoints_were_not_had(told: Story) -> None:
    report = run(told, BUNDLES)
    assert NotChecked.CONTENTS in report.not_checked
    assert all(log.complete for log in report.logs)


def test_a_checkpoint_without_its_quorum_may_have_one_before_it_that_was_not_had(told: Story) -> None:
    told.world.tick()
    told.bawaslu.observe()
    told.bawaslu.publish(cosigned=False)
    report = run(told, INDEX)
    assert (report.exit_code, codes(report)) == (2, {"unreachable", "log.not-yet-witnessed"})


@pytest.mark.parametrize("pattern", [BUNDLES, INDEX, NOTES, BLOBS])
def test_a_second_run_says_of_it_only_that_it_was_not_had(told: Story, tmp_path: Path, pattern: str) -> None:
    assert run(told, NEVER, tmp_path).exit_code == 0
    observe_an_old_one(told)
    report = run(told, pattern, tmp_path)
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})
    # And nothing of it stays.
    assert run(told, NEVER, tmp_path).exit_code == 0


def test_a_checkpoint_of_before_that_was_not_had_is_not_hidden(told: Story, tmp_path: Path) -> None:
    assert run(told, NEVER, tmp_path).exit_code == 0
    size = observe_an_old_one(told)
    report = run(told, rf"/log/checkpoints/{size}$", tmp_path)
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})
    assert NotChecked.CONTENTS not in report.not_checked


def test_what_a_log_does_not_serve_any_more_is_hidden_all_the_same(told: Story, tmp_path: Path) -> None:
    assert run(told, NEVER, tmp_path).exit_code == 0
    size = observe_an_old_one(told)
    (told.bawaslu.folder / f"log/checkpoints/{size}").unlink()
    report = run(told, NEVER, tmp_path)
    assert (report.exit_code, codes(report)) == (1, {"checkpoint.hidden"})


@pytest.mark.parametrize("side", ["bawaslu", "diskominfotik"])
def test_a_key_whose_statement_was_not_had_is_not_called_a_stranger_s(told: Story, side: str) -> None:
    """It was rotated since the kept one: what says so stands beyond what could be had."""
    kept = told.check().keep
    assert kept is not None
    node: Node = getattr(told, side)
    before = SigningKey(node.origin, ED25519, seed("the key of before"))
    anchors = Anchors(kept=replace(kept, log_keys={**kept.log_keys, node.origin: (str(before.verifier),)}))
    assert told.check(anchors).exit_code == 0
    report = run(told, r"/log/tile/entries/", keys=anchors)
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})
    said = [message(one, "id") for one in report.findings if one.log == node.origin]
    assert any("titik periksa ukuran" in each and "pernyataan kuncinya" in each for each in said), said
    assert report.keep is not None
    assert report.keep.log_keys[node.origin] == (str(before.verifier),)


def observe_an_old_one(story: Story) -> int:
    """The partner writes down a checkpoint that an earlier run read; its size."""
    node: Node = story.bawaslu
    size = node.sizes[-2]
    story.world.tick()
    node.partner.observe(node.notes[size])
    story.world.publish()
    return size


def test_a_log_that_stumbles_while_it_is_waited_for_is_not_rolled_back(told: Story) -> None:
    told.world.tick()
    told.bawaslu.observe()
    newest = told.world.cosign(told.bawaslu, told.bawaslu.signed())
    report = run(told, r"//[^/]*/log/checkpoint$", good=2)
    assert newest != told.bawaslu.newest
    assert (report.exit_code, codes(report)) == (2, {"unreachable"})
    assert codes(run(told, NEVER)) == {"log.rolled-back"}


def test_what_went_between_two_logs_is_not_counted_of_one_that_was_not_judged(told: Story) -> None:
    for pattern in (INDEX, r"/log/tile/entries/"):
        report = run(told, pattern)
        assert report.dispatches is None
        text = "\n".join(as_text(report, "id", {}))
        assert "Kiriman: tidak dihitung, sebab tidak kedua log dapat dinilai" in text
        assert ("tidak terbaca seluruhnya; " in text, "tidak utuh;" in text) == (False, False)
        assert ("; tidak terbaca seluruhnya" in text) == (pattern != INDEX)


@pytest.mark.parametrize("pattern", [BUNDLES, INDEX, BLOBS, r"/log/tile/entries/"])
def test_what_was_not_had_is_told_in_every_part(told: Story, pattern: str) -> None:
    report = run(told, pattern)
    assert told.bawaslu.origin in report.unjudged
    text = "\n".join(as_text(report, "en", {}))
    assert [words.en for words in NOTHING.values() if words.en in text] == []
    assert '<li class="none">' not in as_page(report, "en", {})
