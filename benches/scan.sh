#!/usr/bin/env bash
# Installs the peers of `promptfate scan` into a temporary folder and measures all of them in one run.
set -euo pipefail
cd "$(dirname "$0")/.."
peers=${PEERS:-$(mktemp -d)}
[ -x "$peers/rs/bin/ripsecrets" ] || cargo install --quiet ripsecrets --root "$peers/rs"
[ -x "$peers/py/bin/detect-secrets" ] || { python3 -m venv "$peers/py" && "$peers/py/bin/pip" install --quiet detect-secrets; }
[ -x "$peers/js/node_modules/.bin/secretlint" ] || npm install --silent --prefix "$peers/js" secretlint @secretlint/secretlint-rule-preset-recommend
NODE_PATH="$peers/js/node_modules" PATH="$peers/rs/bin:$peers/py/bin:$peers/js/node_modules/.bin:$PATH" cargo bench --bench scan
