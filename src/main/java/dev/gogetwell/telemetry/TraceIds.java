package dev.gogetwell.telemetry;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Report;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids made of when things were measured, to the nanosecond: of no name or value, and the same for a stored report. One
/// trace, one thread.
final class TraceIds implements IdGenerator {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private final String trace;
  private int spans;

  TraceIds(Report report) {
    StringBuilder times = new StringBuilder().append(report.started()).append(' ').append(report.took());
    for (Evidence one : report.evidence()) {
      times.append('\n').append(one.at()).append(' ').append(one.took()).append(' ')
          .append(one.measurement().operation());
    }
    this.trace = digest(times.toString(), TRACE_BYTES);
  }

  @Override
  public String generateTraceId() {
    return trace;
  }

  @Override
  public String generateSpanId() {
    return digest(trace + " " + spans++, SPAN_BYTES);
  }

  /// That all of it are zeros, which no id may be, is as likely as any other value.
  private static String digest(String text, int bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }
}
