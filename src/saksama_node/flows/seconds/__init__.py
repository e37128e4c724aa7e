"""Acts of two persons: one table (`table`), one way through it (`two_persons`), one list (`waiting`).

A room becomes part of it by a row, whose functions are the room's own: `hold`, `check`, `enter`. Words are a row of
`web.desk.seconds_words`, an example a row of `tests.node.seconds.examples`: the property test then walks it.
"""
