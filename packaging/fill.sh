#!/usr/bin/env bash
# Fills the templates of Homebrew and winget for a version, from the list of checksums of its archives.
#
#   packaging/fill.sh VERSION REPOSITORY SHA256SUMS OUT
set -euo pipefail
[ $# -eq 4 ] || { echo "usage: fill.sh VERSION REPOSITORY SHA256SUMS OUT" >&2; exit 2; }
version=$1 repository=$2 sums=$3 out=$4
here=$(dirname "$(realpath "$0")")
mkdir -p "$out"
for template in "$here"/homebrew/*.rb "$here"/winget/*.yaml; do
  file=$out/$(basename "$template")
  sed -e '/^# A template:/d' -e "s|@VERSION@|$version|g" -e "s|@REPOSITORY@|$repository|g" "$template" >"$file"
  while read -r sum name; do
    target=${name#"promptfate-v$version-"} target=${target%.tar.gz} target=${target%.zip}
    sed -i.before -e "s|@SHA256:$target@|$sum|g" "$file"
  done <"$sums"
  rm -f "$file.before"
  # An archive without a checksum is none.
  if grep -n '@[A-Z0-9]*[:@]' "$file" >&2; then
    echo "error: cannot fill $file: found no checksum for these" >&2
    exit 1
  fi
done
