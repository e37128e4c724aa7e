"""What people read of rules and findings: whole words, without places for numbers and without codes as names."""

import pytest
from django.utils.translation import override

from saksama_node.results.versions.contests import contests
from saksama_node.web.desk.words.results import named
from saksama_node.web.results_words import rule_words


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_a_name_without_numbers_or_codes(language: str) -> None:
    with override(language):
        for contest in contests():
            for rule in contest.definition.rules:
                assert not set("{}:") & set(rule_words(rule)), rule.id
                assert rule.id not in named(contest, rule.id)
                assert named(contest, rule.id)[0].isupper()


def test_a_difference_between_sources_has_a_name_too() -> None:
    assert named(contests()[0], "S") == "Dua sumber menyebut angka yang berlainan"
