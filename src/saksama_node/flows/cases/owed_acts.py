"""What is owed in cases, and whose it is: the acts that must come next, by the table of rights.

Rules kept here:
  * What is shown to a person as owed is what that person may do there; nothing that somebody may do is nobody's.
  * Where an act waits for a second person, it is owed by that second person (`flows.seconds`), not once more by others.
  * The acts are the editions' own: one that an edition adds comes with its word in `next-acts.toml`.
Left to others: which act is owed (`cases.next_acts`), until when (deadlines), how it is shown (web).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q

from saksama.entries.kinds.case import CaseAssigned
from saksama_node.accounts.policy import Action, Role, Staff, places
from saksama_node.cases.awaited import OwedLine, Wanted, is_owed, lines_at, owed_line, owed_lines, owed_of
from saksama_node.cases.next_acts import HANDLED, ActWord, Owed, Whose, afterwards, word_of, words
from saksama_node.cases.procedures import editions
from saksama_node.cases.seconding import SLOT
from saksama_node.flows.cases.case_rights import RIGHTS, roles_for
from saksama_node.seconds.proposing import Proposed, open_of
from saksama_node.settings.clock import now


@dataclass(frozen=True, slots=True)
class OwedAct:
    """An act that is owed in a case: `word` says what and by whom; `proposed`: it waits for a second person."""

    line: OwedLine
    word: ActWord
    proposed: Proposed | None = None

    @property
    def is_officers(self) -> bool:
        """Whether it is that of the case's officer, where it has one."""
        return self.line.assignee is not None and is_officers(self.word)


def is_officers(word: ActWord) -> bool:
    """Whether an officer may do it: then it is that of the one whose case it is."""
    return Role.OFFICER in roles_for(word)


def owed_to(by: Staff, *, limit: int) -> list[OwedAct]:
    """What this person owes in cases, nearest date first, at most `limit`."""
    return [_told(each) for each in owed_lines(_wanted(by), now(), limit=limit)]


def owed_by(by: Staff) -> Q:
    """For a query over cases: those in which this person owes something."""
    return owed_of(_wanted(by), now())


def owed_in(subject: str) -> OwedAct | None:
    """What is owed in one case, whosever it is; None at its end."""
    return _with_proposals([line])[0] if (line := owed_line(subject)) else None


def owed_at(at: Sequence[str], *, limit: int) -> list[OwedAct]:
    """What is owed in cases at these places, whosever it is, nearest date first."""
    return _with_proposals(lines_at(at, limit=limit))


def is_owed_by(by: Staff, found: OwedAct) -> bool:
    """Whether this person owes it: what their desk lists."""
    wanted = (each for each in _wanted(by) if found.line.awaits in each.acts)
    return is_owed(found.line.subject, wanted, now())


def _told(line: OwedLine, proposed: Proposed | None = None) -> OwedAct:
    word = word_of(line.awaits, line.state)
    if word is not None and word.whose is Whose.REPORTER and line.latest is not None and line.latest < now():
        word = afterwards(editions()[line.procedure], line.state) or word
    elif word is not None and line.assignee is None and line.state in HANDLED and is_officers(word):
        word = word_of(CaseAssigned.KIND, line.state) or word
    return OwedAct(line, word or ActWord(line.awaits, Owed.MUST), proposed)


def _with_proposals(lines: Sequence[OwedLine]) -> list[OwedAct]:
    proposed = {each.subject: each for each in open_of(SLOT, *(line.subject for line in lines))} if lines else {}
    return [_told(each, proposed.get(each.subject)) for each in lines]


def _wanted(by: Staff) -> Iterator[Wanted]:
    acts = defaultdict[tuple[Action, bool], set[str]](set)
    for word in words():
        if word.says and word.whose is Whose.OFFICE:
            acts[RIGHTS[word.kind], is_officers(word)].add(word.act)
    for (right, of_officer), named in acts.items():
        if at := places(by, right):
            yield Wanted(sorted(named), at, right, by.id if of_officer else None)
    # An officer who may no more leaves a case to whoever gives it to another.
    if at := places(by, RIGHTS[CaseAssigned.KIND]):
        of_officers = {act for (_, of_officer), named in acts.items() if of_officer for act in named}
        yield Wanted(sorted(of_officers), at, RIGHTS[CaseAssigned.KIND], lost=sorted(HANDLED))
    for procedure, act, then in _after_the_reporter():
        if at := places(by, RIGHTS[then.kind]):
            yield Wanted(
                [act], at, RIGHTS[then.kind], by.id if is_officers(then) else None, over=True, procedure=procedure
            )


@cache
def _after_the_reporter() -> tuple[tuple[str, str, ActWord], ...]:
    """By edition and act for which a reporter is waited: what the office owes once that time is over."""
    found = (
        (edition.id, word.act, afterwards(edition, state.id))
        for word in words()
        for edition in editions().values()
        for state in edition.state
        if word.whose is Whose.REPORTER and edition.moves(state.id, (word.act,))
    )
    return tuple((procedure, act, then) for procedure, act, then in found if then is not None)
