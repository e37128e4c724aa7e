"""Chapter `pengawasan`: a quarter's reports from ten regencies and a telephone, and three breaches named."""

from saksama_demo.chapters.pengawasan import CHAPTER
from tests.journeys.chapters import played


def test_every_step_did_what_it_should_and_each_breach_is_named() -> None:
    told = played("pengawasan", CHAPTER)
    named = sorted(each["code"] for each in told["verify"]["after"])
    assert named == sorted(each["code"] for each in told["planted"]) == ["lhp.unlawful"] * 2 + ["supervision.differ"]
