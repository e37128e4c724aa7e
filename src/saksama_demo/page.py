"""A page as a person meets it: its words, links and forms.

Rules kept here: a form is filled by the names of its fields, hidden ones and chosen defaults are sent back as they are,
and a name that the form does not have is a mistake of the story, told at once.
Left to others: fetching (player).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "wbr"}
_SILENT = {"script", "style", "template"}


class StoryMistake(AssertionError):
    """The page does not have what the story asks of it."""


@dataclass(slots=True)
class Form:
    """One form: where it goes, how, its fields with their present values, and the choices of each select."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        """All names that can be filled."""
        return {*self.fields, *self.files, *self.choices, *(name for name, _ in self.buttons if name)}

    def filled(self, values: Mapping[str, str | list[str]]) -> dict[str, list[str]]:
        """What the form sends when `values` are typed into it. Raises `StoryMistake` for a name that it lacks."""
        unknown = set(values) - self.names
        if unknown:
            raise StoryMistake(f"the form {self.action!r} has no {sorted(unknown)}; it has {sorted(self.names)}")
        typed = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
        return {**self.fields, **typed}

    def choice(self, name: str, *words: str) -> str:
        """The value of the choice of `name` whose label holds all of `words`."""
        for value, label in self.choices.get(name, []):
            if all(word.casefold() in label.casefold() for word in words):
                return value
        raise StoryMistake(f"{name} offers no {words}; it offers {self.choices.get(name)}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.errors: list[str] = []
        self._form: Form | None = None
        self._silent = 0
        self._link: tuple[str, list[str]] | None = None
        self._select: tuple[str, list[tuple[str, str]]] | None = None
        self._option: tuple[str, bool, list[str]] | None = None
        self._area: tuple[str, list[str]] | None = None
        self._label: dict[str, list[str]] = {}
        self._labelling: str | None = None
        self._pending: list[tuple[Form, str, str, str]] = []
        self._error_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self.words.append(" ")
        if self._error_depth and tag not in _VOID:
            self._error_depth += 1
        elif "error" in given.get("class", "").replace("-", " ").split() and tag not in _VOID:
            self._error_depth = 1
        if tag in _SILENT:
            self._silent += 1
        elif tag == "a" and "href" in given:
            self._link = (given["href"], [])
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "label":
            self._labelling = given.get("for", "")
            self._label.setdefault(self._labelling, [])
        else:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._form, given.get("name", "")
        if form is None:
            return
        if tag == "input":
            self._input(form, name, given)
        elif tag == "button" and given.get("type", "submit") == "submit":
            form.buttons.append((name, given.get("value", "")))
            # A form without an address of its own goes where its first button says.
            form.action = form.action or given.get("formaction", "")
        elif tag == "select" and name:
            self._select = (name, [])
            form.choices[name] = self._select[1]
        elif tag == "option" and self._select:
            self._close_option()
            self._option = (given.get("value", ""), "selected" in given, [])
        elif tag == "textarea" and name:
            self._area = (name, [])

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        kind, value = given.get("type", "text"), given.get("value", "")
        if kind == "submit":
            form.buttons.append((name, value))
        elif not name or kind in {"button", "image", "reset"}:
            return
        elif kind == "file":
            form.files.append(name)
        elif kind in {"checkbox", "radio"}:
            form.choices.setdefault(name, [])
            self._pending.append((form, name, value or "on", given.get("id", "")))
            if "checked" in given:
                form.fields.setdefault(name, []).append(value or "on")
        else:
            form.fields.setdefault(name, []).append(value)

    def _close_option(self) -> None:
        if self._option and self._select and self._form is not None:
            value, selected, words = self._option
            name, choices = self._select
            if not choices or selected:  # a select shows its first choice until another is chosen
                self._form.fields[name] = [value]
            choices.append((value, " ".join("".join(words).split())))
        self._option = None

    def handle_endtag(self, tag: str) -> None:
        if self._error_depth:
            self._error_depth -= 1
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._link:
            self.links.append((self._link[0], " ".join("".join(self._link[1]).split())))
            self._link = None
        elif tag == "option":
            self._close_option()
        elif tag == "select":
            self._close_option()
            self._select = None
        elif tag == "textarea" and self._area and self._form is not None:
            self._form.fields.setdefault(self._area[0], []).append("".join(self._area[1]).removeprefix("\n"))
            self._area = None
        elif tag == "label":
            self._labelling = None
        elif tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._link:
            self._link[1].append(data)
        if self._option:
            self._option[2].append(data)
        if self._area:
            self._area[1].append(data)
        if self._labelling is not None:
            self._label[self._labelling].append(data)
        if self._error_depth and data.strip():
            self.errors.append(data.strip())
        self.words.append(data)

    def finish(self) -> None:
        for form, name, value, identity in self._pending:
            form.choices[name].append((value, " ".join("".join(self._label.get(identity, [])).split())))


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the address it stands at, its status, words, links (address, words), forms and errors shown."""

    url: str
    status: int
    text: str
    html: str
    links: list[tuple[str, str]]
    forms: list[Form]
    errors: list[str]

    def form(self, *names: str, action: str = "") -> Form:
        """The first form that has fields of all these names and whose address ends as asked."""
        for form in self.forms:
            if set(names) <= form.names and form.action.split("?")[0].endswith(action):
                return form
        shown = [(form.action, sorted(form.names)) for form in self.forms]
        raise StoryMistake(f"{self.url} has no form with {names} {action}; it has {shown}")

    def link(self, *words: str, href: str = "") -> str:
        """The address of the first link whose words hold all of `words` and whose address holds `href`."""
        for address, said in self.links:
            if href in address and all(word.casefold() in said.casefold() for word in words):
                return address
        raise StoryMistake(f"{self.url} has no link {words} {href}; it has {self.links}")

    def has(self, *words: str) -> bool:
        """Whether all words stand on the page."""
        return all(word.casefold() in self.text.casefold() for word in words)

    def holding(self, *words: str) -> Self:
        """The page itself; raises `StoryMistake` unless all words stand on it."""
        if not self.has(*words):
            raise StoryMistake(f"{self.url} does not hold all of {words}: {self.text[:900]}")
        return self

    def part(self, pattern: str) -> str:
        """What the group of `pattern` holds in the page's address, else where it first stands in the page."""
        seen = re.search(pattern, self.url) or re.search(pattern, self.html, re.DOTALL)
        if seen is None:
            raise StoryMistake(f"{self.url} has no {pattern}: {self.errors} {self.text[:600]}")
        return seen[1]


def read_page(url: str, status: int, html: str) -> Page:
    """Read one HTML document."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    return Page(url, status, " ".join("".join(reader.words).split()), html, reader.links, reader.forms, reader.errors)
