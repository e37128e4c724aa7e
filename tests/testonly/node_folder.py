"""A node in this process, for the tests of `saksama_node`: made once, before Django's settings are read.

Rules kept here:
  * Nothing of it is a mock: the folder and the keys are those that `saksama-node init` makes.
  * The passphrases and passwords stand here because they protect nothing; passwords are stretched less for the same
    reason, and `tests/node/accounts/test_passwords.py` looks at the product's own. A passphrase is stretched as the
    product does, so that a command beside opens what a test locked; but once for each file, not at each look.
Left to others: an empty database for each test (`tests/node/conftest.py`), real processes (`tests/testonly/nodes.py`).
"""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.test.utils import setup_test_environment

from saksama.keys import locked
from saksama_node.web.operations.folder import Description, make_folder, make_keys
from tests.testonly.postgres import database_for

ORIGIN = "bawaslu-ntb.uji.saksama.example/log"
URL = "http://127.0.0.1:8801"
INSTITUTION_PASSPHRASE = "frasa lembaga untuk uji"
VAULT_PASSPHRASE = "frasa brankas untuk uji"
PASSWORD = "sandi-untuk-uji-saja-4417"


@cache
def start_django() -> Path:
    """Make the node's folder, point the environment at it and set Django up; return the folder."""
    # The cipher itself, kept: to derive its key anew is 64 MiB, three times over.
    locked._cipher = cache(locked._cipher)
    top = Path(tempfile.mkdtemp(prefix="saksama-uji-"))
    atexit.register(shutil.rmtree, top, ignore_errors=True)
    data = top / "node"
    make_folder(
        data,
        Description(
            code="bawaslu-ntb",
            name_id="Bawaslu Provinsi NTB",
            name_en="Bawaslu of NTB Province",
            origin=ORIGIN,
            url=URL,
            accent="#0B6E6E",
            region="52",
        ),
    )
    make_keys(data, ORIGIN, institution_passphrase=INSTITUTION_PASSPHRASE, vault_passphrase=VAULT_PASSPHRASE)
    for name in [name for name in os.environ if name.startswith("SAKSAMA_") and not name.startswith("SAKSAMA_TEST_")]:
        del os.environ[name]
    os.environ.update(
        SAKSAMA_DATA=str(data),
        SAKSAMA_REQUIRE_MFA="0",
        SAKSAMA_RESERVED_MEGABYTES="16",
        # All tests of a process hand in from one address, on one day.
        SAKSAMA_SENDER_REPORTS="1000000",
        # One each: processes that share the tests among them must not share rows.
        SAKSAMA_DATABASE_URL=database_for("uji"),
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saksama_node.settings.django")
    django.setup()
    setup_test_environment()
    settings.PASSWORD_HASHERS = ["tests.testonly.quick_passwords.QuickScrypt"]
    return data
