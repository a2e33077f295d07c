"""Moves the libraries of the system out of the JavaFX jars of a folder into another one, where JavaFX looks first: it
would unpack them into the home of the user, and compare their sums at every start. What is left of the jars is stored
without compression, so that a package presses all of them together. Usage: unpack_libraries.py JARS LIBRARIES"""
import os
import sys
import zipfile

jars, libraries = sys.argv[1:]
os.makedirs(libraries, exist_ok=True)
for name in sorted(os.listdir(jars)):
    if not name.startswith("javafx-") or not name.endswith(".jar"):
        continue
    jar = os.path.join(jars, name)
    with zipfile.ZipFile(jar) as old, zipfile.ZipFile(jar + ".new", "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            if entry.filename.endswith((".dll", ".dylib", ".so")):
                with open(os.path.join(libraries, os.path.basename(entry.filename)), "wb") as library:
                    library.write(old.read(entry))
            else:
                new.writestr(entry, old.read(entry), zipfile.ZIP_STORED)
    os.replace(jar + ".new", jar)
