#!/bin/sh
# Has a packaged program write its cache of classes (Java's ahead-of-time cache): what people run is run and recorded,
# then the cache is made of the record. Both by the program's own launcher, since the cache fits one Java, one order of
# the jars and one set of options only; and in two steps, since one would need a bin/java, which a bundle of macOS has
# not. Ends with 1 where none was written: then everything works, only slower. Usage: class-cache.sh PROGRAM CACHE LOG
set -u
program=$1 cache=$2 log=$3
given=${GOGETWELL_JAVA_OPTS-}
# Words of GOGETWELL_JAVA_OPTS hold no blanks, as the folder of the program may.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
record=-XX:AOTConfiguration=$work/record
rm -f "$cache"
{
  GOGETWELL_JAVA_OPTS="$given -XX:AOTMode=record $record" "$program" --train \
    || echo "the training run ended with $?"
  GOGETWELL_JAVA_OPTS="$given -XX:AOTMode=create $record -XX:AOTCache=$work/cache" "$program" \
    || echo "making the cache ended with $?"
  [ -s "$work/cache" ] && mv "$work/cache" "$cache"
} > "$log" 2>&1 && exit 0
echo "no cache of classes was written, so the program starts more slowly; see $log" >&2
exit 1
