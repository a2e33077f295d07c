package dev.gogetwell.ui;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.story.Streams;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Takes every file that ends in `.pcap` for a capture with one broken and one whole connection.
final class FakeCaptures implements Captures {
  private static final Endpoint SERVER = new Endpoint("142.250.66.81", 443);

  @Override
  public Optional<Opened> open(Path file) {
    return file.toString().endsWith(".pcap")
        ? Optional.of(new Opened(file, List.of(
            Streams.complete(SERVER, Optional.of("go.dev"), List.of()), Streams.reset(SERVER, "proxy.golang.org")), 0, false)) : Optional.empty();
  }

  @Override
  public void copy(Path capture, Path target) {}

  @Override
  public void record(TlsHandshake shown, Path target) {}
}
