"""Pictures, and files that claim to be some."""

import io
import struct
import zlib

from PIL import Image


def picture(size: tuple[int, int], kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **more)
    return out.getvalue()


def claims_to_be(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head says that it is so large (PNG, 11.2.2)."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100))
    chunks = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


BREAKS_OUT = b"""<!doctype html><title>Judul</title><script>alert(document.cookie)</script>
<style>*{display:none}</style><p onclick="x()">Surat suara <b>sudah</b> tercoblos.</p>
</textarea></template><img src=x onerror=alert(1)><svg><script>alert(2)</script></svg>
<a href="javascript:alert(3)">klik</a><iframe srcdoc="<script>alert(4)</script>"></iframe>
<p>&lt;script&gt;alert(5)&lt;/script&gt; dan \xe2\x80\xae terbalik\x00</p>"""
