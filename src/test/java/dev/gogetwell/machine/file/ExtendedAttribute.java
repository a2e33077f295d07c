package dev.gogetwell.machine.file;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// lsetxattr(2) and lgetxattr(2) of Linux, since Java shows only the attributes of the user.
final class ExtendedAttribute {
  private static final int MOST = 4096;

  private ExtendedAttribute() {}

  static boolean set(Path file, String name, byte[] value) throws Exception {
    MethodHandle set = function("lsetxattr", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
        ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      return (int) set.invokeExact(arena.allocateFrom(file.toString()), arena.allocateFrom(name),
          arena.allocateFrom(ValueLayout.JAVA_BYTE, value), (long) value.length, 0) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] get(Path file, String name) throws Exception {
    MethodHandle get = function("lgetxattr", ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS,
        ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(MOST);
      long size = (long) get.invokeExact(arena.allocateFrom(file.toString()), arena.allocateFrom(name), bytes,
          (long) MOST);
      return size < 0 ? new byte[0] : bytes.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }
}
