#!/usr/bin/env bash
# Runs promptfate for `pre-commit`, which keeps this clone, and what is fetched into it, as long as the revision stays.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
program=$("$here/program.sh" "$here/../target/pre-commit")
exec "$program" "$@"
