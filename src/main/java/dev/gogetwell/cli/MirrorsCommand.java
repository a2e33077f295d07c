package dev.gogetwell.cli;

import dev.gogetwell.cli.FixCommand.Workplace;
import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.MirrorComparison.PrivateModuleException;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.ProxyListRemedy;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.remedy.UnkeptException;
import dev.gogetwell.report.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell mirrors [MODULE@VERSION]`: module proxies beside each other, and the list that may be recommended; with
/// `--use` a list of the user's own. `--try` writes nothing, `--apply` writes and says how to undo. Asks hosts that
/// `go` would not ask, which is why it has to be wanted. One run, one thread.
@Command(name = "mirrors", mixinStandardHelpOptions = true)
public final class MirrorsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;
  private final Comparison comparison;
  private final FixCommand.Desks desks;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE@VERSION", descriptionKey = "module")
  private Optional<String> module = Optional.empty();

  @Option(names = "--use", paramLabel = "LIST")
  private Optional<String> use = Optional.empty();

  @Option(names = "--try")
  private boolean trying;

  @Option(names = "--apply")
  private boolean applying;

  @Option(names = "--only-go-hosts")
  private boolean onlyGoHosts;

  @Option(names = "--hosts", paramLabel = "FILE")
  private Optional<Path> hosts = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  /// Compares module proxies.
  @FunctionalInterface
  public interface Comparison {
    /// Asks each of them.
    ComparedMirrors of(Target target, List<String> mirrors, ReferenceHosts references)
        throws InterruptedException, PrivateModuleException;
  }

  /// A command that writes to `terminal`.
  public MirrorsCommand(Terminal terminal, Supplier<CheckServices> services, Comparison comparison,
      FixCommand.Desks desks) {
    this.terminal = terminal;
    this.services = services;
    this.comparison = comparison;
    this.desks = desks;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    if (module.isPresent()) {
      ModuleArgument.check(module.get());
    }
    Target target = Targets.typed(module, Optional.empty(), Optional.empty());
    if (!ModulePath.Query.parse(target.module()).version().matches("v\\d+\\.\\d+\\.\\d+.*")) {
      throw new UsageException(Message.of("mirrors.version", target.module()));
    }
    return use.isPresent() ? own(target, use.get()) : compared(target);
  }

  private int compared(Target target) throws InterruptedException, UsageException {
    ReferenceHosts references = services.get().references(false, hosts);
    List<String> mirrors = hosts.isPresent() ? references.mirrors() : new ReferenceHostsReader().comparedMirrors();
    if (onlyGoHosts) {
      throw new UsageException(Message.of("mirrors.only-go-hosts", mirrors.stream().collect(Collectors.joining(", "))));
    }
    ComparedMirrors compared;
    try {
      compared = comparison.of(target, mirrors, references);
    } catch (PrivateModuleException _) {
      throw new UsageException(Message.of("mirrors.private"));
    }
    Redactor redactor = new Redactor(services.get().known(compared.settings(), target));
    MirrorsPrinter printer = new MirrorsPrinter(terminal, redactor);
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(), printer.json(compared));
    }
    if (!GivenFile.isAlone(document)) {
      printer.print(compared);
    }
    if (trying || applying) {
      String list = compared.list().orElseThrow(() -> new UsageException(Message.of("mirrors.none")));
      return carryOut(target, list);
    }
    return compared.recommended().isPresent() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  /// A list that the user wrote is explained entry by entry before anything is done with it.
  private int own(Target target, String list) throws InterruptedException, UsageException {
    if (GoProxyList.parse(list, GoVersion.DEVEL) instanceof GoProxyList.Result.Malformed malformed) {
      throw new UsageException(Message.of("mirrors.malformed", malformed.message()));
    }
    return carryOut(target, list);
  }

  private int carryOut(Target target, String list) throws InterruptedException, UsageException {
    Workplace place = desks.open(target);
    Redactor redactor = new Redactor(services.get().known(place.settings(), target));
    FixPrinter printer = new FixPrinter(terminal, redactor, place.settings().os(), Optional.empty());
    Remedy remedy = ProxyListRemedy.of(place.settings(), list);
    new MirrorsPrinter(terminal, redactor).explain(list);
    try {
      if (!trying && !applying) {
        printer.preview(remedy, place.desk().preview(remedy));
        return ExitCode.OK;
      }
      if (trying) {
        printer.tell(Message.of("fix.trying"));
        printer.command(target.command());
        CommandOutcome outcome = place.desk().tryOut(remedy, printer::echo);
        printer.outcome(outcome, outcome.passed() ? "mirrors.try.works" : "mirrors.try.fails", remedy.id());
        if (!outcome.passed() || !applying) {
          return outcome.passed() ? ExitCode.OK : ExitCode.PROBLEM;
        }
      }
      JournalEntry entry = place.desk().apply(remedy);
      entry.files().forEach(file -> printer.say("fix.wrote", file.path()));
      printer.say("mirrors.applied", entry.id());
      return ExitCode.OK;
    } catch (RemedyException e) {
      printer.refused(e.what());
      return e instanceof UnkeptException ? ExitCode.USAGE : ExitCode.PROBLEM;
    }
  }
}
