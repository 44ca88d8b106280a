# shellcheck shell=bash disable=SC2034,SC2154
package=@openai/codex
program=codex
context=AGENTS.md
# A hook runs once a person has trusted it with /hooks, which `exec` never asks: this stands for that.
trust=(--dangerously-bypass-hook-trust)

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
flags=(--skip-git-repo-check --dangerously-bypass-approvals-and-sandbox)
ask() { attempt codex exec "${flags[@]}" "${trust[@]}" "$1"; }
go_on() { attempt codex exec resume --last "${flags[@]}" "${trust[@]}" "$1"; }
