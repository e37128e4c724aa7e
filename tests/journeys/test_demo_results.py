"""Chapter `hasil`: the figures of NTB 2024 and two audits, on two nodes, under a simulated clock."""

from saksama_demo.chapters.hasil import CHAPTER
from tests.journeys.chapters import played


def test_every_step_did_what_it_should_and_both_logs_are_whole() -> None:
    played("hasil", CHAPTER)
