"""A node's folder with nothing in it but what the settings must read: for the type checker and the model guard.

Rules kept here: no key that signs anything; made again each time, under .cache.
Left to others: a node that runs (saksama-node init).
"""

from pathlib import Path

from tools.steps import TOP

NODE = """code = "bawaslu-ntb"
name_id = "Bawaslu Provinsi NTB (contoh)"
name_en = "Bawaslu of Nusa Tenggara Barat (example)"
origin = "bare.contoh.saksama.example/log"
url = "http://127.0.0.1:8801"
accent = "#0B6E6E"
region = "52"
"""


def bare_environment(place: Path = TOP / ".cache" / "bare-node") -> dict[str, str]:
    """Make the folder at `place` and return the environment that names it."""
    keys = place / "keys"
    keys.mkdir(parents=True, exist_ok=True)
    (place / "node.toml").write_text(NODE)
    (keys / "django.secret").write_text("0" * 64)
    return {"SAKSAMA_DATA": str(place), "DJANGO_SETTINGS_MODULE": "saksama_node.settings.django"}
