"""A sheet definition of a legislative contest, made: 18 parties, each with its own votes and ten candidates."""

PARTIES = 18
HEAD = """
id = "contoh-legislatif"
title = "Contoh"
title_en = "Example"
form = "C.HASIL-DPR"
basis = "contoh"
source = "contoh"
certainty = "memory"
voting_day = 2024-02-14
limits = { registered = 300, figure = 999, reserve_permille = 20, reserve_slack = 2 }
remedy = [{ id = "correct", words = "x", words_en = "x", norm = "x", norm_en = "x", certainty = "memory" }]
"""
RULE = """
[[rule]]
id = "%s"
kind = "equal"
grade = "severe"
remedy = "correct"
words = "{left} {right}"
words_en = "{left} {right}"
basis = "tertulis pada formulir"
certainty = "memory"
sum = true
part = [%s]
"""


def legislative() -> str:
    """The definition as TOML: a party's and its candidates' votes sum to the list, the lists to the valid votes."""
    fields = [("suara_sah", "V.A", "valid", "")]
    lists = []
    for party in range(1, PARTIES + 1):
        name = f"partai_{party:02d}"
        own = [f"{name}_suara", *(f"{name}_calon_{n:02d}" for n in range(1, 11))]
        fields += [(each, f"IV.{party}", "votes", name) for each in own]
        fields.append((name, f"IV.{party}", "list", ""))
        lists.append((own, name))
    told = "".join(
        f'\n[[field]]\nid = "{i}"\ncode = "{c}"\nwords = "x"\nwords_en = "x"\nrole = "{r}"\nof = "{o}"\n'
        for i, c, r, o in fields
    )
    first = ", ".join(f'{{ left = {own}, right = ["{name}"] }}' for own, name in lists).replace("'", '"')
    second = f"{{ left = {[name for _, name in lists]}, right = ['suara_sah'] }}".replace("'", '"')
    return HEAD + told + RULE % ("L1", first) + RULE % ("L2", second)
