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
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

  /// What is written, without what must not be told, and the words for it.
  private record Safe(Report report, List<FixRecord> fixes, List<HtmlReport.Appendix> more, List<Removed> removed,
      List<Texts> texts, Disclosure disclosure) {
    HtmlReport page() {
      return new HtmlReport(texts, ZoneId.systemDefault(), disclosure);
    }

    ItLetter letter() {
      return new ItLetter(texts.getFirst(), ZoneId.systemDefault(), disclosure);
    }

    HostLetter hostLetter() {
      return new HostLetter(texts.getFirst(), ZoneId.systemDefault(), disclosure);
    }
  }

  private Safe safe(Draft draft) {
    Report report = draft.opened().report();
    Secrets ofRun = secrets(report);
    Secrets known = draft.dependencies().map(looked -> looked.report().secrets(ofRun)).orElse(ofRun);
    Disclosure disclosure = draft.wish().redact() ? Disclosure.WITHOUT_NAMES : Disclosure.WITH_NAMES;
    Redactor redactor = new Redactor(known, disclosure);
    Report safe = redactor.redact(report);
    List<FixRecord> fixes = draft.fixes().stream().map(fix -> fix.redacted(redactor)).toList();
    List<Texts> texts = draft.wish().languages().stream().map(Texts::load).toList();
    List<HtmlReport.Appendix> more = draft.dependencies().stream()
        .map(looked -> appendix(texts.getFirst(), looked.report().with(redactor::text), looked.when())).toList();
    return new Safe(safe, fixes, more, redactor.removed(), texts, disclosure);
  }

  private HostList hosts(Draft draft, Safe safe) {
    return HostList.of(safe.report()).with(safe.report(), draft.opened().own() ? kept.get() : List.of());
  }

  @Override
  public Paper look(Draft draft) {
    Safe safe = safe(draft);
    Paper.Sheet sheet = switch (draft.wish().form()) {
      case HTML, JSON -> new Paper.Sheet.Page(
          safe.page().firstPage(safe.report(), safe.fixes(), safe.removed(), safe.more()));
      case LETTER -> new Paper.Sheet.Letter(
          Visible.text(safe.letter().text(safe.report())), ItLetter.hasRequest(safe.report()));
      case HOSTS -> {
        HostList hosts = hosts(draft, safe);
        yield new Paper.Sheet.Letter(Visible.text(safe.hostLetter().text(hosts)), !hosts.needs().isEmpty());
      }
    };
    return new Paper(sheet, safe.removed().stream().map(removed ->
        new Removal(removed.message(), String.join(" ", removed.placeholders()))).toList());
  }

  @Override
  public void write(Draft draft, Path file) throws ServiceException {
    Safe safe = safe(draft);
    String content = switch (draft.wish().form()) {
      case HTML -> safe.page().write(safe.report(), safe.fixes(), safe.removed(), safe.more());
      case JSON -> draft.opened().own() ? json.writeOwn(safe.report()) : json.write(safe.report());
      case LETTER -> safe.letter().html(safe.report());
      case HOSTS -> safe.hostLetter().html(hosts(draft, safe));
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

  private Secrets secrets(Report report) {
    return secrets(tools, environment, report);
  }

  /// What must not be told of this machine and of this run.
  static Secrets secrets(Workbench.Tools tools, Environment environment, Report report) {
    return new Workbench(tools, report.settings().source(), environment).secrets(report);
  }
}
