package dev.gogetwell.machine.osproxy;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// What Windows says of this user's proxy (winhttp.h, WinHttpGetIEProxyConfigForCurrentUser). The function reads
/// settings and contacts nobody. Only on Windows; any thread.
final class WinHttp implements WindowsProxy.Asked {
  /// WINHTTP_CURRENT_USER_IE_PROXY_CONFIG with pointers of 64 bits.
  private static final long SIZE = 32;
  private static final long SCRIPT = 8;
  private static final long SERVER = 16;
  private static final long BYPASS = 24;
  private static final long LONGEST = 64 * 1024;

  @Override
  public WindowsProxy.Config config() throws IOException {
    try {
      return asked();
    } catch (VirtualMachineError | IOException e) {
      throw e;
    } catch (Throwable e) {
      // A Java that may not call functions of the system, or a Windows without this one.
      throw new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private static WindowsProxy.Config asked() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle ask = of(JAVA_INT, "winhttp", "WinHttpGetIEProxyConfigForCurrentUser", ADDRESS);
      MethodHandle free = of(ADDRESS, "kernel32", "GlobalFree", ADDRESS);
      MemorySegment told = arena.allocate(SIZE, 8);
      if ((int) ask.invokeExact(told) == 0) {
        throw new IOException("WinHttpGetIEProxyConfigForCurrentUser: nothing is set");
      }
      return new WindowsProxy.Config(text(told, SERVER, free), text(told, BYPASS, free), text(told, SCRIPT, free),
          told.get(JAVA_INT, 0) != 0);
    }
  }

  private static String text(MemorySegment told, long at, MethodHandle free) throws Throwable {
    MemorySegment letters = told.get(ADDRESS, at);
    if (letters.address() == 0) {
      return "";
    }
    String text = letters.reinterpret(LONGEST).getString(0, StandardCharsets.UTF_16LE);
    MemorySegment _ = (MemorySegment) free.invokeExact(letters);
    return text;
  }

  private static MethodHandle of(ValueLayout result, String library, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(
        SymbolLookup.libraryLookup(library + ".dll", Arena.global()).find(name).orElseThrow(),
        FunctionDescriptor.of(result, parameters));
  }
}
