# shellcheck shell=bash disable=SC2034,SC2154
package=@moonshot-ai/kimi-code
program=kimi
context=AGENTS.md

settings() {
  export KIMI_CODE_NO_AUTO_UPDATE=1
  mkdir -p ~/.kimi-code
  cat >~/.kimi-code/config.toml <<END
default_model = "fake"
[providers.fake]
type = "openai"
base_url = "$server/v1"
api_key = "invented"
[models.fake]
provider = "fake"
model = "fake"
max_context_size = 100000
END
}
ask() { attempt kimi --prompt "$1"; }
go_on() { attempt kimi --continue --prompt "$1"; }
