package dev.gogetwell.ui;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Dependencies as a test wants them found. What is asked is kept; a look waits for as long as it is held.
final class FakeDependencies implements Dependencies {
  static final Path TOOLS = Path.of("/home/lin/.local/state/gogetwell/tools");
  final List<Wish> wishes = new CopyOnWriteArrayList<>();
  final List<String> written = new CopyOnWriteArrayList<>();
  final List<String> ended = new CopyOnWriteArrayList<>();
  final FakeRemedyDesk desk = new FakeRemedyDesk(Set.of("R1"));
  volatile HygieneReport report = problems();
  volatile Optional<ServiceException> trouble = Optional.empty();
  volatile CountDownLatch held = new CountDownLatch(0);

  /// What a project can be like: something of each grade, one tool missing.
  static HygieneReport problems() {
    List<HygieneFinding> findings = List.of(
        finding(HygieneRule.VULNERABLE_CALLED, 9, "golang.org/x/net@v0.17.0",
            Optional.of("go get golang.org/x/net@v0.23.0"),
            List.of("shop.example.com/checkout", "github.com/quay/claircore@v1.5.2", "golang.org/x/net@v0.17.0"),
            "golang.org/x/net@v0.17.0", "GO-2024-2687", "HTTP/2 CONTINUATION flood in net/http",
            "golang.org/x/net/http2.Transport.RoundTrip", "v0.23.0"),
        finding(HygieneRule.LICENCE_FORBIDDEN, 12, "github.com/zeta/strict@v1.2.0", Optional.empty(),
            List.of("shop.example.com/checkout", "github.com/alpha/report/v2@v2.4.1", "github.com/beta/pdf@v0.8.0",
                "github.com/gamma/fonts@v1.0.3", "github.com/zeta/strict@v1.2.0"),
            "github.com/zeta/strict@v1.2.0", "AGPL-3.0"),
        finding(HygieneRule.RETRACTED, 7, "github.com/alpha/report/v2@v2.4.1",
            Optional.of("go get github.com/alpha/report/v2@latest"), List.of(), "github.com/alpha/report/v2@v2.4.1",
            "loses the last page"),
        finding(HygieneRule.DEPRECATED, 8, "github.com/golang/protobuf@v1.5.3", Optional.empty(), List.of(),
            "github.com/golang/protobuf", "Use the \"google.golang.org/protobuf\" module instead."),
        finding(HygieneRule.SUM_SUPERFLUOUS, 0, "", Optional.of("go mod tidy"), List.of(), "2",
            "github.com/old/one@v1.0.0, github.com/old/two@v1.1.0"));
    return new HygieneReport("shop.example.com/checkout", "go1.26.8", findings, List.of(
        tool("go mod verify", State.ANSWERED, 310), tool("go list -m -e -u -retracted -json all", State.ANSWERED, 2140),
        tool("go mod graph", State.ANSWERED, 120), tool("go mod tidy -diff", State.ANSWERED, 1480),
        tool("govulncheck -format json ./...", State.ANSWERED, 5210)), List.of(
        row("golang.org/x/net", "v0.17.0", true, "v0.47.0", "BSD-3-Clause"),
        row("github.com/alpha/report/v2", "v2.4.1", false, "v2.4.2", "MIT"),
        row("github.com/golang/protobuf", "v1.5.3", false, "v1.5.4", "BSD-3-Clause"),
        row("github.com/quay/claircore", "v1.5.2", false, "v1.5.40", "Apache-2.0"),
        row("github.com/beta/pdf", "v0.8.0", true, "", "unknown"),
        row("github.com/zeta/strict", "v1.2.0", true, "", "AGPL-3.0")), List.of());
  }

  /// The same without anything wrong.
  static HygieneReport clean() {
    HygieneReport bad = problems();
    return new HygieneReport(bad.module(), bad.go(), List.of(), bad.tools(), bad.modules(), List.of());
  }

  /// The same where the tool for vulnerabilities is not installed.
  static HygieneReport withoutTool() {
    HygieneReport bad = clean();
    return new HygieneReport(bad.module(), bad.go(), List.of(), List.of(tool("go mod verify", State.ANSWERED, 310),
        tool("go mod tidy -diff", State.TIMED_OUT, 180_000), tool("govulncheck -format json ./...", State.MISSING, 0)),
        bad.modules(), List.of());
  }

  /// Settings that the program can mend.
  static HygieneReport unsettled() {
    HygieneReport bad = clean();
    return new HygieneReport(bad.module(), bad.go(), List.of(
        finding(HygieneRule.TOOLCHAIN_REFUSED, 3, "", Optional.of("go env -w GOTOOLCHAIN=auto"), List.of(), "1.27",
            "1.26.8", "local"),
        finding(HygieneRule.PRIVATE_UNCOVERED, 8, "git.example.corp/team/lib@v1.0.0", Optional.empty(), List.of(),
            "git.example.corp/team/lib", "git.example.corp")), bad.tools(), bad.modules(), List.of());
  }

  static HygieneFinding finding(HygieneRule rule, int line, String module, Optional<String> command,
      List<String> via, String... args) {
    return new HygieneFinding(rule, Confidence.CERTAIN, Optional.of(new FileLine("go.mod", line)), module,
        new Message("hygiene." + rule.word(), List.of(args)), command, via);
  }

  static ToolOutcome tool(String name, State state, long millis) {
    return new ToolOutcome(name, state, "", Duration.ofMillis(millis));
  }

  static ModuleRow row(String path, String version, boolean indirect, String update, String licence) {
    return new ModuleRow(path, version, indirect, Optional.of(update).filter(text -> !text.isEmpty()), licence);
  }

  @Override
  public Looked look(Wish wish, Consumer<String> progress) throws ServiceException, InterruptedException {
    wishes.add(wish);
    progress.accept("go list -m -e -u -retracted -json all");
    try {
      held.await();
    } catch (InterruptedException e) {
      ended.add("interrupted");
      throw e;
    }
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return new Looked(new FactsBuilder().report().settings(), report, Instant.parse("2026-11-23T09:41:00Z"), TOOLS,
        desk);
  }

  @Override
  public void write(Looked looked, Form form, Language language, Path file) {
    written.add(form + " " + file);
  }
}
