"""Acts of two persons: one table (`table`), one way through it (`two_persons`), one list (`waiting`).

A further act, file by file: the fifth recipe of CONTRIBUTING.md.
"""
