"""Files that leave the desk to be signed elsewhere, and those that come back."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse


def as_archive(name: str, files: Mapping[str, bytes]) -> HttpResponse:
    """Files by name, in one archive: what leaves together comes back together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


class SignedFilesField(forms.FileField):
    """One file or more."""

    def clean(self, data: object, initial: object | None = None) -> "list[UploadedFile[Any]]":
        """Each file by itself, as one field."""
        files = data if isinstance(data, list) else [data]
        return [super(SignedFilesField, self).clean(each, initial) for each in files]


class SignedFilesInput(forms.ClearableFileInput):
    """A field of files that takes several at once."""

    allow_multiple_selected = True
