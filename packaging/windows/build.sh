#!/usr/bin/env bash
# Builds the installer and the portable zip of Windows, on any system with mingw-w64, NSIS, icotool and Python. Called
# by packaging/build.sh, which says what the variables mean. SIGN is a command that signs the file that it is given, in
# place; the order is launchers, uninstaller, setup, so that each carries what is signed already. With IMAGE_BEFORE, the
# folder of an image that was built before, that one is signed and packed.
set -euo pipefail
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
HERE=$ROOT/packaging/windows
IMAGE=$WORK/image
NAME=gogetwell-$VERSION-windows-x64
CC=x86_64-w64-mingw32-gcc

for tool in "$CC" x86_64-w64-mingw32-windres makensis icotool python3; do
  command -v "$tool" > /dev/null || fail "$tool is needed (Debian: gcc-mingw-w64-x86-64 nsis icoutils python3)"
done

sign() { # file
  [ -z "${SIGN:-}" ] || $SIGN "$1"
}

icon() {
  local png=$ROOT/assets/icon/gogetwell
  icotool -c -o "$WORK/gogetwell.ico" "$png-16.png" "$png-24.png" "$png-32.png" "$png-48.png" "$png-64.png" \
    -r "$png-256.png"
}

# The two names differ in case only, which is one name to Windows: so they lie in two folders.
launcher() { # file in the image, options and sources
  local file=$IMAGE/$1 quoted='\"'
  shift
  mkdir -p "$(dirname "$file")"
  x86_64-w64-mingw32-windres -c 65001 --include-dir="$HERE" --include-dir="$WORK" -DVERSION="$quoted$VERSION$quoted" \
    -DVERSION_NUMBERS="${VERSION//./,},0" -DFILE_NAME="$quoted$(basename "$file")$quoted" \
    "$HERE/launcher.rc" "$WORK/launcher.res.o"
  "$CC" -O2 -Wall -Wextra -Werror -municode -static -s -Wl,--no-insert-timestamp,--dynamicbase,--nxcompat \
    -Wl,--high-entropy-va "$@" "$HERE/launcher.c" "$WORK/launcher.res.o" -o "$file" -lshell32 -ladvapi32 -luser32
  sign "$file"
}

runtime() {
  if [ -n "$RUNTIME" ]; then
    cp -R "$RUNTIME" "$IMAGE/runtime"
  else
    foreign_runtime windows x64 "$IMAGE/runtime"
  fi
  # The launchers load the runtime themselves; java.exe stays, since it writes the cache of classes.
  find "$IMAGE/runtime/bin" -name '*.exe' ! -name java.exe -delete
  find "$IMAGE/runtime/lib" -name '*.lib' -delete
}

# JavaFX looks for its libraries in ../bin beside its jar first; else it would unpack them into the user's home.
javafx() {
  javafx_jars win "$IMAGE/lib"
  python3 "$ROOT/packaging/common/unpack_libraries.py" "$IMAGE/lib" "$IMAGE/bin"
}

image() {
  rm -rf "$IMAGE"
  mkdir -p "$IMAGE/lib"
  cp "$PROGRAM"/lib/* "$IMAGE/lib/"
  cp -R "$LEGAL" "$IMAGE/legal"
  cp "$ROOT/LICENSE" "$IMAGE/LICENSE.txt"
  javafx
  runtime
  launcher GoGetWell.exe -mwindows "$HERE/user_path.c"
  launcher cmd/gogetwell.exe -DCONSOLE
  chmod -R u=rwX,go=rX "$IMAGE"
  # The same bytes from the same files.
  find "$IMAGE" -exec touch -h -d "@$(source_date)" {} +
}

# What the uninstaller takes away: the files of this image, one by one, and then the folders that are empty.
file_list() {
  local path
  {
    (cd "$IMAGE" && find . -type f -printf '%P\n' | LC_ALL=C sort) | while read -r path; do
      printf 'Delete "$INSTDIR\\%s"\n' "${path//\//\\}"
    done
    (cd "$IMAGE" && find . -mindepth 1 -type d -printf '%P\n' | LC_ALL=C sort -r) | while read -r path; do
      printf 'RMDir "$INSTDIR\\%s"\n' "${path//\//\\}"
    done
  } > "$WORK/files.nsh"
}

setup() {
  local options=(-V2 -NOCD -INPUTCHARSET UTF8 "-DVERSION=$VERSION" "-DIMAGE=$IMAGE" "-DWORK=$WORK" "-DHERE=$HERE"
    "-DLICENSE=$ROOT/LICENSE" "-DOUT=$DIST/$NAME-setup.exe")
  [ "$FAST" = 1 ] && options+=(-DFAST)
  [ -z "${SIGN:-}" ] || options+=("-DSIGN=$SIGN")
  SOURCE_DATE_EPOCH=$(source_date) makensis "${options[@]}" "$HERE/installer.nsi" >&2
}

icon
if [ -n "${IMAGE_BEFORE:-}" ]; then
  [ "$IMAGE_BEFORE" = "$IMAGE" ] || { rm -rf "$IMAGE" && cp -a "$IMAGE_BEFORE" "$IMAGE"; }
  sign "$IMAGE/GoGetWell.exe"
  sign "$IMAGE/cmd/gogetwell.exe"
else
  image
fi
file_list
rm -f "$DIST/$NAME"*
setup
python3 "$HERE/portable_zip.py" "$IMAGE" GoGetWell "$DIST/$NAME.zip" "$FAST"
