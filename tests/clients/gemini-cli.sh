# shellcheck shell=bash disable=SC2034,SC2154
package=@google/gemini-cli
program=gemini
context=GEMINI.md

settings() {
  export GOOGLE_GEMINI_BASE_URL=$server GEMINI_API_KEY=invented
  mkdir -p ~/.gemini
  echo '{"security": {"auth": {"selectedType": "gemini-api-key"}}}' >~/.gemini/settings.json
}
flags=(--model gemini-2.5-flash --yolo --skip-trust)
ask() { attempt gemini "${flags[@]}" --prompt "$1"; }
go_on() { attempt gemini "${flags[@]}" --resume latest --prompt "$1"; }
