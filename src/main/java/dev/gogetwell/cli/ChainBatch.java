package dev.gogetwell.cli;

import dev.gogetwell.gorules.x509.ChainError;
import dev.gogetwell.gorules.x509.ChainVerdict;
import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.GoPem;
import dev.gogetwell.gorules.x509.GoTime;
import dev.gogetwell.gorules.x509.RootSet;
import dev.gogetwell.gorules.x509.VerifyRequest;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.truststore.StoreContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Judges many chains, one JSON object a line in and out, in the order of the input. Works on all cores: lines are
/// handed to workers in blocks, a bounded number of blocks ahead. A line that is no case gives a verdict too, so that
/// answers and lines stay paired.
final class ChainBatch {
  private static final int BLOCK = 64;
  private static final int BLOCKS_AHEAD = 32;
  private static final int REMEMBERED_ROOT_SETS = 256;

  private final Optional<X509Rules> chosen;
  private final X509Rules fallback;
  private final Function<X509Rules, StoreContent> systemRoots;
  private final InstantSource clock;
  private final JsonFactory json = new JsonFactory();
  private final Map<X509Rules, ChainVerifier> verifiers = new ConcurrentHashMap<>();
  private final Map<RootKey, RootSet> rootSets = new ConcurrentHashMap<>();

  private record RootKey(X509Rules rules, boolean system, List<String> pems) {}

  /// @param chosen the Go version asked for on the command line; it beats what a case says
  /// @param fallback the rules where neither says anything
  /// @param systemRoots the machine's own store as Go of a version reads it
  ChainBatch(Optional<X509Rules> chosen, X509Rules fallback, Function<X509Rules, StoreContent> systemRoots,
      InstantSource clock) {
    this.chosen = chosen;
    this.fallback = fallback;
    this.systemRoots = systemRoots;
    this.clock = clock;
  }

  /// Answers every line; returns how many were not accepted.
  long run(BufferedReader in, PrintStream out) throws IOException, InterruptedException {
    long refused = 0;
    try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      ArrayDeque<Future<Answers>> pending = new ArrayDeque<>();
      List<String> block = block(in);
      while (!block.isEmpty() || !pending.isEmpty()) {
        if (!block.isEmpty()) {
          List<String> lines = block;
          pending.add(workers.submit(() -> judge(lines)));
          block = block(in);
        }
        if (block.isEmpty() || pending.size() >= BLOCKS_AHEAD) {
          Answers answers = pending.remove().get();
          out.print(answers.text());
          refused += answers.refused();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("judging a block of chains", e.getCause());
    }
    out.flush();
    return refused;
  }

  private record Answers(String text, int refused) {}

  private static List<String> block(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>(BLOCK);
    while (lines.size() < BLOCK) {
      String line = in.readLine();
      if (line == null) {
        break;
      }
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private Answers judge(List<String> lines) {
    StringWriter text = new StringWriter();
    int refused = 0;
    for (String line : lines) {
      ChainCase question = new ChainCase("", "", "", "", List.of(), false, List.of(), "", List.of());
      Optional<ChainError> error;
      try {
        question = ChainCase.read(json, line);
        error = judge(question).error();
      } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
        error = Optional.of(new ChainError(ChainError.Type.PARSE, Optional.empty(),
            "case: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
      }
      write(text, question.id(), error);
      refused += error.isPresent() ? 1 : 0;
    }
    return new Answers(text.toString(), refused);
  }

  private ChainVerdict judge(ChainCase question) {
    X509Rules rules = chosen.orElseGet(
        () -> question.goVersion().isEmpty() ? fallback : X509Rules.of(question.goVersion()));
    ChainVerifier verifier = verifiers.computeIfAbsent(rules, ChainVerifier::new);
    GoTime now = question.time().isEmpty() ? GoTime.of(clock.instant()) : GoTime.parse(question.time());
    boolean system = question.systemRoots() && question.roots().isEmpty();
    if (rootSets.size() > REMEMBERED_ROOT_SETS) {
      rootSets.clear();
    }
    RootSet roots = rootSets.computeIfAbsent(new RootKey(rules, system, question.roots()),
        key -> system ? systemRoots.apply(rules).systemRoots(verifier) : verifier.roots(ders(key.pems())));
    List<byte[]> leaf = GoPem.certificates(question.leaf());
    return verifier.verify(new VerifyRequest(leaf.isEmpty() ? new byte[0] : leaf.getFirst(),
        ders(question.intermediates()), roots, question.host(), now, question.usages()));
  }

  private static List<byte[]> ders(List<String> pems) {
    List<byte[]> ders = new ArrayList<>(pems.size());
    pems.forEach(pem -> ders.addAll(GoPem.certificates(pem)));
    return ders;
  }

  private void write(StringWriter out, String id, Optional<ChainError> error) {
    try (JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), out)) {
      line.writeStartObject();
      line.writeStringProperty("id", id);
      line.writeBooleanProperty("ok", error.isEmpty());
      if (error.isPresent()) {
        line.writeStringProperty("type", error.get().type().goName());
        if (error.get().reason().isPresent()) {
          line.writeStringProperty("reason", error.get().reason().get().goName());
        }
        line.writeStringProperty("err", error.get().text());
      }
      line.writeEndObject();
    }
    out.append('\n');
  }
}
