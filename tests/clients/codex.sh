# shellcheck shell=bash disable=SC2034,SC2154
package=@openai/codex
program=codex
context=AGENTS.md

settings() {
  mkdir -p ~/.codex
  cat >~/.codex/config.toml <<END
model = "gpt-5.4"
model_provider = "fake"
check_for_update_on_startup = false
[model_providers.fake]
name = "fake"
base_url = "$server/v1"
wire_api = "responses"
[analytics]
enabled = false
END
}
# A hook runs only once a person has trusted it with /hooks, which `exec` never asks for.
installed() { node "$here/codex-trust.mjs"; }
flags=(--skip-git-repo-check --dangerously-bypass-approvals-and-sandbox)
ask() { attempt codex exec "${flags[@]}" "$1"; }
go_on() { attempt codex exec resume --last "${flags[@]}" "$1"; }
