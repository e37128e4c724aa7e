"""The QR code of a receipt: where it stands in which log, and its leaf hash.

Rules kept here:
  * Under 200 bytes, and nothing in it but what the public log holds.
  * It is an address; what it points to stands after the `#`, which a browser sends to nobody.
  * It is a pointer, not a proof: the checker page compares it with the receipt.
"""

import io
from base64 import urlsafe_b64encode

import segno

MAX_BYTES = 200


def pointer(address: str, origin: str, index: int, leaf_hash: bytes) -> str:
    """Return the text of the code: `<address>/periksa/#v1;<origin>;<index>;<leaf hash, base64url>`."""
    text = f"{address}/periksa/#v1;{origin};{index};{urlsafe_b64encode(leaf_hash).decode().rstrip('=')}"
    if len(text.encode()) >= MAX_BYTES:
        raise ValueError(text)
    return text


def qr_svg(text: str) -> str:
    """Return the QR code (error correction M) as an SVG document."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=4, xmldecl=False, omitsize=True, light="#ffffff")
    return out.getvalue().decode()
