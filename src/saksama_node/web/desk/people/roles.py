"""Who may do what, at `/meja/peran/`: each role in words, read from the policy itself.

Rules kept here: nothing of who may is written here or in the template: rights, offices and what takes two persons come
from the tables that decide.
Left to others: what a role may (`accounts.policy`), where there is one (`accounts.offices`), what takes two
(`flows.seconds.of_power`), words of a right (`accounts.action_words`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.accounts.action_words import ACTION_WORDS
from saksama_node.accounts.offices import ROLES, Rank
from saksama_node.accounts.policy import ALLOWED, OF_INSTITUTION, ROLE_WORDS, Action, Role, Staff
from saksama_node.flows.seconds.of_power import OF_POWER
from saksama_node.web.desk.frame.access import desk_page

_RANKS: Final[Mapping[Rank, Promise | str]] = {
    Rank.TOP: gettext_lazy("lembaga"),
    Rank.REGENCY: gettext_lazy("kabupaten/kota"),
    Rank.DISTRICT: gettext_lazy("kecamatan"),
    Rank.VILLAGE: gettext_lazy("kelurahan/desa"),
}


@dataclass(frozen=True, slots=True)
class Right:
    """One right in words. `whole`: it counts only where the role is held at the office at the top."""

    words: Promise | str
    whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One role. `offices`: at which there is one; `by_two`: it takes two persons to give it; `mine`: the reader's."""

    role: Role
    words: Promise | str
    offices: str
    by_two: bool
    mine: bool
    rights: list[Right]


def _rights(actions: Iterable[Action]) -> list[Right]:
    held = set(actions)
    return [Right(ACTION_WORDS[each], each in OF_INSTITUTION) for each in Action if each in held]


@desk_page(Action.DESK_OPEN)
def roles(request: HttpRequest, by: Staff) -> HttpResponse:
    """All of them, what everybody may first."""
    everybody_s = frozenset.intersection(*ALLOWED.values())
    shown = [
        Shown(
            role,
            ROLE_WORDS[role],
            ", ".join(str(_RANKS[rank]) for rank, there in ROLES.items() if role in there),
            role in OF_POWER,
            role in by.roles,
            _rights(ALLOWED[role] - everybody_s),
        )
        for role in Role
    ]
    context = {"roles": shown, "everybody": _rights(everybody_s)}
    return render(request, "desk/accounts/roles.html", context)


URLS: list[URLPattern] = [path("peran/", roles, name="roles")]
