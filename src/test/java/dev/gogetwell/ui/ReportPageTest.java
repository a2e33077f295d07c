package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.port.ReportWriter.Wish;
import dev.gogetwell.ui.story.CompanyProxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportPageTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @Test
  void everyFormIsSavedWithoutPrivateNamesAndTheReportIsReady() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.CHINESE);
    Screen screen = Screen.open(fakes, 1000, 700);
    try {
      screen.paste(CompanyProxy.PASTE);
      fakes.engine.runFreely();
      screen.press("find");
      screen.awaitPrimary("试用修复");
      screen.goTo(Place.REPORT);
      assertThat(screen.texts()).contains("可以导出").doesNotContain("等待");
      for (String form : List.of("save-html", "save-letter", "save-hosts", "save-json")) {
        screen.press(form);
      }

      await().atMost(Duration.ofSeconds(10)).until(() -> fakes.written.size() == 4);
      assertThat(fakes.written).extracting(Wish::form)
          .containsExactlyInAnyOrder(Form.HTML, Form.LETTER, Form.HOSTS, Form.JSON);
      assertThat(fakes.written).allMatch(wish -> wish.redact() && wish.languages().equals(List.of(Language.CHINESE)));
    } finally {
      screen.close();
    }
  }
}
