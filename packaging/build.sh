#!/usr/bin/env bash
# Builds what is shipped, into target/dist.
#   packaging/build.sh [windows|macos|linux|headless|all] [--runtime DIR] [--fast] [--no-maven] [--sign CMD]
# --runtime  the Java 25 that goes into the package (a folder with bin and lib, of the target system); without it Linux
#            links one from the JDK here, and the others take a pinned one, which is for tests
# --fast     compress quickly: for tests
# --sign     a command that signs a program of Windows in place; the file is its last word
# --no-maven take target/gogetwell as it is
# Calls packaging/SYSTEM/build.sh with these variables, which are its contract:
#   ROOT     folder of the project                VERSION  numeric version for names of files
#   PROGRAM  lib/*.jar without any JavaFX jar, and lib/jvm.options
#   LEGAL    LICENSE, licences of third parties, SBOM
#   WORK     scratch folder of the system         DIST     where packages go
#   RUNTIME  a Java 25 for the target, or empty   FAST     1 for quick compression, else 0
#   SIGN     the command of --sign, or empty
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"

usage() {
  sed -n '3,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

systems=() RUNTIME='' FAST=0 SIGN='' with_maven=1
while [ $# -gt 0 ]; do
  case $1 in
    windows | macos | linux | headless) systems+=("$1") ;;
    all) systems+=(linux headless windows macos) ;;
    --runtime)
      [ $# -ge 2 ] || usage
      RUNTIME=$(cd "$2" && pwd)
      shift
      ;;
    --fast) FAST=1 ;;
    --sign)
      [ $# -ge 2 ] || usage
      SIGN=$2
      shift
      ;;
    --no-maven) with_maven=0 ;;
    *) usage ;;
  esac
  shift
done
[ "${#systems[@]}" -gt 0 ] || systems=(linux headless windows macos)

if [ "$with_maven" = 1 ] || [ ! -d "$ROOT/target/gogetwell/lib" ]; then
  maven package -DskipTests
fi
VERSION=$(project_version)
DIST=$ROOT/target/dist
PROGRAM=$ROOT/target/packaging/program
LEGAL=$ROOT/target/packaging/legal
rm -rf "$PROGRAM"
mkdir -p "$DIST" "$PROGRAM/lib"
cp "$ROOT"/target/gogetwell/lib/*.jar "$ROOT/packaging/common/jvm.options" "$PROGRAM/lib/"
rm -f "$PROGRAM"/lib/javafx-*.jar
plain_jars "$PROGRAM/lib"
"$ROOT/packaging/common/legal.sh" "$LEGAL"
cp "$LEGAL/gogetwell.cdx.json" "$DIST/gogetwell-$VERSION.cdx.json"
export ROOT VERSION PROGRAM LEGAL DIST RUNTIME FAST SIGN

for system in "${systems[@]}"; do
  [ -x "$ROOT/packaging/$system/build.sh" ] || fail "there is no packaging/$system/build.sh"
  WORK=$ROOT/target/packaging/$system
  mkdir -p "$WORK"
  say "$system"
  WORK=$WORK "$ROOT/packaging/$system/build.sh"
done
(cd "$DIST" && rm -f SHA256SUMS && sums=$(find . -maxdepth 1 -type f | sed 's:^\./::' | LC_ALL=C sort \
  | xargs sha256sum) && printf '%s\n' "$sums" > SHA256SUMS)
ls -l "$DIST" >&2
