package dev.gogetwell.cli;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.pcap.CaptureExport;
import dev.gogetwell.net.tls.pcap.CaptureFields;
import dev.gogetwell.net.tls.pcap.CaptureSource;
import dev.gogetwell.net.tls.pcap.CaptureTimeline;
import dev.gogetwell.report.timeline.TimelineJson;
import dev.gogetwell.report.timeline.TimelineText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell timeline`: every TLS message of a capture file or of one live handshake, and where it broke.
@Command(name = "timeline", mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {
  private static final List<String> CAPTURES = List.of(".pcap", ".pcapng", ".cap", ".pcap.gz", ".pcapng.gz");
  private static final int HTTPS = 443;

  private final Terminal terminal;
  private final HandshakeSource live;
  private final HandshakeSource go;
  private final TlsNames names;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|HOST[:PORT]", descriptionKey = "target")
  private Optional<String> target = Optional.empty();

  @Option(names = "--keylog", paramLabel = "FILE")
  private Optional<Path> keyLog = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT)
  private Optional<String> json = Optional.empty();

  @Option(names = "--batch", paramLabel = "DIR")
  private Optional<Path> batch = Optional.empty();

  @Option(names = "--pcapng", paramLabel = "OUT")
  private Optional<Path> pcapng = Optional.empty();

  @Option(names = "--via", paramLabel = "PROXY")
  private Optional<String> via = Optional.empty();

  @Option(names = "--sni", paramLabel = "NAME")
  private Optional<String> serverName = Optional.empty();

  @Option(names = "--go")
  private boolean byGo;

  @Option(names = "--fields")
  private boolean fields;

  /// @param live what makes a handshake where a host is named
  /// @param go the same, made by the user's own Go
  public TimelineCommand(Terminal terminal, HandshakeSource live, HandshakeSource go, TlsNames names) {
    this.terminal = terminal;
    this.live = live;
    this.go = go;
    this.names = names;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (batch.isPresent() == target.isPresent() || (fields && batch.isPresent())) {
      return complain(ExitCode.USAGE, "timeline.error.one-source");
    }
    try {
      KeyLog keys = new KeyLog();
      if (keyLog.isPresent()) {
        keys.addAll(SavedText.utf8(RegularFile.at(keyLog.get()).bytes(InputLimit.KEY_LOG)));
      }
      if (batch.isPresent()) {
        return batch(batch.get(), keys);
      }
      if (fields) {
        Path file = Path.of(target.get());
        return told(file, new CaptureFields(names, keys).write(RegularFile.at(file)::stream, terminal.table()));
      }
      Optional<Path> file = file(target.get());
      return file.isPresent() ? capture(file.get(), keys) : live(target.get());
    } catch (RefusedFileException e) {
      terminal.err().println(terminal.texts().get(e.what()));
      return ExitCode.USAGE;
    } catch (IOException | InvalidPathException e) {
      return complain(ExitCode.USAGE, "timeline.error.io", String.valueOf(e.getMessage()));
    }
  }

  /// The file of that name, if there is one: HOST:PORT is a path that Windows does not allow.
  private static Optional<Path> file(String target) {
    try {
      return Optional.of(Path.of(target)).filter(Files::exists);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private int capture(Path file, KeyLog keys) throws IOException {
    if (pcapng.isPresent()) {
      export(file, keys, pcapng.get());
    }
    CaptureTimeline timeline = new CaptureTimeline(names, keys, 0);
    boolean[] broken = new boolean[1];
    CaptureTimeline.Summary summary = show(file.toString(), sink ->
        timeline.read(RegularFile.at(file)::stream, stream -> {
          broken[0] |= stream.breakPoint().isPresent();
          sink.accept(stream);
        }));
    int code = told(file, summary);
    return code == ExitCode.OK && broken[0] ? ExitCode.PROBLEM : code;
  }

  /// Says what was wrong with a file as such.
  private int told(Path file, CaptureTimeline.Summary summary) {
    if (!summary.known()) {
      return complain(ExitCode.USAGE, "timeline.error.no-capture", file.toString());
    }
    if (summary.nothing()) {
      return nothing(file, summary);
    }
    return summary.truncated() ? complain(ExitCode.OK, "timeline.error.truncated", file.toString()) : ExitCode.OK;
  }

  /// An empty answer would look like a capture in which nothing happened.
  private int nothing(Path file, CaptureTimeline.Summary summary) {
    if (summary.packets() == 0) {
      return complain(ExitCode.USAGE, "timeline.error.empty", file.toString());
    }
    List<Integer> unknown = summary.unknownLinks();
    String links = (unknown.isEmpty() ? summary.links() : unknown).stream().map(String::valueOf)
        .collect(Collectors.joining(", "));
    return complain(ExitCode.USAGE, unknown.isEmpty() ? "timeline.error.no-tcp" : "timeline.error.unreadable",
        file.toString(), links, Long.toString(summary.packets()));
  }

  private void export(Path file, KeyLog keys, Path target) throws IOException {
    CaptureSource source = RegularFile.at(file)::stream;
    KeyLog all = CaptureTimeline.secrets(source, keys);
    try (InputStream in = new BufferedInputStream(source.open());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      new CaptureExport().copy(in, all, out);
    }
  }

  private int live(String address) throws IOException, InterruptedException {
    int colon = address.lastIndexOf(':');
    boolean withPort = (colon > 0 && address.indexOf(':') == colon) || address.contains("]:");
    String host = withPort ? address.substring(0, colon) : address;
    int port = HTTPS;
    if (withPort) {
      try {
        port = Integer.parseInt(address.substring(colon + 1));
      } catch (NumberFormatException e) {
        return complain(ExitCode.USAGE, "timeline.error.address", address);
      }
    }
    Recording recording = (byGo ? go : live).handshake(host.replaceAll("[\\[\\]]", ""), port, serverName, via);
    if (pcapng.isPresent()) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pcapng.get()))) {
        new CaptureExport().write(recording, out);
      }
    }
    TlsStream stream = recording.read(names);
    show(address, sink -> {
      sink.accept(stream);
      return new CaptureTimeline.Summary(true, false, 1, List.of());
    });
    return stream.breakPoint().isPresent() ? ExitCode.PROBLEM : ExitCode.OK;
  }

  /// Where streams come from.
  private interface Streams {
    CaptureTimeline.Summary into(Consumer<TlsStream> sink) throws IOException;
  }

  private CaptureTimeline.Summary show(String source, Streams streams) throws IOException {
    if (json.isEmpty()) {
      TimelineText text = new TimelineText(terminal.texts(), names);
      return streams.into(stream -> print(text, stream));
    }
    boolean standardOut = json.get().equals("-");
    OutputStream out = standardOut ? terminal.json() : terminal.json(Files.newOutputStream(Path.of(json.get())));
    OutputStream writer = new BufferedOutputStream(out, 1 << 16);
    try (TimelineJson.Document document = new TimelineJson().open(writer, "source", source)) {
      CaptureTimeline.Summary summary = streams.into(document::add);
      document.end(summary.truncated());
      writer.write('\n');
      writer.flush();
      return summary;
    } finally {
      if (!standardOut) {
        writer.close();
      }
    }
  }

  private void print(TimelineText text, TlsStream stream) {
    for (TimelineText.Line line : text.lines(stream)) {
      terminal.out().println(switch (line.role()) {
        case HEAD -> terminal.paint(Terminal.Style.BOLD, line.text());
        case DETAIL -> terminal.paint(Terminal.Style.DIM, line.text());
        case ALERT, BREAK -> terminal.paint(Terminal.Style.BAD, line.text());
        case FINE -> terminal.paint(Terminal.Style.GOOD, line.text());
        case NOTE -> terminal.paint(Terminal.Style.WARN, line.text());
        case ROW, CAUSE -> line.text();
      });
    }
    terminal.out().println();
  }

  private int batch(Path directory, KeyLog keys) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).filter(TimelineCommand::isCapture).sorted().toList();
    }
    OutputStream out = new BufferedOutputStream(terminal.json(), 1 << 16);
    CaptureTimeline timeline = new CaptureTimeline(names, keys, 0);
    TimelineJson jsonForm = new TimelineJson();
    int code = ExitCode.OK;
    for (Path file : files) {
      String name = directory.relativize(file).toString().replace('\\', '/');
      try (TimelineJson.Document document = jsonForm.open(out, "file", name)) {
        CaptureTimeline.Summary summary = timeline.read(RegularFile.at(file)::stream, document::add);
        document.end(summary.truncated());
        if (summary.nothing()) {
          code = nothing(file, summary);
        }
      }
      out.write('\n');
      out.flush();
    }
    return code;
  }

  private static boolean isCapture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return CAPTURES.stream().anyMatch(name::endsWith);
  }

  private int complain(int code, String key, Object... arguments) {
    terminal.err().println(terminal.texts().get(key, arguments));
    return code;
  }
}
