#!/bin/sh
# Prints, per practice network, when our first verdict was there and when the real go gave up, each from the start of its
# own process. Promise: where go fails within 3 s, the first verdict is there after 1.5 s at the latest; where go needs
# longer, in at most half its time.
# Usage: src/test/scripts/first-verdict.sh [SCENARIO…]     after `./mvnw package`; on a machine that is not busy
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd -P)
gogetwell=$here/target/gogetwell/bin/gogetwell
[ -x "$gogetwell" ] || { echo "package first: ./mvnw package" >&2; exit 2; }

if [ $# -eq 0 ]; then
  set -- $("$gogetwell" lab list --json | tr '{' '\n' | sed -n 's/.*"name" *: *"\([^"]*\)".*/\1/p')
fi
printf '%-24s %9s %9s %9s  %-7s %s\n' network first/s final/s go/s promise "first verdict"
broken=0
for scenario in "$@"; do
  said=$("$gogetwell" lab run "$scenario" -- sh -c '
    echo "timing start $(date +%s%3N)"
    gogetwell check "$LAB_MODULE" --only-go-hosts --hosts "$LAB_HOSTS" --timeout 60s --timings 2>&1 >/dev/null | grep "^timing "
    start=$(date +%s%N)
    go get "$LAB_MODULE" >/dev/null 2>&1 && code=0 || code=$?
    end=$(date +%s%N)
    echo "timing go $(( (end - start) / 1000000 )) ms $code"
  ' 2>/dev/null || :)
  line=$(printf '%s\n' "$said" | awk -v network="$scenario" '
    $2 == "start" { start = $3 }
    $2 == "first-verdict" { first = $3 - start; word = $5 }
    $2 == "final-verdict" { final = $3 - start }
    $2 == "go" { go = $3; code = $5 }
    END {
      if (first == "" || go == "") { printf "%-24s not measured\n", network; exit }
      limit = go <= 3000 ? 1500 : go / 2
      kept = code == 0 ? "-" : first <= limit ? "kept" : "BROKEN"
      printf "%-24s %9.1f %9.1f %9.1f  %-7s %s\n", network, first / 1000, final / 1000, go / 1000, kept, word
    }')
  printf '%s\n' "$line"
  case $line in *BROKEN*) broken=$((broken + 1)) ;; esac
done
echo "promise broken: $broken"
[ "$broken" -eq 0 ]
