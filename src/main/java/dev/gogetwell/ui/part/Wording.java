package dev.gogetwell.ui.part;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.ShownDuration;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Words for values of the model that several pages show: a duration, a measurement, whose environment it is. Pure;
/// any thread.
public final class Wording {
  private Wording() {}

  /// `850 ms`, or `4.2 s` from one second on; what took less than a millisecond took some time all the same.
  public static String duration(Texts texts, Duration duration) {
    return duration.toMillis() < 1000
        ? texts.get("ui.ms", ShownDuration.millis(duration))
        : texts.get("ui.seconds", seconds(duration));
  }

  /// Seconds with one digit behind the point.
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }

  /// Milliseconds with one digit behind the point.
  public static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
  }

  /// A day and a time as people write them.
  public static String dateTime(Texts texts, Instant instant) {
    return ShownDate.dayAndTime(texts.language(), instant);
  }

  /// A run as one line: when, and what was asked for.
  public static String run(Texts texts, Instant started, String asked) {
    return dateTime(texts, started) + " · " + asked(texts, asked);
  }

  /// What a run asked for; without a name of its own it was a text that somebody pasted.
  public static String asked(Texts texts, String asked) {
    return asked.isBlank() ? texts.get("ui.recent.pasted") : Visible.line(asked);
  }

  /// A day, in the form that sorts.
  public static String date(Instant instant) {
    return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault()).format(instant);
  }

  /// Whose environment it is. A practice network is not named: its name tells the cause that is to be guessed.
  public static String source(Texts texts, EnvironmentSource source) {
    String kind = texts.get("ui.source." + source.kind().name().toLowerCase(Locale.ROOT));
    return source.detail().isEmpty() || source.kind() == EnvironmentSource.Kind.PRACTICE
        ? kind : texts.get("ui.source.with", kind, source.detail());
  }

  /// The key of the word for how a step stands. In a run that is over nothing is tested or waits any more, apart from
  /// the fix, which waits for the user.
  public static String stateKey(StepStatus status, boolean over) {
    StepState state = status.state();
    boolean ended = over && status.step() != Step.FIX;
    return ended && state == StepState.WAITING ? "ui.state.not-reached"
        : ended && state == StepState.RUNNING ? "ui.state.unfinished"
        : "ui.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The same of a run, which may be of another computer: "this" terminal would be the reader's.
  public static String judged(Texts texts, EnvironmentSource source) {
    return source.kind() == EnvironmentSource.Kind.THIS_PROCESS && source.detail().isEmpty()
        ? texts.get("ui.source.terminal") : source(texts, source);
  }

  /// The name of an operating system. A report may name any, or none where a run ended before it was known.
  public static String system(Texts texts, String os) {
    String key = "ui.os." + os;
    return texts.has(key) ? texts.get(key) : os.isBlank() ? texts.get("ui.os.unknown") : Visible.cut(os, 40);
  }

  /// The word of a failure.
  public static String failure(Texts texts, Failure failure) {
    return texts.get("ui.failure." + failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// One measurement as a short line.
  public static String evidence(Texts texts, Evidence evidence) {
    Measurement seen = evidence.measurement();
    return seen.failure()
        .map(failure -> texts.get("ui.evidence.failed", what(texts, seen), failure(texts, failure)))
        .orElseGet(() -> texts.get("ui.evidence.worked", what(texts, seen), result(texts, evidence)));
  }

  /// What was measured.
  public static String what(Texts texts, Measurement measurement) {
    return switch (measurement) {
      case Measurement.NameLookup lookup -> texts.get("ui.what.lookup", lookup.host());
      case Measurement.TcpConnect connect -> texts.get("ui.what.connect", connect.endpoint());
      case Measurement.TunnelRequest tunnel -> texts.get("ui.what.tunnel", tunnel.target(), tunnel.proxy().authority());
      case Measurement.TlsHandshake shake -> shake.serverName().isEmpty()
          ? texts.get("ui.what.handshake-nameless", shake.endpoint())
          : texts.get("ui.what.handshake", shake.serverName());
      case Measurement.ChainCheck check -> texts.get("ui.what.chain", check.host());
      case Measurement.HttpFetch fetch -> texts.get("ui.what.fetch", shortened(fetch.url()));
      case Measurement.ChecksumRecord record -> texts.get("ui.what.record", shortened(record.url()));
      case Measurement.CommandRun run -> shortened(String.join(" ", run.command()));
      case Measurement.ProtocolSniff sniff -> texts.get("ui.what.sniff", sniff.endpoint());
      case Measurement.StoreRead store -> texts.get("ui.what.store",
          texts.get("cert.client." + store.judge().name().toLowerCase(Locale.ROOT).replace("public_list", "public")));
    };
  }

  private static String result(Texts texts, Evidence evidence) {
    return switch (evidence.measurement()) {
      case Measurement.NameLookup lookup -> shortened(String.join(", ", lookup.addresses()));
      case Measurement.TunnelRequest tunnel -> Integer.toString(tunnel.status());
      case Measurement.TlsHandshake shake -> shake.version().orElse("TLS");
      case Measurement.ChainCheck check -> texts.get("ui.result.trusted");
      case Measurement.HttpFetch fetch -> Integer.toString(fetch.status());
      case Measurement.ChecksumRecord record -> texts.get("ui.result.signed", record.key());
      case Measurement.ProtocolSniff sniff ->
          sniff.spoken().map(spoken -> texts.get("ui.spoken." + spoken.name().toLowerCase(Locale.ROOT))).orElse("–");
      case Measurement.StoreRead store -> texts.get("ui.result.roots", store.count());
      case Measurement.TcpConnect connect -> duration(texts, evidence.took());
      case Measurement.CommandRun run -> duration(texts, evidence.took());
    };
  }

  /// A proxy address without user name and password; the screen may be shared or photographed.
  public static String withoutCredentials(String address) {
    int at = address.lastIndexOf('@');
    int scheme = address.indexOf("://");
    return at < 0 ? address : address.substring(0, scheme < 0 ? 0 : scheme + 3) + address.substring(at + 1);
  }

  /// At most 80 characters.
  public static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
