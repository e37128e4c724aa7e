"""How much work the product puts into a password: what the tests themselves leave away."""

import re

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.module_loading import import_string

from saksama.keys.passphrase import LEAST_LETTERS, common
from saksama_node.accounts.own_words import WORDS
from saksama_node.settings import django as product
from tests.node.accounts.entering import LOGIN, log_in
from tests.testonly.node_folder import PASSWORD

OWASP = (2**14, 8, 5)
"""One of the equal settings of scrypt (N, r, p) in OWASP's Password Storage Cheat Sheet."""


def test_the_product_stretches_a_password_as_much_as_owasp_asks() -> None:
    hashers = [import_string(name)() for name in product.PASSWORD_HASHERS]
    assert [each.algorithm for each in hashers] == ["scrypt"]
    assert [(each.work_factor, each.block_size, each.parallelism) for each in hashers] == [OWASP]
    assert hashers[0].encode("sandi", "garamgaram").startswith("scrypt$16384$garamgaram$8$5$")


def test_a_passphrase_is_judged_by_the_length_and_the_list_that_judge_a_password() -> None:
    rules = {each["NAME"].rpartition(".")[2]: each.get("OPTIONS") for each in product.AUTH_PASSWORD_VALIDATORS}
    assert rules["MinimumLengthValidator"] == {"min_length": LEAST_LETTERS}
    assert "CommonPasswordValidator" in rules
    assert common() == {each for each in CommonPasswordValidator().passwords if len(each) >= LEAST_LETTERS}


@pytest.mark.parametrize(
    "word", ["bawaslu-ntb-2024", "Pengawas.Pemilu!1", "Rahasia Saksama", "PROVINSI-NTB-2027", "123456-7890-12"]
)
def test_no_password_is_made_of_words_that_everybody_knows_here(word: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(word)
    assert "own-words" in {each.code for each in refused.value.error_list}


def test_the_rules_are_these_and_none_asks_for_signs_or_a_date() -> None:
    assert [each["NAME"].rpartition(".")[2] for each in product.AUTH_PASSWORD_VALIDATORS] == [
        *("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator", "OwnWordsValidator")
    ]
    for word in ("kuda laut merah", "\N{SNOWMAN} hujan di bukit \N{SNOWMAN}", "x y z " * 40, "BAWASLU dan awan"):
        validate_password(word)
    assert sorted(WORDS) == sorted(set(WORDS))


def test_a_long_password_counts_to_its_last_letter_as_it_was_typed(database: None) -> None:
    long = "Awan di Atas Bukit " * 6
    client = log_in(Client())
    client.post("/akun/password/change/", {"oldpassword": PASSWORD, "password1": long, "password2": long})
    tried = [Client().post(LOGIN, {"login": "admin", "password": each}) for each in (long[:-1], long.lower(), long)]
    assert [answer.status_code for answer in tried] == [200, 200, 302]


def test_passwords_are_masked_and_may_be_pasted(database: None) -> None:
    client = log_in(Client())
    pages = [Client().get(LOGIN), Client().get("/akun/pertama/"), client.get("/akun/password/change/")]
    for page in (each.content.decode() for each in pages):
        fields = re.findall(r"<input[^>]*name=\"[^\"]*password[^\"]*\"[^>]*>", page)
        assert fields
        assert all('type="password"' in each and 'autocomplete="off"' not in each for each in fields)
        assert "onpaste" not in page
