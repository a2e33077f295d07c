#!/usr/bin/env bash
# Builds a go.exe from the sources of the go that this machine has, into FOLDER/bin with what it needs beside it. Kept
# for one version of go. Usage: go-exe.sh FOLDER
set -euo pipefail
folder=$1
go=$(command -v go || echo /usr/local/go/bin/go)
root=$(env GOENV=off "$go" env GOROOT)
version=$("$go" version)
[ ! -s "$folder/pkg/include/textflag.h" ] || [ "$(cat "$folder/built-by" 2> /dev/null)" != "$version" ] || exit 0
mkdir -p "$folder/bin" "$folder/pkg/tool/windows_amd64"
cp "$root/VERSION" "$folder/"
[ ! -e "$root/go.env" ] || cp "$root/go.env" "$folder/"
ln -sfn "$root/src" "$folder/src"
(cd "$root/src" && env GOENV=off GOFLAGS= GOTOOLCHAIN=local GOOS=windows GOARCH=amd64 CGO_ENABLED=0 \
  "$go" build -trimpath -o "$folder/bin/go.exe" cmd/go
  # What it needs to build a program without C, such as the Go probe.
  for tool in compile asm link buildid; do
    env GOENV=off GOFLAGS= GOTOOLCHAIN=local GOOS=windows GOARCH=amd64 CGO_ENABLED=0 \
      "$go" build -trimpath -o "$folder/pkg/tool/windows_amd64/$tool.exe" "cmd/$tool"
  done)
mkdir -p "$folder/pkg/include"
cp "$root"/pkg/include/* "$folder/pkg/include/"
printf '%s\n' "$version" > "$folder/built-by"
