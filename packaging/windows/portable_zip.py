"""Packs a folder, the same files to the same bytes. Usage: portable_zip.py FOLDER NAME_INSIDE ZIP FAST"""
import os
import sys
import time
import zipfile

folder, inside, target, fast = sys.argv[1:]
level = 1 if fast == "1" else 9
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(parent, name)
            seconds = int(os.stat(path).st_mtime)
            entry = zipfile.ZipInfo(os.path.join(inside, os.path.relpath(path, folder)), time.gmtime(seconds)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with open(path, "rb") as data:
                archive.writestr(entry, data.read(), compresslevel=level)
