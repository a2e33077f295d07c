package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Target;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import org.junit.jupiter.api.Test;

class PastedTextTest {
  private final PastedText reader = new PastedText(() -> new SymptomReader(Catalogue.load()));

  @Test
  void aTextWithoutAKnownErrorStillNamesItsCommand() {
    String text = "$ go get code.example.test/team/lib@v1.5.10";
    Target target = Targets.pasted(text, reader.read(text), "");
    assertThat(target.command()).containsExactly("go", "get", "code.example.test/team/lib@v1.5.10");
    assertThat(target.module()).isEqualTo("code.example.test/team/lib@v1.5.10");
  }

  @Test
  void aTextThatNamesNothingIsNotRead() {
    assertThat(reader.read("it does not work since this morning")).isEmpty();
  }
}
