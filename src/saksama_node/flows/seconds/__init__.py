"""Acts of two persons: one table (`table`), one way through it (`two_persons`), one list (`waiting`).

A further act, file by file:
  1. The room (a "-ing" module): `asked(...)` makes the `Asked` (act, subject, body as JSON of a closed struct, words);
     `check(first, asked)` judges and locks nothing; `enter(first, second, found)` does it and appends; `hold(subject)`
     locks the subject's rows and gives their place. Words of people go into `words`, codes into the body.
  2. Where the room moves the subject on: `seconds.proposing.overtake`; to another office: `relocate`; where it erases:
     `seconds.proposing.erase`.
  3. `row.ORDER` has every table that `hold` locks; `table.TABLE` a row.
  4. `web.desk.seconds.words` a row of words, with a template of its own where lines do not do.
  5. `tests/node/seconds/examples.py` an example. The property test then walks the row.
What goes: the room's table and errors of proposals, its flow but for what proposes, its page but for the first form,
its duties, its addresses.
"""
