"""Official papers of a case: which acts have one, and what an act's paper is set from.

Rules kept here:
  * A paper is made on demand from the entry and what was written with it, and kept nowhere.
  * An act that waits for its place in the log has no paper yet: its foot names the entry.
Left to others: codes and sentences (papers.registry), words for codes (web).
"""

from dataclasses import dataclass

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed, Origination
from saksama.procedure.edition import Regime
from saksama.procedure.reading import shipped
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries
from saksama_node.cases.actions import NoSuchCase
from saksama_node.cases.queries import ActInfo, CaseInfo
from saksama_node.cases.report import Content
from saksama_node.ledger.queries import entry, leaf_hash_of
from saksama_node.papers.registry import Form, Registry, registry


@dataclass(frozen=True, slots=True)
class PaperedAct:
    """An act with what its paper tells. `content` is None where it was erased."""

    case: CaseInfo
    act: ActInfo
    body: Body
    form: Form
    regulation: str
    leaf_hash: str
    content: Content | None


def papers_of(acts: list[ActInfo], regime: Regime) -> list[tuple[ActInfo, Form]]:
    """The papers of these acts of one case, in the order of the acts."""
    forms = registry(regime)
    return [(act, form) for act in acts if act.index is not None for form in _forms_of(act, forms)]


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
    forms: Registry = registry(regime_of(acts))
    act = next((each for each in acts if each.leaf == leaf), None)
    form = next((each for each in _forms_of(act, forms) if each.id == form_id), None) if act else None
    found = entry(leaf)
    if act is None or form is None or found is None:
        raise NoSuchCase(subject)
    content = queries.content(case.submission)
    return PaperedAct(case, act, found.entry.body, form, forms.version, leaf_hash_of(leaf).hex(), content)


def _forms_of(act: ActInfo, forms: Registry) -> list[Form]:
    """The forms after this act; of a finding alone what is a finding's."""
    return [form for form in forms.after(act.kind) if not form.findings_only or _is_finding(act)]


def _is_finding(act: ActInfo) -> bool:
    found = entry(act.leaf)
    body = found.entry.body if found else None
    return isinstance(body, CaseReviewed) and body.source == Origination.FINDING
