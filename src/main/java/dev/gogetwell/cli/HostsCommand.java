package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.engine.PlannedHops;
import dev.gogetwell.engine.Requirements;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.firewall.HostCsv;
import dev.gogetwell.firewall.HostJson;
import dev.gogetwell.firewall.HostLetter;
import dev.gogetwell.firewall.HostList;
import dev.gogetwell.firewall.HostNeed;
import dev.gogetwell.firewall.HostWords;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.Disclosure;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell hosts`: what must be reachable from here, for whoever keeps the firewall. The hosts of the route only are
/// contacted, once each; those of the other requirements of the project are planned and not asked. Ends with 1 only
/// where go would ask nobody. One run, one thread.
@Command(name = "hosts", mixinStandardHelpOptions = true)
public final class HostsCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE[@VERSION]", descriptionKey = "module")
  private Optional<String> module = Optional.empty();

  @Option(names = "--project", paramLabel = "DIR")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE|-")
  private Optional<String> csv = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT)
  private Optional<String> json = Optional.empty();

  @Option(names = "--letter", paramLabel = "FILE|-")
  private Optional<String> letter = Optional.empty();

  @Option(names = "--timeout", paramLabel = "20s", converter = Durations.class)
  private Duration timeout = Duration.ofSeconds(20);

  /// A command that writes to `terminal`.
  public HostsCommand(Terminal terminal, Supplier<CheckServices> services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    if (module.isPresent()) {
      ModuleArgument.check(module.get());
    }
    if (project.isPresent()) {
      ProjectFolder.check(project.get());
    }
    GivenFile files = new GivenFile(terminal);
    for (Optional<String> file : List.of(csv, json, letter)) {
      if (file.isPresent()) {
        files.check(file.get());
      }
    }
    HostList list = HostList.of(measured());
    HostWords words = new HostWords(terminal.texts());
    if (json.isPresent()) {
      files.json(json.get(), new HostJson().write(list));
    }
    if (csv.isPresent()) {
      files.table(csv.get(), new HostCsv(words).write(list));
    }
    if (letter.isPresent()) {
      HostLetter desk = new HostLetter(terminal.texts(), ZoneId.systemDefault(), Disclosure.WITHOUT_NAMES);
      boolean page = letter.get().toLowerCase(Locale.ROOT).matches(".*\\.html?");
      files.text(letter.get(), page ? desk.html(list) : desk.text(list), page);
    }
    if (List.of(csv, json, letter).stream().noneMatch(file -> file.filter("-"::equals).isPresent())) {
      print(terminal, words, list);
    }
    return list.needs().isEmpty() ? ExitCode.PROBLEM : ExitCode.OK;
  }

  /// The report without anything private, with the hosts of the project's other requirements.
  private Report measured() throws InterruptedException, UsageException {
    Optional<Path> folder = module.isPresent() ? project : project.or(() -> Optional.of(services.get().workingFolder()));
    List<String> requirements = requirements(folder);
    Target target = Targets.typed(module, folder, Optional.empty());
    Report report = services.get().walked(target, timeout);
    Report all = PlannedHops.with(report, requirements);
    return new Redactor(services.get().secrets(all)).redact(all);
  }

  private static List<String> requirements(Optional<Path> folder) throws UsageException {
    if (folder.isEmpty()) {
      return List.of();
    }
    try {
      return Requirements.of(folder.get());
    } catch (IOException e) {
      throw new UsageException(RefusedFileException.sentence(e,
          Message.of("cli.cannot-read", folder.get().resolve("go.mod"))));
    }
  }

  private static void print(Terminal out, HostWords words, HostList list) {
    Texts texts = out.texts();
    if (list.needs().isEmpty()) {
      out.out().println(list.broken().map(text -> texts.get("firewall.broken", HostWords.name(text)))
          .orElseGet(() -> texts.get("firewall.nothing")));
      return;
    }
    out.out().println(out.paint(Style.BOLD, texts.get("firewall.letter.from-here")));
    list.needs().stream().filter(HostNeed::fromHere).forEach(need -> line(out, words, need));
    list.needs().stream().flatMap(need -> need.through().stream()).distinct().forEach(proxy -> {
      out.out().println(out.paint(Style.BOLD, texts.get("firewall.letter.through", HostWords.name(proxy))));
      list.needs().stream().filter(need -> need.through().equals(Optional.of(proxy)))
          .forEach(need -> line(out, words, need));
    });
    out.out().println(out.paint(Style.DIM, texts.get("firewall.letter.limits", HostWords.name(list.module()))));
  }

  private static void line(Terminal out, HostWords words, HostNeed need) {
    String mark = switch (need.seen().state()) {
      case ANSWERED -> out.paint(Style.GOOD, "✓");
      case FAILED -> out.paint(Style.BAD, "✗");
      case NOT_ASKED -> out.paint(Style.DIM, "–");
    };
    String sni = need.sni().filter(name -> !name.equals(need.host())).map(name -> " SNI " + HostWords.name(name))
        .orElse("");
    out.out().println("  " + mark + " " + "%-5d".formatted(need.port()) + " " + need.protocol() + "  "
        + HostWords.name(need.host()) + sni + "  " + out.paint(Style.DIM, words.asker(need)
            + out.texts().get("firewall.colon") + words.why(need) + " · " + words.when(need) + " · "
            + words.seen(need)));
  }
}
