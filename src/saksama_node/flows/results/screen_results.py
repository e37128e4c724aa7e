"""Screens of every version that was judged: one at a time, each kept before the next begins.

Rules kept here: no transaction is long; what a kill left open is asked again by the next round of the worker; a screen
that answered is not asked again.
Left to others: what a screen says and where it stands (results.screens.screening), judging a version (import_results).
"""

from collections.abc import Iterator, Sequence
from contextlib import closing

from saksama_node.ledger.turn import writing
from saksama_node.results.screens import recipes, screening
from saksama_node.results.states import Screen


def screen_waiting() -> Iterator[int]:
    """Run every screen that has not answered yet: a step of the worker each. Gives the version's number."""
    for number in screening.unscreened():
        for _ in screen_version(number, recipes.waiting(number)):
            yield number


def screen_version(number: int, screens: Sequence[Screen]) -> Iterator[Screen]:
    """Run screens of a version and keep what each says, as it comes; give each that was kept."""
    with closing(screening.answers(number, screens)) as answers:
        for screen in screens:
            with writing():
                row = screening.begin(number, screen)
            found = screening.screened(row, next(answers))
            for findings, standouts in screening.new_rows(found):
                with writing():
                    screening.keep_rows(findings, standouts)
            with writing():
                screening.finish(found)
            yield screen
