package dev.gogetwell.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.theme.LiveTexts;
import dev.gogetwell.ui.theme.Motion;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class EnvironmentCardTest {
  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void anotherGoIsToldWithWhatItIsGivenAndWithoutAPassword() {
    String said = said(new Settings.Elsewhere(new EnvironmentSource(Kind.EDITOR, "VS Code, /home/u/settings.json"),
        Map.of("HTTPS_PROXY", "http://u:secret77@p.corp:1", "GOPROXY", "https://goproxy.cn"),
        List.of(Message.of("editor.note.go", "/opt/go/bin/go", "go1.22.1"))));
    assertThat(said).contains("Elsewhere: Editor (VS Code, /home/u/settings.json)", "/opt/go/bin/go", "go1.22.1",
        "GOPROXY=https://goproxy.cn", "HTTPS_PROXY=http://p.corp:1").doesNotContain("secret77");
  }

  @Test
  void whatBrowsersAreOfferedIsNoPlaceWhereAGoRuns() {
    assertThat(said(new Settings.Elsewhere(new EnvironmentSource(Kind.SYSTEM_SETTINGS, "windows"),
        Map.of("HTTPS_PROXY", "http://p.corp:1")))).doesNotContain("Elsewhere", "p.corp");
  }

  private static String said(Settings.Elsewhere other) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> drawn(other));
  }

  private static String drawn(Settings.Elsewhere other) {
    EnvironmentCard card = new EnvironmentCard(new Widgets(new LiveTexts(Texts::load, Language.ENGLISH), new Motion()),
        _ -> { });
    card.show(CompanyProxy.settings().withElsewhere(List.of(other)));
    StringBuilder text = new StringBuilder();
    collect(card, text);
    return text.toString();
  }

  private static void collect(Node node, StringBuilder text) {
    switch (node) {
      case Labeled label -> text.append(label.getText()).append('\n');
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collect(child, text));
      default -> { }
    }
  }
}
