package dev.gogetwell.cli;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.pcap.CaptureTimeline;
import dev.gogetwell.report.timeline.TimelineJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell timeline`: every TLS message of a capture file or of one live handshake, and where it broke.
@Command(name = "timeline")
public final class TimelineCommand implements Callable<Integer> {
  private static final List<String> CAPTURES = List.of(".pcap", ".pcapng", ".cap", ".pcap.gz", ".pcapng.gz");

  private final Terminal terminal;
  private final HandshakeSource live;
  private final TlsNames names;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|HOST[:PORT]")
  private Optional<String> target = Optional.empty();

  @Option(names = "--keylog", paramLabel = "FILE")
  private Optional<Path> keyLog = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  @Option(names = "--batch", paramLabel = "DIR")
  private Optional<Path> batch = Optional.empty();

  @Option(names = "--pcapng", paramLabel = "OUT")
  private Optional<Path> pcapng = Optional.empty();

  @Option(names = "--via", paramLabel = "PROXY")
  private Optional<String> via = Optional.empty();

  @Option(names = "--sni", paramLabel = "NAME")
  private Optional<String> serverName = Optional.empty();

  /// @param live what makes a handshake where a host is named
  public TimelineCommand(Terminal terminal, HandshakeSource live, TlsNames names) {
    this.terminal = terminal;
    this.live = live;
    this.names = names;
  }

  @Override
  public Integer call() throws IOException {
    KeyLog keys = new KeyLog();
    if (keyLog.isPresent()) {
      keys.addAll(Files.readAllBytes(keyLog.get()));
    }
    if (batch.isPresent()) {
      return batch(batch.get(), keys);
    }
    return ExitCode.USAGE;
  }

  private int batch(Path directory, KeyLog keys) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).filter(TimelineCommand::isCapture).sorted().toList();
    }
    TimelineJson writer = new TimelineJson();
    Writer out = new BufferedWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), 1 << 16);
    for (Path file : files) {
      KeyLog own = keys;
      CaptureTimeline timeline = new CaptureTimeline(names, own, 0);
      try (TimelineJson.Document document =
          writer.open(out, "file", directory.relativize(file).toString().replace('\\', '/'))) {
        CaptureTimeline.Summary summary = timeline.read(file, document::add);
        document.end(summary.truncated());
      }
      out.write('\n');
      out.flush();
    }
    return ExitCode.OK;
  }

  private static boolean isCapture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return CAPTURES.stream().anyMatch(name::endsWith);
  }
}
