#!/usr/bin/env bash
# Builds the disk images of macOS, on any system with clang, lld, xorriso and Python. Called by packaging/build.sh,
# which says what the variables mean. RUNTIME is the Java of one architecture: then only that one is built. Without
# it, both are, or those that MACOS_ARCHITECTURES names (arm64 x64). Signing and the disk are the matter of seal.sh,
# which a Mac can run once more over the same bundle.
set -euo pipefail
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
HERE=$ROOT/packaging/macos
# What the launcher, Java and JavaFX ask for; packaging/test/macos-bundle compares.
MINIMUM=11.0

for tool in clang python3; do
  command -v "$tool" > /dev/null || fail "$tool is needed (Debian: clang lld xorriso python3)"
done

# Debian puts the linker for macOS beside clang only.
linker() {
  local folder
  folder=$(dirname "$(readlink -f "$(command -v clang)")")
  command -v ld64.lld && return 0
  [ -x "$folder/ld64.lld" ] || fail "ld64.lld is needed (Debian: lld)"
  printf '%s\n' "$folder/ld64.lld"
}

# The architecture of a Java, from the head of one of its libraries.
architecture_of() { # Java home
  case $(od -An -tx4 -j4 -N4 "$1/lib/libjava.dylib" | tr -d ' ') in
    0100000c) echo arm64 ;;
    01000007) echo x64 ;;
    *) fail "$1 is no Java for macOS" ;;
  esac
}

apple_name() { # architecture
  case $1 in arm64) echo arm64 ;; x64) echo x86_64 ;; esac
}

launcher() { # architecture, file
  local name object=$WORK/launcher-$1.o
  name=$(apple_name "$1")
  clang "--target=$name-apple-macos$MINIMUM" -std=c11 -O2 -Wall -Wextra -Werror -ffreestanding \
    -fno-stack-protector -nostdinc -c "$HERE/launcher.c" -o "$object"
  mkdir -p "$(dirname "$2")"
  # Java looks for main by its name: an executable exports what is not static.
  "$(linker)" -arch "$name" -platform_version macos "$MINIMUM" 14.0 -dead_strip "$object" "$HERE/libSystem.tbd" -o "$2"
}

runtime() { # architecture, folder
  if [ -n "$RUNTIME" ]; then
    [ ! -e "$RUNTIME/bin/javac" ] || fail "$RUNTIME is a whole JDK: link a Java by packaging/common/runtime.sh first"
    rm -rf "$2"
    cp -R "$RUNTIME" "$2"
  else
    foreign_runtime macos "$1" "$2"
  fi
  # The launcher loads the runtime into its own process; no other program of Java is called.
  rm -rf "${2:?}/bin" "${2:?}/include" "${2:?}/man"
}

javafx() { # architecture, folder
  local classifier=mac
  [ "$1" = x64 ] || classifier=mac-aarch64
  javafx_jars "$classifier" "$2"
  # JavaFX looks for its libraries beside its jar first.
  python3 "$ROOT/packaging/common/unpack_libraries.py" "$2" "$2"
}

# One word a line; the order of the jars is written out, since a cache of classes is for one class path.
configuration() { # folder of the jars
  local jar path=''
  for jar in "$1"/*.jar; do
    path=$path:\$CONTENTS/app/$(basename "$jar")
  done
  echo '# What the launcher tells the Java inside, one word a line. $CONTENTS is the folder of this bundle.'
  jvm_arguments lines
  cat << 'LINES'
-Xdock:name=GoGetWell
-Xdock:icon=$CONTENTS/Resources/GoGetWell.icns
-Dgogetwell.launcher=$CONTENTS/MacOS/gogetwell
-cp
LINES
  printf '%s\n' "${path#:}" dev.gogetwell.app.Main
}

filled() { # template, architecture
  sed -e "s/@VERSION@/$VERSION/" -e "s/@MINIMUM@/$MINIMUM/" -e "s/@ARCHITECTURE@/$(apple_name "$2")/" "$1"
}

bundle() { # architecture, folder ending in .app
  local contents=$2/Contents language
  rm -rf "$2"
  mkdir -p "$contents/app" "$contents/Resources"
  filled "$HERE/Info.plist" "$1" > "$contents/Info.plist"
  printf 'APPL????' > "$contents/PkgInfo"
  for language in en zh-Hans; do
    mkdir "$contents/Resources/$language.lproj"
    cp "$HERE/InfoPlist-$language.strings" "$contents/Resources/$language.lproj/InfoPlist.strings"
  done
  "$(jdk_home)/bin/java" "$HERE/Icns.java" "$contents/Resources/GoGetWell.icns" "$ROOT/assets/icon/gogetwell-"
  cp -R "$LEGAL" "$contents/Resources/legal"
  cp "$PROGRAM"/lib/*.jar "$contents/app/"
  javafx "$1" "$contents/app"
  LC_ALL=C configuration "$contents/app" > "$contents/app/launcher.cfg"
  runtime "$1" "$contents/runtime"
  launcher "$1" "$contents/MacOS/gogetwell"
  chmod -R u=rwX,go=rX "$2"
}

if [ -n "$RUNTIME" ]; then
  [ ! -d "$RUNTIME/Contents/Home" ] || RUNTIME=$RUNTIME/Contents/Home
  MACOS_ARCHITECTURES=$(architecture_of "$RUNTIME")
fi
for architecture in ${MACOS_ARCHITECTURES:-arm64 x64}; do
  disk=$DIST/GoGetWell-$VERSION-macos-$architecture.dmg
  rm -f "$disk"
  bundle "$architecture" "$WORK/$architecture/GoGetWell.app"
  "$HERE/seal.sh" "$WORK/$architecture/GoGetWell.app" "$disk"
done
