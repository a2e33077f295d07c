package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.cli.HandshakeSource;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.LinkOpener;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.GoGetWellWindow;
import dev.gogetwell.ui.WindowServices;
import dev.gogetwell.ui.port.About;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.stage.Stage;

/// Opens the window as soon as the toolkit runs. One instance a process.
public final class WindowStart {
  /// A trial of a package ends by itself.
  private static final Duration TRIAL = Duration.ofSeconds(90);

  private final Rest rest = new Rest(CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS), WindowStart::clear);
  private final ToolkitStart toolkit;
  private final Workbench.Tools tools;
  private final Environment environment;
  private final Lab lab;
  private final Supplier<ReportJson> reports;
  private final Function<Throwable, String> crashes;
  private final Terminal terminal;
  private final HandshakeSource handshakes;
  private final UnaryOperator<LoadedReport> opening;

  /// @param toolkit which was begun already
  /// @param environment of this process
  /// @param reports asked for on a thread of its own
  /// @param crashes keeps a bug and gives its code
  /// @param handshakes records a handshake in the shape of the user's Go
  /// @param opening judges what was read from a file, and says what of it may be carried out here
  public WindowStart(ToolkitStart toolkit, Workbench.Tools tools, Environment environment, Lab lab,
      Supplier<ReportJson> reports, Function<Throwable, String> crashes, Terminal terminal,
      HandshakeSource handshakes, UnaryOperator<LoadedReport> opening) {
    this.toolkit = toolkit;
    this.tools = tools;
    this.environment = environment;
    this.lab = lab;
    this.reports = reports;
    this.crashes = crashes;
    this.terminal = terminal;
    this.handshakes = handshakes;
    this.opening = opening;
  }

  /// Opens the window and returns when it is closed.
  ///
  /// @param here whether the environment of this terminal is judged first
  public int open(boolean here) {
    return show(here, (window, stage) -> { }, CountDownLatch::await);
  }

  /// Opens the window, in which the project in this folder is being examined, and returns when it is closed: what the
  /// menu of a folder does.
  public int open(Path folder) {
    return show(false, (window, stage) -> window.checkProject(folder), CountDownLatch::await);
  }

  /// Opens the window for a trial of the package, and returns when it was seen to work, or not to, in its time.
  ///
  /// @throws IOException if what is seen cannot be written
  public int smoke(SmokeRun run) throws IOException {
    run.claimPlace();
    int code = show(true, (window, stage) -> run.watch(window, stage, practice()),
        closed -> closed.await(TRIAL.toMillis(), TimeUnit.MILLISECONDS));
    boolean well = run.write();
    return code != ExitCode.OK ? code : well ? ExitCode.OK : ExitCode.PROBLEM;
  }

  /// How long the main thread waits for the window.
  private interface Patience {
    void wait(CountDownLatch closed) throws InterruptedException;
  }

  private int show(boolean here, BiConsumer<GoGetWellWindow, Stage> then, Patience patience) {
    CountDownLatch closed = new CountDownLatch(1);
    // Read beside the start of the toolkit, which takes as long.
    FutureTask<WindowServices> ready = new FutureTask<>(() -> services(here));
    Thread.ofPlatform().daemon().name("services").start(ready);
    try {
      toolkit.then(() -> {
        // By this name a desktop knows whose window it is (WM_CLASS); JavaFX says "java" where no class of Application
        // is launched.
        com.sun.glass.ui.Application.GetApplication().setName("GoGetWell");
        Stage stage = new Stage();
        GoGetWellWindow window = new GoGetWellWindow(taken(ready));
        window.show(stage);
        stage.setOnHiding(_ -> closed.countDown());
        then.accept(window, stage);
      });
      patience.wait(closed);
      return ExitCode.OK;
    } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
      // No display, or the libraries of the window system are missing.
      terminal.err().println(terminal.texts().get("cli.no-window"));
      return ExitCode.USAGE;
    } catch (InterruptedException _) {
      return ExitCode.OURS;
    } catch (RuntimeException bug) {
      terminal.err().println(terminal.texts().get("cli.bug", crashes.apply(bug)));
      return ExitCode.OURS;
    }
  }

  /// The collector makes room by a larger heap as long as it may, and clears the old part of it only when it must. How
  /// long something was not used that is held softly, such as pictures for shadows that were drawn once, is told by the
  /// time of the collection before: only a second one finds it unused.
  private static void clear() {
    System.gc();
    System.gc();
  }

  private static WindowServices taken(FutureTask<WindowServices> ready) {
    try {
      return ready.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void openLink(URI address) throws ServiceException, InterruptedException {
    try {
      new LinkOpener(tools.processes(), Environment.ofThisProcess()).open(address);
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.no-browser", address), e);
    }
  }

  /// The changes that were taken back, wherever that was done: on their page, in a run, in a terminal.
  private Set<String> undone() {
    try {
      return new Workbench(tools, new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment).changes()
          .all().stream().filter(change -> !change.canBeUndone()).map(change -> change.entry().id())
          .collect(Collectors.toSet());
    } catch (RemedyException _) {
      return Set.of(); // Who cannot read the journal is told so on the page of the changes.
    }
  }

  private Practice practice() {
    return new LabPractice(tools, lab, environment.os(), rest);
  }

  private WindowServices services(boolean here) {
    Language language = terminal.texts().language();
    ReportJson written = reports.get();
    RunFolder runs = new RunFolder(tools.state().path().resolve("runs"), written, opening,
        report -> new Redactor(ReportFiles.secrets(tools, environment, report)), this::undone);
    ReportFiles files = new ReportFiles(written, tools, environment, runs::own);
    Practice practice = practice();
    practice.scenarios(); // Their number stands on the first page.
    return new WindowServices(new UserEnvironments(tools, environment, here,
        UserVariables.of(environment), rest), new PastedText(tools.symptoms()),
        new ReferenceHostsReader().shipped(), practice,
        runs, files,
        new CaptureFiles(TlsNames.load(), handshakes),
        new PreferenceFile(tools.state().path().resolve("settings.properties"), language),
        new WindowFile(tools.state().path().resolve("window.properties")),
        new About(tools.version(), tools.state().path().resolve("crashes")), this::openLink, terminal.redaction(),
        wanted -> wanted == language ? terminal.texts() : Texts.load(wanted), tools.clock());
  }
}
