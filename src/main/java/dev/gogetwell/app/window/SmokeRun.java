package dev.gogetwell.app.window;

import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.process.ResidentMemory;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.machine.truststore.TrustStore;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.GoGetWellWindow;
import dev.gogetwell.ui.port.Practice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What `--smoke=FILE` does, by which a package is tried after it was built and installed: the real window opens as for
/// a user, practises with one broken network on loopback until the verdict, and closes; what was seen is written. No
/// other host is contacted, but that the resolver of this machine is asked for a name under `.test`. [#watch] runs on
/// the JavaFX thread, the rest before or after it on one other thread.
public final class SmokeRun {
  private static final int WORDS = 8;
  private static final Duration REST = Duration.seconds(6);

  /// Needs a TLS handshake, a chain and a clock; every system can show it.
  private static final String NETWORK = "cert-expired";

  private final Path file;
  private final String version;
  private final Map<String, TrustStore> stores;
  /// Not by the mapper, which needs longer to be made than a page of the window, and this measures the start.
  private final ObjectNode window = JsonNodeFactory.instance.objectNode();
  private final List<String> words = new ArrayList<>();
  private long shownAt;
  private Optional<CauseCode> expected = Optional.empty();
  private Optional<Report> report = Optional.empty();
  private Optional<ResidentMemory> memory = Optional.empty();

  /// @param file what is seen is written there
  /// @param stores the trust stores of this machine by a name
  public SmokeRun(Path file, String version, Map<String, TrustStore> stores) {
    this.file = file;
    this.version = version;
    this.stores = stores;
  }

  /// Sees to it that the place can be written, before anything is shown; what an earlier trial left there is gone.
  void claimPlace() throws IOException {
    // Not by way of a second file: that takes a tenth of the time to the window, which is measured here.
    Files.write(file, new byte[0]);
  }

  /// Follows a window that has just been shown, and closes it when all is seen.
  void watch(GoGetWellWindow shown, Stage stage, Practice practice) {
    shownAt = System.currentTimeMillis();
    Practice.Scenario network = practice.scenarios().stream().filter(one -> one.id().equals(NETWORK)).findFirst()
        .orElseThrow();
    expected = network.answer();
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        // The frame of the first pulse is drawn when the second one comes.
        if (++frames < 2) {
          return;
        }
        stop();
        window.put("title", stage.getTitle()).put("width", stage.getWidth()).put("height", stage.getHeight())
            .put("drawnAt", System.currentTimeMillis());
        stage.getScene().getRoot().lookupAll(".text").stream().filter(Text.class::isInstance)
            .map(text -> ((Text) text).getText()).filter(text -> !text.isBlank()).forEach(words::add);
        shown.practise(network, run -> {
          report = run.report();
          // Until the window has let go of what the run needed.
          PauseTransition rest = new PauseTransition(REST);
          rest.setOnFinished(_ -> {
            memory = ResidentMemory.ofThisProcess();
            stage.close();
          });
          rest.play();
        });
      }
    }.start();
  }

  /// Writes what was seen.
  ///
  /// @return whether all of it was as it must be
  public boolean write() throws IOException {
    List<String> problems = problems();
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.put("schema", "gogetwell-smoke/1").put("ok", problems.isEmpty());
    problems.forEach(seen.putArray("problems")::add);
    seen.put("version", version);
    for (String name : List.of("java.version", "java.vendor", "java.vm.info", "javafx.version", "os.name", "os.version",
        "os.arch", "native.encoding", "user.language")) {
      seen.put(name, System.getProperty(name, ""));
    }
    words.stream().distinct().limit(WORDS).forEach(window.putArray("words")::add);
    window.put("shownAt", shownAt)
        .put("millisFromStart", shownAt - ManagementFactory.getRuntimeMXBean().getStartTime());
    seen.set("window", window);
    seen.set("trustStores", trustStores());
    seen.set("practice", practice());
    memory.ifPresent(held -> seen.putObject("memory").put("kilobytes", held.now()).put("most", held.most()));
    replace(seen.toPrettyString() + "\n");
    return problems.isEmpty();
  }

  private void replace(String text) throws IOException {
    AtomicFile place = AtomicFile.at(file);
    place.replace(place.read(), Optional.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (shownAt == 0) {
      problems.add("no window was shown");
    } else if (report.isEmpty()) {
      problems.add("no verdict came");
    } else if (!causes().equals(expected.stream().map(CauseCode::code).toList())) {
      problems.add("another verdict");
    }
    return problems;
  }

  private List<String> causes() {
    return report.stream().flatMap(one -> one.verdict().causes().stream()).map(Finding::code).map(CauseCode::code)
        .toList();
  }

  private ObjectNode practice() {
    ObjectNode practice = JsonNodeFactory.instance.objectNode().put("network", NETWORK)
        .put("expected", expected.map(CauseCode::code).orElse(""));
    causes().forEach(practice.putArray("causes")::add);
    report.ifPresent(over -> {
      practice.put("verdict", over.verdict().state().name()).put("millis", over.took().toMillis())
          .put("go", over.settings().go().map(go -> go.version()).orElse(""));
      over.verdict().causes().stream().findFirst()
          .ifPresent(cause -> practice.put("confidence", cause.confidence().name()));
      over.hostsContacted().forEach(practice.putArray("hosts")::add);
    });
    return practice;
  }

  private ArrayNode trustStores() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    stores.forEach((name, store) -> {
      StoreContent content = store.read();
      ObjectNode one = all.addObject().put("name", name).put("readable", content.couldBeRead())
          .put("certificates", content.roots().size()).put("error", content.loadError());
      ArrayNode places = one.putArray("places");
      content.places().forEach(place -> places.add(
          place.location() + " " + place.state() + " " + content.countAt(place.location())));
    });
    return all;
  }
}
