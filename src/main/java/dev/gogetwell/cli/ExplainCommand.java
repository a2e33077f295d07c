package dev.gogetwell.cli;

import dev.gogetwell.ci.JobFormat;
import dev.gogetwell.ci.JobForms;
import dev.gogetwell.ci.JobLogReader;
import dev.gogetwell.ci.JobVerdict;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.LineLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `gogetwell explain`: pasted tool output to ranked causes, without touching the network. One run, one thread.
@Command(name = "explain", mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<SymptomReader> reader;
  private final String version;
  private final JsonMapper json = JsonMapper.builder().build();

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|-", defaultValue = "-", descriptionKey = "file")
  private String file = "-";

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  @Option(names = "--ci")
  private boolean ci;

  @Option(names = "--format", paramLabel = "text|json|github|step-summary|gitlab|junit|sarif")
  private Optional<String> format = Optional.empty();

  @Option(names = "--exit-code")
  private boolean byExitCode;

  @Option(names = "--batch", paramLabel = "FILE.jsonl|-")
  private Optional<String> batch = Optional.empty();

  /// A command that writes to `terminal` and asks `reader`.
  ///
  /// @param version our own, for the forms that tell who wrote them
  public ExplainCommand(Terminal terminal, Supplier<SymptomReader> reader, String version) {
    this.terminal = terminal;
    this.reader = reader;
    this.version = version;
  }

  @Override
  public Integer call() throws UsageException {
    if (format.isPresent() && JobFormat.of(format.get()).isEmpty()) {
      throw new UsageException(Message.of("ci.no-such-format", CommandLines.shortened(format.get())));
    }
    String source = batch.orElse(file);
    try (InputStream in = open(source)) {
      return batch.isPresent() ? explainBatch(in) : ci || byExitCode || format.isPresent() ? explainJob(in)
          : explainOne(in);
    } catch (IOException | InvalidPathException e) {
      Message otherwise = Message.of("symptom.cannot-read", source);
      terminal.err().println(terminal.texts().get(
          e instanceof IOException problem ? RefusedFileException.sentence(problem, otherwise) : otherwise));
      return ExitCode.USAGE;
    }
  }

  private InputStream open(String source) throws IOException {
    return source.equals("-") ? terminal.in() : RegularFile.at(Path.of(source)).stream();
  }

  private String pasted(InputStream in) throws IOException {
    return SavedText.text(SavedText.utf8(RegularFile.bounded(in, batch.orElse(file), InputLimit.PASTE)));
  }

  /// The log of a failed job. A form for programs is a success of ours, whatever it says; `--exit-code` says otherwise.
  private int explainJob(InputStream in) throws IOException, UsageException {
    JobVerdict verdict = new JobLogReader(reader.get(), terminal.texts(), terminal.redaction()).read(pasted(in));
    JobForms forms = new JobForms(terminal.texts(), version);
    boolean elsewhere = document.isPresent() && !GivenFile.isAlone(document);
    if (elsewhere) {
      new GivenFile(terminal).json(document.get(), forms.write(verdict, JobFormat.JSON).stripTrailing());
    }
    JobFormat form = format.flatMap(JobFormat::of)
        .orElse(GivenFile.isAlone(document) ? JobFormat.JSON : JobFormat.TEXT);
    String written = forms.write(verdict, form);
    boolean json = List.of(JobFormat.JSON, JobFormat.GITLAB, JobFormat.SARIF).contains(form);
    PrintStream out = json ? terminal.json() : terminal.out();
    out.print(written);
    out.flush();
    return byExitCode ? verdict.kind().exitCode() : form == JobFormat.TEXT ? ExitCode.PROBLEM : ExitCode.OK;
  }

  private int explainOne(InputStream in) throws IOException, UsageException {
    Symptom symptom = reader.get().read(pasted(in));
    if (document.isPresent()) {
      ObjectNode node = json.createObjectNode().put("schema", "gogetwell/explain/1");
      describe(node, symptom);
      new GivenFile(terminal).json(document.get(), json.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }
    if (!GivenFile.isAlone(document)) {
      print(symptom);
    }
    return ExitCode.PROBLEM;
  }

  private int explainBatch(InputStream in) throws IOException {
    PrintStream answers = terminal.json();
    // Each line has its own coding: read as bytes, of which every one is a character.
    BufferedReader lines = new BufferedReader(new InputStreamReader(
        new LineLimit(SavedText.utf8(in), batch.orElse(file), InputLimit.PASTE), StandardCharsets.ISO_8859_1));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        answers.println(json.writeValueAsString(answer(SavedText.text(line.getBytes(StandardCharsets.ISO_8859_1)))));
      }
    }
    answers.flush();
    return ExitCode.OK;
  }

  /// A line that is not of the batch form gets an answer of its own, so that the lines stay in step.
  private ObjectNode answer(String line) {
    ObjectNode node = json.createObjectNode();
    try {
      JsonNode question = json.readTree(line.startsWith("\ufeff") ? line.substring(1) : line);
      if (!question.isObject() || !question.path("text").isString()) {
        node.set("id", question.path("id").isMissingNode() ? json.nullNode() : question.path("id"));
        return node.put("error", "text is missing");
      }
      node.set("id", question.path("id").isMissingNode() ? json.nullNode() : question.path("id"));
      describe(node, reader.get().read(question.path("text").stringValue()));
      return node;
    } catch (JacksonException e) {
      return node.putNull("id").put("error", "not a JSON object");
    }
  }

  private void describe(ObjectNode node, Symptom symptom) {
    ArrayNode causes = node.putArray("causes");
    for (Symptom.Candidate candidate : symptom.candidates()) {
      causes.addObject().put("code", candidate.code().code()).put("confidence", candidate.confidence().word())
          .put("pattern", candidate.pattern());
    }
    ArrayNode notes = node.putArray("notes");
    notes(symptom).forEach(notes::add);
    node.put("local", symptom.isLocal()).put("excerpt", symptom.excerpt()).put("cut", symptom.wasCut());
    ObjectNode facts = node.putObject("facts");
    symptom.facts().module().ifPresent(v -> facts.put("module", v));
    symptom.facts().host().ifPresent(v -> facts.put("host", v));
    symptom.facts().url().ifPresent(v -> facts.put("url", v));
    symptom.facts().proxy().ifPresent(v -> facts.put("proxy", v));
    symptom.facts().goVersion().ifPresent(v -> facts.put("goVersion", v));
    symptom.facts().command().ifPresent(v -> facts.put("command", v));
  }

  private List<String> notes(Symptom symptom) {
    return symptom.notes().stream().map(note -> terminal.texts().get(note.key(), note.args().toArray())).toList();
  }

  private void print(Symptom symptom) {
    Texts texts = terminal.texts();
    if (symptom.wasCut()) {
      terminal.out().println(terminal.paint(Terminal.Style.DIM, texts.get("symptom.cut")));
    }
    if (symptom.candidates().isEmpty()) {
      terminal.out().println(texts.get("symptom.unknown"));
      terminal.out().println(texts.get("symptom.unknown.next"));
      return;
    }
    Symptom.Candidate best = symptom.candidates().getFirst();
    String key = best.code().messageKey();
    String subject = symptom.facts().host().or(symptom.facts()::module).orElse(texts.get("symptom.that-host"));
    terminal.out().println(texts.get("symptom.said"));
    terminal.out().println("  " + symptom.excerpt());
    terminal.out().println();
    terminal.out().println(terminal.paint(Terminal.Style.BOLD, texts.get(key + ".title")) + "  "
        + terminal.paint(Terminal.Style.DIM, best.code().code() + " · "
            + texts.get("symptom.confidence." + best.confidence().word())));
    terminal.out().println(texts.get(key + ".sentence", subject));
    notes(symptom).forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println(texts.get("symptom.next"));
    terminal.out().println("  " + texts.get(key + ".next"));
    terminal.out().println(texts.get(symptom.isLocal() ? "symptom.local" : "symptom.check"));
    if (symptom.candidates().size() > 1) {
      terminal.out().println();
      terminal.out().println(texts.get("symptom.others"));
      symptom.candidates().stream().skip(1).forEach(c -> terminal.out().println(
          "  " + texts.get(c.code().messageKey() + ".title") + "  " + c.code().code()));
    }
  }
}
