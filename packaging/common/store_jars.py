"""Rewrites jars so that their entries are not compressed one by one: a package that compresses all of it at once gets
smaller by that, and a start has nothing to unpack. Usage: store_jars.py JAR…"""
import os
import sys
import zipfile

for jar in sys.argv[1:]:
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(jar + ".new", "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            entry.compress_type = zipfile.ZIP_STORED
            new.writestr(entry, content)
    os.replace(jar + ".new", jar)
