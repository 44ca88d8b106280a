#!/usr/bin/env bash
# Reads what `promptfate export` and `audit --format cyclonedx` write with programs that others wrote: SQLite, DuckDB, Spark, openpyxl, and the
# official schemas of CycloneDX in its own library.
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
"$python" -c 'import duckdb, pyspark, openpyxl, cyclonedx, jsonschema' 2>/dev/null ||
  "$CLIENTS/py/bin/pip" install --quiet duckdb pyspark openpyxl 'cyclonedx-python-lib[json-validation]'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for form in ndjson csv sql; do "$PROMPTFATE" export "$form" >"$work/answers.$form" 2>/dev/null; done
"$PROMPTFATE" export parquet --output "$work/answers.parquet" 2>/dev/null
"$python" "$root/tests/exports/read.py" "$work"
"$PROMPTFATE" export questionnaire --tier "chatgpt enterprise" --tier claude --standard hecvat4 --format xlsx --output "$work/sheet.xlsx" 2>/dev/null
cat >"$work/ai-policy.yaml" <<'POLICY'
schema: 1
classes: {public: {tiers: any}, secret: {requires: {training: [never], keep: 30d}}}
POLICY
cat >"$work/ai-tools.yaml" <<'TOOLS'
schema: 1
tools:
  - {tool: openai/api, classes: [public, secret]}
  - {tool: claude, classes: [public], region: DE}
  - {tool: ollama/local, classes: [secret]}
  - {tool: Nobody AI, classes: [secret]}
TOOLS
(cd "$work" && "$PROMPTFATE" audit --format cyclonedx --fail-on never >bom.json 2>/dev/null)
"$python" "$root/tests/exports/sheets.py" "$work"
if [ "${1:-}" = scale ]; then "$python" "$root/tests/exports/join.py" "$work" "${ROWS:-10000000}"; fi
