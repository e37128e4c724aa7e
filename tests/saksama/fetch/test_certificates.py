"""Whose certificate does not count is not called silent: what is wrong with it is said, in both languages."""

import ssl
from pathlib import Path

import pytest

from saksama.cli.evidence import reason
from saksama.cli.fetch import HttpReader
from saksama.verify.reader import Unreachable
from tests.testonly.certificates import certificate
from tests.testonly.hostile_answers import always, says

INDONESIAN = {
    "none": "sertifikat HTTPS-nya tidak diakui penerbit yang dipercaya komputer ini",
    "old": "sertifikat HTTPS-nya sudah habis, atau belum mulai, masa berlakunya menurut jam komputer ini",
    "other": "sertifikat HTTPS-nya milik alamat lain",
}
ENGLISH = {
    "none": "no authority that this computer trusts vouches for its HTTPS certificate",
    "old": "its HTTPS certificate has expired, or is not yet valid, by this computer's clock",
    "other": "its HTTPS certificate is another address's",
}


@pytest.mark.parametrize(
    ("host", "days", "trusted", "told"),
    [
        ("localhost", 90, True, None),
        ("localhost", 90, False, "none"),
        ("localhost", -1, True, "old"),
        ("other.example", 90, True, "other"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, days: int, told: str | None, *, trusted: bool
) -> None:
    file = certificate(tmp_path, host, days)
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(file)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with always(says(b"here"), serving) as url, HttpReader() as reader:
        address = url.replace("127.0.0.1", "localhost")
        if told is None:
            assert reader.get(address, 100) == b"here"
            return
        with pytest.raises(Unreachable) as refused:
            reader.get(address, 100)
    assert reason(str(refused.value), "id") == INDONESIAN[told]
    assert reason(str(refused.value), "en") == ENGLISH[told]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_a_server_that_speaks_nothing_newer_than_tls_1_1_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, "localhost", 90)
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(file)
    serving.set_ciphers("ALL:@SECLEVEL=0")
    serving.minimum_version = serving.maximum_version = ssl.TLSVersion.TLSv1_1
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with always(says(b"here"), serving) as url, HttpReader() as reader, pytest.raises(Unreachable):
        reader.get(url.replace("127.0.0.1", "localhost"), 100)
