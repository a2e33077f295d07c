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
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/// Lets Windows fetch and run a proxy script (winhttp.h, WinHttpGetProxyForUrl), as it does for browsers. The script's
/// server is contacted; nobody else is, above all no name is guessed as automatic detection would. Only on Windows; any
/// thread.
final class WinHttpScript implements ProxyScript.Runner {
  private static final int NO_PROXY = 1;
  private static final int BY_URL = 2;
  private static final int MILLIS_A_STEP = 2000;
  private static final long LONGEST = 64 * 1024;
  private static final String ERROR = "GetLastError";

  @Override
  public String proxiesFor(String script, String url) throws IOException {
    try {
      return asked(script, url);
    } catch (VirtualMachineError | IOException e) {
      throw e;
    } catch (Throwable e) {
      // A Java that may not call functions of the system, or a Windows without this one.
      throw new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private static String asked(String script, String url) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment session = (MemorySegment) of(FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS,
          JAVA_INT), "WinHttpOpen").invokeExact(text(arena, "GoGetWell"), NO_PROXY, MemorySegment.NULL,
          MemorySegment.NULL, 0);
      if (session.address() == 0) {
        throw new IOException("WinHttpOpen failed");
      }
      try {
        int _ = (int) of(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            "WinHttpSetTimeouts").invokeExact(session, MILLIS_A_STEP, MILLIS_A_STEP, MILLIS_A_STEP, MILLIS_A_STEP);
        return asked(arena, session, script, url);
      } finally {
        int _ = (int) of(FunctionDescriptor.of(JAVA_INT, ADDRESS), "WinHttpCloseHandle").invokeExact(session);
      }
    }
  }

  private static String asked(Arena arena, MemorySegment session, String script, String url) throws Throwable {
    MemorySegment options = arena.allocate(32, 8); // WINHTTP_AUTOPROXY_OPTIONS
    options.set(JAVA_INT, 0, BY_URL);
    options.set(ADDRESS, 8, text(arena, script));
    MemorySegment found = arena.allocate(24, 8); // WINHTTP_PROXY_INFO
    MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
    MethodHandle ask = Linker.nativeLinker().downcallHandle(function("winhttp", "WinHttpGetProxyForUrl"),
        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS), Linker.Option.captureCallState(ERROR));
    if ((int) ask.invokeExact(state, session, text(arena, url), options, found) == 0) {
      VarHandle error = Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement(ERROR));
      throw new IOException("WinHttpGetProxyForUrl: Windows error " + (int) error.get(state, 0L));
    }
    MethodHandle free = Linker.nativeLinker().downcallHandle(function("kernel32", "GlobalFree"),
        FunctionDescriptor.of(ADDRESS, ADDRESS));
    String proxies = "";
    for (long at : new long[] {16, 8}) {
      MemorySegment letters = found.get(ADDRESS, at);
      if (letters.address() != 0) {
        proxies = at == 8 ? letters.reinterpret(LONGEST).getString(0, StandardCharsets.UTF_16LE) : "";
        MemorySegment _ = (MemorySegment) free.invokeExact(letters);
      }
    }
    return proxies;
  }

  private static MemorySegment text(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
  }

  private static MethodHandle of(FunctionDescriptor form, String name) {
    return Linker.nativeLinker().downcallHandle(function("winhttp", name), form);
  }

  private static MemorySegment function(String library, String name) {
    return SymbolLookup.libraryLookup(library + ".dll", Arena.global()).find(name).orElseThrow();
  }
}
