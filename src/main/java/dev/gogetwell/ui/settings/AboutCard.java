package dev.gogetwell.ui.settings;

import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.About;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Which program this is: its version and what it stands on, under which licences, and where its logs lie. JavaFX
/// thread only.
final class AboutCard extends VBox {
  /// As their own files say; those go with every package (packaging/common/legal.sh).
  private static final List<Part> PARTS = List.of(
      new Part("OpenJDK, OpenJFX", "GPL-2.0 WITH Classpath-exception-2.0"),
      new Part("Jackson, picocli, Ikonli, java-diff-utils, JSpecify", "Apache-2.0"),
      new Part("AtlantaFX, Feather, SLF4J", "MIT"),
      new Part("ControlsFX, dnsjava", "BSD-3-Clause"),
      new Part("Bouncy Castle", "Bouncy Castle Licence"));

  private record Part(String names, String licence) {}

  /// @param copy puts a text on the clipboard
  AboutCard(Widgets parts, About about, Consumer<String> copy) {
    super(8);
    getStyleClass().add("card");
    setId("about");
    String line = "GoGetWell %s · Java %s · JavaFX %s · %s".formatted(about.version(),
        System.getProperty("java.version", "?"), System.getProperty("javafx.version", "?"), System.getProperty("os.name", "?"));
    getChildren().addAll(parts.label("ui.about.title", "head"), copied(parts, line, "copy-version", copy),
        parts.label("ui.about.logs", "small", "muted"),
        copied(parts, about.logs().toString(), "copy-logs", copy),
        parts.label("ui.about.licences", "small", "muted"),
        parts.raw(PARTS.stream().map(part -> part.names() + ": " + part.licence())
            .collect(Collectors.joining("\n")), "small"));
  }

  private static Lines copied(Widgets parts, String value, String id, Consumer<String> copy) {
    Button button = parts.button("ui.cert.copy", Feather.COPY, () -> copy.accept(value), "small-button");
    button.setId(id);
    button.accessibleTextProperty().bind(parts.texts().of("ui.fix.copy.spoken", value));
    return new Lines(12, parts.raw(value, "mono"), parts.filler(), button);
  }
}
