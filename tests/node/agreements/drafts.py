"""Texts of agreements, and a partner that proposes one."""

from pathlib import Path

from saksama.tlog.note import SigningKey

TEMPLATE = (Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml").read_text()
PARTNER = "diskominfotik-ntb.uji.saksama.example/log"
PARTNER_URL = "http://127.0.0.1:9"
KEY = SigningKey.generate("diskominfotik-ntb.uji.saksama.example/lembaga")
