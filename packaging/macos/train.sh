#!/usr/bin/env bash
# Writes the cache of classes into a bundle by running what people run. Only the Java of the bundle can write it, so it
# runs on a Mac; the proof macos-bundle runs it over a bundle for Linux. Usage: train.sh GoGetWell.app LOG
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
app=$1 code=0

# The cache holds the times of the jars, so these are the same wherever it is made and used. Both kinds of touch read
# this form.
settle() {
  find "$app" -exec touch -h -d "$(pom_value project.build.outputTimestamp)" {} +
}

settle
"$PACKAGING/common/class-cache.sh" "$app/Contents/MacOS/gogetwell" "$app/Contents/app/gogetwell.aot" "$2" || code=$?
settle
exit "$code"
