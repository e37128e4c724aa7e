"""Archives that strangers send."""

import io
import zipfile


def archived(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()
