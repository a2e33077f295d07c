#!/usr/bin/env bash
# Builds the edition for containers and servers: every command, no window, no JavaFX. A tar for x64 and one for arm64; the
# other processor's Java is a pinned one and its cache of classes cannot be written here, so it starts more slowly. With
# --runtime only the tar for the processor on which this runs. Called by packaging/build.sh.
set -euo pipefail
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
case $(uname -m) in
  aarch64 | arm64) own=arm64 other=x64 ;;
  *) own=x64 other=arm64 ;;
esac
name=gogetwell-$VERSION-headless

only_own=$RUNTIME
if [ -z "$RUNTIME" ]; then
  RUNTIME=$WORK/runtime
  "$ROOT/packaging/common/runtime.sh" "$RUNTIME" headless
fi
unix_image "$WORK/$own/$name" "$RUNTIME" -
train_image "$WORK/$own/$name"
pack_tar "$WORK/$own" "$name" "$DIST/$name-linux-$own.tar.gz"

if [ -z "$only_own" ]; then
  foreign_runtime linux "$other" "$WORK/runtime-$other"
  rm -rf "$WORK/runtime-$other/include"
  unix_image "$WORK/$other/$name" "$WORK/runtime-$other" -
  pack_tar "$WORK/$other" "$name" "$DIST/$name-linux-$other.tar.gz"
fi
