#!/usr/bin/env bash
# Prints where a promptfate of this version is: the one that is installed, or the released one, or, where there is none, one built from source.
#
#   packaging/program.sh FOLDER [RELEASES]
#
# FOLDER keeps what was fetched or built. RELEASES is the address below which the files of this version lie; else it is made of the address of
# this clone.
set -euo pipefail
folder=$1
root=$(dirname "$(dirname "$(realpath "$0")")")
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)
releases=${2:-}
if [ -z "$releases" ]; then
  home=$(git -C "$root" remote get-url origin 2>/dev/null || true)
  case $home in https://*) releases=${home%.git}/releases/download/v$version ;; esac
fi

is_it() { [ "$("$1" --version 2>/dev/null)" = "promptfate $version" ]; }
for known in "$(command -v promptfate || true)" "$folder/promptfate" "$folder/promptfate.exe" "$folder/bin/promptfate" "$folder/bin/promptfate.exe"; do
  if [ -n "$known" ] && is_it "$known"; then echo "$known" && exit; fi
done

machine=$(uname -m) ending=tar.gz file=promptfate
case $machine in arm64 | aarch64) machine=aarch64 ;; amd64 | x86_64) machine=x86_64 ;; esac
case $(uname -s) in
  Linux) target=$machine-unknown-linux-musl ;;
  Darwin) target=$machine-apple-darwin ;;
  *) target=$machine-pc-windows-msvc ending=zip file=promptfate.exe ;;
esac
name=promptfate-v$version-$target.$ending
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch() { curl --fail --silent --location --retry 2 --output "$work/$1" "$releases/$1"; }
if [ -n "$releases" ] && fetch SHA256SUMS && fetch "$name"; then
  # What is not the file that was released is no reason to build another: somebody has to look.
  sum=$(awk -v name="$name" '$2 == name || $2 == "*" name { print $1 }' "$work/SHA256SUMS")
  if command -v sha256sum >/dev/null; then found=$(sha256sum <"$work/$name"); else found=$(shasum -a 256 <"$work/$name"); fi
  if [ -z "$sum" ] || [ "$sum" != "${found%% *}" ]; then
    echo "error: the checksum of $name is not the one of the release" >&2
    exit 1
  fi
  case $ending in zip) unzip -q "$work/$name" -d "$work" ;; *) tar -xzf "$work/$name" -C "$work" ;; esac
  mkdir -p "$folder"
  mv "$work/$file" "$folder/$file"
  echo "$folder/$file"
else
  echo "no released program for $target: building it, which takes minutes" >&2
  cargo install --quiet --locked --path "$root" --root "$folder" >&2
  echo "$folder/bin/$file"
fi
