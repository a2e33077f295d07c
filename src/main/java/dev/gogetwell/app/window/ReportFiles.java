package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.firewall.HostLetter;
import dev.gogetwell.firewall.HostList;
import dev.gogetwell.hygiene.HygieneHtml;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.PemBlock;
import dev.gogetwell.report.Disclosure;
import dev.gogetwell.report.FixRecord;
import dev.gogetwell.report.HtmlReport;
import dev.gogetwell.report.ItLetter;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes reports to files, redacted unless the user says otherwise; secrets are taken out always. Any thread.
final class ReportFiles implements ReportWriter {
  private final ReportJson json;
  private final Workbench.Tools tools;
  private final Environment environment;
  private final Supplier<List<Report>> kept;

  /// @param kept the runs that this program made here before
  ReportFiles(ReportJson json, Workbench.Tools tools, Environment environment, Supplier<List<Report>> kept) {
    this.kept = kept;
    this.json = json;
    this.tools = tools;
    this.environment = environment;
  }

  @Override
  public List<Removal> removals(Report report) {
    Redactor redactor = redactor(report);
    redactor.redact(report);
    return redactor.removed().stream().map(removed -> new Removal(removed.message(),
        String.join(" ", removed.placeholders()))).toList();
  }

  @Override
  public void write(LoadedReport opened, List<FixRecord> fixes, Optional<Looked> dependencies, Wish wish, Path file)
      throws ServiceException {
    Report report = opened.report();
    Secrets ofRun = secrets(report);
    Secrets known = dependencies.map(looked -> looked.report().secrets(ofRun)).orElse(ofRun);
    Disclosure disclosure = wish.redact() ? Disclosure.WITHOUT_NAMES : Disclosure.WITH_NAMES;
    Redactor redactor = new Redactor(known, disclosure);
    Report safe = redactor.redact(report);
    List<FixRecord> safeFixes = fixes.stream().map(fix -> fix.redacted(redactor)).toList();
    Optional<HygieneReport> found = dependencies.map(looked -> looked.report().with(redactor::text));
    List<Removed> removed = redactor.removed();
    List<Texts> texts = wish.languages().stream().map(Texts::load).toList();
    String content = switch (wish.form()) {
      case HTML -> new HtmlReport(texts, ZoneId.systemDefault(), disclosure).write(safe, safeFixes, removed,
          found.stream().map(part -> appendix(texts.getFirst(), part, dependencies.orElseThrow().when())).toList());
      case JSON -> opened.own() ? json.writeOwn(safe) : json.write(safe);
      case LETTER -> new ItLetter(texts.getFirst(), ZoneId.systemDefault(), disclosure).html(safe);
      case HOSTS -> new HostLetter(texts.getFirst(), ZoneId.systemDefault(), disclosure).html(HostList.of(safe)
          .with(safe, opened.own() ? kept.get() : List.of()));
    };
    write(content.getBytes(StandardCharsets.UTF_8), file);
  }

  private static HtmlReport.Appendix appendix(Texts texts, HygieneReport found, Instant when) {
    return new HtmlReport.Appendix("dependencies", html -> new HygieneHtml(texts, ZoneId.systemDefault(), text -> text)
        .part(html, found, when));
  }

  @Override
  public void write(List<Der> certificates, Path file) throws ServiceException {
    write(PemBlock.file(certificates), file);
  }

  @Override
  public void write(String text, Path file) throws ServiceException {
    write(text.getBytes(StandardCharsets.UTF_8), file);
  }

  private static void write(byte[] content, Path file) throws ServiceException {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", file), e);
    }
  }

  private Redactor redactor(Report report) {
    return new Redactor(secrets(report));
  }

  private Secrets secrets(Report report) {
    return secrets(tools, environment, report);
  }

  /// What must not be told of this machine and of this run.
  static Secrets secrets(Workbench.Tools tools, Environment environment, Report report) {
    return new Workbench(tools, report.settings().source(), environment).secrets(report);
  }
}
