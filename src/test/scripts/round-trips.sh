#!/bin/sh
# Prints what 50 ms more round trip cost a whole healthy run, against what they cost the real go alone in the same
# network: go asks one thing after the other, so that its round trips are the longest chain that a run has to wait for.
# From the settings (which no network has a part in) to the last verdict; medians. Aim: at most 1.25.
# Usage: src/test/scripts/round-trips.sh [TIMES [NETWORK]]     after `./mvnw package`; on a machine that is not busy
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd -P)
gogetwell=${GOGETWELL:-$here/target/gogetwell/bin/gogetwell}
times=${1:-9}
network=${2:-healthy}
[ -x "$gogetwell" ] || { echo "package first: ./mvnw package" >&2; exit 2; }

# A line for each pair of runs: milliseconds to the first verdict, to the last one, and of go.
runs() {
  "$gogetwell" lab run --delay "$1" "$network" -- sh -c '
    for i in $(seq "$1"); do
      gogetwell check "$LAB_MODULE" --only-go-hosts --hosts "$LAB_HOSTS" --timeout 60s --timings 2>&1 >/dev/null |
        awk '\''$2 == "settings" { from = $3 } /-verdict/ { printf "%d ", $3 - from }'\''
      cp -r . "$HOME/copy$i"
      start=$(date +%s%N)
      (cd "$HOME/copy$i" && GOMODCACHE="$HOME/cache$i" go get "$LAB_MODULE" >/dev/null 2>&1)
      echo $(( ($(date +%s%N) - start) / 1000000 ))
    done
  ' sh "$times"
}

median() {
  printf '%s\n' "$lines" | cut -d " " -f "$1" | sort -n | sed -n "$(( (times + 1) / 2 ))p"
}

printf '%-28s %8s %8s %8s\n' "$network, milliseconds" first last go
lines=$(runs 0ms)
near="$(median 1) $(median 2) $(median 3)"
lines=$(runs 25ms)
far="$(median 1) $(median 2) $(median 3)"
echo "$near $far" | awk '{
  printf "%-28s %8d %8d %8d\n", "near", $1, $2, $3
  printf "%-28s %8d %8d %8d\n", "50 ms away", $4, $5, $6
  printf "%-28s %8.1f %8.1f %8.1f\n", "round trips waited for", ($4 - $1) / 50, ($5 - $2) / 50, ($6 - $3) / 50
  printf "%-28s %8.2f %8.2f\n", "ratio", ($4 - $1) / ($6 - $3), ($5 - $2) / ($6 - $3)
}'
