"""What an office prepares for its reports, at `/meja/pengawasan/bekal/`: its numbers' pattern, its ready sentences.

Rules kept here:
  * Each pattern stands with the number that it makes today; each sentence with whose it is: shipped, from above, own.
  * Emptied is gone back to: to the form's pattern, to the sentences from above.
Left to others: who may (flows.observation.keep_sentences), proposing a number for a report (its page).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import NotThere, SaksamaError
from saksama.observation.numbers import MOST, pattern_of
from saksama.observation.reading import shipped, title_of
from saksama.observation.sentences import shipped_sentences
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, covers, may, places, today
from saksama_node.accounts.queries import names_of_offices
from saksama_node.flows.observation.keep_sentences import keep_pattern, keep_sentences
from saksama_node.observation.prepared import Offered, is_own_pattern, pattern_for, sentences_for
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.prose import Prose


class NoSuchForm(NotThere):
    """No form, or no stage, of this name is known."""

    code = "observation.no-form"
    advice = "Open it from the list of what the office prepares."

    name: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A form as an office numbers it."""

    office: str
    form: str
    pattern: str
    own: bool

    @property
    def title(self) -> str:
        """The form by its title."""
        return title_of(self.form, formats.language())

    @property
    def example(self) -> str:
        """What it makes of the first report of today."""
        return pattern_of(self.pattern).written(1, today())


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentences of a stage in an office."""

    office: str
    offered: Offered

    @property
    def label(self) -> str:
        """The stage by its name."""
        return self.offered.stage.label_en if formats.english() else self.offered.stage.label

    @property
    def whose(self) -> str:
        """Whose sentences they are."""
        match self.offered.of:
            case "":
                return _("bawaan")
            case of if of == self.office:
                return _("milik kantor ini")
            case of:
                return _("dari %(office)s") % {"office": names_of_offices([of]).get(of, of)}


class PatternForm(ActForm[Numbered]):
    """The pattern of an office's numbers."""

    pattern = Prose(
        label=gettext_lazy("Pola nomor"),
        max_length=MOST,
        rows=1,
        required=False,
        help_text=gettext_lazy(
            "{number:03} ialah nomor urut tiga angka; boleh juga {day}, {month}, {roman}, {year}. Kosongkan untuk "
            "kembali ke pola bawaan formulir."
        ),
    )

    def prepare(self) -> None:
        """As it is now."""
        self.initial = {"pattern": self.thing.pattern}

    def beside(self, _error: SaksamaError | forms.ValidationError) -> str | None:
        """Whatever is refused is refused of the pattern."""
        return "pattern"


class SentencesForm(ActForm[Spoken]):
    """The sentences of a stage."""

    words = Prose(
        label=gettext_lazy("Kalimat siap pakai"),
        required=False,
        rows=8,
        help_text=gettext_lazy("Satu kalimat sebaris. Kosongkan untuk kembali ke kalimat dari atas, atau bawaan."),
    )

    def prepare(self) -> None:
        """As they are now."""
        self.initial = {"words": "\n".join(self.thing.offered.words)}

    def beside(self, _error: SaksamaError | forms.ValidationError) -> str | None:
        """Whatever is refused is refused of the words."""
        return "words"


@desk_page(Action.OBSERVATION_READ)
def prepared(request: HttpRequest, by: Staff) -> HttpResponse:
    """What one office has; which one stands in the address. Another's is not there."""
    own = places(by, Action.OBSERVATION_READ)
    office = request.GET.get("kantor", "") or own[0]
    if not any(covers(each, office) for each in own):
        raise Http404
    names = names_of_offices({*own, office})
    context = {
        "office": office,
        "name": names.get(office, office),
        "offices": [(each, names.get(each, each)) for each in sorted({*own, office})],
        "numbers": [_numbered(office, form) for form in shipped()],
        "stages": [Spoken(office, each) for each in sentences_for(office)],
        "source": shipped_sentences().source,
        "may_keep": may(by, Action.OBSERVATION_PLAN, office),
        "plans": may(by, Action.OBSERVATION_PLAN, ANYWHERE),  # a link; what is shown there is of their places
    }
    return render(request, "desk/observation/prepared.html", context)


def _numbered(office: str, form: str) -> Numbered:
    return Numbered(office, form, pattern_for(office, form), is_own_pattern(office, form))


def _find_pattern(_by: Staff, office: str, form: str) -> Numbered:
    if form not in shipped():
        raise NoSuchForm(form)
    return _numbered(office, form)


def _find_stage(_by: Staff, office: str, stage: str) -> Spoken:
    found = next((each for each in sentences_for(office) if each.stage.id == stage), None)
    if found is None:
        raise NoSuchForm(stage)
    return Spoken(office, found)


def _back(thing: Numbered | Spoken, _done: object) -> str:
    return f"{reverse('desk:observation-prepared')}?{urlencode({'kantor': thing.office})}"


def _told(
    _request: HttpRequest, _by: Staff, thing: Numbered | Spoken, _refused: Refused | None
) -> Mapping[str, object]:
    return {"thing": thing, "name": names_of_offices([thing.office]).get(thing.office, thing.office)}


_PATTERN: Final[ActPage[Numbered]] = ActPage(
    name="observation-pattern",
    path="pengawasan/bekal/<str:office>/nomor/<str:form>/",
    right=Action.OBSERVATION_PLAN,
    find=_find_pattern,
    template="desk/observation/pattern.html",
    place=lambda numbered: numbered.office,
    told=_told,
    acts=(
        Act(
            "",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Simpan pola"),
            lambda by, numbered, form: keep_pattern(by, numbered.office, numbered.form, form.cleaned_data["pattern"]),
            gettext_lazy("Pola nomor disimpan. Nomor laporan yang sudah ada tidak berubah."),
            form=PatternForm,
            then=_back,
        ),
    ),
)
_STAGE: Final[ActPage[Spoken]] = ActPage(
    name="observation-stage",
    path="pengawasan/bekal/<str:office>/kalimat/<str:stage>/",
    right=Action.OBSERVATION_PLAN,
    find=_find_stage,
    template="desk/observation/stage.html",
    place=lambda spoken: spoken.office,
    told=_told,
    acts=(
        Act(
            "",
            Action.OBSERVATION_PLAN,
            gettext_lazy("Simpan kalimat"),
            lambda by, spoken, form: keep_sentences(
                by, spoken.office, spoken.offered.stage.id, form.cleaned_data["words"].splitlines()
            ),
            gettext_lazy("Kalimat disimpan untuk kantor ini dan kantor di bawahnya."),
            form=SentencesForm,
            then=_back,
        ),
    ),
)


URLS: list[URLPattern] = [
    path("pengawasan/bekal/", prepared, name="observation-prepared"),
    *_PATTERN.urls(),
    *_STAGE.urls(),
]
