"""Official papers of a case: which acts have one, and what an act's paper is set from.

Rules kept here:
  * A paper is made on demand from the entry and what was written with it, and kept nowhere.
  * A code that two persons read in the annex since is printed like one that the file has from it.
  * An act that waits for its place in the log has no paper yet: its foot names the entry.
  * A paper is that of the office which did the act, wherever the case is now.
Left to others: codes and sentences (papers.registry), words for codes (web).
"""

from dataclasses import dataclass
from typing import Final

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    Origination,
    Violation,
)
from saksama.procedure.acts import types_after
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.queries import ActInfo, CaseInfo
from saksama_node.cases.report import Content
from saksama_node.cases.standing import detail_of
from saksama_node.flows.cases.forms_in_force import forms_now, office_of, regime_of
from saksama_node.ledger.queries import entry, leaf_hash_of
from saksama_node.papers.registry import Form, registry

_TYPING: Final = frozenset({CaseReviewed.KIND, CaseRegistered.KIND, CaseDecided.KIND})
"""Acts that say which kinds of violation a case is of."""


@dataclass(frozen=True, slots=True)
class PaperedAct:
    """An act with what its paper tells. `content` is None where it was erased; `evidence`: names of its files.

    `office`: whose paper it is: who did the act then, and of a transfer who had the case (B.5, B.6).
    """

    case: CaseInfo
    act: ActInfo
    body: Body
    form: Form
    regulation: str
    leaf_hash: str
    content: Content | None
    evidence: tuple[str, ...] = ()
    office: str = ""


def papers_of(acts: list[ActInfo]) -> list[tuple[ActInfo, Form]]:
    """The papers of this case's acts, in their order: a finding has its own, not those of a report.

    Which kinds of violation a paper is for is what had been decided, or else alleged, when the act was done.
    """
    forms, found, is_finding = forms_now(regime_of(acts)), list[tuple[ActInfo, Form]](), False
    types: tuple[Violation, ...] = ()
    kinds = {act.partition(":")[0] for form in forms.form for act in form.acts} | _TYPING
    for act in acts:
        logged = entry(act.leaf) if act.kind.partition(":")[0] in kinds else None
        body = logged.entry.body if logged else None
        if body is None:
            continue
        types = types_after(body, types)
        if isinstance(body, CaseReviewed):
            is_finding = body.source == Origination.FINDING
        of_act = forms.after(act.kind, detail_of(body)) if act.index is not None else ()
        found += [
            (act, form)
            for form in of_act
            if not (form.reports_only if is_finding else form.findings_only)
            and not (form.types and set(types).isdisjoint(form.types))
        ]
    return found


def papered_act(by: Staff, subject: str, leaf: int, form_id: str) -> PaperedAct:
    """One act and its form. Raises `NotAllowed`, `KeptAway`; `NoSuchCase` where there is no such act or paper."""
    case = queries.case(subject)
    require(by, Action.CASE_READ, case.region)
    check_part(by.id, subject)
    acts = queries.acts(subject)
    papers = papers_of(acts)
    act, form = next(((act, form) for act, form in papers if (act.leaf, form.id) == (leaf, form_id)), (None, None))
    found = entry(leaf)
    if act is None or form is None or found is None:
        raise NoSuchCase(subject)
    content = queries.content(case.submission)
    evidence = [each.name for each in queries.evidence_of(case.submission) if not each.is_erased]
    told = [content.evidence_words] if content and content.evidence_words else []
    version, leaf_hash = registry(regime_of(acts)).version, leaf_hash_of(leaf).hex()
    body, files = found.entry.body, (*evidence, *told)
    return PaperedAct(case, act, body, form, version, leaf_hash, content, files, office_of(case, act, body))
