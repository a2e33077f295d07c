# What the proofs of the packages share; they source this file. A proof ends with 0, with 77 and a reason where this
# machine cannot give it, or with anything else where it fails.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
PROOF=$(basename "$0")

skip() {
  echo "$PROOF: $*"
  exit 77
}

ok() { echo "ok      $*"; }

wrong() {
  echo "FAILED  $*"
  exit 1
}

# Installs what a proof needs, where that is easy: as root, with apt.
need() { # command, Debian package
  command -v "$1" > /dev/null && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    DEBIAN_FRONTEND=noninteractive timeout 120 apt-get install -y -q --no-install-recommends \
      -o DPkg::Lock::Timeout=100 "$2" > /dev/null 2>&1 || :
  fi
  command -v "$1" > /dev/null || skip "there is no $1 on this machine ($2)"
}

# Builds a system's packages quickly, unless they are newer than everything that they are made of.
built() { # system, a file that comes out
  need python3 python3
  [ -d "$ROOT/target/gogetwell/lib" ] || skip "run ./mvnw package first"
  local newer
  if [ -e "$2" ]; then
    newer=$(find "$ROOT/target/gogetwell/lib" "$ROOT/packaging/$1" "$ROOT/packaging/common" "$ROOT/packaging/build.sh" \
      -name '*.aot' -prune -o -type f -newer "$2" -print | head -1)
    [ -n "$newer" ] || return 0
  fi
  # Beside the folder of the packages, which build.sh makes anew.
  "$ROOT/packaging/build.sh" "$1" --fast --no-maven > "$ROOT/target/build-$1.log" 2>&1 \
    || wrong "packaging/build.sh $1: $(tail -5 "$ROOT/target/build-$1.log")"
}

# A display of our own, ended with the proof.
start_display() {
  local number
  number=$(mktemp)
  Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3> "$number" > /dev/null 2>&1 &
  # shellcheck disable=SC2034 # The proof that called ends it.
  XVFB=$!
  for _ in $(seq 100); do
    [ -s "$number" ] && break
    sleep 0.1
  done
  DISPLAY=:$(cat "$number")
  rm -f "$number"
  export DISPLAY
}

# The value at a path of a JSON file, such as window/title.
json() { # file, path
  python3 - "$1" "$2" <<'PYTHON'
import json, sys
value = json.load(open(sys.argv[1], encoding="utf-8"))
for key in sys.argv[2].split("/"):
    value = value[int(key)] if isinstance(value, list) else value[key]
print(json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict, bool)) else value)
PYTHON
}

# What a user has at first: a home, a language, the usual PATH with go.
as_user() { # language, command…
  local language=$1
  shift
  env -i HOME="$HOME_OF_PROOF" LANG="$language" PATH="/usr/local/go/bin:/usr/local/bin:/usr/bin:/bin" \
    ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}

# A practice network in which the installed command must name the cause.
verdict() { # gogetwell
  command -v go > /dev/null || [ -x /usr/local/go/bin/go ] || { echo "skipped the practice network: there is no go"; return 0; }
  local said code=0
  said=$(cd / && as_user en_US.UTF-8 "$1" lab run cert-expired -- \
    "$1" check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS% --timeout 30s 2>&1) || code=$?
  if [ "$code" != 1 ] || ! grep -q 'cert\.expired' <<< "$said"; then
    wrong "check in a practice network: exit code $code and: $said"
  fi
  ok "check in a practice network names cert.expired and ends with 1"
}

# How many of the program's own classes came from its cache, as -Xlog:class+load tells: those of Java may come from one
# of Java's own.
from_cache() { # log
  grep -cE ' (dev\.gogetwell|picocli)\..* shared objects file' "$1" || :
}

# A cache that does not fit is ignored without a word, so the proof asks where classes came from. What the training run
# loaded is in it: no provider of Bouncy Castle, see PlainJars.
cache_is_used() { # gogetwell
  local log=$HOME_OF_PROOF/classes.log shared others cache
  cache=$(dirname "$(readlink -f "$(command -v "$1")")")/../lib/gogetwell.aot
  ! grep -qaF 'org/bouncycastle/jcajce/provider/asymmetric/EC$Mappings' "$cache" \
    || wrong "a run makes everything that Bouncy Castle provides"
  as_user en_US.UTF-8 GOGETWELL_JAVA_OPTS="-Xlog:class+load:file=$log" "$1" --help > /dev/null
  shared=$(from_cache "$log")
  others=$(grep -vc 'shared objects file' "$log" || :)
  [ "$shared" -gt 800 ] || wrong "the cache of classes is not used: $shared classes of ours came from it"
  # A package goes to older processors than the one on which it is built.
  as_user en_US.UTF-8 GOGETWELL_JAVA_OPTS="-XX:+AOTAdapterCaching -XX:+AOTStubCaching -Xlog:aot+codecache*:file=$log" \
    "$1" --version > /dev/null
  grep -q 'AOT Code Cache is empty' "$log" || wrong "there is machine code in the cache of classes: $(head -3 "$log")"
  ok "$shared classes of ours come from the cache, $others of all at --help do not, and no machine code"
}

# The window opens and comes to a verdict; its words are in the reader's language.
smoke() { # gogetwell, language, pattern of a word on the screen
  # A home of its own: the language of the first start is kept as the user's choice.
  local home=$HOME_OF_PROOF/home-$2 file=$HOME_OF_PROOF/seen-$2.json code=0
  mkdir -p "$home"
  (cd / && as_user "$2" LC_ALL="$2" HOME="$home" GOGETWELL_JAVA_OPTS="-Djavafx.cachedir=$home/unpacked" \
    timeout 100 "$1" "--smoke=$file") || code=$?
  [ "$code" = 0 ] || wrong "--smoke in $2 ends with $code: $(cat "$file" 2> /dev/null || :)"
  [ ! -e "$home/unpacked" ] || wrong "JavaFX unpacked its libraries: $(ls "$home/unpacked"/*)"
  json "$file" window/words | grep "$3" > /dev/null || wrong "no word like $3 in $(json "$file" window/words)"
  ok "window in $2 after $(json "$file" window/millisFromStart) ms, verdict $(json "$file" practice/causes), Java" \
    "$(json "$file" java.version), roots of the system: $(json "$file" trustStores/1/certificates)"
}
