"""What each screen does in this release, and which of them a version still waits for.

Rules kept here: the newest version of a source is screened by what the screens do now; an older one keeps what it got.
Left to others: asking (asking), keeping (screening), what was said (screened); nothing here loads what computes.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import Q

from saksama.tally.forensics import recipes
from saksama.tally.forensics.population import Recipe
from saksama_node.results.judged.flagging import newest_of
from saksama_node.results.models import Publication, Screening
from saksama_node.results.states import Screen, ScreenState

RECIPES: Final[Mapping[Screen, Recipe]] = {
    Screen.INTEGER: recipes.INTEGER,
    Screen.NEIGHBOUR: recipes.NEIGHBOUR,
    Screen.TURNOUT: recipes.NEIGHBOUR,
    Screen.IDENTICAL: recipes.IDENTICAL,
    Screen.PICTURE: recipes.PICTURE,
}
"""What each screen does in this release."""
FINISHED: Final = (ScreenState.DONE, ScreenState.UNTESTABLE)


def waiting(number: int) -> list[Screen]:
    """The screens of a version that have not answered yet; of the newest of a source, not in this release's way."""
    version = Publication.objects.get(pk=number)
    finished = Screening.objects.filter(publication=number, state__in=FINISHED)
    if newest_of(version.contest, version.source) == version:
        finished = finished.filter(by_ours(""))
    answered = set(finished.values_list("screen", flat=True))
    return [screen for screen in Screen if screen.value not in answered]


def by_ours(prefix: str) -> Q:
    """Screenings by what a screen does in this release."""
    found = Q(pk__in=())
    for screen, recipe in RECIPES.items():
        found |= Q(**{f"{prefix}screen": screen.value, f"{prefix}recipe": recipe.digest})
    return found
