"""Chapter `konten`: one claim of 2024 and its copies, on two nodes, under a simulated clock."""

from saksama_demo.chapters.konten import CHAPTER
from tests.journeys.chapters import played


def test_every_step_did_what_it_should_and_both_logs_are_whole() -> None:
    played("konten", CHAPTER)
