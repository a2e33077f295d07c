#!/usr/bin/env bash
# Runs the proofs in this folder, or the named ones, one after another. A proof is an executable file; it ends with 0, with
# 77 and a reason where this machine cannot give it, or with anything else where it fails. Each is ended after ten minutes.
# The last line is "N passed, N failed, N skipped". Usage: packaging/test/run.sh [NAME…]
set -uo pipefail
cd "$(dirname "$0")" || exit 2
passed=0 failed=0 skipped=0
names=("$@")
if [ "${#names[@]}" = 0 ]; then
  for file in *; do
    [ -f "$file" ] && [ -x "$file" ] && [ "$file" != run.sh ] && names+=("$file")
  done
fi
for name in "${names[@]}"; do
  if [ ! -f "$name" ] || [ ! -x "$name" ] || [ "$name" = run.sh ]; then
    echo "FAILED   $name: there is no such proof"
    failed=$((failed + 1))
    continue
  fi
  code=0 began=$SECONDS
  timeout --kill-after=10 600 "./$name" || code=$?
  case $code in
    0) echo "passed   $name ($((SECONDS - began)) s)" && passed=$((passed + 1)) ;;
    77) echo "skipped  $name" && skipped=$((skipped + 1)) ;;
    *) echo "FAILED   $name (exit code $code)" && failed=$((failed + 1)) ;;
  esac
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
