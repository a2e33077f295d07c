#!/bin/sh
# Compares the ClientHello that the real `go get` sends on loopback with the profile of its release, byte for byte but
# for the random, the session id and the key shares; one line for each release and GODEBUG.
# Usage: src/test/scripts/hellos-of-go.sh [FOLDER [RELEASE…]]     after `./mvnw test-compile`
# The toolchains are downloaded by the installed go (1.21 or newer) as the module golang.org/toolchain into FOLDER,
# which is kept; about 70 MB for each release. Nothing of the user's settings or module cache is touched.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd -P)
folder=${1:-${TMPDIR:-/tmp}/gogetwell-toolchains}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 1.19.13 1.20.14 1.21.13 1.22.0 1.22.12 1.23.0 1.23.12 1.24.11 1.25.5 1.26.2 1.27.0
[ -d "$root/target/test-classes" ] || { echo "compile first: ./mvnw test-compile" >&2; exit 2; }
mkdir -p "$folder"
export GOMODCACHE="$folder" GOENV=off GOFLAGS=-modcacherw GOTOOLCHAIN=local
cd "$folder"
platform=$(go env GOOS)-$(go env GOARCH)

tools=
for release in "$@"; do
  home=$folder/golang.org/toolchain@v0.0.1-go$release.$platform
  if [ ! -f "$home/bin/go" ]; then
    go mod download "golang.org/toolchain@v0.0.1-go$release.$platform" > "$folder/said" 2>&1 \
      || { echo "go$release cannot be had: $(tail -1 "$folder/said")"; continue; }
  fi
  # The module cache keeps no mode; the go command sets it for toolchains that it switches to by itself.
  chmod u+x "$home"/bin/* "$home"/pkg/tool/*/* 2>/dev/null || :
  tools="$tools $home/bin/go"
done

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$root/target/test-classes:$root/target/classes
for jar in $(find "${M2:-$HOME/.m2/repository}" -name 'bc*-jdk18on-*.jar' -o -name 'jackson-*.jar' \
    -o -name 'jspecify-*.jar'); do
  classpath=$classpath:$jar
done
# shellcheck disable=SC2086  # the list of paths is meant to be split
"$java" -cp "$classpath" dev.gogetwell.probe.GoGetWire $tools
