"""A layer over the year's calendar, as an office would bring one."""


def layer(kind: str, day: str = "2024-02-20") -> str:
    """One day of this kind, as the file of a layer has it."""
    return f"""
day = [{{ date = {day}, kind = "{kind}", name = "Hari uji", name_en = "Test day", decree = "sk" }}]
[[decree]]
id = "sk"
short = "SK 1/2024"
title = "SK"
title_en = "SK"
source = "contoh"
certainty = "memory"
"""
