"""An act is a row: what may be pressed on a page of the desk, and the one view that does all of it.

Rules kept here:
  * A page finds what its address names, and says how it is shown; its acts are rows. A button is one row.
  * An act is done by POST alone, by who has its right at the place of what the page is about.
  * What is refused changes nothing: the page is shown again (422) with the reason, its code, and what was typed.
  * What is offered is what the right and the row's own question (`offered`) allow now.
  * A row that needs what no other row needs is a view of its own.
Left to others: who may (`accounts.policy`), the acts and their entries (flows), why something is refused (`faults`).

    Act("tangani", Action.INCIDENT_TAKE, _("Tangani sekarang"), _take, _("Anda tangani."), title=_("Tangani"))
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Place, Reach, Staff, may, require
from saksama_node.web.desk.frame.access import DjangoView, desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.uploading import taking_files

type Words = str | Promise
type Choice = tuple[str | int, Words] | tuple[str, Sequence[tuple[str, Words]]]


class ActForm[Thing](forms.Form):
    """The form of an act. `who`: presses; `thing`: what the page is about. By itself it asks nothing."""

    def __init__(self, by: Staff, thing: Thing, *sent: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        super().__init__(*sent, **more)
        self.who, self.thing = by, thing
        self.prepare()

    def prepare(self) -> None:
        """Offer and propose what depends on the thing."""

    def choose(self, name: str, choices: Iterable[Choice]) -> None:
        """Offer these in a field of choices."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def beside(self, _error: SaksamaError | ValidationError) -> str | None:
        """The field that this error is about, if one."""
        return None


class NowInput(forms.HiddenInput):
    """A hidden field that shows what stands now, whatever was sent: the page that was refused may be sent again."""

    def __init__(self, stands: object) -> None:
        super().__init__()
        self.stands = stands

    def format_value(self, _value: object) -> str:
        """What stands."""
        return str(self.stands)


