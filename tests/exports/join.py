"""Joins a usage log with the answers of its days, in DuckDB and in Spark, and sees that both come to the same."""

import sys
import time

import duckdb
from pyspark.sql import SparkSession

work, rows = sys.argv[1], int(sys.argv[2])

# Who sent how much to which tier on which day. A hash of the number of a row stands for chance, so that every run is the same.
GENERATE = f"""
COPY (
  SELECT
    DATE '2023-01-01' + CAST(hash(i) % 1400 AS INTEGER) AS day,
    tiers[CAST(1 + hash(i, 1) % len(tiers) AS BIGINT)] AS tier,
    'person-' || hash(i, 2) % 5000 AS person,
    CAST(1 + hash(i, 3) % 40 AS INTEGER) AS prompts
  FROM range({rows}) t(i), (SELECT list(DISTINCT tier ORDER BY tier) AS tiers FROM '{work}/answers.parquet')
) TO '{work}/log.parquet' (FORMAT parquet)
"""
# Standard SQL: DuckDB, Spark and Trino read it alike.
JOIN = """
SELECT coalesce(a.answer, 'no record') AS training, count(*) AS requests, sum(l.prompts) AS prompts
FROM log l
LEFT JOIN answers a
  ON a.tier = l.tier AND a.question = 'training' AND a.regions = ''
  AND a.valid_from <= l.day AND (a.valid_to IS NULL OR l.day < a.valid_to)
GROUP BY 1 ORDER BY 1
"""
# The same in DuckDB's own words: of the answers that began by then, the newest.
ASOF = """
SELECT coalesce(CASE WHEN a.valid_to IS NULL OR l.day < a.valid_to THEN a.answer END, 'no record') AS training,
       count(*) AS requests, sum(l.prompts) AS prompts
FROM log l
ASOF LEFT JOIN (SELECT * FROM answers WHERE question = 'training' AND regions = '') a
  ON a.tier = l.tier AND a.valid_from <= l.day
GROUP BY 1 ORDER BY 1
"""


def timed(name, run):
    begin = time.perf_counter()
    result = [(training, int(requests), int(prompts)) for training, requests, prompts in run()]
    print(f"{name}: {time.perf_counter() - begin:.2f} s")
    return result


duck = duckdb.connect()
duck.execute(GENERATE)
for name in ["log", "answers"]:
    duck.execute(f"CREATE VIEW {name} AS SELECT * FROM '{work}/{name}.parquet'")
joined = timed("DuckDB, range join", lambda: duck.execute(JOIN).fetchall())
asof = timed("DuckDB, ASOF join", lambda: duck.execute(ASOF).fetchall())

spark = (
    SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "4").getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
for name in ["log", "answers"]:
    spark.read.parquet(f"{work}/{name}.parquet").createOrReplaceTempView(name)
assert spark.table("answers").count() == duck.execute("SELECT count(*) FROM answers").fetchone()[0]
sparked = timed("Spark, range join", lambda: spark.sql(JOIN).collect())
spark.stop()

assert joined == asof == sparked, (joined, asof, sparked)
assert sum(row[1] for row in joined) == rows
print("all three come to the same:")
for training, requests, prompts in joined:
    print(f"  {training:10} {requests:>12,} requests {prompts:>14,} prompts")
