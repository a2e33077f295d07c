#!/bin/bash
# Runs test classes with a Windows Java under Wine, in a Windows that is thrown away afterwards:
#   src/test/scripts/windows-tests.sh JAVA_HOME [CLASS...]
# JAVA_HOME is a folder with bin/java.exe of Windows (x64, 25 or newer). Without classes: those that need a Windows. The
# tests must have been compiled (./mvnw test-compile). WINDOWS_TOOLS may name folders with go.exe or git.exe, with : between
# them, which the tests find in their PATH; WINDOWS_TEMP the folder below C: for their files. Ends with 77 where Wine or its
# compiler is missing.
set -euo pipefail
cd "$(dirname "$0")/../../.."
[ $# -ge 1 ] || { sed -n '2,8s/^# //p' "$0"; exit 2; }
java=$1
shift
for program in wine x86_64-w64-mingw32-gcc; do
  command -v "$program" > /dev/null || { echo "skipped: no $program here" >&2; exit 77; }
done
[ -f "$java/bin/java.exe" ] || { echo "no Java for Windows in $java" >&2; exit 2; }
[ $# -gt 0 ] || set -- RealSystemRootsTest WindowsVerifierTest RealWindowsProxyTest RealUserVariablesTest \
  RealWindowsTerminalTest

# shellcheck source=packaging/test/windows/wine.sh
. packaging/test/windows/wine.sh
folder=$(mktemp -d)
trap 'wine_end; screen_end; rm -rf "$folder"' EXIT
cp -r "$java" "$folder/java"
WINE_FOLDER=$folder
mkdir -p "$folder/home"
wine_iphlpapi "$folder/java/bin/iphlpapi.dll"
# A console is a window to Wine.
command -v Xvfb > /dev/null && screen_start
wine_new "$folder"
wine_is_windows_10

# Libraries as the build knows them, but for those of another system.
./mvnw -o -q -B -ntp dependency:build-classpath -Dmdep.outputFile="$folder/path" > /dev/null
path=$(windows_name "$PWD/target/classes")\;$(windows_name "$PWD/target/test-classes")
while read -r jar; do
  [ -z "$jar" ] || path+=\;$(windows_name "$jar")
done < <(tr : '\n' < "$folder/path")
for part in console launcher reporting; do
  launcher=$(find ~/.m2 -name "junit-platform-$part-[0-9]*.jar" | sort -V | tail -1)
  [ -n "$launcher" ] || { echo "skipped: no junit-platform-$part in ~/.m2" >&2; exit 77; }
  path+=\;$(windows_name "$launcher")
done
reporting=$(find ~/.m2 -name 'open-test-reporting-*.jar' | sort)
for jar in $reporting; do
  path+=\;$(windows_name "$jar")
done
tools=
for tool in ${WINDOWS_TOOLS:+$(tr : ' ' <<< "$WINDOWS_TOOLS")}; do
  tools+=${tools:+;}$(windows_name "$tool")
done
wine_bcryptprimitives
temp=${WINDOWS_TEMP:-temp}
mkdir -p "$(on_c "$temp")"

selected=()
for class in "$@"; do
  file=$(find src/test/java -name "$class.java")
  [ -n "$file" ] || { echo "no test $class" >&2; exit 2; }
  name=${file#src/test/java/}
  name=${name%.java}
  selected+=("--select-class=${name//\//.}")
done
# In a file: Windows has a limit for the length of a command.
printf -- '-cp\n"%s"\n' "${path//\\/\\\\}" > "$folder/arguments"
cp packaging/common/jvm.options "$folder/jvm.options"
# Letters of a folder need a code page that has them, which Wine takes from the locale.
win LC_ALL="${WINDOWS_LOCALE:-C.UTF-8}" ${WINDOWS_LOCALES:+LOCPATH="$WINDOWS_LOCALES"} ${tools:+WINEPATH="$tools"} \
  "$folder/java/bin/java.exe" "-Djava.io.tmpdir=C:\\$temp" "@$(windows_name "$folder/jvm.options")" \
  -Dgogetwell.windows.throw-away=true -Dgogetwell.wine=true -Dgogetwell.windows.roots=100 \
  "@$(windows_name "$folder/arguments")" org.junit.platform.console.ConsoleLauncher execute --details=tree \
  --disable-banner --disable-ansi-colors "${selected[@]}" 2>&1 | grep -v 'process group affinity'
