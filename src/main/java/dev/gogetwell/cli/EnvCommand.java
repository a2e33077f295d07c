package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Visible;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `gogetwell env`: the settings that count, each with its origin and what it hides. Contacts nobody. One thread.
@Command(name = "env", mixinStandardHelpOptions = true)
public final class EnvCommand implements Callable<Integer> {
  /// What decides about the network; the rest is shown only in JSON.
  private static final List<String> SHOWN = List.of("GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB",
      "GOINSECURE", "GOFLAGS", "GO111MODULE", "GOTOOLCHAIN", "GOAUTH", "GOVCS", "GOENV");

  private final Terminal terminal;
  private final SettingsSource source;
  private final Function<Settings, Secrets> secrets;
  private final JsonMapper json = JsonMapper.builder().build();

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  /// Reads the settings.
  @FunctionalInterface
  public interface SettingsSource {
    /// The settings of the judged environment.
    Settings read() throws InterruptedException;
  }

  /// A command that writes to `terminal`.
  public EnvCommand(Terminal terminal, SettingsSource source, Function<Settings, Secrets> secrets) {
    this.terminal = terminal;
    this.source = source;
    this.secrets = secrets;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    Settings settings = source.read();
    Redactor redactor = new Redactor(secrets.apply(settings));
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(),
          json.writerWithDefaultPrettyPrinter().writeValueAsString(describe(settings, redactor)));
    }
    if (!GivenFile.isAlone(document)) {
      print(settings, redactor);
    }
    return settings.go().isPresent() ? ExitCode.OK : ExitCode.PROBLEM;
  }

  private ObjectNode describe(Settings settings, Redactor redactor) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-env-1")
        .put("source", settings.source().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("os", settings.os());
    settings.go().ifPresent(go -> tool(root.putObject("go"), go, redactor));
    ArrayNode otherGo = root.putArray("otherGo");
    settings.otherGo().forEach(path -> otherGo.add(redactor.text(path)));
    settings.git().ifPresent(git -> tool(root.putObject("git"), git, redactor));
    list(root.putArray("goEnv"), new TreeMap<>(settings.goEnv()).values(), redactor);
    list(root.putArray("environment"), new TreeMap<>(settings.environment()).values(), redactor);
    list(root.putArray("gitConfig"), settings.gitConfig(), redactor);
    ArrayNode elsewhere = root.putArray("elsewhere");
    settings.elsewhere().forEach(other -> {
      ObjectNode node = elsewhere.addObject().put("source", other.source().kind().name().toLowerCase(Locale.ROOT))
          .put("detail", redactor.text(other.source().detail()));
      ObjectNode variables = node.putObject("variables");
      other.variables().forEach((name, value) -> variables.put(name, redactor.setting(name, value)));
      ArrayNode notes = node.putArray("notes");
      other.notes().forEach(note -> notes.add(said(note, redactor)));
    });
    ArrayNode problems = root.putArray("problems");
    for (Failure failure : settings.problems()) {
      problems.addObject().put("kind", failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("raw", redactor.text(failure.raw()));
    }
    return root;
  }

  private static void tool(ObjectNode node, Tool tool, Redactor redactor) {
    node.put("path", redactor.text(tool.path())).put("version", tool.version());
  }

  private static void list(ArrayNode array, Collection<Setting> settings, Redactor redactor) {
    for (Setting setting : settings) {
      ObjectNode node = array.addObject().put("name", redactor.settingName(setting.name()))
          .put("value", redactor.setting(setting.name(), setting.value()))
          .put("origin", setting.origin().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("where", redactor.text(setting.origin().where()));
      ArrayNode hidden = node.putArray("hides");
      setting.hidden().forEach(loser -> hidden.addObject().put("value", redactor.setting(setting.name(), loser.value()))
          .put("origin", loser.origin().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("where", redactor.text(loser.origin().where())));
    }
  }

  private void print(Settings settings, Redactor redactor) {
    line("go", settings.go().map(go -> go.version() + "  " + redactor.text(go.path()))
        .orElse(terminal.texts().get("env.not-found")));
    settings.otherGo().forEach(path -> terminal.out().println(terminal.paint(Style.DIM, "    "
        + terminal.texts().get("env.other-go", Visible.line(redactor.text(path))))));
    line("git", settings.git().map(git -> git.version() + "  " + redactor.text(git.path()))
        .orElse(terminal.texts().get("env.not-found")));
    for (String name : SHOWN) {
      Optional.ofNullable(settings.goEnv().get(name)).filter(s -> !s.value().isEmpty())
          .ifPresent(setting -> setting(setting, redactor));
    }
    new TreeMap<>(settings.environment()).values().stream().filter(s -> !settings.goEnv().containsKey(s.name()))
        .forEach(setting -> setting(setting, redactor));
    settings.gitConfig().stream().filter(s -> s.name().startsWith("http") || s.name().startsWith("url"))
        .forEach(setting -> setting(setting, redactor));
    settings.elsewhere().forEach(other -> elsewhere(other, redactor));
    settings.problems().forEach(problem -> terminal.out().println(
        terminal.paint(Style.WARN, "! ") + redactor.text(problem.raw())));
  }

  private void setting(Setting setting, Redactor redactor) {
    String kind = setting.origin().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String where = setting.origin().where().isEmpty() ? ""
        : ", " + Visible.line(redactor.text(setting.origin().where()));
    line(Visible.line(redactor.settingName(setting.name())), shown(setting.name(), setting.value(), redactor)
        + terminal.paint(Style.DIM, "  (" + terminal.texts().get("origin." + kind) + where + ")"));
    setting.hidden().forEach(loser -> terminal.out().println(terminal.paint(Style.DIM, "    "
        + terminal.texts().get("env.hides", shown(setting.name(), loser.value(), redactor),
            Visible.line(redactor.text(loser.origin().where()))))));
  }

  /// What a program has that is started anew, or what browsers are offered, as far as it differs.
  private void elsewhere(Settings.Elsewhere other, Redactor redactor) {
    String kind = other.source().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String detail = other.source().detail().isEmpty() ? ""
        : " (" + Visible.line(redactor.text(other.source().detail())) + ")";
    terminal.out().println(terminal.paint(Style.BOLD, terminal.texts().get("env.elsewhere",
        terminal.texts().get("environment." + kind) + detail)));
    new TreeMap<>(other.variables()).forEach((name, value) -> terminal.out().println(
        "    " + Visible.line(redactor.settingName(name)) + "  " + shown(name, value, redactor)));
    other.notes().forEach(note -> terminal.out().println("    " + said(note, redactor)));
  }

  private String said(Message note, Redactor redactor) {
    return terminal.texts().get(note.key(), note.args().stream()
        .map(argument -> Visible.line(redactor.text(argument))).toArray());
  }

  /// A value stays in its line: behind a line end it would look like a setting of its own.
  private static String shown(String name, String value, Redactor redactor) {
    return Visible.line(redactor.setting(name, value));
  }

  private void line(String name, String value) {
    terminal.out().println(terminal.paint(Style.BOLD, name) + "  " + value);
  }
}
