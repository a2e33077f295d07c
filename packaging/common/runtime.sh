#!/usr/bin/env bash
# Links the Java that goes into a package of this system: runs on Linux, macOS and Windows (Git's bash).
# Usage: packaging/common/runtime.sh FOLDER [headless]      JAVA_HOME may name the JDK 25
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
folder=$1

# What our jars use: jdeps --print-module-deps says these.
modules=java.base,java.management,java.naming,java.net.http,java.sql
# JavaFX draws letters and pictures through java.desktop, marks its pulses for the flight recorder, logs, and one of its
# drawing classes looks for sun.misc.Unsafe.
[ "${2-}" = headless ] || modules+=,java.desktop,jdk.jfr,java.logging,jdk.unsupported
# dnsjava asks JNDI for the resolvers of the system where it knows no better way.
modules+=,jdk.naming.dns
# Keep-alive and other options of a socket that java.net.http sets.
modules+=,jdk.net
# Consoles and files in GBK, Big5 and the code pages of Windows.
modules+=,jdk.charsets
# Dates and numbers as a Chinese reader writes them.
modules+=,jdk.localedata
case $(uname -s) in
  # The stores of Windows, and the bridge by which a screen reader sees dialogs of the system.
  MINGW* | MSYS* | CYGWIN*) modules+=,jdk.crypto.mscapi,jdk.accessibility ;;
esac

rm -rf "$folder"
# Not compressed inside: packages compress better from outside, and an unpacked one starts faster.
"$(jdk_home)/bin/jlink" --add-modules "$modules" --include-locales=en,zh --strip-debug --no-header-files --no-man-pages \
  --compress zip-0 --generate-cds-archive --output "$folder"
# Our heap is small enough for compressed pointers, always.
rm -f "$folder/lib/server/classes_nocoops.jsa" "$folder/bin/server/classes_nocoops.jsa"
