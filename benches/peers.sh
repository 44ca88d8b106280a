#!/usr/bin/env bash
# Checks the same 1,000 and 10,000 synthetic records against the same schema: promptfate, ajv-cli and check-jsonschema, in one run.
# Needs npm and python3; installs the peers into a temporary folder. Run `cargo bench --bench process` first: it writes the records.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch="${TMPDIR:-/tmp}/promptfate-bench"
cargo build --release --locked --quiet
if [ ! -d "$scratch/peers" ]; then
  npm install --silent --no-audit --no-fund --prefix "$scratch/peers" ajv-cli@5
  python3 -m venv "$scratch/peers/venv"
  "$scratch/peers/venv/bin/pip" install --quiet check-jsonschema
fi
tiers() { find "$scratch/data-$1" -name 'tier-*.yaml'; }
timed() {
  local start end
  start=$(date +%s%N)
  "${@:2}" > "$scratch/said" 2>&1 || { echo "$1 failed:"; tail -n 3 "$scratch/said"; return; }
  end=$(date +%s%N)
  awk -v what="$1" -v ns=$((end - start)) 'BEGIN { printf "%-44s %9.2f s\n", what, ns / 1e9 }'
}
timed "promptfate validate, 1000" target/release/promptfate validate "$scratch/data-1000"
# The two that are close take turns. ajv-cli takes a glob; the schema is draft 2020-12, formats unchecked as its own default has them.
for _ in 1 2 3 4 5; do
  timed "promptfate validate, 10000" target/release/promptfate validate "$scratch/data-10000"
  timed "ajv-cli, 10000" "$scratch/peers/node_modules/.bin/ajv" validate --spec=draft2020 --strict=false --validate-formats=false \
    -s schema/tier.schema.json -d "$scratch/data-10000/*/tier-*.yaml"
done
tiers 1000 | xargs -n 2000 > "$scratch/list"
timed "check-jsonschema, 1000" xargs -a "$scratch/list" "$scratch/peers/venv/bin/check-jsonschema" --schemafile schema/tier.schema.json
