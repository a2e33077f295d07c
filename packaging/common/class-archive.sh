#!/bin/sh
# Writes lib/gogetwell.jsa into the packaged folder: the classes of the window and of every command. The start script maps
# them instead of reading and checking them anew, which halves the time to the first verdict. Without the archive everything
# works, only slower, so nothing here fails the build. Usage: class-archive.sh FOLDER
set -u
folder=$(cd "$1" && pwd -P) || exit 0
archive=$folder/lib/gogetwell.jsa
rm -f "$archive"
# Not on the screen of whoever builds.
GOGETWELL_JAVA_OPTS="-XX:ArchiveClassesAtExit=$archive -Dglass.platform=Headless -Dprism.order=sw" \
  "$folder/bin/gogetwell" --train >"$folder/../class-archive.log" 2>&1 || :
[ -r "$archive" ] || echo "no class archive was written, so the program starts more slowly; see target/class-archive.log" >&2
exit 0
