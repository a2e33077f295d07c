"""Signs a bundle or a disk image ad hoc where there is no codesign. Usage: sign.py PATH [ENTITLEMENTS]

From the inside to the outside: what comes signed by its maker and is whole stays as it is."""
import os
import sys

import apple_platform

MACH_O = b"\xcf\xfa\xed\xfe"


def programs(bundle):
    for parent, folders, files in os.walk(bundle):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(parent, name)
            if not os.path.islink(path):
                with open(path, "rb") as file:
                    if file.read(4) == MACH_O:
                        yield path


def is_signed_by_somebody(path):
    return apple_platform.reading.has_cms_signature(apple_platform.read_signature(path)) \
        and not apple_platform.verify_macho(path)


def main(path, entitlements=None):
    if not os.path.isdir(path):
        apple_platform.sign(path)
        return
    launchers = os.path.join(path, "Contents", "MacOS")
    signed = []
    for program in programs(path):
        if os.path.dirname(program) == launchers:
            continue
        if not is_signed_by_somebody(program):
            apple_platform.sign(program, code_signature_flags=["runtime"])
        signed.append(os.path.relpath(program, path))
    apple_platform.sign(path, entitlements_xml_file=entitlements, code_signature_flags=["runtime"], exclude=signed)
    print(f"signed {os.path.basename(path)} ad hoc, {len(signed)} libraries in it", file=sys.stderr)


main(*sys.argv[1:])
