package dev.gogetwell.lab.path;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A TUN device: what the kernel sends to it is read here, and what is written here the kernel receives
/// (Documentation/networking/tuntap.rst). One thread reads, any thread writes.
final class Tunnel implements Closeable {
  private static final int READ_AND_WRITE = 2;
  private static final long TUNSETIFF = 0x400454caL;
  /// IFF_TUN and IFF_NO_PI: packets of IP, nothing in front of them.
  private static final short PACKETS_ONLY = 0x1001;
  private static final int NAME_LENGTH = 16;
  private static final int LARGEST = 65536;

  private final Kernel kernel;
  private final int file;
  private final MemorySegment buffer = Arena.ofAuto().allocate(LARGEST);
  private volatile boolean closed;

  private Tunnel(Kernel kernel, int file) {
    this.kernel = kernel;
    this.file = file;
  }

  /// Makes a device in the network namespace of the calling thread. It vanishes when it is closed.
  static Tunnel open(Kernel kernel, String name) throws IOException {
    int file = kernel.open("/dev/net/tun", READ_AND_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(40);
      byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
      MemorySegment.copy(letters, 0, request, ValueLayout.JAVA_BYTE, 0, Math.min(letters.length, NAME_LENGTH - 1));
      request.set(ValueLayout.JAVA_SHORT, NAME_LENGTH, PACKETS_ONLY);
      kernel.control(file, TUNSETIFF, request);
      return new Tunnel(kernel, file);
    } catch (IOException | RuntimeException e) {
      kernel.close(file);
      throw e;
    }
  }

  byte[] read() throws IOException {
    int length = kernel.read(file, buffer);
    return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /// Hands a packet to the kernel; one that it does not take is lost, as on any line.
  void write(byte[] packet) {
    try {
      if (!closed) {
        kernel.write(file, packet);
      }
    } catch (IOException e) {
      // The device is down or has gone: so are its packets.
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    kernel.close(file);
  }
}
