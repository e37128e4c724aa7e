"""Judge a version, and ask its screens: findings kept as rows and their list entered, each screen kept before the next.

Rules kept here:
  * Rows are written some at a time, before the transaction in which they come to count; after a restore they are made
    again. No transaction is long.
  * What a kill left open is asked again by the next round of the worker; a screen that answered is not asked again.
Left to others: which versions wait (results.judged.flagging), the judgement (saksama.tally.published), what a screen
says and where it stands (results.screens.screening).
"""

from collections.abc import Iterator, Sequence
from contextlib import closing

from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.results.judged import flagging
from saksama_node.results.screens import screened, screening
from saksama_node.results.states import Screen


def flag_version(number: int) -> None:
    """Judge a version, keep what does not fit, enter the list; again if a version came in meanwhile."""
    while flagging.waits(number):
        flagged = flagging.judged(number)
        blobs.put(flagged.document)
        _keep_findings(flagged)
        with writing():
            flagging.keep_areas(flagging.area_sums(flagged))
        with act():
            flagging.enter(flagged)


def make_again(number: int) -> None:
    """Rows of a version that came back from the log: its list stands there, nothing is entered."""
    flagged = flagging.judged(number)
    _keep_findings(flagged)
    # The sums last, with what counts: they say that this version needs nothing more.
    with writing():
        flagging.settle_again(flagged)
        flagging.keep_areas(flagging.area_sums(flagged))


def _keep_findings(flagged: flagging.Flagged) -> None:
    for rows in flagging.new_findings(flagged):
        with writing():
            flagging.keep_findings(rows)


def screen_waiting() -> Iterator[int]:
    """Run every screen that has not answered yet: a step of the worker each. Gives the version's number."""
    for number in screening.unscreened():
        for _ in screen_version(number, screened.waiting(number)):
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
