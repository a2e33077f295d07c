package dev.gogetwell.machine.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The extended attributes of a file, access lists and security labels among them (on Linux an access list is the
/// attribute `system.posix_acl_access`). Java copies them all and says nothing when one is lost, and its own view of
/// them shows only those of the user; so on Linux the system is asked.
final class ExtendedAttributes {
  private static final int MOST = 64 * 1024;

  private ExtendedAttributes() {}

  /// Names with values in hexadecimal. What the system makes of the content or of who wrote is left out.
  static Map<String, String> of(Path file) throws IOException {
    Map<String, String> all = System.getProperty("os.name", "").equals("Linux") ? asked(file) : viewed(file);
    all.keySet().removeIf(name -> name.equals("security.ima") || name.equals("security.evm")
        || name.startsWith("trusted.") || name.startsWith("com.apple."));
    return all;
  }

  private static Map<String, String> viewed(Path file) throws IOException {
    Map<String, String> all = new TreeMap<>();
    UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    if (view == null || !Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
      return all;
    }
    for (String name : view.list()) {
      ByteBuffer value = ByteBuffer.allocate(Math.min(view.size(name), MOST));
      view.read(name, value);
      all.put(name, HexFormat.of().formatHex(value.array()));
    }
    return all;
  }

  /// llistxattr(2) and lgetxattr(2).
  private static Map<String, String> asked(Path file) throws IOException {
    Linker linker = Linker.nativeLinker();
    MethodHandle list = linker.downcallHandle(linker.defaultLookup().findOrThrow("llistxattr"), FunctionDescriptor.of(
        ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    MethodHandle get = linker.downcallHandle(linker.defaultLookup().findOrThrow("lgetxattr"), FunctionDescriptor.of(
        ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    Map<String, String> all = new TreeMap<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(file.toString(), Charset.forName(
          System.getProperty("sun.jnu.encoding", "UTF-8")));
      MemorySegment bytes = arena.allocate(MOST);
      // A file system without them answers with an error, which is the same as none.
      long size = (long) list.invokeExact(path, bytes, (long) MOST);
      String names = size <= 0 ? "" : new String(read(bytes, size), StandardCharsets.UTF_8);
      for (String name : names.split("\0", -1)) {
        if (!name.isEmpty()) {
          long length = (long) get.invokeExact(path, arena.allocateFrom(name), bytes, (long) MOST);
          all.put(name, length < 0 ? "unreadable" : HexFormat.of().formatHex(read(bytes, length)));
        }
      }
      return all;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private static byte[] read(MemorySegment bytes, long size) {
    return bytes.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
  }
}
