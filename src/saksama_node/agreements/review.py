"""The difference that a text makes, for the person who is to sign it, on the desk or at the machine.

Rules kept here:
  * Every clause of both texts appears: new, changed, same or gone; nothing is left out because it seems unimportant.
  * Beside the words stands the exact difference of the two texts, line by line, each unseen sign shown.
Left to others: the words (`words`), the page (desk), judging the difference (the signatory).
"""

import difflib
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext

from saksama.agreement.terms import Terms
from saksama.entries.words import shown_plainly
from saksama_node.agreements.public import PublicClause, clauses
from saksama_node.agreements.queries import AgreementInfo


class Change(StrEnum):
    """What became of a clause or a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ClauseReview:
    """One clause as it would be (as it was, where it goes), and how it was before where it changes."""

    change: Change
    clause: PublicClause
    before: PublicClause | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One plain fact of the text besides its clauses: its name, before and after (empty: not there)."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether it differs."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the exact difference."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that a signatory reads. `first`: there is no earlier text."""

    first: bool
    facts: tuple[Fact, ...]
    clauses: tuple[ClauseReview, ...]
    lines: tuple[Line, ...]


def review_in(agreement: AgreementInfo, digest: str) -> Review:
    """The review of one text of an agreement, against the text that it says it replaces."""
    text = agreement.text(digest)
    amends = text.terms.amendment.amends if text.terms.amendment else None
    earlier = next((each for each in agreement.texts if each.digest == amends), None)
    return review(text.text, text.terms, (earlier.text, earlier.terms) if earlier else None)


def review(text: str, terms: Terms, before: tuple[str, Terms] | None) -> Review:
    """Compare a text with the one it replaces (None: there is none)."""
    old_text, old_terms = before if before is not None else ("", None)
    was, will = _facts(old_terms) if old_terms else {}, _facts(terms)
    return Review(
        first=before is None,
        # What only the old text had, as a witness who goes, is shown too.
        facts=tuple(Fact(name, was.get(name, ""), will.get(name, "")) for name in {**will, **was}),
        clauses=_clauses(terms, old_terms),
        lines=_lines(old_text, text),
    )


def _facts(terms: Terms) -> dict[str, str]:
    facts = {
        "title": terms.title,
        "place": terms.place,
        "signed_on": terms.signed_on.isoformat(),
        "from": terms.from_.isoformat(),
        "until": terms.until.isoformat(),
        "quorum": f"{terms.quorum.outsiders} + {gettext('mitra')}"
        if terms.quorum.partner
        else str(terms.quorum.outsiders),
        "scan": terms.scan or "",
    }
    for number, party in enumerate(terms.parties, start=1):
        facts[f"party{number}"] = f"{party.name}\n{party.origin}\n{party.institution_key}\n{party.url}"
    for number, seen in enumerate(terms.witnesses, start=1):
        facts[f"witness{number}"] = f"{seen.name}\n{seen.vkey}\n{seen.url}"
    return facts


def _clauses(terms: Terms, old: Terms | None) -> tuple[ClauseReview, ...]:
    after = {clause.id: clause for clause in clauses(terms)}
    before = {clause.id: clause for clause in clauses(old)} if old is not None else {}
    reviewed = [_compared(clause, before.get(clause.id), terms, old) for clause in after.values()]
    return (*reviewed, *(ClauseReview(Change.GONE, was) for clause_id, was in before.items() if clause_id not in after))


def _compared(clause: PublicClause, was: PublicClause | None, terms: Terms, old: Terms | None) -> ClauseReview:
    if was is None or old is None:
        return ClauseReview(Change.NEW, clause)
    # The terms are compared, not their words: two words may translate alike.
    if terms.clause(clause.id) == old.clause(clause.id):
        return ClauseReview(Change.SAME, clause)
    return ClauseReview(Change.CHANGED, clause, was)


def _lines(before: str, after: str) -> tuple[Line, ...]:
    # Not `splitlines`: a sign that also ends a line is shown, not passed over.
    was, will = (text.removesuffix("\n").split("\n") for text in (before, after))
    if not before:
        return tuple(Line(Change.NEW, shown_plainly(line)) for line in will)
    marks = {"+": Change.NEW, "-": Change.GONE, " ": Change.SAME}
    compared = difflib.unified_diff(was, will, n=3, lineterm="")
    return tuple(Line(marks[line[0]], shown_plainly(line[1:])) for line in list(compared)[2:] if line[0] in marks)
