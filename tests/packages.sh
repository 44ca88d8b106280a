#!/usr/bin/env bash
# Builds each package that can be built on this machine, installs it into a clean folder and asks one question.
#
#   tests/packages.sh [wheel] [npm] [deb] [archive] [hook]
#
# Tools come from PyPI and crates.io into $CLIENTS (target/clients/packages unless set). PROFILE=dev tries the packages with a build
# without optimisation, which is sooner there. Not part of .ci/run: it builds a release and downloads much.
set -euo pipefail
root=$(dirname "$(dirname "$(realpath "$0")")")
cd "$root"
CLIENTS=$(realpath -m "${CLIENTS:-$root/target/clients/packages}")
profile=${PROFILE:-release}
folder=${CARGO_TARGET_DIR:-$root/target}/${profile/#dev/debug}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
what=("$@")
[ ${#what[@]} -gt 0 ] || what=(wheel npm deb archive hook)
mkdir -p "$CLIENTS"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo build --quiet --locked --profile "$profile"
program=$folder/promptfate

asks() { # name, command...
  local name=$1 said
  shift
  said=$(cd "$out" && "$@" ask chatgpt plus)
  grep -q '^ChatGPT (OpenAI)' <<<"$said" || { echo "FAIL  $name: $said" >&2; exit 1; }
  printf 'ok    %-8s %s\n' "$name" "$("$@" --version)"
}

for one in "${what[@]}"; do
  case $one in
    wheel)
      [ -x "$CLIENTS/maturin/bin/maturin" ] || { python3 -m venv "$CLIENTS/maturin" && "$CLIENTS/maturin/bin/pip" install --quiet 'maturin>=1.16,<2'; }
      "$CLIENTS/maturin/bin/maturin" build --quiet --profile "$profile" --locked --compatibility linux --out "$out/wheels"
      python3 -m venv "$out/venv"
      "$out/venv/bin/pip" install --quiet --no-index "$out"/wheels/*.whl
      asks wheel "$out/venv/bin/promptfate"
      ;;
    npm)
      node packaging/npm/pack.mjs "$out/npm" "$version" "$(node -p 'process.platform + "-" + process.arch')=$program"
      mkdir -p "$out/packed" "$out/project"
      for package in "$out"/npm/*; do npm pack --silent "$package" --pack-destination "$out/packed" >/dev/null; done
      (cd "$out/project" && echo '{"private": true}' >package.json && npm install --silent --no-audit --no-fund --offline "$out"/packed/*.tgz)
      asks npm "$out/project/node_modules/.bin/promptfate"
      ;;
    deb)
      [ -x "$CLIENTS/bin/cargo-deb" ] || cargo install --quiet --locked --root "$CLIENTS" cargo-deb@3.8.0
      "$CLIENTS/bin/cargo-deb" deb --no-build --profile "$profile" --output "$out/promptfate.deb"
      dpkg-deb --extract "$out/promptfate.deb" "$out/deb"
      asks deb "$out/deb/usr/bin/promptfate"
      ;;
    archive)
      mkdir -p "$out/dist"
      triple=$(rustc -vV | sed -n 's/^host: //p')
      tar -czf "$out/dist/promptfate-v$version-$triple.tar.gz" -C "$folder" promptfate
      # The templates want every platform: the others stand here by the same file.
      for other in x86_64-unknown-linux-musl aarch64-unknown-linux-musl x86_64-apple-darwin aarch64-apple-darwin; do
        cp "$out/dist/promptfate-v$version-$triple.tar.gz" "$out/dist/promptfate-v$version-$other.tar.gz"
      done
      for other in x86_64 aarch64; do echo none >"$out/dist/promptfate-v$version-$other-pc-windows-msvc.zip"; done
      (cd "$out/dist" && sha256sum -- *) >"$out/SHA256SUMS"
      packaging/fill.sh "$version" https://code.example/promptfate "$out/SHA256SUMS" "$out/filled"
      ! grep -rn '@' "$out/filled" | grep -v 'yaml-language-server' | grep -q '@[A-Z]'
      mkdir "$out/unpacked" && tar -xzf "$out/dist/promptfate-v$version-$triple.tar.gz" -C "$out/unpacked"
      asks archive "$out/unpacked/promptfate"
      ;;
    hook)
      # What `pre-commit` and the action do: a release in a folder, then one whose checksum is wrong, then none.
      mkdir -p "$out/release"
      name=promptfate-v$version-$(uname -m)-unknown-linux-musl.tar.gz
      tar -czf "$out/release/$name" -C "$folder" promptfate
      (cd "$out/release" && sha256sum -- *) >"$out/SHA256SUMS" && mv "$out/SHA256SUMS" "$out/release/"
      fetch() { PATH=/usr/bin:/bin packaging/program.sh "$@"; }
      asks hook "$(fetch "$out/fetched" "file://$out/release")"
      # The second time it is there.
      mv "$out/release" "$out/gone" && asks hook "$(fetch "$out/fetched" "file://$out/release")"
      sed -i 's/^./0/;t' "$out/gone/SHA256SUMS" && echo x >>"$out/gone/$name"
      if fetch "$out/other" "file://$out/gone" 2>"$out/said" || [ -e "$out/other" ]; then echo "FAIL  hook: took a wrong file" >&2; exit 1; fi
      grep -q 'the checksum of' "$out/said"
      if fetch "$out/none" "file://$out/nowhere" 2>"$out/said"; then echo "FAIL  hook: built without cargo" >&2; exit 1; fi
      grep -q 'building it' "$out/said"
      ;;
    *) echo "error: no package is called $one: wheel, npm, deb, archive, hook" >&2; exit 2 ;;
  esac
done
