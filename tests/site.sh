#!/usr/bin/env bash
# Tries the site in a real browser, and its search against `promptfate ask`.
#
#   PROMPTFATE=target/debug/promptfate tests/site.sh [PART...]
#
# Parts, all of them unless named: search (every question of tests/questions through the script of the start page and through the program),
# pages (headless Chromium over http on loopback and from the disk: no fault in the console, no request to another host, axe-core without a
# finding on each sort of page, light and dark), screens (pictures at three widths into $SITE/screens, to be looked at), disk (a full
# disk and one that may not be written; needs root). Chromium is Debian's (apt-get install chromium) or $CHROMIUM; playwright-core and
# axe-core come from npm into $SITE (target/site unless set). Not part of .ci/run, for it downloads a browser.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
export SITE PROMPTFATE CHROMIUM
SITE=$(realpath -m "${SITE:-$root/target/site}")
PROMPTFATE=$(realpath "${PROMPTFATE:-$root/target/debug/promptfate}")
parts=("$@")
if [ ${#parts[@]} -eq 0 ]; then parts=(search pages screens disk); fi

mkdir -p "$SITE"
"$PROMPTFATE" site "$SITE/public"

browser() {
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  if [ -z "$CHROMIUM" ]; then
    apt-get install --yes --quiet --no-install-recommends chromium >&2
    CHROMIUM=$(command -v chromium)
  fi
  if [ ! -d "$SITE/node_modules/axe-core" ]; then
    cp "$root/tests/site/package.json" "$SITE/"
    (cd "$SITE" && npm install --no-audit --no-fund --loglevel=error) >&2
  fi
}

failed=0
for part in "${parts[@]}"; do
  echo "== $part"
  case $part in
    search) node "$root/tests/site/search.mjs" || failed=1 ;;
    pages | screens) browser && node "$root/tests/site/$part.mjs" || failed=1 ;;
    disk) bash "$root/tests/site/disk.sh" || failed=1 ;;
    *) echo "no part $part: search, pages, screens, disk" >&2 && exit 2 ;;
  esac
done
exit $failed
