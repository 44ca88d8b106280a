# shellcheck shell=bash disable=SC2034,SC2154
package=@github/copilot
program=copilot
context=AGENTS.md

settings() {
  export COPILOT_OFFLINE=true COPILOT_AUTO_UPDATE=false COPILOT_PROVIDER_BASE_URL=$server/v1 COPILOT_MODEL=gpt-5.4
}
flags=(--allow-all-tools --allow-all-paths --disable-builtin-mcps)
ask() { attempt copilot "${flags[@]}" --prompt "$1"; }
go_on() { attempt copilot "${flags[@]}" --continue --prompt "$1"; }
