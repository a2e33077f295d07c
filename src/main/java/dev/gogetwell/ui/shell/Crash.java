package dev.gogetwell.ui.shell;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A bug of ours, as the user sees it: a short code that is equal for equal bugs, so that it can be searched for.
///
/// @param code for instance `GW-4F21`
public record Crash(String code) {
  /// The code of what was thrown: its class and the first frames of ours, without line numbers, so that the code
  /// outlives small changes.
  public static Crash of(Throwable thrown) {
    StringBuilder where = new StringBuilder(thrown.getClass().getName());
    int frames = 0;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.gogetwell") && frames++ < 3) {
        where.append('|').append(frame.getClassName()).append('.').append(frame.getMethodName());
      }
    }
    CRC32 sum = new CRC32();
    sum.update(where.toString().getBytes(StandardCharsets.UTF_8));
    return new Crash("GW-%04X".formatted(sum.getValue() & 0xFFFF));
  }
}
