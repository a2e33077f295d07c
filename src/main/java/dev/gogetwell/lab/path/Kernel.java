package dev.gogetwell.lab.path;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The calls of the Linux kernel that Java has no name for. Any thread.
final class Kernel {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final long ERRNO_AT = Linker.Option.captureStateLayout()
      .byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final MethodHandle open = call("open", FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT));
  private final MethodHandle close = call("close", FunctionDescriptor.of(INT, INT));
  private final MethodHandle ioctl = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("ioctl"),
      FunctionDescriptor.of(INT, INT, LONG, ValueLayout.ADDRESS), ERRNO, Linker.Option.firstVariadicArg(2));
  private final MethodHandle read = call("read", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));
  private final MethodHandle write = call("write", FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG));
  private final MethodHandle setns = call("setns", FunctionDescriptor.of(INT, INT, INT));

  private static MethodHandle call(String name, FunctionDescriptor form) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, ERRNO);
  }

  /// open(2).
  int open(String path, int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      return (int) checked("open " + path, (int) open.invokeExact(errno, arena.allocateFrom(path), flags), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// close(2).
  void close(int file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      checked("close", (int) close.invokeExact(errno, file), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// ioctl(2).
  void control(int file, long request, MemorySegment argument) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      checked("ioctl", (int) ioctl.invokeExact(errno, file, request, argument), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// read(2); blocks.
  int read(int file, MemorySegment into) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      return (int) checked("read", (long) read.invokeExact(errno, file, into, into.byteSize()), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// write(2) of one packet.
  void write(int file, byte[] bytes) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      MemorySegment from = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      checked("write", (long) write.invokeExact(errno, file, from, from.byteSize()), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  /// setns(2): moves the calling thread, and no other, into a network namespace.
  void enterNetwork(int namespace) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = state(arena);
      checked("setns", (int) setns.invokeExact(errno, namespace, 0x40000000), errno);
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  private static MemorySegment state(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  private static long checked(String what, long result, MemorySegment errno) throws IOException {
    if (result < 0) {
      throw new IOException(what + ": errno " + errno.get(INT, ERRNO_AT));
    }
    return result;
  }

  private static IOException thrown(Throwable thrown) {
    return switch (thrown) {
      case IOException io -> io;
      case RuntimeException ours -> throw ours;
      case Error error -> throw error;
      default -> new IOException(thrown);
    };
  }
}
