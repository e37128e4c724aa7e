"""The row of an act on a case: what it is called, which form it has, which entry it enters or proposes.

Left to others: the rows themselves (`moves`, `hearing_moves`), what is offered (`moves`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext_lazy as _

from saksama.entries.body import Body
from saksama_node.accounts.policy import Staff
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.case_rights import RIGHTS
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.web.desk.cases.bodies import Cleaned, Probes
from saksama_node.web.desk.cases.forms import CaseForm
from saksama_node.web.desk.frame.acts import Act, Words


class Became(Enum):
    """What became of an act: entered, only proposed, or entered and gone where who did it does not read it any more."""

    ENTERED = 0
    PROPOSED = 1
    AWAY = 2


@dataclass(frozen=True, slots=True)
class Move(Act[CaseInfo, CaseForm, Became]):
    """An act on a case. `kind`: of its entry; `probes`: entries by the value that decides among them."""

    kind: str = field(kw_only=True)
    probes: Callable[[CaseInfo], Probes] = field(kw_only=True)


type Do = Callable[[Staff, CaseInfo, Cleaned], Became]


def row(
    slug: str,
    kind: str,
    title: Words,
    button: Words,
    form: type[CaseForm],
    probes: Callable[[CaseInfo], Probes],
    do: Do,
    *,
    danger: bool = False,
) -> Move:
    """The row of an act."""

    def said(became: Became) -> Words:
        if became is Became.PROPOSED:
            return _("Diusulkan. Orang kedua harus menyetujuinya sebelum tercatat.")
        return _("Tercatat: %(act)s.") % {"act": title}

    return Move(
        slug=slug,
        right=RIGHTS[kind],
        title=title,
        button=button,
        form=form,
        do=lambda by, case, sent: do(by, case, sent.cleaned_data),
        said=said,
        then=lambda _case, became: "desk:cases" if became is Became.AWAY else "",
        danger=danger,
        kind=kind,
        probes=probes,
    )


def entering(body: Callable[[CaseInfo, Cleaned], Body]) -> Do:
    """Enter, or propose, the entry that `body` makes of the form."""

    def do(by: Staff, case: CaseInfo, form: Cleaned) -> Became:
        is_entered = handle_case(by, case.subject, body(case, form), form.get("words", ""))
        return Became.ENTERED if is_entered else Became.PROPOSED

    return do


def plain(slug: str, body: Body, title: Words, button: Words, form: type[CaseForm]) -> Move:
    """The row of an act whose entry says nothing of what the form asks."""
    do = entering(lambda _case, _form: body)
    return row(slug, body.KIND, title, button, form, lambda _case: {"": body}, do)
