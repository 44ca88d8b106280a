# shellcheck shell=bash disable=SC2034,SC2154
package=opencode-ai
program=opencode
context=AGENTS.md

settings() {
  export OPENCODE_DISABLE_{AUTOUPDATE,MODELS_FETCH,DEFAULT_PLUGINS,LSP_DOWNLOAD}=1
  mkdir -p ~/.config/opencode
  cat >~/.config/opencode/opencode.json <<END
{
  "autoupdate": false,
  "share": "disabled",
  "provider": {
    "fake": {
      "npm": "@ai-sdk/openai-compatible",
      "options": {"baseURL": "$server/v1", "apiKey": "invented"},
      "models": {"fake": {"name": "fake", "tool_call": true}}
    }
  }
}
END
}
flags=(--model fake/fake --auto)
ask() { attempt opencode run "$1" "${flags[@]}"; }
go_on() { attempt opencode run "$1" "${flags[@]}" --continue; }
# `run` leaves an @name as it is; this is its way to give a file.
named() { prompt="What is in it?" flags+=(--file "$1"); }
