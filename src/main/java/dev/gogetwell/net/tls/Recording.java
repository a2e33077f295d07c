package dev.gogetwell.net.tls;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.NetBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What went over one connection of our own: bytes with time and direction, how it ended, and the secrets. Written by
/// the live client or the Go probe while it runs; read as a [TlsStream] at any moment, or written as a capture file.
///
/// Secrets often come after the bytes that they open, so a reading begins again from the first byte. Safe for one
/// writer and any number of readers.
public final class Recording {
  /// How much of each message is kept for the byte view.
  private static final int KEPT_BYTES = 1 << 16;

  private final Instant start;
  private final List<Step> steps = new ArrayList<>();
  private final KeyLog keys = new KeyLog();
  private Endpoint client = new Endpoint("0.0.0.0", 0);
  private Endpoint server;
  private int kept;

  /// @param server where the client wants to connect to: the proxy, if there is one
  /// @param start the moment of the call to connect
  public Recording(Endpoint server, Instant start) {
    this.server = server;
    this.start = start;
  }

  /// One thing that happened, at a time since the start.
  public sealed interface Step {
    /// When.
    Duration time();

    /// The TCP connection was accepted.
    record Connected(Duration time) implements Step {}

    /// Bytes went over the connection.
    record Data(Duration time, Direction direction, Octets bytes) implements Step {}

    /// One side closed in order.
    record Fin(Duration time, Direction direction) implements Step {}

    /// One side reset the connection, or refused it.
    record Reset(Duration time, Direction direction) implements Step {}

    /// Nothing more came until the end of waiting.
    record GaveUp(Duration time) implements Step {}
  }

  /// Names the ends of the connection, once it stands.
  public synchronized void connected(Duration time, Endpoint local, Endpoint remote) {
    client = local;
    server = remote;
    steps.add(new Step.Connected(time));
  }

  /// Bytes were read or written. The array is copied.
  public synchronized void data(Duration time, Direction direction, byte[] bytes, int from, int to) {
    int count = Math.min(to - from, NetBudget.RECORDED_BYTES - kept);
    if (count > 0 && steps.size() < NetBudget.RECORDED_STEPS) {
      kept += count;
      steps.add(new Step.Data(time, direction, Octets.of(bytes, from, from + count)));
    }
  }

  /// One side closed in order.
  public synchronized void fin(Duration time, Direction direction) {
    steps.add(new Step.Fin(time, direction));
  }

  /// One side reset the connection, or refused it.
  public synchronized void reset(Duration time, Direction direction) {
    steps.add(new Step.Reset(time, direction));
  }

  /// The waiting ended without an answer.
  public synchronized void gaveUp(Duration time) {
    steps.add(new Step.GaveUp(time));
  }

  /// A line of the key log.
  public synchronized void secret(String line) {
    keys.add(line);
  }

  /// The moment of the call to connect.
  public Instant start() {
    return start;
  }

  /// Where the connection comes from; `0.0.0.0:0` before it stands.
  public synchronized Endpoint client() {
    return client;
  }

  /// Where it leads to.
  public synchronized Endpoint server() {
    return server;
  }

  /// What happened so far.
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /// The lines of the key log so far.
  public synchronized List<String> secrets() {
    return keys.lines();
  }

  /// The handshake as it stands now.
  public synchronized TlsStream read(TlsNames names) {
    TlsDissector dissector = new TlsDissector(
        new MessageParser(names, KEPT_BYTES), keys, true, NetBudget.RECORDED_EVENTS);
    boolean connected = false;
    Optional<Direction> fin = Optional.empty();
    Optional<Direction> reset = Optional.empty();
    Duration last = Duration.ZERO;
    long toServer = 0;
    long toClient = 0;
    for (Step step : steps) {
      last = step.time();
      switch (step) {
        case Step.Connected(Duration time) -> connected = true;
        case Step.Data(Duration time, Direction direction, Octets data) -> {
          toServer += direction == Direction.CLIENT_TO_SERVER ? data.length() : 0;
          toClient += direction == Direction.SERVER_TO_CLIENT ? data.length() : 0;
          dissector.feed(direction, data.toArray(), 0, data.length(), time);
        }
        case Step.Fin(Duration time, Direction direction) ->
          fin = fin.isEmpty() && reset.isEmpty() ? Optional.of(direction) : fin;
        case Step.Reset(Duration time, Direction direction) ->
          reset = reset.isEmpty() && fin.isEmpty() ? Optional.of(direction) : reset;
        case Step.GaveUp(Duration time) -> {
          // Silence is what remains when nobody ended the connection.
        }
      }
    }
    return dissector.toStream(client, server, start,
        new TcpOutcome(connected, fin, reset, last, toServer, toClient));
  }
}
