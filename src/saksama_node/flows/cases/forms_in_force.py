"""Which forms a case's papers have (of its regime, with codes that two persons confirmed since), and whose each is."""

from msgspec.structs import replace

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.handling import CaseTransferred
from saksama.procedure.acting import acting_office
from saksama.procedure.acts import name_of
from saksama.procedure.edition import Regime
from saksama.procedure.reading import shipped
from saksama_node.cases.queries import ActInfo, CaseInfo
from saksama_node.cases.standing import standing
from saksama_node.ledger.queries import entry
from saksama_node.norms.confirmed import certainties
from saksama_node.papers.registry import TEXT_SEEN, Registry, registry


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


def office_of(case: CaseInfo, act: ActInfo, body: Body) -> str:
    """The office that did the act; of a transfer the one that had the case (B.5, B.6)."""
    if isinstance(body, CaseReviewed):
        return body.office
    if case.procedure not in shipped() or act.index is None:
        return case.region
    stands = standing(case.subject, case.procedure, until=act.index)
    history = stands.walked.history
    if isinstance(body, CaseTransferred):
        return history.office
    return acting_office(history, name_of(body), stands.edition)
