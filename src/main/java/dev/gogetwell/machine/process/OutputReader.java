package dev.gogetwell.machine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads one output stream to its end, so that the child never blocks on a full pipe, and keeps the first bytes.
///
/// The reading thread may outlive the process: a grandchild can hold the pipe open. It is then left alone, and
/// [#kept] gives what came so far.
final class OutputReader implements Runnable {
  private static final int LONGEST_LINE = 64 * 1024;

  private final InputStream in;
  private final int keep;
  private final LineListener.Stream stream;
  private final LineListener listener;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);

  OutputReader(InputStream in, int keep, LineListener.Stream stream, LineListener listener) {
    this.in = in;
    this.keep = keep;
    this.stream = stream;
    this.listener = listener;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        keep(buffer, n);
        tell(buffer, n);
      }
    } catch (IOException e) {
      // The pipe of a process that was ended: what came before it still counts.
    } finally {
      if (line.size() > 0) {
        tellLine();
      }
      ended.countDown();
    }
  }

  private void keep(byte[] buffer, int n) {
    synchronized (kept) {
      kept.write(buffer, 0, Math.min(n, keep - kept.size()));
    }
  }

  private void tell(byte[] buffer, int n) {
    for (int i = 0; i < n; i++) {
      if (buffer[i] == '\n' || line.size() >= LONGEST_LINE) {
        tellLine();
      }
      if (buffer[i] != '\n') {
        line.write(buffer[i]);
      }
    }
  }

  private void tellLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    listener.line(stream, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  byte[] kept(long patienceMillis) throws InterruptedException {
    ended.await(patienceMillis, TimeUnit.MILLISECONDS);
    synchronized (kept) {
      return kept.toByteArray();
    }
  }
}
