"""Reads every form of the export with SQLite and DuckDB, and sees that they hold the same."""

import sqlite3
import sys
from pathlib import Path

import duckdb

work = Path(sys.argv[1])
COUNTS = "SELECT question, count(*), count(days), count(valid_to), sum(cases) FROM {} GROUP BY question ORDER BY question"

lite = sqlite3.connect(":memory:")
lite.executescript((work / "answers.sql").read_text())
expected = lite.execute(COUNTS.format("answers")).fetchall()
print(f"SQLite reads {sum(row[1] for row in expected)} rows")

duck = duckdb.connect()
duck.execute((work / "answers.sql").read_text())
sources = {
    "SQL": "answers",
    "Parquet": f"'{work}/answers.parquet'",
    "ndjson": f"read_json('{work}/answers.ndjson')",
    "CSV": f"read_csv('{work}/answers.csv', nullstr='')",
}
for name, source in sources.items():
    found = [tuple(int(cell) if isinstance(cell, (int, float)) else cell for cell in row) for row in duck.execute(COUNTS.format(source)).fetchall()]
    assert found == expected, (name, found, expected)
    print(f"DuckDB reads {name}: the same")
same = f"SELECT count(*) FROM (SELECT * FROM '{work}/answers.parquet' EXCEPT SELECT * FROM answers)"
assert duck.execute(same).fetchone() == (0,), "Parquet and SQL differ"
types = dict(duck.execute(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{work}/answers.parquet')").fetchall())
assert types["valid_from"] == "DATE" and types["days"] == "INTEGER" and types["tier"] == "VARCHAR", types
