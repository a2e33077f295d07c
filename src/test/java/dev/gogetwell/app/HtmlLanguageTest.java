package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlLanguageTest {
  @TempDir Path home;

  private String page(String... more) throws Exception {
    Path page = home.resolve("page.html");
    List<String> words = new ArrayList<>(List.of("check", "--from", Corpus.file("cert-mitm").toString(), "--html",
        page.toString()));
    words.addAll(List.of(more));
    new Headless(Language.ENGLISH, Map.of("HOME", home.toString(), "PATH", ""), new byte[0])
        .run(words.toArray(String[]::new));
    return Files.readString(page);
  }

  @Test
  void whoNamesALanguageGetsThatOneAlone() throws Exception {
    assertThat(page("--lang", "zh-CN")).contains("<html lang=\"zh-CN\">", "已排除").doesNotContain("Ruled out");
    assertThat(page("--lang", "en")).contains("<html lang=\"en\">", "Ruled out").doesNotContain("已排除");
  }

  @Test
  void whoNamesNoneGetsBothWithHisOwnFirst() throws Exception {
    assertThat(page()).contains("<html lang=\"en\">", "Ruled out", "已排除");
  }
}
