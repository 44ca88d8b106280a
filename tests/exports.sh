#!/usr/bin/env bash
# Reads what `promptfate export` writes with programs that others wrote: SQLite, DuckDB, Spark.
#
#   PROMPTFATE=target/debug/promptfate tests/exports.sh [scale]
#
# They come from PyPI into $CLIENTS (target/clients/data unless set). `scale` joins ten million generated rows of a usage log with the
# answers of their days in DuckDB and in Spark, and compares: docs/scale.md. Needs Java 17 for Spark. Not part of .ci/run.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
CLIENTS=$(realpath -m "${CLIENTS:-$root/target/clients/data}")
PROMPTFATE=$(realpath "${PROMPTFATE:-$root/target/debug/promptfate}")
export PROMPTFATE_TODAY=${PROMPTFATE_TODAY:-2026-11-23}
mkdir -p "$CLIENTS"
if [ ! -x "$CLIENTS/py/bin/python" ]; then python3 -m venv "$CLIENTS/py"; fi
python=$CLIENTS/py/bin/python
"$python" -c 'import duckdb, pyspark' 2>/dev/null || "$CLIENTS/py/bin/pip" install --quiet duckdb pyspark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for form in ndjson csv sql; do "$PROMPTFATE" export "$form" >"$work/answers.$form" 2>/dev/null; done
"$PROMPTFATE" export parquet --output "$work/answers.parquet" 2>/dev/null
"$python" "$root/tests/exports/read.py" "$work"
if [ "${1:-}" = scale ]; then "$python" "$root/tests/exports/join.py" "$work" "${ROWS:-10000000}"; fi
