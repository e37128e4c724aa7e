"""The weights of stances are what the sentences teach, and the teaching tells two stances apart."""

import pytest

from saksama.textmatch.stance import denies, weighed
from saksama.textmatch.table_files import stance, weights
from tools.stance.learn import LEAST, learn
from tools.stance.sentences import GAP, Taught, of_writers, signs, taught, voices

FEWEST = 19_000
WRONG = 0.012
MISSED = 0.001
"""So much of what was learnt from may be told wrongly by what was learnt; of that so many denials."""


def test_there_are_sentences_of_many_voices_and_each_has_its_gap() -> None:
    found = voices()
    assert len(found) >= 74
    assert all(voice.who for voice in found.values())
    assert sum(len(voice.denies) for voice in found.values()) > FEWEST
    assert sum(len(voice.repeats) for voice in found.values()) > FEWEST


def test_the_table_is_learnt_from_these_sentences() -> None:
    told = [each for voice in taught(voices()).values() for each in voice]
    assert f"from {len(told)} sentences" in stance().source
    wrong = [each for each in told if denies(each.signs) != each.denies]
    assert len(wrong) < WRONG * len(told)
    assert sum(each.denies for each in wrong) < MISSED * len(told)
    assert all(denies(each.signs) for each in of_writers())
    assert min(map(abs, weights().values())) >= LEAST


def test_what_is_taught_is_told_apart_and_equal_teaching_gives_equal_weights() -> None:
    told = [
        Taught(signs(f"{word} {GAP}"), word == "bohong", 1.0) for word in ("bohong", "kabar", "info") for _ in range(9)
    ]
    bias, weights = learn(told)
    assert weighed(signs(f"bohong {GAP}"), bias, weights) > 0
    assert weighed(signs(f"kabar {GAP}"), bias, weights) < 0
    assert learn(told) == (bias, weights)


def test_a_sentence_without_its_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="part of another word"):
        signs(f"se-{GAP}")
