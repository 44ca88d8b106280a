#!/usr/bin/env bash
# Tries `promptfate mcp` with clients that others wrote: the command line of the official inspector and the official Python SDK.
#
#   PROMPTFATE=target/debug/promptfate tests/mcp.sh
#
# They come from npm and PyPI into $CLIENTS (target/clients/mcp unless set; delete it for newer versions). Every tool is called by both,
# the Python SDK holds what it gets against the output schema that the tool names. Not part of .ci/run, for it downloads much.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
CLIENTS=$(realpath -m "${CLIENTS:-$root/target/clients/mcp}")
PROMPTFATE=$(realpath "${PROMPTFATE:-$root/target/debug/promptfate}")
export PROMPTFATE PROMPTFATE_TODAY=2026-11-23
mkdir -p "$CLIENTS"
cd "$CLIENTS"
if [ ! -x py/bin/python ]; then python3 -m venv py; fi
py/bin/python -c 'import mcp' 2>/dev/null || py/bin/pip install --quiet mcp jsonschema
if [ ! -d node_modules/@modelcontextprotocol/inspector ]; then
  echo '{"private": true}' >package.json
  npm install --no-audit --no-fund --loglevel=error @modelcontextprotocol/inspector
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/ai-policy.yaml" <<'POLICY'
schema: 1
classes: {open: {tiers: any}, closed: {requires: {training: [never]}}}
POLICY

failed=0
tried() { # name, words that have to be in what comes back, command...
  local name=$1 words=$2 out
  shift 2
  if out=$("$@" 2>"$work/err") && grep -qF -- "$words" <<<"$out"; then
    echo "ok    $name"
  else
    echo "FAIL  $name: $(head -c 600 <<<"$out$(cat "$work/err")")"
    failed=1
  fi
}

inspect() { npx --no-install mcp-inspector --cli "$PROMPTFATE" mcp --policy "$work/ai-policy.yaml" "$@"; }
call() {
  local tool=$1
  shift
  inspect --method tools/call --tool-name "$tool" "${@/#/--tool-arg=}"
}
tried "inspector: tools/list" '"name": "audit"' inspect --method tools/list
tried "inspector: ask" 'As of 2026-11-23, ChatGPT (OpenAI), openai/chatgpt: training: ' call ask 'question=does chatgpt plus train on my chats'
tried "inspector: unknown" 'xyzzy is not in the knowledge base.' call ask 'question=does xyzzy train on my chats'
tried "inspector: find" 'meet these rules by their documents' call find 'training=["never"]' 'keep=30d'
tried "inspector: compare" 'questions; each answer has its own grade' call compare 'tiers=["openai/chatgpt", "anthropic/claude"]'
tried "inspector: checklist" 'steps to stop it' call checklist 'tiers=["openai/chatgpt"]'
tried "inspector: history" 'changes of answers are known' call history 'tiers=["anthropic/claude"]'
tried "inspector: changes" 'From 2026-06-01 to 2026-11-23, ' call changes 'since=2026-06-01' 'limit=3'
tried "inspector: risks" 'memorisation' call risks 'tiers=["openai/chatgpt"]'
tried "inspector: scan" '1 secret was found' call scan "text=token ghp_$(printf 'A1b2C3d4E5f6%.0s' 1 2 3)"
tried "inspector: audit" 'by this policy' call audit 'tools=["chatgpt plus"]' 'classes=["closed"]'
tried "inspector: resources/list" 'promptfate://tier/openai/chatgpt' inspect --method resources/list
tried "inspector: resources/read" '"mimeType": "application/json"' inspect --method resources/read --uri promptfate://tier/openai/chatgpt
tried "Python SDK" 'all well' py/bin/python "$root/tests/mcp/client.py" "$PROMPTFATE" "$work/ai-policy.yaml"
exit $failed
