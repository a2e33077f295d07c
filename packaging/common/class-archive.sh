#!/bin/sh
# Writes lib/gogetwell.jsa into the packaged folder: the classes that one diagnosis in a practice network loads. The start
# script maps them instead of reading and checking them anew, which halves the time to the first verdict. Without the
# archive everything works, only slower, so nothing here fails the build. A capture file is read with an archive of its
# own, lib/timeline.jsa, since one archive holds the classes of one run.
# Usage: class-archive.sh FOLDER
set -u
folder=$(cd "$1" && pwd -P) || exit 0
archive=$folder/lib/gogetwell.jsa
rm -f "$archive"
# First, while there is no archive yet: one run cannot read one and write another.
timeline=$folder/lib/timeline.jsa
rm -f "$timeline"
GOGETWELL_JAVA_OPTS="-XX:ArchiveClassesAtExit=$timeline" "$folder/bin/gogetwell" timeline --fields \
  "$(dirname "$0")/../../src/test/resources/captures/tls12-cbc.pcapng" >"$folder/../timeline-archive.log" 2>&1 || :
"$folder/bin/gogetwell" lab run healthy -- sh -c "GOGETWELL_JAVA_OPTS='-XX:ArchiveClassesAtExit=$archive' \\
  gogetwell check \"\$LAB_MODULE\" --only-go-hosts --hosts \"\$LAB_HOSTS\" --timeout 30s" \
  >"$folder/../class-archive.log" 2>&1 || :
[ -r "$archive" ] || echo "no class archive was written, so the program starts more slowly; see target/class-archive.log" >&2
exit 0
