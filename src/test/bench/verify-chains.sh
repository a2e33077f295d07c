#!/bin/sh
# Chains verified a second, on one thread each, over the same file of cases (one JSON object a line, or gzip):
# our verifier, the JDK's PKIX, the real Go. Usage: src/test/bench/verify-chains.sh CASES.jsonl[.gz]
# Needs the compiled project and its tests (mvnw test-compile), JDK 25 as java or in JAVA_HOME, and go.
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case "$1" in
  *.gz) gzip -dc "$1" > "$work/cases.jsonl" ;;
  *) cp "$1" "$work/cases.jsonl" ;;
esac
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$here/target/test-classes:$here/target/classes
for jar in $(find "${M2:-$HOME/.m2/repository}" -name 'bcprov-jdk18on-*.jar' -o -name 'jackson-core-3*.jar' \
    -o -name 'jackson-databind-3*.jar' -o -name 'jackson-annotations-2*.jar'); do
  classpath=$classpath:$jar
done
cp "$here/src/test/go/verifier/main.go" "$work/"
minor=$(go env GOVERSION | sed 's/^go1\.\([0-9]*\).*/\1/')
printf 'module verifier\n\ngo 1.%s.0\n' "$minor" > "$work/go.mod"
(cd "$work" && GOFLAGS=-mod=mod go build -o verifier .)
{
  "$java" -cp "$classpath" dev.gogetwell.gorules.x509.ChainBenchmark "$work/cases.jsonl"
  GOMAXPROCS=1 "$work/verifier" -repeat 20 < "$work/cases.jsonl"
} | tee "$work/rates"
awk '{ rate[$1] = $2; if ($1 ~ /^go/) go = $1 }
  END {
    printf "fresh / jdk-pkix %.2f\nfresh / %s %.2f\n", rate["ours-fresh"] / rate["jdk-pkix"], go, rate["ours-fresh"] / rate[go]
    printf "warm / jdk-pkix %.2f\nwarm / %s %.2f\n", rate["ours-warm"] / rate["jdk-pkix"], go, rate["ours-warm"] / rate[go]
  }' "$work/rates"
