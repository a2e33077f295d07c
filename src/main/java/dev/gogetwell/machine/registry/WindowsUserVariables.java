package dev.gogetwell.machine.registry;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.gogetwell.machine.file.FileChangedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The registry of the user who runs this program, by the functions of Windows itself: `reg` prints in the code page of
/// the console, which loses letters, and `setx` cuts long values. Any thread.
public final class WindowsUserVariables implements UserVariables {
  private static final String USERS_KEY = "Environment";
  private static final String MACHINES_KEY = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
  /// A key handle of winreg.h, sign-extended.
  private static final long CURRENT_USER = 0x80000001;
  private static final long LOCAL_MACHINE = 0x80000002;
  private static final int KEY_READ = 0x20019;
  private static final int KEY_SET_VALUE = 0x2;
  private static final int DONE = 0;
  private static final int NOT_FOUND = 2;
  private static final int DENIED = 5;
  private static final int NO_MORE = 259;
  /// Of a name and of a value (Registry element size limits; a variable has at most 32767 characters).
  private static final int LONGEST_NAME = 16384;
  private static final int LARGEST = 1024 * 1024;

  private final AtomicReference<@Nullable WindowsFunctions> loaded = new AtomicReference<>();

  /// Looked up when they are first needed; a Java that may not call them, or a system that lacks one, is no bug.
  private WindowsFunctions windows() throws IOException {
    WindowsFunctions known = loaded.get();
    if (known != null) {
      return known;
    }
    try {
      WindowsFunctions functions = new WindowsFunctions();
      loaded.set(functions);
      return functions;
    } catch (RuntimeException | LinkageError e) {
      throw new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  @Override
  public Map<String, RegistryValue> all(Owner owner) throws IOException {
    try (Arena arena = Arena.ofConfined(); Key key = open(arena, owner, KEY_READ)) {
      Map<String, RegistryValue> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      MemorySegment name = arena.allocate(JAVA_CHAR, LONGEST_NAME);
      MemorySegment nameLength = arena.allocate(JAVA_INT);
      MemorySegment type = arena.allocate(JAVA_INT);
      MemorySegment data = arena.allocate(LARGEST);
      MemorySegment size = arena.allocate(JAVA_INT);
      for (int i = 0; ; i++) {
        nameLength.set(JAVA_INT, 0, LONGEST_NAME);
        size.set(JAVA_INT, 0, LARGEST);
        int code = windows().enumerate(key.handle(), i, name, nameLength, type, data, size);
        if (code == NO_MORE) {
          return values;
        }
        check(code, owner.name());
        byte[] letters = name.asSlice(0, 2L * nameLength.get(JAVA_INT, 0)).toArray(JAVA_BYTE);
        values.put(new String(letters, StandardCharsets.UTF_16LE), value(type, data, size));
      }
    }
  }

  @Override
  public Optional<RegistryValue> read(String name) throws IOException {
    try (Arena arena = Arena.ofConfined(); Key key = open(arena, Owner.USER, KEY_READ)) {
      return read(arena, key, name);
    }
  }

  private Optional<RegistryValue> read(Arena arena, Key key, String name) throws IOException {
    MemorySegment type = arena.allocate(JAVA_INT);
    MemorySegment data = arena.allocate(LARGEST);
    MemorySegment size = arena.allocateFrom(JAVA_INT, LARGEST);
    int code = windows().query(key.handle(), text(arena, name), type, data, size);
    if (code == NOT_FOUND) {
      return Optional.empty();
    }
    check(code, name);
    return Optional.of(value(type, data, size));
  }

  private static RegistryValue value(MemorySegment type, MemorySegment data, MemorySegment size) {
    return new RegistryValue(type.get(JAVA_INT, 0), data.asSlice(0, size.get(JAVA_INT, 0)).toArray(JAVA_BYTE));
  }

  @Override
  public void replace(String name, Optional<RegistryValue> expected, Optional<RegistryValue> wanted)
      throws IOException {
    try (Arena arena = Arena.ofConfined(); Key key = open(arena, Owner.USER, KEY_READ | KEY_SET_VALUE)) {
      if (!read(arena, key, name).equals(expected)) {
        throw new FileChangedException(Path.of(USERS_KEY, name));
      }
      if (wanted.isPresent()) {
        byte[] data = wanted.get().data();
        check(windows().set(key.handle(), text(arena, name), wanted.get().type(),
            arena.allocateFrom(JAVA_BYTE, data), data.length), name);
      } else if (expected.isPresent()) {
        check(windows().delete(key.handle(), text(arena, name)), name);
      }
      windows().announce(text(arena, USERS_KEY));
    }
  }

  @Override
  public Path profile() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment folder = arena.allocate(JAVA_CHAR, LONGEST_NAME);
      MemorySegment length = arena.allocateFrom(JAVA_INT, LONGEST_NAME);
      windows().profile(arena.allocate(ADDRESS), folder, length);
      return Path.of(folder.getString(0, StandardCharsets.UTF_16LE));
    }
  }

  private Key open(Arena arena, Owner owner, int access) throws IOException {
    MemorySegment handle = arena.allocate(ADDRESS);
    boolean user = owner == Owner.USER;
    check(windows().open(MemorySegment.ofAddress(user ? CURRENT_USER : LOCAL_MACHINE),
        text(arena, user ? USERS_KEY : MACHINES_KEY), access, handle), user ? USERS_KEY : MACHINES_KEY);
    return new Key(windows(), handle.get(ADDRESS, 0));
  }

  private record Key(WindowsFunctions windows, MemorySegment handle) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      windows.close(handle);
    }
  }

  private static MemorySegment text(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
  }

  private static void check(int code, String what) throws IOException {
    if (code == DENIED) {
      throw new AccessDeniedException(what);
    }
    if (code != DONE) {
      throw new IOException(what + ": Windows error " + code);
    }
  }
}
