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

from msgspec import UNSET
from msgspec.structs import replace

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseForwarded,
    CaseRegistered,
    CaseReviewed,
    Origination,
    Violation,
)
from saksama.entries.kinds.handling import CaseHeard, CaseInvited, CaseTransferred
from saksama.procedure.acting import acting_office
from saksama.procedure.edition import Regime
from saksama.procedure.history import decided_types, name_of
from saksama.procedure.reading import shipped
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.queries import ActInfo, CaseInfo
from saksama_node.cases.report import Content
from saksama_node.cases.standing import standing
from saksama_node.ledger.queries import entry, leaf_hash_of
from saksama_node.norms.confirmed import certainties
from saksama_node.papers.registry import TEXT_SEEN, Form, Registry, registry

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
    types = frozenset[Violation]()
    kinds = {act.partition(":")[0] for form in forms.form for act in form.acts} | _TYPING
    for act in acts:
        logged = entry(act.leaf) if act.kind.partition(":")[0] in kinds else None
        body = logged.entry.body if logged else None
        if body is None:
            continue
        types = _types_after(body, types)
        if isinstance(body, CaseReviewed):
            is_finding = body.source == Origination.FINDING
        of_act = forms.after(act.kind, _detail(body)) if act.index is not None else ()
        found += [
            (act, form)
            for form in of_act
            if not (form.reports_only if is_finding else form.findings_only)
            and not (form.types and types.isdisjoint(form.types))
        ]
    return found


def _types_after(body: Body, before: frozenset[Violation]) -> frozenset[Violation]:
    """The kinds of violation of the case from this act on."""
    match body:
        case CaseDecided():
            return frozenset(decided_types(body))
        case CaseReviewed(types=types) | CaseRegistered(types=types) if types is not UNSET:
            return frozenset(types)
        case _:
            return before


def forms_now(regime: Regime) -> Registry:
    """The forms of a regime with the codes that two persons confirmed since."""
    forms, held = registry(regime), certainties().held
    read = {each.id: held.get(f"forms/{regime}/form.{each.id}") for each in forms.form}
    known = (
        replace(each, code=found.value or each.code, certainty=TEXT_SEEN) if (found := read[each.id]) else each
        for each in forms.form
    )
    return replace(forms, form=tuple(known)) if any(read.values()) else forms


def regime_of(acts: list[ActInfo]) -> Regime:
    """The regime of the edition that the latest review names; Pemilu's before the first review."""
    for act in reversed(acts):
        if act.kind.startswith(CaseReviewed.KIND) and (found := entry(act.leaf)):
            body = found.entry.body
            named = shipped().get(body.procedure) if isinstance(body, CaseReviewed) else None
            if named is not None:
                return named.regime
    return Regime.PEMILU


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
    return PaperedAct(case, act, body, form, version, leaf_hash, content, files, _office(case, act, body))


def _office(case: CaseInfo, act: ActInfo, body: Body) -> str:
    if isinstance(body, CaseReviewed):
        return body.office
    if case.procedure not in shipped() or act.index is None:
        return case.region
    stands = standing(case.subject, case.procedure, until=act.index)
    history = stands.walked.history
    if isinstance(body, CaseTransferred):
        return history.office
    return acting_office(history, name_of(body), stands.edition)


def _detail(body: Body) -> str:
    """What the act's name does not say: to whom, in which direction, in which role."""
    match body:
        case CaseForwarded():
            return body.to
        case CaseTransferred():
            return body.direction
        case CaseInvited() | CaseHeard():
            return body.role
        case _:
            return ""
