package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ToggleSwitch;
import dev.gogetwell.text.Language;
import java.time.Duration;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One switch for who wants nobody asked but whom go asks.
class OnlyGoHostsTest {
  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(fakes, 1000, 700);
    screen.press("settings");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#only-go").isPresent());
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
  }

  private ToggleSwitch only() {
    return (ToggleSwitch) screen.find("#only-go").orElseThrow();
  }

  private long asked() {
    return screen.all(".host").stream().map(CheckBox.class::cast).filter(CheckBox::isSelected).count();
  }

  @Test
  void oneSwitchRefusesAllAndTheStartPageSaysSo() {
    assertThat(only().isSelected()).isFalse();
    assertThat(asked()).isGreaterThan(3);
    screen.does(() -> only().setSelected(true));
    assertThat(asked()).isZero();
    screen.press("back");
    assertThat(screen.texts()).contains("The hosts that go itself contacts, and no test host");
  }

  @Test
  void oneThatIsAllowedAgainTurnsTheSwitchAndNotTheOthers() {
    screen.does(() -> only().setSelected(true));
    screen.does(() -> ((CheckBox) screen.all(".host").iterator().next()).fire());
    assertThat(only().isSelected()).isFalse();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void switchedOffAllAreAskedAgain() {
    long before = asked();
    screen.does(() -> only().setSelected(true));
    screen.does(() -> only().setSelected(false));
    assertThat(asked()).isEqualTo(before);
  }
}
