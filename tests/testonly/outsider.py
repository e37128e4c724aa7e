"""A witness that an agreement in a test may name: its key is real, its address answers nobody."""

from saksama.agreement.terms import WitnessNode
from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.note import SigningKey

NAME = "penyaksi.uji.saksama.example"
OUTSIDER = WitnessNode(NAME, str(SigningKey(NAME, COSIGNATURE_V1, b"w" * 32).verifier), "http://127.0.0.1:9")
