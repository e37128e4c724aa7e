"""Several files at once: those that a form takes, and those that leave the desk together, to be signed elsewhere."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from saksama_node.web.handing_out import to_keep


def as_archive(name: str, files: Mapping[str, bytes]) -> HttpResponse:
    """Files by name, in one archive: what leaves together comes back together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return to_keep(out.getvalue(), "application/zip", f"{name}.zip")


class FilesInput(forms.ClearableFileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; none, where it may stay empty."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ANN401 - Django's own arguments
        """All of them, in the order in which they were chosen, each judged as a file by itself."""
        given = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        # Where there is none, the field itself says whether one is needed.
        files = given or ([None] if self.required else [])
        return [super(FilesField, self).clean(each, initial) for each in files]
