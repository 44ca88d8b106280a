# shellcheck shell=bash disable=SC2034,SC2154
package=@anthropic-ai/claude-code
program=claude
context=CLAUDE.md

settings() {
  export ANTHROPIC_BASE_URL=$server ANTHROPIC_API_KEY=invented
  export CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC=1 DISABLE_AUTOUPDATER=1
}
ask() { attempt claude --print "$1" --allowedTools Bash Read; }
go_on() { attempt claude --continue --print "$1" --allowedTools Bash Read; }
