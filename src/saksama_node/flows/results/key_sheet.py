"""Supervisors' copies of sheets: brought with photos, typed twice, blind, decided by a third; or taken back untyped.

Rules kept here: an officer at the station's place or above; who declared a standing interest there stays away. A photo
is sealed before the act that names it, and not before the copy could be brought. Which page a photo is of can be
corrected at any time: it changes what is cut out for the eye, never a figure.
"""

from collections.abc import Mapping, Sequence

from saksama.entries.reconciliation import Figures
from saksama.tally.sheet.layout import layout_of, newest_layout
from saksama_node.accounts.declaring import check_free
from saksama_node.accounts.policy import Action, Staff, places, require
from saksama_node.ledger.actions import act
from saksama_node.ledger.turn import writing
from saksama_node.places.regions import region_of
from saksama_node.results.copies import developing, keyed, keying
from saksama_node.results.copies.boxes import parse_typed
from saksama_node.results.copies.developing import GivenPhoto
from saksama_node.results.copies.keyed import CopyView, Difference, copy_of, next_for
from saksama_node.results.copies.keying import withdraw
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import contest_of

TO_TYPE = (CopyState.WAITING, CopyState.ONCE)


def bring_copy(by: Staff, contest: str, station: str, files: Sequence[GivenPhoto]) -> str:
    """Bring a copy, with its photos as they came; its subject.

    Raises `NotAllowed`, `PhotoRefused`, `CopyRefused`, `NoSuchContest`, `KeptAway`.
    """
    _check(by, Action.SHEET_KEY, region_of(station[:10]))
    keying.check_bring(contest, station)
    layout = newest_layout(contest_of(contest).definition)
    kept = developing.keep(files, layout)
    with act():
        return keying.bring(by, contest, station, kept, layout.id)


def settle_page(by: Staff, subject: str, number: int, page: int, turn: int) -> None:
    """Say of which page a photo is after all (0: of none alone), and by how many quarters clockwise to turn it.

    Raises `NoSuchCopy`, `PhotoRefused`, `PhotoMissing`, `NotAllowed`, `KeptAway`.
    """
    found = copy_of(subject)
    _check(by, Action.SHEET_KEY, found.region)
    sha256 = keyed.digest_of(subject, number)
    drawn = developing.again(sha256, layout_of(found.photos[number - 1].layout), page, turn)
    with act():
        keying.settle_page(subject, drawn)


def sheet_copy(by: Staff, subject: str) -> CopyView:
    """One copy, for who may read results at its place. Raises `NotAllowed`, `NoSuchCopy`, `KeptAway`."""
    found = copy_of(subject)
    require(by, Action.RESULTS_READ, found.region)
    check_free(by.id, found.region, "")
    return found


def type_sheet(by: Staff, subject: str, texts: Mapping[str, str]) -> CopyState:
    """Take what was typed into every field, as text. Raises `TypedWrong`, `CopyRefused`, `NotAllowed`, `KeptAway`."""
    found = copy_of(subject)
    _check(by, Action.SHEET_KEY, found.region)
    sheet = contest_of(found.contest).definition
    figures = parse_typed([each.id for each in sheet.fields], texts, sheet.limits.figure)
    with act():
        return keying.key(by, subject, figures)


def to_decide(by: Staff, subject: str) -> tuple[Difference, ...]:
    """The fields to decide, as this person may read them. Raises `NotAllowed`, `KeptAway`, `NoSuchCopy`."""
    _check(by, Action.SHEET_KEY, copy_of(subject).region)
    return keyed.differences(subject, by.id)


def decide_sheet(by: Staff, subject: str, texts: Mapping[str, str]) -> CopyState:
    """Decide the differing fields. Raises `TypedWrong`, `CopyRefused`, `FieldsDiffer`, `NotAllowed`, `KeptAway`."""
    found = copy_of(subject)
    asked = [each.field for each in to_decide(by, subject)]
    decided: Figures = parse_typed(asked, texts, contest_of(found.contest).definition.limits.figure)
    with act():
        return keying.decide(by, subject, decided)


def next_to_type(by: Staff) -> str:
    """The oldest copy that this person can type; empty where there is none."""
    return next_for(by.id, places(by, Action.SHEET_KEY), TO_TYPE)


def next_to_decide(by: Staff) -> str:
    """The oldest copy that this person can decide; empty where there is none."""
    return next_for(by.id, places(by, Action.SHEET_KEY), (CopyState.DIFFERS,))


def _check(by: Staff, right: Action, region: str) -> None:
    require(by, right, region)
    check_free(by.id, region, "")


def withdraw_copy(by: Staff, subject: str) -> None:
    """Take it back. Raises `NotAllowed`, `KeptAway`, `CopyRefused`, `NoSuchCopy`."""
    found = copy_of(subject)
    require(by, Action.SHEET_KEY, found.region)
    check_free(by.id, found.region, "")
    with writing():
        withdraw(subject)
