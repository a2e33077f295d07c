#!/bin/sh
# How long `gogetwell explain` takes for hostile and for long texts, in processor time, within 256 MB of heap.
# Needs the compiled tests: ./mvnw test-compile. Wanted: 1 MB below 200 ms, 10 MB below 1 s.
# Usage: src/test/bench/explain.sh
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Xmx256m -cp "$root/target/test-classes:$root/target/classes" dev.gogetwell.symptom.PasteBenchmark
