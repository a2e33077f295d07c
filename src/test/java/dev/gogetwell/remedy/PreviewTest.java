package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {
  private static Preview.FileEdit edit(int lines) {
    return new Preview.FileEdit("/list.pem", false, Collections.nCopies(lines, "+MIIB"), "");
  }

  @Test
  void aSettingIsShownWholeAndALongListFromItsBeginning() {
    assertThat(edit(12).shownDiff()).hasSize(12);
    assertThat(edit(12).hiddenLines()).isZero();
    assertThat(edit(4000).shownDiff()).hasSizeLessThan(200);
    assertThat(edit(4000).shownDiff().size() + edit(4000).hiddenLines()).isEqualTo(4000);
    assertThat(new Preview.FileEdit("", true, List.of(), "").hiddenLines()).isZero();
  }
}
