#!/usr/bin/env bash
# Writes the archive of classes into a bundle by running what people run, and has the launcher use it: the classes are
# mapped then instead of read and checked anew. Only the Java of the bundle can write it, so it runs on a Mac; the proof
# macos-bundle runs it over a bundle for Linux. Usage: train.sh GoGetWell.app LOG
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
app=$1 log=$2
archive=$app/Contents/app/gogetwell.jsa
configuration=$app/Contents/app/launcher.cfg

# The archive holds the times of the jars, so these are the same wherever it is made and used. Both kinds of touch
# read it.
settle() {
  find "$app" -exec touch -h -d "$(pom_value project.build.outputTimestamp)" {} +
}

rm -f "$archive"
lines=$(grep -v '^-XX:SharedArchiveFile=' "$configuration")
printf '%s\n' "$lines" > "$configuration"
settle
GOGETWELL_JAVA_OPTS="${GOGETWELL_JAVA_OPTS:-} -XX:ArchiveClassesAtExit=$archive" \
  "$app/Contents/MacOS/gogetwell" --train > "$log" 2>&1 || say "the training run ended with $?: $(tail -3 "$log")"
if [ -s "$archive" ]; then
  printf '%s\n' "$lines" | awk '/^-cp$/ { print "-XX:SharedArchiveFile=$CONTENTS/app/gogetwell.jsa" } { print }' \
    > "$configuration"
fi
settle
[ -s "$archive" ] || fail "no archive of classes was written, so the program starts more slowly"
