"""Looks whether a bundle for macOS is whole. Usage: macos_bundle.py CONTENTS_OF_A_DISK arm64|x64 VERSION JVM_OPTIONS

Each line of the answer is one thing that was found right; the first that is not ends it with exit code 1."""
import hashlib
import os
import plistlib
import shutil
import stat
import struct
import sys
import tempfile
import zipfile

from mach_o import ADHOC, EXECUTABLE, MAGIC, RUNTIME, Broken, MachO

disk, architecture, version, options = sys.argv[1:]
name = {"arm64": "arm64", "x64": "x86_64"}[architecture]
app = os.path.join(disk, "GoGetWell.app")
contents = os.path.join(app, "Contents")


def need(right, what):
    if not right:
        raise Broken(what)


def inside(*words):
    return os.path.join(contents, *words)


def read(*words):
    with open(inside(*words), "rb") as file:
        return file.read()


def files(folder):
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for one in sorted(names + [folder for folder in folders if os.path.islink(os.path.join(parent, folder))]):
            yield os.path.join(parent, one)


def programs():
    for path in files(contents):
        if not os.path.islink(path):
            with open(path, "rb") as file:
                if file.read(4) == MAGIC:
                    yield path


def information():
    info = plistlib.loads(read("Info.plist"))
    wanted = {"CFBundleIdentifier": "dev.gogetwell.GoGetWell", "CFBundlePackageType": "APPL",
              "CFBundleName": "GoGetWell", "CFBundleShortVersionString": version, "CFBundleVersion": version,
              "NSHighResolutionCapable": True, "NSRequiresAquaSystemAppearance": False,
              "CFBundleLocalizations": ["en", "zh-Hans"], "LSArchitecturePriority": [name],
              "LSApplicationCategoryType": "public.app-category.developer-tools"}
    for key, value in wanted.items():
        need(info.get(key) == value, f"Info.plist says {key} = {info.get(key)!r}, not {value!r}")
    need(b"@" not in read("Info.plist"), "a mark was not filled in Info.plist")
    for language in info["CFBundleLocalizations"]:
        need(b"NSLocalNetworkUsageDescription" in read("Resources", language + ".lproj", "InfoPlist.strings"), language)
    need(read("PkgInfo") == b"APPL????", "PkgInfo")
    need(os.access(inside("MacOS", info["CFBundleExecutable"]), os.X_OK), "the program cannot be executed")
    return f"Info.plist: {info['CFBundleIdentifier']} {version}, from macOS {info['LSMinimumSystemVersion']}"


def icon():
    file, at, sizes = read("Resources", "GoGetWell.icns"), 8, set()
    need(file[:4] == b"icns" and struct.unpack_from(">I", file, 4)[0] == len(file), "the icon has a wrong length")
    while at < len(file):
        kind, length = file[at:at + 4].decode(), struct.unpack_from(">I", file, at + 4)[0]
        picture = file[at + 8:at + length]
        if picture[:4] == b"\x89PNG":
            width, height = struct.unpack_from(">II", picture, 16)
            sizes.add((kind, width, height))
        at += length
    for kind, side in {"ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024, "ic11": 32, "ic12": 64, "ic13": 256,
                       "ic14": 512}.items():
        need((kind, side, side) in sizes, f"the icon has no {kind} of {side} pixels")
    need(b"s8mk" in file and b"l8mk" in file, "the icon has no small pictures")
    return f"icon: {len(sizes) + 2} pictures, up to 1024 pixels"


def configuration():
    lines = [line for line in read("app", "launcher.cfg").decode().splitlines() if line and not line.startswith("#")]
    with open(options, encoding="utf-8") as file:
        for option in (line.strip() for line in file if line.startswith("-")):
            need(option in lines, f"launcher.cfg lacks {option}")
    paths = [path for line in lines for path in line.split(":") if "$CONTENTS" in path]
    for path in paths:
        path = path[path.index("$CONTENTS"):].replace("$CONTENTS", contents)
        need(os.path.isfile(path), f"launcher.cfg names {path}, which is not there")
    need("$CONTENTS/Resources/GoGetWell.icns" in "".join(lines), "launcher.cfg names no icon")
    jars = [os.path.basename(path) for path in lines[lines.index("-cp") + 1].split(":")]
    there = sorted(one for one in os.listdir(inside("app")) if one.endswith(".jar"))
    need(jars == there, f"the class path is not what lies there: {set(jars) ^ set(there)}")
    need(sum(jar.startswith("javafx-") for jar in jars) == 3, "not three jars of JavaFX")
    entry = lines[-1].replace(".", "/") + ".class"
    for jar in jars:
        with zipfile.ZipFile(inside("app", jar)) as archive:
            need(not any(one.endswith((".dylib", ".jnilib")) for one in archive.namelist()), f"libraries inside {jar}")
            entry = None if entry in archive.namelist() else entry
    need(entry is None, f"no jar has {entry}")
    return f"launcher.cfg: {len(paths)} paths are there, the class path is complete"


def machine():
    minimum = tuple(int(part) for part in plistlib.loads(read("Info.plist"))["LSMinimumSystemVersion"].split("."))
    found = list(programs())
    for path in found:
        program, where = MachO(path), os.path.relpath(path, contents)
        need(program.architecture == name, f"{where} is for {program.architecture}")
        need(program.minimum and program.minimum <= minimum, f"{where} asks for macOS {program.minimum}")
        need(program.kind != EXECUTABLE or os.access(path, os.X_OK), f"{where} cannot be executed")
        for library in program.libraries:
            need(library.startswith(("/usr/lib/", "/System/Library/")) or is_there(path, program, library),
                 f"{where} needs {library}, which is not there")
    for part in ("libjli.dylib", "jspawnhelper"):
        need(inside("runtime", "lib", part) in found, f"no {part}")
    need(inside("app", "libglass.dylib") in found, "no library of JavaFX beside its jar")
    with open(inside("runtime", "release"), encoding="utf-8") as file:
        release = file.read()
    need('JAVA_VERSION="25' in release, "the Java inside is not 25")
    return f"programs: {len(found)} for {name}, none asks for more than macOS {minimum[0]}.{minimum[1]}"


