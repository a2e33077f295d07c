#!/usr/bin/env python3
"""Measures how long an image of the program needs to start and what it keeps in memory, with several kinds of caches of
classes, interleaved, so that a busy machine slows all of them alike. Prints medians: milliseconds of the clock from exec
to the window shown (or to the end of a command), milliseconds of processor time until then, which other work changes
less, megabytes of resident memory at most, and of the window also those that are left some seconds after its run.

Usage: src/test/scripts/start-up.py IMAGE [ROUNDS]     IMAGE: target/packaging/linux/image/gogetwell-VERSION
Needs a display for the window (else its row is left out) and openssl for the timeline. Loopback only.
"""
import glob
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

image = pathlib.Path(sys.argv[1]).resolve()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
scratch = pathlib.Path(tempfile.mkdtemp())
java = [str(image / "runtime/bin/java"), "@" + str(image / "lib/jvm.options")]
# As bin/gogetwell has it.
card = any(glob.glob(f"/dev/{name}*") for name in ("dri/renderD", "nvidia", "dxg", "mali", "kgsl"))
variables = os.environ if card else os.environ | {"GDK_GL": "disable"}
if not card:
    java += ["-Dprism.order=sw", "-Dprism.disableRegionCaching=true"]
class_path = ["-cp", ":".join(sorted(str(jar) for jar in (image / "lib").glob("*.jar"))), "dev.gogetwell.app.Main"]
shipped = image / "lib/gogetwell.aot"
base, archive, trained = (scratch / name for name in ("java.jsa", "archive.jsa", "trained.aot"))
VARIANTS = {
    "no cache at all": ["-Xshare:off"],
    "Java's own archive": [f"-XX:SharedArchiveFile={base}"],
    "class archive": [f"-XX:SharedArchiveFile={base}:{archive}"],
    "AOT cache, as shipped": [f"-XX:AOTCache={shipped}"],
    "AOT cache with profiles": [f"-XX:AOTCache={trained}"],
}


def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def server():
    number = port()
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                    "/CN=localhost", "-keyout", scratch / "key", "-out", scratch / "cert"], check=True,
                   capture_output=True)
    process = subprocess.Popen(["openssl", "s_server", "-quiet", "-accept", f"127.0.0.1:{number}", "-key",
                                scratch / "key", "-cert", scratch / "cert"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    time.sleep(0.5)
    return process, f"localhost:{number}"


def follow(process, seen):
    """What a process has used of the processors, as it goes."""
    ticks = os.sysconf("SC_CLK_TCK")
    try:
        while process.returncode is None:
            fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
            seen.append((time.time(), (int(fields[11]) + int(fields[12])) * 1000 / ticks))
            time.sleep(0.01)
    except OSError:
        pass  # It has ended.


def run(options, words):
    """Milliseconds of the clock and of the processor, megabytes at most, megabytes left."""
    began = time.time()
    used = []
    process = subprocess.Popen(java + options + class_path + words, stdout=subprocess.DEVNULL, env=variables,
                               stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    if words[0].startswith("--smoke="):
        threading.Thread(target=follow, args=(process, used), daemon=True).start()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    ended = time.time()
    left = usage.ru_maxrss / 1024
    spent = (usage.ru_utime + usage.ru_stime) * 1000
    if words[0].startswith("--smoke="):
        seen = json.loads((scratch / "seen.json").read_text())
        assert seen["ok"], seen
        ended = seen["window"]["shownAt"] / 1000
        left = seen["memory"]["kilobytes"] / 1024
        spent = max(cpu for at, cpu in used if at <= ended)
    return (ended - began) * 1000, spent, usage.ru_maxrss / 1024, left


def make_caches():
    """What is not shipped. An image has no archive of Java's own classes, since our cache holds those."""
    def quietly(options, words=()):
        subprocess.run([java[0]] + options + list(words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=variables, check=False)
    quietly(["-Xshare:dump", f"-XX:SharedArchiveFile={base}"])
    training = class_path + ["--train"]
    quietly(java[1:] + [f"-XX:SharedArchiveFile={base}", f"-XX:ArchiveClassesAtExit={archive}"], training)
    quietly(java[1:] + ["-XX:+AOTRecordTraining", f"-XX:AOTCacheOutput={trained}"], training)
    return {"shipped AOT cache": shipped, "with profiles": trained, "Java's archive": base, "class archive": archive}


caches = make_caches()
tls, host = server()
CASES = {"--help": ["--help"], "env": ["env"], "timeline HOST": ["timeline", host]}
if os.environ.get("DISPLAY"):
    CASES["window, a run"] = ["--smoke=" + str(scratch / "seen.json")]
results = {}
loads = []
try:
    for _ in range(rounds):
        loads.append(os.getloadavg()[0])
        for case, words in CASES.items():
            for variant, options in VARIANTS.items():
                results.setdefault((case, variant), []).append(run(options, words))
finally:
    tls.terminate()
print(", ".join(f"{name} {os.path.getsize(file) >> 20} MB" for name, file in caches.items()))
print(f"medians of {rounds}; load {', '.join(f'{load:.1f}' for load in loads)}")
for (case, variant), runs in results.items():
    clock, cpu, memory, left = (statistics.median(column) for column in zip(*runs))
    base, base_cpu = (statistics.median(one[i] for one in results[case, "no cache at all"]) for i in (0, 1))
    print(f"{case:14} {variant:24} {clock:6.0f} ms ({clock / base:.2f})  cpu {cpu:6.0f} ms ({cpu / base_cpu:.2f})  "
          f"{memory:4.0f} MB"
          + (f", {left:4.0f} MB left" if left != memory else ""))
