"""Moving a node from one database to another: tables, target, source, in this order of reading."""
