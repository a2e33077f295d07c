package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.tls.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The connections of the Go probe as recordings: its lines in the form that every other source of bytes has.
/// Immutable once made; any thread.
final class GoProbeRecordings {
  private static final int MAX_CONNECTIONS = 64;

  private final Map<Long, Recording> byNumber = new LinkedHashMap<>();
  private final Map<Long, String> phases = new LinkedHashMap<>();
  private final List<Recording> unconnected = new ArrayList<>();
  private final Map<Long, Long> startMicros = new LinkedHashMap<>();
  private final Map<Long, Boolean> ended = new LinkedHashMap<>();
  private final Map<String, Long> dialStarts = new LinkedHashMap<>();

  GoProbeRecordings(List<GoProbeLines.Line> lines, Instant start) {
    lines.forEach(line -> take(line, start));
    // Keys come between the bytes of several connections; a reading looks for those of its own client random.
    lines.stream().filter(line -> line.is("key")).map(line -> line.text("line"))
        .forEach(key -> byNumber.values().forEach(recording -> recording.secret(key)));
  }

  List<Recording> all() {
    List<Recording> all = new ArrayList<>(unconnected);
    all.addAll(byNumber.values());
    return List.copyOf(all);
  }

  /// The connection of the request itself, or an attempt at one.
  Optional<Recording> ofRequest() {
    return connected("go").or(() -> unconnected.isEmpty() ? Optional.empty() : Optional.of(unconnected.getLast()));
  }

  /// The last connection of a phase.
  Optional<Recording> connected(String phase) {
    Optional<Recording> last = Optional.empty();
    for (Map.Entry<Long, Recording> entry : byNumber.entrySet()) {
      if (phase.equals(phases.get(entry.getKey()))) {
        last = Optional.of(entry.getValue());
      }
    }
    return last;
  }

  /// `127.0.0.1:443` or `[::1%lo]:443`; empty for anything else.
  static Optional<Endpoint> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || text.length() - colon > 6) {
      return Optional.empty();
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      String address = text.substring(0, colon).replaceAll("[\\[\\]]|%.*", "");
      return port >= 0 && port < 65_536 && !address.isEmpty() && HopProbe.isAddress(address)
          ? Optional.of(new Endpoint(address, port)) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private void take(GoProbeLines.Line line, Instant start) {
    switch (line.event()) {
      case "connect_start" -> dialStarts.put(line.text("addr"), line.micros());
      case "connect_done" -> line.error().ifPresent(error -> notConnected(line, error, start));
      case "conn" -> open(line, start);
      case "read" -> data(line, Direction.SERVER_TO_CLIENT);
      case "write" -> data(line, Direction.CLIENT_TO_SERVER);
      case "read_error" -> readError(line);
      case "close" -> end(line, (recording, at) -> recording.fin(at, Direction.CLIENT_TO_SERVER));
      default -> {
        // Says nothing about bytes.
      }
    }
  }

  private void open(GoProbeLines.Line line, Instant start) {
    Optional<Endpoint> remote = endpoint(line.text("remote"));
    if (remote.isEmpty() || byNumber.size() >= MAX_CONNECTIONS) {
      return;
    }
    long begun = Math.min(dialStarts.getOrDefault(line.text("remote"), line.micros()), line.micros());
    long number = line.number("conn");
    Recording recording = new Recording(remote.get(), start.plus(micros(begun)));
    recording.connected(micros(line.micros() - begun),
        endpoint(line.text("local")).orElse(new Endpoint("0.0.0.0", 0)), remote.get());
    byNumber.putIfAbsent(number, recording);
    phases.putIfAbsent(number, line.phase());
    startMicros.putIfAbsent(number, begun);
  }

  private void notConnected(GoProbeLines.Line line, GoErrors error, Instant start) {
    Optional<Endpoint> address = endpoint(line.text("addr"));
    if (address.isEmpty() || unconnected.size() >= MAX_CONNECTIONS) {
      return;
    }
    long begun = Math.min(dialStarts.getOrDefault(line.text("addr"), line.micros()), line.micros());
    Recording recording = new Recording(address.get(), start.plus(micros(begun)));
    Duration at = micros(line.micros() - begun);
    if (error.failure(Operation.CONNECT).kind() == FailureKind.REFUSED) {
      recording.reset(at, Direction.SERVER_TO_CLIENT);
    } else {
      recording.gaveUp(at);
    }
    unconnected.add(recording);
  }

  private void data(GoProbeLines.Line line, Direction direction) {
    Recording recording = byNumber.get(line.number("conn"));
    if (recording != null) {
      byte[] bytes = line.bytes("data");
      recording.data(at(line), direction, bytes, 0, bytes.length);
    }
  }

  private void readError(GoProbeLines.Line line) {
    boolean timeout = line.error().map(e -> e.failure(Operation.HANDSHAKE).kind() == FailureKind.TIMEOUT).orElse(false);
    if (line.flag("eof")) {
      end(line, (recording, at) -> recording.fin(at, Direction.SERVER_TO_CLIENT));
    } else if (!timeout) {
      end(line, (recording, at) -> recording.reset(at, Direction.SERVER_TO_CLIENT));
    }
  }

  @FunctionalInterface
  private interface Ending {
    void write(Recording recording, Duration at);
  }

  private void end(GoProbeLines.Line line, Ending ending) {
    Recording recording = byNumber.get(line.number("conn"));
    if (recording != null && ended.putIfAbsent(line.number("conn"), true) == null) {
      ending.write(recording, at(line));
    }
  }

  private Duration at(GoProbeLines.Line line) {
    return micros(Math.max(0, line.micros() - startMicros.getOrDefault(line.number("conn"), 0L)));
  }

  private static Duration micros(long count) {
    return Duration.ofNanos(count * 1000);
  }
}
