"""Lists in SigapLapor's columns: take one in, give our own out, note the number a case has there.

Rules kept here:
  * A list with one fault is not taken; all faults are told at once (as in `import_accounts`, for the same reason: half
    a list would show cases as missing that are in the other half). It is compared only once it is whole.
  * Who may register may note a number; nothing is logged, since the number is SigapLapor's own and no act of ours.
"""

from collections.abc import Iterator, Mapping
from itertools import batched
from typing import Final

from django.db import IntegrityError

from saksama_node.accounts.policy import Action, Staff, may, require, today
from saksama_node.accounts.queries import offices
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries as cases
from saksama_node.cases.briefed import briefs
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.sigap import registering
from saksama_node.sigap.list_file import ListFile, read_list, stage_of_state, word_of_stage
from saksama_node.sigap.registering import NumberTaken, close_listing, open_listing, set_number, stage_rows

_AT_ONCE: Final = 500


def judge_list(data: bytes) -> ListFile:
    """Read and judge a whole list; change nothing."""
    return read_list(data, today())


def keep_list(*, by: Staff, name: str, region: str, file: ListFile) -> int:
    """Keep a list without faults; return its number. `region`: the office of which it tells."""
    require(by, Action.CASE_REGISTER, region)
    with writing():
        listing = open_listing(by.id, name, region, file, now())
    for part in batched(file.rows, _AT_ONCE, strict=False):
        with writing():
            stage_rows(listing, part)
    with writing():
        close_listing(listing)
    return listing


def list_for_sigap(by: Staff, places: tuple[str, ...]) -> Iterator[Mapping[str, object]]:
    """Cases at these places as rows of a list that goes out, by field."""
    number_of = {subject: number for number, subject in registering.numbers().items()}
    names = {each.region: each.name for each in offices()}
    for case in briefs(places):
        if may(by, Action.CASE_READ, case.region):
            yield {
                "number": number_of.get(case.subject, ""),
                "register": case.number,
                "day": case.day,
                "state": word_of_stage(stage_of_state(case.state, numbered=bool(case.number))),
                "office": names.get(case.region, case.region),
            }


def note_sigap_number(*, by: Staff, subject: str, number: str, listing: int | None = None) -> str:
    """Note the number, or that there is none (empty); return it as it is kept.

    Raises `NoSuchCase`, `NoSuchList`, `NotAllowed`, `KeptAway`, `NumberMalformed`, `NumberTaken`.
    """
    require(by, Action.CASE_REGISTER, cases.case(subject).region)
    check_part(by.id, subject)
    if listing is not None:
        require(by, Action.CASE_READ, registering.list_info(listing).region)
    try:
        with writing():
            return set_number(by.id, subject, number, now(), listing)
    except IntegrityError as error:
        # Somebody gave it to another case between our look and our writing.
        raise NumberTaken(number[:64]) from error
