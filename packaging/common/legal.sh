#!/usr/bin/env bash
# Puts what must go with the program into a folder: our licence, a bill of materials and what third parties ask for.
# Usage: packaging/common/legal.sh FOLDER
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
folder=$1
mkdir -p "$folder"
cp "$ROOT/LICENSE" "$folder/"
