# shellcheck shell=bash disable=SC2034,SC2154
package=cline
program=cline
context=.clinerules

settings() {
  export CLINE_TELEMETRY_DISABLED=1
  timeout 30 cline auth --provider openai --apikey invented --modelid fake --baseurl "$server/v1" >/dev/null 2>&1 || true
}
ask() { attempt cline --cwd "$PWD" --auto-approve true "$1"; }
