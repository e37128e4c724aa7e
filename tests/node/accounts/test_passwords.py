"""How much work the product puts into a password: what the tests themselves leave away."""

from django.utils.module_loading import import_string

from saksama_node.settings import django as product

OWASP = (2**14, 8, 5)
"""One of the equal settings of scrypt (N, r, p) in OWASP's Password Storage Cheat Sheet."""


def test_the_product_stretches_a_password_as_much_as_owasp_asks() -> None:
    hashers = [import_string(name)() for name in product.PASSWORD_HASHERS]
    assert [each.algorithm for each in hashers] == ["scrypt"]
    assert [(each.work_factor, each.block_size, each.parallelism) for each in hashers] == [OWASP]
    assert hashers[0].encode("sandi", "garamgaram").startswith("scrypt$16384$garamgaram$8$5$")
