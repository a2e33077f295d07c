#!/usr/bin/env bash
# Puts what must go with the program into a folder: our licence, a bill of materials (CycloneDX), and for every library
# what its licence asks to be handed on. Libraries say it in their jars; those that do not have a file in
# packaging/common/licences. The Java of a package brings its own folder legal.
# Usage: packaging/common/legal.sh FOLDER
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=packaging/common/functions.sh
. "$ROOT/packaging/common/functions.sh"
folder=$1
third=$folder/third-party
lib=$ROOT/target/gogetwell/lib
rm -rf "$folder"
mkdir -p "$third"
cp "$ROOT/LICENSE" "$folder/"

# Made anew only when the libraries may have changed: Maven needs some seconds for it.
sbom=$ROOT/target/packaging/sbom
if [ ! "$sbom/gogetwell.cdx.json" -nt "$ROOT/pom.xml" ]; then
  maven org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom "-DoutputDirectory=$sbom" -DoutputName=gogetwell.cdx \
    -DoutputFormat=json -DincludeTestScope=false -Dcyclonedx.skipNotDeployed=false > /dev/null
fi
cp "$sbom/gogetwell.cdx.json" "$folder/"

python3 - "$lib" "$third" "$folder/gogetwell.cdx.json" <<'PYTHON'
import json, os, re, sys, zipfile
lib, third, sbom = sys.argv[1:]
for jar in sorted(os.listdir(lib)):
    if not jar.endswith(".jar") or jar.startswith("gogetwell"):
        continue
    with zipfile.ZipFile(os.path.join(lib, jar)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"META-INF/[-\w]*(LICENSE|NOTICE)(\.\w+)?|org/controlsfx/.*license\.txt", name):
                with open(os.path.join(third, jar[:-4] + "-" + os.path.basename(name)), "wb") as out:
                    out.write(archive.read(name))
lines = {}
for part in json.load(open(sbom, encoding="utf-8"))["components"]:
    names = [entry.get("expression") or entry["license"].get("id") or entry["license"]["name"]
             for entry in part.get("licenses", [])]
    if not names:
        sys.exit("no licence is known of " + part["name"])
    lines[part["name"] + " " + part["version"]] = ", ".join(names)
with open(os.path.join(third, "LIBRARIES.txt"), "w", encoding="utf-8") as out:
    out.write("The libraries in this package and their licences:\n\n")
    out.writelines(f"{name}: {licence}\n" for name, licence in sorted(lines.items()))
    out.write("\nChanged by us: the signatures of Bouncy Castle's jars and the list of its providers are taken out, the "
              "classes of picocli are written in a newer class file version, with the same instructions, and of a class "
              "that a jar has for several versions of Java the one for 25 is kept.\n")
PYTHON
cp "$ROOT"/packaging/common/licences/*.txt "$third/"
java=$(jdk_home)
"$java/bin/java" -cp "$(ls "$lib"/bcprov-*.jar)" org.bouncycastle.LICENSE > "$third/bouncycastle.txt"
# JavaFX has the licence of Java: GPL 2 with the Classpath Exception.
cp "$java/legal/java.base/LICENSE" "$third/javafx-LICENSE"
cp "$java/legal/java.base/ASSEMBLY_EXCEPTION" "$third/javafx-ASSEMBLY_EXCEPTION"
