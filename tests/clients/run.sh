#!/usr/bin/env bash
# One run of one client, with a home, a network and a process tree of its own: loopback alone, and what is started here ends
# with it.
#
#   run.sh CLIENT CASE KIND FOLDER
#
# KIND is `control` (the secret, no hook), `secret` (with our hook) or `clean` (with our hook, no secret). Afterwards
# FOLDER/log holds what the model was sent and FOLDER/said what the client printed. FOLDER/first is FOLDER/log before the
# conversation went on, FOLDER/no-hook is there if `hook install` (which said FOLDER/hook) refused.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
client=$1 case=$2 kind=$3 folder=$4

# A client's file says how it is set up and asked; most need no more than this for the rest.
hook=$client
installed() { :; }
named() { prompt="What is in @$1 ?"; }
# shellcheck source=/dev/null
. "$here/$client.sh"
. "$here/texts.sh"

if [ -z "${INSIDE:-}" ]; then
  rm -rf "$folder"
  mkdir -p "$folder"/{home,work,log}
  # What a client unpacks and compiles when it starts is kept: it takes most of the time.
  cache=$CLIENTS/npm/$program/cache
  mkdir -p "$cache"
  # Nothing of this machine's environment: keys, folders and switches of other clients least of all.
  exec unshare --map-root-user --net --pid --fork --mount-proc --kill-child env -i INSIDE=1 HOME="$folder/home" \
    PATH="$CLIENTS/npm/$program/node_modules/.bin:$CLIENTS/npm/node/node_modules/.bin:/usr/local/bin:/usr/bin:/bin" \
    XDG_CACHE_HOME="$cache" NODE_COMPILE_CACHE="$cache/node" TERM=dumb LANG=C.UTF-8 TZ=UTC \
    PROMPTFATE="$PROMPTFATE" SECONDS_EACH="${SECONDS_EACH:-60}" "$here/run.sh" "$@" </dev/null
fi

ip link set lo up
port=8008
server=http://127.0.0.1:$port
text=$secret
if [ "$kind" = clean ]; then text=$clean; fi
cd "$folder/work"
printf '%s\n' "$text" >notes.env
settings
if [ "$kind" != control ]; then
  if ! "$PROMPTFATE" hook install "$hook" >"$folder/hook" 2>&1; then
    touch "$folder/no-hook"
    exit 0
  fi
  installed >>"$folder/hook" 2>&1
fi

prompt="Please do it." tool=()
case $case in
  prompt) prompt="What is this? $text" ;;
  named) named notes.env ;;
  shell) tool=(shell "cat notes.env") ;;
  failing) tool=(shell "cat notes.env; exit 3") ;;
  read) tool=(read "$PWD/notes.env") ;;
  call) tool=(shell "echo $text >made") ;;
  context) printf 'Be kind.\n%s\n' "$text" >"$context" ;;
esac
node "$here/server.mjs" "$port" "$folder/log" "${tool[@]}" >"$folder/server" 2>&1 &
until (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.1; done

# A client that fails is no failure here: only what the model was sent counts.
attempt() {
  timeout --kill-after 5 "$SECONDS_EACH" "$@" >>"$folder/said" 2>&1 || echo "exit status $?" >>"$folder/said"
}

ask "$prompt"
# A conversation that goes on afterwards must not bring back what was kept.
cp -r "$folder/log" "$folder/first"
if [ "$kind" = secret ] && declare -F go_on >/dev/null; then
  go_on "Go on."
fi
