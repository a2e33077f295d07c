#!/usr/bin/env bash
# Signs a bundle and packs it into a disk image; runs on Linux and on a Mac, with what each has.
#   packaging/macos/seal.sh [--runtime HOME] GoGetWell.app FILE.dmg
# --runtime  a Java for the architecture of the bundle, in the place of the one inside
# On a Mac the cache of classes is written first, since only the Java inside can do it, and hdiutil makes the disk.
# These variables, as a workflow has them from its secrets, make the rest of it:
#   MACOS_IDENTITY   "Developer ID Application: …", a certificate in a key chain that is open; without it: ad hoc
#   NOTARY_KEY       file with the key of App Store Connect, NOTARY_KEY_ID, NOTARY_ISSUER; without them: not notarised
# What could not be done is said, and the image is made all the same; FAST=1 compresses quickly.
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
HERE=$ROOT/packaging/macos
VOLUME=GoGetWell
ON_MAC=$([ "$(uname -s)" = Darwin ] && echo 1 || echo 0)
STAMP=$(pom_value project.build.outputTimestamp)
IDENTITY=${MACOS_IDENTITY:-}

usage() {
  sed -n '3,4s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

runtime=''
if [ "${1:-}" = --runtime ] && [ $# -ge 2 ]; then
  runtime=$(cd "$2" && pwd)
  shift 2
fi
[ $# = 2 ] && [ -d "$1/Contents/MacOS" ] || usage
APP=$(cd "$1" && pwd)
DISK=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

# Every time is the same wherever it is built. Both kinds of touch read it.
settle() { # folder
  find "$1" -exec touch -h -d "$STAMP" {} +
}

# Tools from the Python registry, pinned, into a folder of the build. Whether they are there is asked of Python: pip can
# also fail after all is installed, where a hook of the system's Python does.
python_tools() {
  local folder=$DOWNLOADS/python-macos
  if [ "$HERE/requirements.txt" -nt "$folder/done" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install -q --disable-pip-version-check --no-deps \
      --only-binary=:all: --require-hashes --target "$folder" -r "$HERE/requirements.txt" || say "pip failed"
    PYTHONPATH=$folder python3 -c 'import apple_platform, ds_store, mac_alias' || return 1
    touch "$folder/done"
  fi
  PYTHONPATH=$folder
  export PYTHONPATH
}

replace_runtime() {
  [ -n "$runtime" ] || return 0
  [ -e "$runtime/lib/libjli.dylib" ] || fail "$runtime is no Java for macOS"
  rm -rf "$APP/Contents/runtime"
  cp -R "$runtime" "$APP/Contents/runtime"
  rm -rf "$APP/Contents/runtime/bin" "$APP/Contents/runtime/include" "$APP/Contents/runtime/man"
  chmod -R u=rwX,go=rX "$APP/Contents/runtime"
}

# Only before the bundle is signed can it get another file.
train() {
  if [ "$ON_MAC" = 1 ]; then
    "$HERE/train.sh" "$APP" "$SCRATCH/training.log" || cat "$SCRATCH/training.log" >&2
  else
    say "no cache of classes: only a Mac can write it, and the program starts without it more slowly"
  fi
}

is_program() { # file
  [ "$(od -An -tx4 -N4 "$1" | tr -d ' ')" = feedfacf ]
}

codesign_bundle() {
  local file options=(--force --options runtime)
  if [ -n "$IDENTITY" ]; then
    options+=(--timestamp --sign "$IDENTITY")
  else
    options+=(--timestamp=none --sign -)
  fi
  find "$APP/Contents/app" "$APP/Contents/runtime" -type f | LC_ALL=C sort | while read -r file; do
    is_program "$file" || continue
    # With a certificate all is ours; else what comes signed by its maker stays so.
    if [ -n "$IDENTITY" ] || ! codesign --verify --strict "$file" 2> /dev/null; then
      codesign "${options[@]}" "$file"
    fi
  done
  codesign "${options[@]}" --entitlements "$HERE/entitlements.plist" "$APP"
  codesign --verify --deep --strict --verbose=2 "$APP"
}

sign_bundle() {
  rm -rf "$APP/Contents/_CodeSignature"
  settle "$APP"
  if [ "$ON_MAC" = 1 ]; then
    codesign_bundle
    [ -n "$IDENTITY" ] || say "signed ad hoc: there is no MACOS_IDENTITY"
  elif python_tools; then
    python3 "$HERE/sign.py" "$APP" "$HERE/entitlements.plist"
  else
    say "UNSIGNED: macOS will call a downloaded bundle damaged, since it holds a signed Java"
  fi
  settle "$APP"
}

# What the disk shows when it is opened: the bundle, the folder to drag it to, and a picture of that.
disk_folder() {
  local folder=$SCRATCH/disk
  mkdir -p "$folder/.background"
  cp -Rp "$APP" "$folder/"
  ln -s /Applications "$folder/Applications"
  python3 "$HERE/disk_picture.py" "$folder/.background/background.png"
  if python_tools; then
    python3 "$HERE/finder_layout.py" "$folder/.DS_Store" "$VOLUME"
  else
    say "the disk shows its icons without the picture: its layout could not be written"
  fi
  settle "$folder"
}

pack_disk() {
  local seconds level=9 format=ULMO
  [ "${FAST:-0}" = 0 ] || level=1 format=UDZO
  rm -f "$DISK"
  if [ "$ON_MAC" = 1 ]; then
    # Whatever indexes files on a runner can hold the disk for a moment.
    for _ in 1 2 3; do
      hdiutil create -quiet -ov -volname "$VOLUME" -srcfolder "$SCRATCH/disk" -fs HFS+ -format "$format" "$DISK" \
        && return 0
      sleep 5
    done
    fail "hdiutil made no disk image"
  fi
  command -v xorriso > /dev/null || fail "xorriso is needed (Debian: xorriso)"
  seconds=$(source_date)
  SOURCE_DATE_EPOCH=$seconds xorriso -as mkisofs -quiet -D -l -R -uid 0 -gid 0 -V "$VOLUME" -no-pad \
    -o "$SCRATCH/disk.iso" "$SCRATCH/disk" 2> "$SCRATCH/xorriso.log" || fail "$(cat "$SCRATCH/xorriso.log")"
  "$(jdk_home)/bin/java" "$HERE/Udif.java" "$SCRATCH/disk.iso" "$DISK" "$level"
}

sign_disk() {
  [ "$ON_MAC" = 1 ] && [ -n "$IDENTITY" ] || return 0
  codesign --force --timestamp --sign "$IDENTITY" "$DISK"
}

# The ticket goes onto the disk image; the bundle on it is found by its checksum when a Mac asks Apple.
notarise() {
  if [ "$ON_MAC" = 0 ] || [ -z "$IDENTITY" ] || [ -z "${NOTARY_KEY:-}" ]; then
    say "not notarised: who downloads $(basename "$DISK") must allow it in the system settings"
    return 0
  fi
  xcrun notarytool submit "$DISK" --key "$NOTARY_KEY" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" --wait \
    --timeout 30m > "$SCRATCH/notary.log" 2>&1 || { cat "$SCRATCH/notary.log" >&2; fail "Apple was not reached"; }
  cat "$SCRATCH/notary.log" >&2
  grep -q 'status: Accepted' "$SCRATCH/notary.log" || fail "Apple did not notarise $(basename "$DISK")"
  xcrun stapler staple "$DISK"
  spctl --assess --type open --context context:primary-signature --verbose=2 "$DISK"
}

replace_runtime
train
sign_bundle
disk_folder
pack_disk
sign_disk
notarise
