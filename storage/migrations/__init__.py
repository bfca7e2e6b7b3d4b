"""The history of the tables, one step a file in `versions/`. How to change a table:

1. Change it in `storage/schema`. `tests/integration/test_migrations.py` goes red: the history lags behind.
2. `make migration` writes the next step, `versions/NNNN_changes.py`, from what differs. Read it, name it for what it
   does, and fill in how the rows that are there are carried over. Until the first release there is one step only:
   delete `versions/0001_every_table.py` first, and `make migration` writes it anew (databases made before must go).
3. Run the test again: it goes up and down on SQLite and on PostgreSQL and compares both with the schema.

On SQLite a changed column means a new table that the rows are copied into; Alembic's batch mode does that by itself.
"""
