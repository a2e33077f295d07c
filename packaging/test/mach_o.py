"""Reads Mach-O programs and their signatures, by the standard library only: so that what clang, lld and the signing
tool wrote is read by something else than they. Only what a bundle for one architecture needs."""
import hashlib
import struct

MAGIC = b"\xcf\xfa\xed\xfe"
ARCHITECTURES = {0x0100000C: "arm64", 0x01000007: "x86_64"}
EXECUTABLE, LIBRARY = 2, 6

LC_SEGMENT_64, LC_CODE_SIGNATURE, LC_BUILD_VERSION, LC_VERSION_MIN = 0x19, 0x1D, 0x32, 0x24
LC_LOAD_DYLIB, LC_LOAD_WEAK, LC_REEXPORT, LC_RPATH = 0xC, 0x80000018, 0x8000001F, 0x8000001C

EMBEDDED, DIRECTORY, ENTITLEMENTS, CMS = 0xFADE0CC0, 0xFADE0C02, 5, 0x10000
ADHOC, RUNTIME = 0x2, 0x10000


class Broken(Exception):
    pass


class MachO:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        if self.bytes[:4] != MAGIC:
            raise Broken(f"{path} is no thin 64-bit Mach-O")
        cpu, _, self.kind, commands = struct.unpack_from("<IIII", self.bytes, 4)
        self.architecture = ARCHITECTURES.get(cpu, hex(cpu))
        self.minimum, self.libraries, self.search, self.signature = None, [], [], None
        at = 32
        for _ in range(commands):
            command, size = struct.unpack_from("<II", self.bytes, at)
            self.load(command, at, self.bytes[at:at + size])
            at += size

    def load(self, command, at, content):
        if command == LC_BUILD_VERSION:
            self.minimum = version(struct.unpack_from("<I", content, 12)[0])
        elif command == LC_VERSION_MIN:
            self.minimum = version(struct.unpack_from("<I", content, 8)[0])
        elif command in (LC_LOAD_DYLIB, LC_LOAD_WEAK, LC_REEXPORT):
            self.libraries.append(text(content, 8))
        elif command == LC_RPATH:
            self.search.append(text(content, 8))
        elif command == LC_CODE_SIGNATURE:
            offset, size = struct.unpack_from("<II", content, 8)
            self.signature = Signature(self.bytes, offset, size)


class Signature:
    """A signature, with the directory of the strongest hash that it has."""

    def __init__(self, program, offset, size):
        self.program, self.offset = program, offset
        blob = program[offset:offset + size]
        magic, length, count = struct.unpack_from(">III", blob)
        if magic != EMBEDDED or length > size:
            raise Broken("the signature has no head")
        self.parts = {}
        for i in range(count):
            slot, at = struct.unpack_from(">II", blob, 12 + 8 * i)
            self.parts[slot] = blob[at:at + struct.unpack_from(">I", blob, at + 4)[0]]
        directories = [part for part in self.parts.values() if struct.unpack_from(">I", part)[0] == DIRECTORY]
        self.directory = max(directories, key=lambda part: part[37])
        (self.flags, self.hashes_at, name_at, self.specials, self.pages, self.limit, self.hash_size, self.hash_kind, _,
         self.page_bits) = struct.unpack_from(">IIIIIIBBBB", self.directory, 12)
        self.identifier = text(self.directory, 8, name_at)
        self.has_certificate = len(self.parts.get(CMS, b"")) > 8
        self.entitlements = self.parts.get(ENTITLEMENTS, b"")[8:]

    def digest(self, data):
        names = {1: "sha1", 2: "sha256", 3: "sha256", 4: "sha384"}
        return hashlib.new(names[self.hash_kind], data).digest()[:self.hash_size]

    def hash_of(self, number):
        at = self.hashes_at + number * self.hash_size
        return self.directory[at:at + self.hash_size]

    def problems(self):
        """What of the program is not what was signed."""
        if self.limit != self.offset:
            return [f"signed are {self.limit} bytes of {self.offset}"]
        page = 1 << self.page_bits
        return [f"page {i} was changed" for i in range(self.pages)
                if self.digest(self.program[i * page:min((i + 1) * page, self.limit)]) != self.hash_of(i)]

    def special(self, number, data):
        """Whether the part of that number is these bytes: 1 Info.plist, 3 the list of resources, 5 entitlements."""
        return number <= self.specials and self.hash_of(-number) == self.digest(data)


def version(number):
    return (number >> 16, number >> 8 & 0xFF)


def text(content, field, at=None):
    start = struct.unpack_from("<I", content, field)[0] if at is None else at
    return content[start:content.index(b"\0", start)].decode()
