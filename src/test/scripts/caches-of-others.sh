#!/bin/sh
# Drives what `generate cache --kind athens` and `--kind goproxy` wrote with the real programs, where they are on the
# PATH: a module comes through the cache, a private one does not. Needs go and a network; not part of the suite.
#   src/test/scripts/caches-of-others.sh PATH-TO-gogetwell [UPSTREAM]
set -eu
gogetwell=$1
upstream=${2:-https://proxy.golang.org}
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; chmod -R u+w "$work"; rm -rf "$work"' EXIT

asks() { # NAME PORT
  HOME=$work/home GOPROXY=http://127.0.0.1:$2 GONOSUMDB= GOFLAGS=-modcacherw GOMODCACHE=$work/$1-cache \
    go mod download -json rsc.io/quote@v1.5.2 | grep -q '"Zip"' || { echo "$1: no module"; exit 1; }
  if HOME=$work/home GOPROXY=http://127.0.0.1:$2 GONOSUMDB='*' GOMODCACHE=$work/$1-cache \
    go mod download git.corp.example/team/secret@v1.0.0 2>/dev/null; then echo "$1: private module served"; exit 1; fi
  echo "$1: works"
}

waits() { # PORT
  i=0
  until curl -s -o /dev/null "http://127.0.0.1:$1/"; do i=$((i + 1)); [ $i -lt 100 ] || exit 1; sleep 0.2; done
}

if command -v athens-proxy > /dev/null; then
  "$gogetwell" generate cache --kind athens --upstream "$upstream" --private git.corp.example --port 3100 \
    --to "$work/athens" > /dev/null
  sed -i "s|/etc/athens|$work/athens|; s|/var/lib/athens|$work/athens-data|" "$work/athens/athens.toml"
  mkdir -p "$work/athens-data"
  athens-proxy -config_file "$work/athens/athens.toml" & server=$!
  waits 3100; asks athens 3100; kill $server
else
  echo "athens: skipped, no athens-proxy on the PATH"
fi
if command -v goproxy > /dev/null; then
  GOPROXY=$upstream GOPRIVATE=git.corp.example goproxy server --address=127.0.0.1:3101 \
    --cacher-dir="$work/goproxy-data" --proxied-sumdbs=sum.golang.org & server=$!
  waits 3101; asks goproxy 3101
else
  echo "goproxy: skipped, no goproxy on the PATH"
fi