def _always(_by: Staff, _thing: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Act[Thing, Form: ActForm[Any], Done]:
    """One act. `slug`: the end of its address; empty: the page's own address, and its page shows it as `act`.

    `said`: the sentence when it was done, of what `do` returned; `then`: the address, or its name,
    that it leads to; else the page.
    `offered`: whether it may be done now; `means`: what it means, said before; `danger`: an end.
    """

    slug: str
    right: Action
    button: Words
    do: Callable[[Staff, Thing, Form], Done]
    said: Words | Callable[[Done], Words]
    _: KW_ONLY
    form: type[Form] = ActForm  # type: ignore[assignment]  # an act that asks nothing
    title: Words = ""
    then: str | Callable[[Thing, Done], str] = ""
    offered: Callable[[Staff, Thing], bool] = _always
    means: Words = ""
    danger: bool = False

    def form_for(self, by: Staff, thing: Thing, *sent: Any) -> Form:  # noqa: ANN401 - a QueryDict and files, or nothing
        """Its form; the fields carry the act's name, so that several stand on one page."""
        return self.form(by, thing, *sent, auto_id=f"id_{self.slug}_%s" if self.slug else "id_%s")


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that was refused: its form as it was sent, and why where the form does not say it."""

    act: Act[Any, Any, Any]
    form: ActForm[Any]
    fault: str = ""

    @property
    def words(self) -> str:
        """What was written at length; where the form is not on the page any more, it is shown to be copied."""
        texts = (each for each in self.form.visible_fields() if isinstance(each.field.widget, forms.Textarea))
        return "\n\n".join(str(each.value() or "") for each in texts).strip()


@dataclass(frozen=True, slots=True)
class Offered:
    """An act with the form to show. `first`: what is to be done next; `note`: said beside the button."""

    act: Act[Any, Any, Any]
    form: ActForm[Any]
    url: str
    first: bool
    button: Words
    note: Words = ""

    @property
    def title(self) -> Words:
        """What stands above it."""
        return self.act.title or self.act.button

    @property
    def is_open(self) -> bool:
        """Whether it stands open on the page, not unfolded: what is next, and what was refused just now."""
        return self.first or self.form.is_bound


class Offers:
    """What a page offers: one by one in the order of the rows, or by slug; found when it is looked at."""

    def __init__(self, found: Callable[[], Sequence[Offered]]) -> None:
        self._found = found

    @cached_property
    def _all(self) -> Sequence[Offered]:
        return self._found()

    def __iter__(self) -> Iterator[Offered]:
        # What stands open comes before what is unfolded.
        return iter(sorted(self._all, key=lambda each: not each.is_open))

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, slug: str) -> Offered:
        # A template writes no hyphen in a name.
        found = next((each for each in self._all if each.act.slug.replace("-", "_") == slug), None)
        if found is None:
            raise KeyError(slug)
        return found

    @property
    def has_refused(self) -> bool:
        """Whether the form that was refused stands on the page, with what was typed."""
        return any(each.form.is_bound for each in self._all)

    @property
    def own(self) -> Offered | None:
        """The page's own act, where it may be done."""
        return next((each for each in self._all if not each.act.slug), None)


@dataclass(frozen=True, slots=True)
class ActPage[Thing]:
    """A page of the desk with its acts.

    `find`: what the address names, or an error of what is not there; `place`: where it lies, written in every row;
    `told`: what the template shows of it, `refused` being what was refused just now.
    """

    name: str
    path: str
    right: Action
    find: Callable[..., Thing]
    template: str
    told: Callable[[HttpRequest, Staff, Thing, Refused | None], Mapping[str, object]]
    place: Callable[[Thing], str] | Reach
    acts: tuple[Act[Thing, Any, Any], ...]

    def urls(self) -> list[URLPattern]:
        """The page's address, and those of its acts below."""
        below = [self._url(each) for each in self.acts if each.slug]
        return [path(self.path, self._read(), name=self.name), *below]

    def act_urls(self) -> list[URLPattern]:
        """The addresses of the acts alone: of a row in a list, which has no page of its own."""
        return [self._url(each) for each in self.acts]

    def _url(self, act: Act[Thing, Any, Any]) -> URLPattern:
        if not act.slug:
            return path(self.path, self._post(act), name=self.name)
        return path(f"{self.path}{act.slug}/", self._post(act), name=f"{self.name}-{act.slug}")

    def show(
        self, request: HttpRequest, by: Staff, where: Mapping[str, Any], refused: Refused | None = None
    ) -> HttpResponse:
        """The page, with 422 where something was refused."""
        thing = self.find(by, **where)
        require(by, self.right, self._at(thing))
        offers = Offers(lambda: self._offered(by, thing, where, refused))
        told = {"acts": offers, "not_done": refused, **self.told(request, by, thing, refused)}
        return render(request, self.template, told, status=200 if refused is None else 422)

    def _offered(self, by: Staff, thing: Thing, where: Mapping[str, object], refused: Refused | None) -> list[Offered]:
        found: list[Offered] = []
        for act in self.acts:
            if may(by, act.right, self._at(thing)) and act.offered(by, thing):
                form = refused.form if refused is not None and refused.act is act else act.form_for(by, thing)
                found.append(Offered(act, form, self.address(act, **where), not found, act.button))
        return found

    def _at(self, thing: Thing) -> Place:
        return self.place if isinstance(self.place, Reach) else self.place(thing)

    def address(self, act: Act[Thing, Any, Any] | None = None, **where: object) -> str:
        """The page's address, or that of an act on it."""
        return reverse(f"desk:{self.name}-{act.slug}" if act and act.slug else f"desk:{self.name}", kwargs=where)

    def _read(self) -> DjangoView:
        own = next((each for each in self.acts if not each.slug), None)

        def read(request: HttpRequest, by: Staff, /, **where: object) -> HttpResponseBase:
            if request.method == "POST" and own is not None:
                return self.press(own, request, by, where)
            return self.show(request, by, where)

        return self._marked((desk_page if own is None else desk_form)(self.right)(read), own)

    def _post(self, act: Act[Thing, Any, Any]) -> DjangoView:
        def post(request: HttpRequest, by: Staff, /, **where: object) -> HttpResponseBase:
            return self.press(act, request, by, where)

        return self._marked(desk_act(self.right, act.right)(post), act)

    def press(
        self, act: Act[Thing, Any, Any], request: HttpRequest, by: Staff, where: Mapping[str, Any]
    ) -> HttpResponseBase:
        """Do an act as it was sent; lead to what comes next, or show the page with what was refused."""
        thing = self.find(by, **where)
        for right in {self.right, act.right}:
            require(by, right, self._at(thing))
        form = act.form_for(by, thing, request.POST, request.FILES)
        if not form.is_valid():
            return self.show(request, by, where, Refused(act, form))
        try:
            done = act.do(by, thing, form)
        except (SaksamaError, ValidationError) as error:
            fault = explain(error) if isinstance(error, SaksamaError) else "\n".join(error.messages)
            if (field := form.beside(error)) is None:
                return self.show(request, by, where, Refused(act, form, fault))
            form.add_error(field, fault)
            return self.show(request, by, where, Refused(act, form))
        said = str(act.said(done) if callable(act.said) else act.said)
        if said:
            messages.success(request, said)
        return redirect((act.then(thing, done) if callable(act.then) else act.then) or self.address(**where))

    def _marked(self, view: DjangoView, act: Act[Thing, Any, Any] | None) -> DjangoView:
        if act is not None:
            view.rights = {self.right, act.right}  # type: ignore[attr-defined]  # read by the test that walks all rows
            if any(isinstance(each, forms.FileField) for each in act.form.base_fields.values()):
                return taking_files(view)
        return view
