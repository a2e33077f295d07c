package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.hygiene.HygieneCheck;
import dev.gogetwell.hygiene.HygieneHtml;
import dev.gogetwell.hygiene.HygieneJson;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRequest;
import dev.gogetwell.hygiene.LicencePolicy;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The dependencies of a project as the workbench sees them; what leaves the program is redacted as everywhere. Any
/// thread.
final class DependencyFiles implements Dependencies {
  private final Supplier<Workbench> bench;

  /// @param bench makes the workbench; may block
  DependencyFiles(Supplier<Workbench> bench) {
    this.bench = bench;
  }

  @Override
  public Looked look(Wish wish, Consumer<String> progress) throws ServiceException, InterruptedException {
    if (!HygieneCheck.isModule(wish.project())) {
      throw new ServiceException(Message.of("cli.project.no-module", wish.project()));
    }
    Optional<LicencePolicy> policy =
        wish.policy().isEmpty() ? Optional.empty() : Optional.of(policy(wish.policy().get()));
    Settings settings = bench.get().settings(Optional.of(wish.project()));
    HygieneRequest request = new HygieneRequest(wish.project(), settings, wish.limit(), Optional.empty(),
        wish.database().map(Path::toString), policy,
        new HygieneRequest.Tools(Optional.of(bench.get().toolFolder()), wish.install()));
    try {
      HygieneReport report = bench.get().hygiene().run(request, progress);
      Redactor passwords = new Redactor(secrets(settings, report).withoutNames());
      return new Looked(settings, report.with(passwords::text), bench.get().now(), bench.get().toolFolder(),
          bench.get().desk(settings, Targets.project(wish.project())));
    } catch (IOException e) {
      throw new ServiceException(Message.of("hygiene.no-copy", String.valueOf(e.getMessage())), e);
    }
  }

  private static LicencePolicy policy(Path file) throws ServiceException {
    try {
      return LicencePolicy.parse(RegularFile.at(file).bytes(InputLimit.SETTINGS))
          .orElseThrow(() -> new ServiceException(Message.of("hygiene.no-policy", file)));
    } catch (IOException e) {
      throw new ServiceException(RefusedFileException.sentence(e, Message.of("cli.cannot-read", file)), e);
    }
  }

  @Override
  public void write(Looked looked, Form form, Language language, Path file) throws ServiceException {
    Redactor redactor = new Redactor(secrets(looked.settings(), looked.report()));
    Texts texts = Texts.load(language);
    HygieneJson json = new HygieneJson(texts, redactor::text);
    String content = switch (form) {
      case HTML -> new HygieneHtml(texts, ZoneId.systemDefault(), redactor::text).write(looked.report(), looked.when());
      case JSON -> json.write(looked.report()) + "\n";
      case SARIF -> json.sarif(looked.report()) + "\n";
    };
    try {
      Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", file), e);
    }
  }

  private Secrets secrets(Settings settings, HygieneReport report) {
    return report.secrets(bench.get().identity(Secrets.of(settings, Targets.NOTHING)));
  }
}
