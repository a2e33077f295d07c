#!/usr/bin/env bash
# Writes lib/gogetwell.aot into an image of Windows: the classes that the window and one diagnosis load, linked and
# ready to be mapped, and what the first compiler learnt. Only the Java of the image can write it, so it runs under
# Wine here, in a copy; a real Windows with the same Java takes it. Without Wine, or if anything fails, there is none
# and the program starts more slowly. Usage: train.sh IMAGE SCRATCH
set -euo pipefail
image=$1 scratch=$2
# shellcheck source=packaging/windows/wine.sh
. "$(dirname "$0")/wine.sh"
for tool in wine wineserver Xvfb x86_64-w64-mingw32-gcc; do
  command -v "$tool" > /dev/null || { echo "train.sh: $tool is needed" >&2; exit 1; }
done
rm -rf "$scratch"
mkdir -p "$scratch"
trap 'wine_end; screen_end; rm -rf "$scratch"' EXIT
screen_start
wine_new "$scratch"
wine_is_windows_10
cp -a "$image" "$scratch/image"
wine_iphlpapi "$scratch/image/runtime/bin/iphlpapi.dll"
archive=$scratch/image/lib/gogetwell.aot
# What it finds does not matter here, only what it loads.
win GOGETWELL_JAVA_OPTS="-XX:AOTCacheOutput=$(windows_name "$archive") -Dprism.order=sw" \
  "$scratch/image/cmd/gogetwell.exe" --train > "$scratch/log" 2>&1 || :
[ -s "$archive" ] || { cat "$scratch/log" >&2; exit 1; }
cp -p "$archive" "$image/lib/"
