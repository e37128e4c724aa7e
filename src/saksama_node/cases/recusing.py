"""Declared interests, as they reach cases: who is kept away, the entries that say so, cases that lose their officer.

Rules kept here:
  * A declaration takes effect in its own act: the person reads and does nothing of the matter from its commit on.
  * `case.recused` is entered as soon as the case's edition lets it follow; until then the person is kept away all the
    same. The actor is that person, or the node where a standing declaration came to fit.
  * Of the words only a commitment enters the log; here they stay with the recusal, not in the case's history.
  * An officer who is recused loses the case; an open proposal of theirs is overtaken.
  * The caller holds `ledger.actions.act()`.
Left to others: rows (accounts.declaring), lifting, which is an act of two like others (seconding), who may (flows).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import Q
from msgspec import UNSET

from saksama.entries.kinds.handling import CaseRecused, Interest
from saksama.entries.kinds.interest import InterestDeclared, InterestLifted, Tie
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import worded
from saksama_node.accounts import declaring
from saksama_node.accounts.declaring import Kept
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.awaiting import keep
from saksama_node.cases.models import Case, CaseAct, Submission
from saksama_node.cases.standing import ENDED, standing
from saksama_node.ledger.actions import Leaf, append, new_subject, reason_of, spoken
from saksama_node.lists.within import within
from saksama_node.seconds.proposing import overtake_all_of
from saksama_node.settings.clock import now

NODE: Final = "node"
AT_ONCE: Final = 100
"""Cases whose entries are made in one act."""


def recuse(by: Staff, submission_id: int, ground: Interest, words: str) -> None:
    """Keep `by` from one matter by their own declaration; nothing where they are kept from it already.

    Raises `WordsRefused`.
    """
    words = worded(words, needed=False)
    row = Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)
    case = Case.objects.select_for_update().filter(submission=row).first()
    if not declaring.keep_away(by.id, row.subject, "" if case is None else case.subject, ground, words, now()):
        return
    _withdraw(by.id, (row.subject, "" if case is None else case.subject))
    if case is not None:
        settle(case)
        keep(case)


def expect(row: Submission) -> None:
    """Something came in: whom a standing declaration keeps from it never sees it."""
    declaring.hold()
    declaring.keep_fitting(row.subject, "", row.region, "", now())


def settle(case: Case) -> None:
    """After every act on a held case: apply declarations that fit it now, and enter what is not entered yet."""
    report = case.submission.subject
    declaring.hold()
    declaring.name_case(report, case.subject)
    declaring.keep_fitting(report, case.subject, case.region, case.party, now())
    for each in declaring.pending(report):
        if case.assignee == each.person:
            case.assignee = None
            case.save()
        _withdraw(each.person, (report, case.subject))
        _enter(case, each)


def declare_standing(by: Staff, tie: Tie, code: str, words: str) -> int:
    """Keep `by` from every matter that this fits; give the declaration's number.

    Raises `AlreadyDeclared`, `WordsRefused`.
    """
    words = worded(words, needed=False)
    subject = new_subject()
    said = spoken("reason", {"code": code, "text": words})
    actor = actor_for(by, subject)
    leaf = append(InterestDeclared(ground=tie), subject=subject, actor=actor, openings=(said,))
    number = declaring.open_standing(by.id, tie, code, words, subject=subject, leaf=leaf.leaf_id, at=leaf.entry.at)
    apply_standing(number)
    return number


def apply_standing(number: int) -> int:
    """Keep the person of a standing declaration from all that it fits; from how many that were not kept before."""
    found = declaring.standing(number)
    rows = list(
        Submission.objects.select_for_update(of=("self",))
        .filter(_fits(found.tie, found.code))
        .order_by("-pk")
        .values_list("pk", "subject", "case__subject")
    )
    made = declaring.keep_from_all(number, ((report, case or "") for _, report, case in rows), now())
    cases = [case for _, _, case in rows if case]
    _free(found.person, cases)
    _withdraw(found.person, (each for _, report, case in rows for each in (report, case)))
    return made


def enter_some(number: int, before: int = 0) -> int:
    """Enter `case.recused` where a standing declaration left it to be entered, in cases with an id below `before`.

    Gives the last id that was looked at, 0 when there is none any more.
    """
    found = declaring.standing(number)
    fitting = Submission.objects.filter(_fits(found.tie, found.code), case__isnull=False)
    if before:
        fitting = fitting.filter(case__pk__lt=before)
    # The newest first, as whoever else locks many (`recounting`): two must not wait for each other.
    ids = fitting.exclude(case__state=ENDED).order_by("-case__pk").values_list("pk", "case__pk")[:AT_ONCE]
    last = 0
    for submission_id, last in list(ids):  # noqa: B007 - the last one is what is given back
        # The submission first, as every act does.
        Submission.objects.select_for_update(of=("self",)).get(pk=submission_id)
        case = Case.objects.select_for_update().filter(submission=submission_id).first()
        if case is not None:
            settle(case)
            keep(case)
    return last


def lift_standing(first: Staff, second: Staff, subject: str, reason: str) -> Leaf:
    """End a standing declaration as `first` proposed and `second` agrees. Raises `NoSuchInterest`."""
    declaring.end(subject, now())
    return append(
        InterestLifted(second=actor_for(second, subject)),
        subject=subject,
        actor=actor_for(first, subject),
        openings=(spoken("reason", {"text": reason}),),
    )


def readmit(case: Case, named: str) -> None:
    """What `case.readmitted` does: who bears this pseudonym has part in the case again."""
    for each in declaring.kept_from(case.subject):
        if pseudonym(each.secret, case.subject) == named:
            declaring.lift(each.person, case.subject, now())


def restore(case: Case, person: int, body: CaseRecused, leaf: int) -> None:
    """Keep a person away as an entry of ours says that a lost row did; a standing declaration is not known again."""
    report, ground = case.submission.subject, Interest.OTHER if body.ground is UNSET else body.ground
    declaring.keep_away(person, report, case.subject, ground, "", now())
    for each in declaring.pending(report):
        if each.person == person:
            declaring.note_leaf(each.id, leaf)
    if case.assignee == person:
        case.assignee = None


def _enter(case: Case, each: Kept) -> None:
    """Enter one recusal, if the case's edition lets it follow here."""
    named = pseudonym(each.secret, case.subject)
    body = CaseRecused(ground=Interest(each.ground), person=named)
    actor = NODE if each.is_standing else named
    if standing(case.subject, case.procedure).refusals(actor, body):
        return
    leaf = append(body, subject=case.subject, actor=actor, openings=reason_of(each.words))
    declaring.note_leaf(each.id, leaf.leaf_id)
    case.changed_at = leaf.entry.at
    case.save()
    CaseAct.objects.create(case=case, leaf=leaf.leaf_id, kind=body.KIND, by=each.person, at=leaf.entry.at)


def _free(person: int, subjects: Sequence[str]) -> None:
    """Their cases are nobody's from here on."""
    wanted = set(subjects)
    for case in Case.objects.select_for_update().filter(assignee=person).order_by("-pk"):
        if case.subject not in wanted:
            continue
        case.assignee = None
        case.save()
        keep(case)


def _withdraw(person: int, subjects: Iterable[str | None]) -> None:
    """What they proposed about these reports and cases, and nobody confirmed yet, is none any more."""
    overtake_all_of(person, {each for each in subjects if each})


def _fits(tie: Tie, code: str) -> Q:
    if tie is Tie.PARTY:
        return Q(case__party=code)
    return within((code,), "case__region") | Q(case__isnull=True) & within((code,))
