# shellcheck shell=bash disable=SC2034,SC2154
package=@qwen-code/qwen-code
program=qwen
context=QWEN.md

settings() {
  export OPENAI_BASE_URL=$server/v1 OPENAI_API_KEY=invented OPENAI_MODEL=fake
  mkdir -p ~/.qwen
  echo '{"security": {"auth": {"selectedType": "openai"}}, "general": {"enableAutoUpdate": false}}' >~/.qwen/settings.json
}
ask() { attempt qwen --yolo --prompt "$1"; }
go_on() { attempt qwen --yolo --continue --prompt "$1"; }
