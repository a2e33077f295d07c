package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.generate.Generated;
import dev.gogetwell.generate.OutputFolder;
import dev.gogetwell.generate.OutputFolder.Planned;
import dev.gogetwell.generate.OutputFolder.State;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where generated files go, the same for every generator: shown, or into a folder; what differs is shown as a diff and
/// replaced only when that was asked for. One thread.
final class GeneratedOutput {
  private final JsonMapper json = JsonMapper.builder().build();

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "generate.to")
  private Optional<Path> to = Optional.empty();

  @Option(names = "--overwrite", descriptionKey = "generate.overwrite")
  private boolean overwrite;

  @Option(names = "--json", descriptionKey = "generate.json", paramLabel = "FILE|-", arity = "0..1",
      fallbackValue = GivenFile.STANDARD_OUTPUT, preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  /// Shows or writes.
  ///
  /// @return the exit code
  int deliver(Terminal terminal, Generated made) throws UsageException {
    try {
      List<Planned> planned = to.isEmpty() ? List.of() : new OutputFolder(to.get()).plan(made.files());
      boolean blocked = planned.stream().anyMatch(one -> one.state() == State.REFUSED
          || (one.state() == State.DIFFERENT && !overwrite));
      boolean written = to.isPresent() && !blocked;
      if (written) {
        new OutputFolder(to.get()).write(planned);
      }
      if (document.isPresent()) {
        new GivenFile(terminal).json(document.get(), json.writerWithDefaultPrettyPrinter().writeValueAsString(
            describe(terminal, made, planned, written)));
      }
      if (!GivenFile.isAlone(document)) {
        print(terminal, made, planned, written);
      }
      return blocked ? ExitCode.PROBLEM : ExitCode.OK;
    } catch (IOException e) {
      throw new UsageException(Message.of("cli.cannot-write", String.valueOf(e.getMessage())));
    }
  }

  private ObjectNode describe(Terminal terminal, Generated made, List<Planned> planned, boolean written) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-generate-1").put("kind", made.kind())
        .put("written", written);
    ArrayNode files = root.putArray("files");
    for (int i = 0; i < made.files().size(); i++) {
      ObjectNode file = files.addObject().put("name", made.files().get(i).name());
      if (planned.isEmpty()) {
        file.put("state", "shown");
      } else {
        file.put("state", name(planned.get(i).state())).put("path", planned.get(i).path().toString());
        ArrayNode diff = file.putArray("diff");
        planned.get(i).diff().forEach(diff::add);
      }
      file.put("content", made.files().get(i).content());
    }
    ArrayNode next = root.putArray("next");
    made.next().forEach(message -> next.add(terminal.texts().get(message)));
    return root;
  }

  private void print(Terminal terminal, Generated made, List<Planned> planned, boolean written) {
    if (planned.isEmpty()) {
      made.files().forEach(file -> {
        terminal.out().println(terminal.paint(Style.BOLD, "==> " + file.name() + " <=="));
        terminal.out().println(file.content());
      });
      terminal.err().println(terminal.texts().get("generate.shown"));
    }
    for (Planned one : planned) {
      terminal.out().println(terminal.texts().get("generate.state." + name(one.state()), one.path()));
      one.diff().forEach(line -> terminal.out().println(terminal.paint(
          line.startsWith("+") ? Style.GOOD : line.startsWith("-") ? Style.BAD : Style.DIM, line)));
    }
    if (!planned.isEmpty() && !written) {
      terminal.err().println(terminal.texts().get(
          planned.stream().anyMatch(one -> one.state() == State.REFUSED) ? "generate.refused" : "generate.different"));
      return;
    }
    made.next().forEach(message -> terminal.out().println(terminal.texts().get(message)));
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
