package dev.gogetwell.machine.registry;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The few functions of Windows behind [WindowsUserVariables]. Only on Windows; any thread.
final class WindowsFunctions {
  private static final long BROADCAST = 0xffff;
  private static final int SETTING_CHANGE = 0x1a;
  private static final int ABORT_IF_HUNG = 0x2;
  private static final int MILLIS_A_WINDOW = 500;
  private static final long THIS_PROCESS = -1;
  private static final int TOKEN_QUERY = 0x8;

  private final MethodHandle open = of("advapi32", "RegOpenKeyExW", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle close = of("advapi32", "RegCloseKey", ADDRESS);
  private final MethodHandle query =
      of("advapi32", "RegQueryValueExW", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle enumerate = of("advapi32", "RegEnumValueW",
      ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle set =
      of("advapi32", "RegSetValueExW", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle delete = of("advapi32", "RegDeleteValueW", ADDRESS, ADDRESS);
  private final MethodHandle send = of("user32", "SendMessageTimeoutW",
      ADDRESS, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle token = of("advapi32", "OpenProcessToken", ADDRESS, JAVA_INT, ADDRESS);
  private final MethodHandle profile = of("userenv", "GetUserProfileDirectoryW", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle closeHandle = of("kernel32", "CloseHandle", ADDRESS);

  private static MethodHandle of(String library, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(
        SymbolLookup.libraryLookup(library + ".dll", Arena.global()).find(name).orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, parameters));
  }

  int open(MemorySegment root, MemorySegment name, int access, MemorySegment handle) throws IOException {
    return call(() -> (int) open.invokeExact(root, name, 0, access, handle));
  }

  void close(MemorySegment key) throws IOException {
    call(() -> (int) close.invokeExact(key));
  }

  int query(MemorySegment key, MemorySegment name, MemorySegment type, MemorySegment data, MemorySegment size)
      throws IOException {
    return call(() -> (int) query.invokeExact(key, name, MemorySegment.NULL, type, data, size));
  }

  int enumerate(MemorySegment key, int index, MemorySegment name, MemorySegment length, MemorySegment type,
      MemorySegment data, MemorySegment size) throws IOException {
    return call(() -> (int) enumerate.invokeExact(key, index, name, length, MemorySegment.NULL, type, data, size));
  }

  int set(MemorySegment key, MemorySegment name, int type, MemorySegment data, int size) throws IOException {
    return call(() -> (int) set.invokeExact(key, name, 0, type, data, size));
  }

  int delete(MemorySegment key, MemorySegment name) throws IOException {
    return call(() -> (int) delete.invokeExact(key, name));
  }

  /// WM_SETTINGCHANGE: the Explorer, and with it every program that it starts from now on, takes the new variables. A
  /// window that does not answer is passed over.
  void announce(MemorySegment what) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      call(() -> (int) send.invokeExact(MemorySegment.ofAddress(BROADCAST), SETTING_CHANGE, 0L, what, ABORT_IF_HUNG,
          MILLIS_A_WINDOW, result));
    }
  }

  /// Of the user in whose name this process runs, whatever its variables say.
  void profile(MemorySegment place, MemorySegment folder, MemorySegment length) throws IOException {
    int opened = call(() -> (int) token.invokeExact(MemorySegment.ofAddress(THIS_PROCESS), TOKEN_QUERY, place));
    MemorySegment held = place.get(ADDRESS, 0);
    int told = opened == 0 ? 0 : call(() -> (int) profile.invokeExact(held, folder, length));
    if (opened != 0) {
      call(() -> (int) closeHandle.invokeExact(held));
    }
    if (told == 0) {
      throw new IOException("Windows does not tell the profile of this user");
    }
  }

  @FunctionalInterface
  private interface Call {
    int run() throws Throwable;
  }

  private static int call(Call call) throws IOException {
    try {
      return call.run();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }
}
