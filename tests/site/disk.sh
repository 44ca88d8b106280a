#!/usr/bin/env bash
# A full disk and one that may not be written: it is said, exit status 2, and the old site stays.
set -euo pipefail
disk=$SITE/disk
mkdir -p "$disk"
if ! mount -t tmpfs -o size=3m none "$disk" 2>/dev/null; then
  echo "not tried: mounting needs root" && exit 0
fi
trap 'umount "$disk"' EXIT
small=$(dirname "$0")/../data
"$PROMPTFATE" --data "$small" site "$disk/public"
before=$(cd "$disk" && find . -type f -exec sha256sum {} + | sort | sha256sum)
tries() {
  local said status=0
  said=$("$@" 2>&1) || status=$?
  echo "$said"
  if [ $status -ne 2 ] || [ "$(cd "$disk" && find . -type f -exec sha256sum {} + | sort | sha256sum)" != "$before" ]; then
    echo "status $status, or the old site is not as it was" && exit 1
  fi
}
tries "$PROMPTFATE" site "$disk/public"
mount -o remount,ro "$disk"
tries "$PROMPTFATE" --data "$small" site "$disk/public"
echo "2 passed, 0 failed"
