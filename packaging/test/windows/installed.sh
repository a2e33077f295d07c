# What packaging/test/windows-installer does with an installed program. Sourced after functions.sh of the proofs and
# wine.sh; needs setup, place and, where go.exe is there, PATH_OF_GO. FOLDER and LANGUAGE_OF_WINDOWS may be set.
# shellcheck shell=bash

# The folder of the installed program, as this system names it.
program() {
  local folder=${FOLDER-}
  if [ -n "$folder" ]; then
    folder=${folder#C:\\}
    on_c "${folder//\\//}"
  else
    on_c "users/$(id -un)/AppData/Local/Programs/GoGetWell"
  fi
}

state() { on_c "users/$(id -un)/AppData/Local/GoGetWell"; }

in_language() { # command…
  win LC_ALL="${LANGUAGE_OF_WINDOWS:-C.UTF-8}" ${LOCALES:+LOCPATH="$LOCALES"} "$@"
}

# The command of the installed program; go.exe is in the PATH where there is one.
gogetwell() {
  in_language ${PATH_OF_GO:+WINEPATH="$PATH_OF_GO"} "$(program)/cmd/gogetwell.exe" "$@"
}

install_expecting() { # exit code, options…
  local wanted=$1 code=0
  shift
  in_language "$setup" /S "$@" > /dev/null 2>&1 || code=$?
  wine_settle
  [ "$code" = "$wanted" ] || wrong "the setup ended with $code in place of $wanted"
}

uninstall() {
  in_language "$(program)/uninstall.exe" /S > /dev/null 2>&1 || wrong "the uninstaller failed"
  wine_settle
}

# A part of the registry as text; strings as bytes where they have a type of their own.
registry() { # key
  rm -f "$(on_c export.reg)"
  win reg export "$1" 'C:\export.reg' /y > /dev/null 2>&1
  iconv -f UTF-16 -t UTF-8 "$(on_c export.reg)" | tr -d '\r'
}

# How often our folder stands in the user's Path, which is of the type that holds variables.
path_entries() {
  win reg query 'HKCU\Environment' /v Path 2> /dev/null | tr -d '\r' | grep 'REG_EXPAND_SZ' | tr ';' '\n' \
    | grep -c 'GoGetWell\\cmd$' || :
}

is_installed() { # the Path before
  local file links
  for file in GoGetWell.exe cmd/gogetwell.exe uninstall.exe runtime/bin/server/jvm.dll; do
    [ -f "$(program)/$file" ] || wrong "$file was not installed"
  done
  links=$(find "$(on_c users)" "$WINE_FOLDER/home" -name 'GoGetWell.lnk' | wc -l)
  [ "$links" = 2 ] || wrong "$links links in place of one in the Start menu and one on the desktop"
  registry 'HKCU\Software' > "$place/software"
  grep -q '"DisplayVersion"="'"$(project_version)"'"' "$place/software" || wrong "no uninstall key"
  [ "$(grep -c 'GoGetWell.exe\\" \\"--open=%V\\\\.\\""' "$place/software")" = 2 ] || wrong "no entry in the Explorer"
  win reg query 'HKCU\Environment' /v Path 2> /dev/null | tr -d '\r' | grep -F "REG_EXPAND_SZ    $1;C:" > /dev/null \
    || win reg query 'HKCU\Environment' /v Path 2> /dev/null | grep -F "$1" > /dev/null || wrong "PATH was not kept"
  [ "$(path_entries)" = 1 ] || wrong "the command is not on the PATH"
  ok "installed silently: files, two links, PATH, the Explorer, the uninstall key"
}

# Wine's lack is made up for while the program runs, and not while it is installed or taken away.
prepared() { cp "$place/iphlpapi.dll" "$(program)/runtime/bin/"; }

unprepared() { rm -f "$(program)/runtime/bin/iphlpapi.dll"; }

smoke_in() { # language, a word on the screen
  local seen code=0 causes
  seen=$(on_c "seen.json")
  rm -rf "$seen" "$(state)/settings.properties"
  in_language GOGETWELL_JAVA_OPTS=-Dprism.order=sw ${PATH_OF_GO:+WINEPATH="$PATH_OF_GO"} \
    "$(program)/GoGetWell.exe" '--smoke=C:\seen.json' > "$place/smoke.log" 2>&1 || code=$?
  [ -s "$seen" ] || wrong "--smoke in $1 ended with $code: $(tail -3 "$place/smoke.log")"
  causes=$(json "$seen" practice/causes)
  grep -q 'cert\.expired' <<< "$causes" || wrong "--smoke in $1 found $causes"
  [ -z "${PATH_OF_GO-}" ] || [ "$code" = 0 ] || wrong "--smoke in $1 ended with $code: $(cat "$seen")"
  json "$seen" window/words | grep -q "$2" || wrong "no word like $2 in $(json "$seen" window/words)"
  ok "the window in $1: $(json "$seen" window/width) wide, verdict $causes, code page $(json "$seen" native.encoding)"
}

# Bytes, codes and letters of the command in a terminal.
terminal() {
  local said code=0
  said=$(win cmd /c 'gogetwell --version' 2> /dev/null) || wrong "gogetwell is not found in the PATH"
  grep -q '^GoGetWell' <<< "$said" || wrong "gogetwell --version said $said"
  said=$(gogetwell explain 'C:\没有 这个.txt' 2>&1) || code=$?
  [ "$code" = 2 ] && grep -q 'C:\\没有 这个.txt' <<< "$said" || wrong "a Chinese argument: exit code $code and $said"
  code=0
  said=$(printf 'x509: certificate has expired or is not yet valid\r\n' | gogetwell explain - 2> /dev/null) || code=$?
  [ "$code" = 1 ] && grep -q 'cert\.expired' <<< "$said" || wrong "standard input: exit code $code and $said"
  code=0
  said=$(gogetwell timeline 127.0.0.1:9 2>&1) || code=$?
  [ "$code" = 1 ] && grep -q 'network\.refused' <<< "$said" || wrong "timeline HOST:PORT: exit code $code and $said"
  ok "the command in a terminal: PATH, exit codes, standard input, Chinese letters, HOST:PORT"
}

# The installed command names the cause in a practice network; %…% is filled in by the program. Where other work holds
# the processors, a handshake of the practice network may miss its time, so there are two attempts.
verdict_of() { # network, cause
  local code seen
  for _ in 1 2; do
    code=0
    gogetwell lab run "$1" -- gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS% --json=- \
      > "$place/verdict.json" 2> "$place/verdict.log" || code=$?
    seen=$(json "$place/verdict.json" causes/0/code 2> /dev/null || :)
    [ "$code" = 1 ] && [ "$seen" = "$2" ] && ok "$1: $2" && return 0
  done
  wrong "$1 ended with $code and $seen in place of $2: $(tail -3 "$place/verdict.log")"
}

# go.exe builds the Go probe, which looks at the same server as the program's own client: both are shown the same
# certificates by the same version, and both say what Windows says of them. The first compilation takes its time.
probe_by_go() {
  local code=0
  WINE_LIMIT=600 gogetwell lab run cert-expired -- gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS% \
    --deep --timeout 500s --json=- > "$place/probe.json" 2> "$place/probe.log" || code=$?
  python3 - "$place/probe.json" << 'PYTHON' || wrong "the Go probe, exit code $code: $(tail -3 "$place/probe.log")"
import json, sys
told = json.load(open(sys.argv[1]))["evidence"]
probed = [e for e in told if e.get("trial", {}).get("experiment", "").startswith("go:")]
own = [e for e in told if "trial" not in e and probed and e.get("hop") == probed[0]["hop"]]
hands = lambda all: {(e["version"], tuple(e["chain"])) for e in all if e["kind"] == "tls-handshake"}
said = lambda all, judge: {e["type"] for e in all if e["kind"] == "chain-check" and e["judge"] == judge}
assert hands(probed) and hands(probed) == hands(own), (hands(probed), hands(own), probed[:1])
assert said(probed, "go") == said(own, "platform"), (said(probed, "go"), said(own, "platform"))
PYTHON
  ok "the Go probe, built by go.exe, sees what the program's own client sees"
}

# A cure is tried, applied and undone; what it is to change is kept before and after each, and compared.
cure() { # kind, network
  local folder
  folder=$(on_c proof)
  mkdir -p "$folder"
  rm -rf "$folder"/*
  printf '%s\r\n' '# 公司 的设置' '[user]' $'\tname = 小 明' '[http]' $'\tsslVerify = false' '[core]' $'\tautocrlf = true' \
    > "$folder/gitconfig"
  cp "$ROOT/packaging/test/windows/cure-$1.cmd" "$folder/cure.cmd"
  gogetwell lab run "$2" -- cmd /c 'C:\proof\cure.cmd' > "$place/cure.log" 2>&1 || :
  was_cured "$1"
}

# The same of go's settings file in a home of that name below C:\users.
cure_in_home() { # name
  local folder command
  folder=$(on_c proof)
  mkdir -p "$folder"
  rm -rf "$folder"/*
  command=$(program)/cmd/gogetwell.exe
  command=C:/${command#"$(on_c '')"}
  x86_64-w64-mingw32-gcc -municode -O1 -o "$folder/odd_home.exe" "$ROOT/packaging/test/windows/odd_home.c"
  in_language WINEPATH="$PATH_OF_GO" 'C:\proof\odd_home.exe' "${command//\//\\}" "C:\\users\\$1" \
    > "$place/cure.log" 2>&1 || :
  grep -qF "file C:\\users\\$1\\" "$place/cure.log" || wrong "no home of the name $1: $(cat "$place/cure.log")"
  was_cured "goenv in a home of the name $1"
}

was_cured() { # kind
  local folder
  folder=$(on_c proof)
  grep -q 'try 0' "$place/cure.log" && grep -q 'apply 0' "$place/cure.log" && grep -q 'undo 0' "$place/cure.log" \
    || wrong "the cure of $1: $(cat "$place/cure.log")"
  cmp -s "$folder/before" "$folder/tried" || wrong "fix try wrote $1"
  ! cmp -s "$folder/before" "$folder/applied" || wrong "fix apply wrote nothing: $1"
  cmp -s "$folder/before" "$folder/undone" || wrong "fix undo did not put back every byte: $1"
  ok "fix try, apply and undo of $1, byte for byte"
}

# What the setup does on request, but not under Wine, where Java needs what Wine lacks. A cache that does not fit is
# ignored without a word, so the proof asks where classes came from.
cache_is_written() {
  local log shared lib
  lib=$(program)/lib
  WINE_LIMIT=500 gogetwell --prepare > "$place/training.log" 2>&1 || :
  [ -s "$lib/gogetwell.aot.new" ] && [ ! -e "$lib/gogetwell.aot.new.config" ] \
    || wrong "Java wrote no cache: $(tail -3 "$place/training.log")"
  mv "$lib/gogetwell.aot.new" "$lib/gogetwell.aot"
  log=$(on_c classes.log)
  rm -f "$log"
  win GOGETWELL_JAVA_OPTS='-Xlog:class+load:file=C:\classes.log' "$(program)/cmd/gogetwell.exe" --help > /dev/null 2>&1
  shared=$(from_cache "$log")
  [ "$shared" -gt 800 ] || wrong "the cache of classes is not used: $shared classes of ours came from it"
  ok "--prepare has Java write a cache, and $shared classes of ours come from it at --help"
  win JAVA_TOOL_OPTIONS=-Xshare:auto "$(program)/cmd/gogetwell.exe" --version 2> /dev/null | grep -q '^GoGetWell' \
    || wrong "with a user's own option for caches Java does not start"
  ok "a user's own option for caches takes the place of ours"
}

while_running() {
  local folder running
  folder=$(on_c proof)
  mkdir -p "$folder"
  rm -f "$folder"/*
  printf '%s\r\n' '@echo off' 'echo 1 > C:\proof\running' ':again' 'ping -n 2 127.0.0.1 > NUL' \
    'if not exist C:\proof\stop goto again' > "$folder/wait.cmd"
  gogetwell lab run healthy -- cmd /c 'C:\proof\wait.cmd' > "$place/running.log" 2>&1 &
  running=$!
  for _ in $(seq 300); do
    [ -e "$folder/running" ] && break
    sleep 0.2
  done
  [ -e "$folder/running" ] || wrong "a practice network did not come up: $(cat "$place/running.log")"
  local code=0
  in_language "$setup" /S > /dev/null 2>&1 || code=$?
  : > "$folder/stop"
  wait "$running" || :
  [ "$code" = 3 ] || wrong "over a running program the setup ended with $code in place of 3"
  gogetwell --version > /dev/null 2>&1 || wrong "the refused setup has damaged what was installed"
  ok "a running program is refused with 3"
}

# Each practice network that loopback carries, as the list tells: whether the cause is found, with go.exe as the judge.
every_network() {
  local name cause seen right=0 all=0
  gogetwell lab list --json > "$place/networks.json" 2> /dev/null
  while read -r name cause; do
    if [ "$name" = proxy-not-used ] && [ -z "${GIT_EXE-}" ]; then
      echo "needs git $name: only git's configuration names the proxy, and GIT_EXE names no git.exe"
      continue
    fi
    WINE_LIMIT=120 gogetwell lab run "$name" -- gogetwell check %LAB_MODULE% --only-go-hosts --hosts %LAB_HOSTS% \
      --json=- > "$place/verdict.json" 2> "$place/verdict.log" < /dev/null || :
    if ! seen=$(json "$place/verdict.json" verdict/state 2> /dev/null); then
      echo "not here $name: $(grep -v affinity "$place/verdict.log" | tail -1)"
      continue
    fi
    all=$((all + 1))
    if [ "$seen" = "$cause" ] || json "$place/verdict.json" causes | grep -q "\"$cause\""; then
      right=$((right + 1))
      echo "right    $name: $cause"
    elif grep -q 'refuses every certificate as well' "$place/verdict.log"; then
      # The program says so before the network is put up: no practice authority goes into the store of Windows.
      all=$((all - 1))
      echo "go sees another network in $name: $cause, seen $seen"
    else
      echo "WRONG    $name: $cause, seen $seen $(json "$place/verdict.json" causes/0/code 2> /dev/null)"
    fi
  done < <(python3 -c 'import json, sys
for one in json.load(open(sys.argv[1])):
    if one["goCanSee"] == "all": print(one["name"], one["expected"])' "$place/networks.json")
  echo "$right of $all practice networks are judged rightly"
}
