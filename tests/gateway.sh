#!/usr/bin/env bash
# Puts the catalogue into a real gateway: LiteLLM's proxy with a hook that refuses what trains, before a model of ours on loopback.
#
#   PROMPTFATE=target/debug/promptfate tests/gateway.sh
#
# LiteLLM comes from PyPI into $CLIENTS (target/clients/litellm unless set). Not part of .ci/run, for it downloads much.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
CLIENTS=$(realpath -m "${CLIENTS:-$root/target/clients/litellm}")
PROMPTFATE=$(realpath "${PROMPTFATE:-$root/target/debug/promptfate}")
if [ ! -x "$CLIENTS/bin/litellm" ]; then
  python3 -m venv "$CLIENTS"
  "$CLIENTS/bin/pip" install --quiet 'litellm[proxy]'
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PROMPTFATE" export catalogue --output "$work/catalogue.json"
"$CLIENTS/bin/python" "$root/tests/gateway/try.py" "$CLIENTS/bin/litellm" "$work/catalogue.json"
