#!/usr/bin/env bash
# Tries `promptfate hook` with the real coding tools, and prints what was kept from the model as a Markdown table.
#
#   PROMPTFATE=target/debug/promptfate tests/clients.sh [CLIENT...]
#
# Each client of tests/clients/ comes from npm into $CLIENTS/npm (target/clients unless set; delete a folder for a newer
# version) and runs headless against a model of ours on loopback (tests/clients/server.mjs), with an invented key. Only the
# bodies of its requests count, not what it prints. A case is tried three times: without the hook the key has to reach the
# model, or the case shows nothing (done once for a version); with the hook it must not, even when the conversation goes on;
# and the same without a key has to arrive. A client that takes longer than SECONDS_EACH (60) is ended.
#
# docs/hooks.md holds the table of the last time ("Seen with the real clients"). Exit status 1 if a case is worse now than it
# says there, or than `kept` where it says nothing. Needs Linux (unshare) and npm; not part of .ci/run, for it downloads much.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
here=$root/tests/clients
export CLIENTS PROMPTFATE SECONDS_EACH=${SECONDS_EACH:-60}
CLIENTS=$(realpath -m "${CLIENTS:-$root/target/clients}")
PROMPTFATE=$(realpath "${PROMPTFATE:-$root/target/debug/promptfate}")
. "$here/texts.sh"

clients=("$@")
if [ ${#clients[@]} -eq 0 ]; then
  clients=(claude-code codex codex-untrusted gemini-cli copilot opencode qwen-code kimi-code cline)
fi
cases=(prompt named shell failing read call context)
header="| client | prompt | file named in it | command's output | failing command's | file read by a tool | tool's input |"
header+=" context file |"

# The key as it may stand in a body: a piece of it, so that a cut one counts, plain or in base64 at each of its three alignments.
patterns=(-e "${key:4:12}")
for skip in 0 1 2; do
  coded=$(printf '%s%s' "${key:0:$skip}" "$key" | base64)
  patterns+=(-e "${coded:$((skip ? skip + 1 : 0)):20}")
done

# Puts a package into a folder of npm's, unless it is there.
install() {
  local folder=$CLIENTS/npm/$1
  if [ ! -d "$folder/node_modules" ]; then
    mkdir -p "$folder"
    (cd "$folder" && echo '{"private": true}' >package.json && npm install --no-audit --no-fund --loglevel=error "$2") >&2
  fi
}

# What one case shows: kept, leaks, or why it could not be tried.
outcome() {
  local client=$1 case=$2 kind run
  local runs=$CLIENTS/runs/$client/$case control=$CLIENTS/npm/$program/control/$client/$case
  if ! arrives "$case" "$control/log" "${patterns[@]}"; then
    "$here/run.sh" "$client" "$case" control "$control"
    if ! arrives "$case" "$control/log" "${patterns[@]}"; then unreached "$case" "$control" && return; fi
  fi
  for kind in secret clean; do
    run=$runs/$kind
    "$here/run.sh" "$client" "$case" "$kind" "$run" || { echo "not tried: see ${run#"$CLIENTS/"}" && return; }
    if [ -e "$run/no-hook" ]; then echo "**leaks**: no hook for it" && return; fi
    if arrives "$case" "$run/first" "${patterns[@]}"; then echo "**leaks**" && return; fi
    if arrives "$case" "$run/log" "${patterns[@]}"; then echo "**leaks** once it goes on" && return; fi
    if ended "$run"; then unreached "$case" "$run" && return; fi
  done
  if arrives "$case" "$runs/clean/log" -e "$word"; then echo kept; else echo "**stops what is clean**"; fi
}

# Whether a run says nothing: a client was ended, or sent what could not be read.
ended() {
  grep -qs '^exit status \(124\|137\)$' "$1/said" || grep -rqs '^UNREAD' "$1/log"
}

# Whether one of the patterns is in what a model was sent, or in what a tool wrote that was given it.
arrives() {
  local case=$1 log=$2
  if [ "$case" = call ]; then
    grep -qsF "${@:3}" "${log%/*}/work/made"
  else
    grep -rqsF "${@:3}" "$log"
  fi
}

unreached() {
  local case=$1 run=$2
  if ended "$run"; then
    echo "not tried: not done in ${SECONDS_EACH}s, or a body that cannot be read"
  elif [ -z "$(ls "$run/log")" ]; then
    echo "not tried: asks no model"
  elif [[ $case == @(shell|failing|read|call) && ! -e $run/log/called ]]; then
    echo "not tried: no such tool"
  else
    echo "not tried: does not send it by itself"
  fi
}

# What docs/hooks.md says of a case: the cell of that column in the client's row.
said_before() {
  awk -F ' *[|] *' -v client="$1" -v column="$2" '
    BEGIN {cell = "kept"}
    /^## / {here = /Seen with the real clients/}
    {split($2, words, " ")}
    here && words[1] == client {cell = $(column + 3)}
    END {print cell}' "$root/docs/hooks.md"
}

install node node@22
status=0
printf '%s\n|---|---|---|---|---|---|---|---|\n' "$header"
for client in "${clients[@]}"; do
  program='' package=''
  # shellcheck source=/dev/null
  . "$here/$client.sh"
  install "$program" "$package"
  version=$(sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$CLIENTS/npm/$program/node_modules/$package/package.json" | head -n 1)
  row="| $client $version"
  for at in "${!cases[@]}"; do
    now=$(outcome "$client" "${cases[at]}")
    before=$(said_before "$client" "$at")
    row+=" | $now"
    if [ "$now" != kept ] && [ "$now" != "$before" ]; then
      echo "$client, ${cases[at]}: $now; docs/hooks.md: $before" >&2
      status=1
    fi
  done
  echo "$row |"
done
printf '\n%s, %s.\n' "$("$PROMPTFATE" --version)" "$(date +'%-d %B %Y')"
exit "$status"
