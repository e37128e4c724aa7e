"""How forms are written: as Django does, but a choice out of a hundred without a template for each of them.

Rules kept here: the same markup as Django's own templates of `Select`, with everything escaped.
"""

from collections.abc import Mapping
from typing import Any

from django.forms import Select
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from saksama_node.web.markup import written


class Renderer(DjangoTemplates):
    """Django's own, but for `Select`."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Write one widget or form."""
        if template_name == Select.template_name:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return written('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget), SafeString(groups))


def _group(name: str | None, options: list[dict[str, Any]]) -> str:
    listed = "".join(
        written('\n<option value="{}"{}>{}</option>', each["value"], _attributes(each), each["label"])
        for each in options
    )
    return written('\n<optgroup label="{}">{}\n</optgroup>', name, SafeString(listed)) if name else listed


def _attributes(widget: Mapping[str, Any]) -> SafeString:
    given = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return SafeString("".join(written(" {}" if value is True else ' {}="{}"', name, value) for name, value in given))