def is_there(path, program, library):
    folders = [folder.replace("@loader_path", os.path.dirname(path)) for folder in program.search]
    choices = [library.replace("@loader_path", os.path.dirname(path))] if library.startswith("@loader_path") \
        else [library.replace("@rpath", folder) for folder in folders]
    # Java has loaded its machine before whatever asks for it by this name.
    choices += [inside("runtime", "lib", "server", "libjvm.dylib")] if library == "@rpath/libjvm.dylib" else []
    return any(os.path.exists(one) for one in choices)


def rights():
    for path in files(app):
        mode = os.lstat(path).st_mode
        need(stat.S_ISLNK(mode) or mode & 0o666 == 0o644, f"{path} has the rights {mode:o}")
    return "rights: everybody reads, the owner alone writes"


def signature(where):
    """Everything that is signed in a bundle, against what lies there."""
    there = os.path.join(where, "Contents")
    with open(os.path.join(there, "Info.plist"), "rb") as file:
        info = file.read()
    with open(os.path.join(there, "_CodeSignature", "CodeResources"), "rb") as file:
        resources = file.read()
    launcher = MachO(os.path.join(there, "MacOS", plistlib.loads(info)["CFBundleExecutable"])).signature
    need(launcher, "the launcher is not signed")
    problems = launcher.problems()
    need(not problems, f"launcher: {problems}")
    need(launcher.special(1, info), "Info.plist is not the one that was signed")
    need(launcher.special(3, resources), "the list of resources is not the one that was signed")
    sealed = plistlib.loads(resources)["files2"]
    for path in files(there):
        inner = os.path.relpath(path, there)
        if inner in ("Info.plist", "PkgInfo") or inner.startswith(("MacOS/", "_CodeSignature/")):
            continue
        seal = sealed.pop(inner, None)
        need(seal, f"{inner} is not sealed")
        if os.path.islink(path):
            need(seal.get("symlink") == os.readlink(path), f"{inner} leads elsewhere")
        else:
            with open(path, "rb") as file:
                need(seal["hash2"] == hashlib.sha256(file.read()).digest(), f"{inner} was changed")
    need(not sealed, f"sealed and not there: {sorted(sealed)}")
    return launcher


def signatures():
    launcher = signature(app)
    need(launcher.identifier == "dev.gogetwell.GoGetWell", f"signed as {launcher.identifier}")
    need(launcher.flags & RUNTIME, "not signed for the hardened runtime")
    need(launcher.flags & ADHOC or launcher.has_certificate, "neither ad hoc nor by a certificate")
    rules = plistlib.loads(launcher.entitlements)
    for right in ("allow-jit", "allow-unsigned-executable-memory", "disable-executable-page-protection",
                  "disable-library-validation"):
        need(rules.get("com.apple.security.cs." + right) is True, f"no right to {right}")
    makers = 0
    for path in programs():
        one = MachO(path).signature
        need(one and not one.problems(), f"{path}: {one.problems() if one else 'not signed'}")
        makers += one.has_certificate
    need(launcher.special(5, launcher.parts[5]), "other entitlements than those that were signed")
    kind = "ad hoc" if launcher.flags & ADHOC else "by a certificate"
    return f"signature: {kind}, whole; {makers} libraries carry the certificate of their maker"


def changed_copies():
    """The proof can fail: a byte elsewhere in a copy, and the signature is refused."""
    for inner in ("Info.plist", "app/launcher.cfg", "MacOS/gogetwell", "Resources/GoGetWell.icns"):
        with tempfile.TemporaryDirectory() as scratch:
            copy = os.path.join(scratch, "copy.app")
            shutil.copytree(app, copy, symlinks=True, copy_function=os.link)
            path = os.path.join(copy, "Contents", inner)
            with open(path, "rb") as file:
                data = bytearray(file.read())
            at = data.find(b"GoGetWell")
            data[at if at >= 0 else len(data) // 3] ^= 1
            os.remove(path)
            with open(path, "wb") as file:
                file.write(data)
            try:
                signature(copy)
            except Broken:
                continue
            raise Broken(f"a changed byte in {inner} was not seen")
    return "signature: refused when a byte of Info.plist, configuration, launcher or icon is another"


def surroundings():
    need(os.readlink(os.path.join(disk, "Applications")) == "/Applications", "no link to the folder of programs")
    with open(os.path.join(disk, ".background", "background.png"), "rb") as file:
        picture = file.read()
    need(struct.unpack_from(">II", picture, 16) == (1280, 800) and b"pHYs" in picture, "no picture")
    with open(os.path.join(disk, ".DS_Store"), "rb") as file:
        layout = file.read()
    need(layout[4:8] == b"Bud1", "no layout of the disk")
    for word in ("GoGetWell.app", "Applications"):
        need(word.encode("utf-16-be") in layout, f"the layout does not place {word}")
    need(b"background.png" in layout, "the layout does not know the picture")
    return "disk: the bundle, the folder of programs, the picture and the layout"


try:
    for check in (information, icon, configuration, machine, rights, signatures, changed_copies, surroundings):
        print("ok      " + check())
except (Broken, OSError, KeyError, ValueError) as problem:
    print(f"FAILED  {type(problem).__name__}: {problem}")
    sys.exit(1)
