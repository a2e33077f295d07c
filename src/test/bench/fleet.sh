#!/bin/sh
# Time and peak memory of `gogetwell fleet -` for many reports, started with the options that are shipped.
# Needs the compiled tests: ./mvnw test-compile, and their class path: ./mvnw dependency:build-classpath
# -Dmdep.outputFile=target/classpath. Usage: src/test/bench/fleet.sh [REPORTS]
set -eu
cd "$(CDPATH= cd -- "$(dirname -- "$0")/../../.." && pwd)"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp "target/test-classes:target/classes:$(cat target/classpath)" dev.gogetwell.fleet.FleetBenchmark "$@"
