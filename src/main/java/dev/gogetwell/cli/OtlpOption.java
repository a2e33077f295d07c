package dev.gogetwell.cli;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.telemetry.Collector;
import dev.gogetwell.telemetry.CollectorSettings;
import dev.gogetwell.telemetry.OtlpExport;
import dev.gogetwell.telemetry.Outcome;
import dev.gogetwell.telemetry.Outcome.Trouble;
import dev.gogetwell.telemetry.UnfitCollectorException;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--otlp`: tells a collector of each check, after its verdict was told. What becomes of that changes no exit code.
/// Nobody is told without the option, whatever variables are set. One thread.
final class OtlpOption {
  @Option(names = "--otlp", paramLabel = "URL|env", descriptionKey = "otlp")
  private Optional<String> named = Optional.empty();

  private @Nullable Collector collector;
  private Optional<Outcome> last = Optional.empty();

  /// Reads whom to tell, before a run is worth its time.
  ///
  /// @param variables the value of a variable; empty text if it is unset
  void check(UnaryOperator<String> variables) throws UsageException {
    if (named.isPresent()) {
      CollectorSettings settings = new CollectorSettings(variables);
      try {
        collector = settings.read(named.get(), certificates(settings));
      } catch (UnfitCollectorException e) {
        throw new UsageException(e.what());
      }
    }
  }

  private static String certificates(CollectorSettings settings) throws UsageException {
    Optional<String> file = settings.certificateFile();
    try {
      return file.isEmpty() ? "" : RegularFile.at(Path.of(file.get())).text(InputLimit.CERTIFICATES);
    } catch (IOException | InvalidPathException _) {
      throw new UsageException(Message.of("otlp.no-certificates", "OTEL_EXPORTER_OTLP_CERTIFICATE"));
    }
  }

  /// Tells of a run, if somebody is to be told, and says what went wrong. The same again is not said twice.
  ///
  /// @param report redacted
  void tell(Terminal out, Report report, Redactor redactor, UnaryOperator<String> variables) {
    if (collector == null) {
      return;
    }
    Outcome outcome = new OtlpExport(collector, new CollectorSettings(variables).resource(redactor::text)).send(report);
    if (!Optional.of(outcome).equals(last)) {
      sentence(out.texts(), outcome).ifPresent(sentence ->
          out.err().println(out.paint(Terminal.Style.WARN, "! ") + sentence));
    }
    last = Optional.of(outcome);
  }

  private static Optional<String> sentence(Texts texts, Outcome outcome) {
    if (outcome.trace().isPresent()) {
      return Optional.of(texts.get(outcome.metrics().isPresent() ? "otlp.nothing" : "otlp.metrics-only",
          why(texts, outcome.trace().get())));
    }
    return outcome.metrics().map(trouble -> texts.get("otlp.trace-only", why(texts, trouble)));
  }

  private static String why(Texts texts, Trouble trouble) {
    return texts.get("otlp.why." + trouble.why().name().toLowerCase(Locale.ROOT), trouble.number());
  }
}
