package dev.gogetwell.engine;

import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.security.SecureRandom;

/// The real engine. Stateless between runs; any thread.
public final class DiagnosisEngine implements Engine {
  private final EngineParts parts;
  private final TlsHandshaker handshaker = new TlsHandshaker(new SecureRandom());

  /// @param parts what it is put together from
  public DiagnosisEngine(EngineParts parts) {
    this.parts = parts;
  }

  @Override
  public RunHandle start(CheckRequest request, RunListener listener) {
    Run run = new Run(parts, handshaker, request, listener);
    run.start();
    return run;
  }
}
