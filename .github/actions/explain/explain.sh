#!/usr/bin/env bash
# The step of the action: an annotation, the summary of the step, the outputs kind and code, and SARIF where it is wanted.
# By the variables LOG, PACKAGE and SARIF, beside those of the runner.
set -euo pipefail

gogetwell=gogetwell
if [ -n "${PACKAGE:-}" ]; then
  folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/gogetwell.XXXXXX")
  tar -xzf "$PACKAGE" -C "$folder" --strip-components=1
  gogetwell=$folder/bin/gogetwell
fi

log=$(realpath -- "$LOG")
"$gogetwell" explain --format github "$log"
"$gogetwell" explain --format step-summary "$log" >> "$GITHUB_STEP_SUMMARY"
[ -z "${SARIF:-}" ] || "$gogetwell" explain --format sarif "$log" > "$SARIF"

# Both are words of a closed list; what is none is left out, so that nothing of the log becomes an output.
answer=$("$gogetwell" explain --format json "$log")
for name in kind code; do
  value=$(sed -nE 's/^  "'"$name"'" : "([a-z0-9.-]+)",?$/\1/p' <<< "$answer" | head -1)
  echo "$name=$value" >> "$GITHUB_OUTPUT"
done
