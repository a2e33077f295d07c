package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.model.HopRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerContentTest {
  private static final String PAGE = "<!DOCTYPE html><html><body>Please sign in</body></html>";

  @Test
  void aPageInPlaceOfAChecksumIsNone() {
    assertThat(AnswerContent.problem(HopRole.SUMDB_DIRECT, "/lookup/lab.test/m@v1.0.0", PAGE)).isPresent();
    assertThat(AnswerContent.problem(HopRole.SUMDB_DIRECT, "/db/latest", PAGE)).isPresent();
    assertThat(AnswerContent.problem(HopRole.SUMDB_DIRECT, "/lookup/lab.test/m@v1.0.0", ""))
        .contains("malformed record data");
    assertThat(AnswerContent.problem(HopRole.SUMDB_VIA_PROXY, "/sumdb/sum.golang.org/supported", PAGE)).isPresent();
    assertThat(AnswerContent.problem(HopRole.SUMDB_VIA_PROXY, "/sumdb/sum.golang.org/supported", "")).isEmpty();
  }

  @Test
  void whatADatabaseReallySaysIsARecord() {
    ChecksumDatabase database =
        ChecksumDatabase.create("sum.lab.test", List.of(ModuleArchive.create("lab.test/m", "v1.0.0")), 2);
    for (String path : List.of("/lookup/lab.test/m@v1.0.0", "/latest")) {
      String body = new String(database.answer(path).body(), StandardCharsets.UTF_8);
      assertThat(AnswerContent.problem(HopRole.SUMDB_DIRECT, path, body)).as(path).isEmpty();
    }
  }

  @Test
  void anotherVersionThanTheOneThatWasAskedForIsRefused() {
    assertThat(AnswerContent.problem(HopRole.MODULE_PROXY, "/m/@v/v1.0.0.info", "{\"Version\":\"v1.0.9\"}"))
        .contains("proxy returned info for version v1.0.9 instead of requested version");
    assertThat(AnswerContent.problem(HopRole.MODULE_PROXY, "/m/@v/v1.0.0.info?x=1", "{\"Version\" : \"v1.0.0\"}"))
        .isEmpty();
    assertThat(AnswerContent.problem(HopRole.MODULE_PROXY, "/m/@v/master.info", "{\"Version\":\"v1.0.9\"}")).isEmpty();
    assertThat(AnswerContent.problem(HopRole.MODULE_PROXY, "/m/@latest", PAGE)).isPresent();
    assertThat(AnswerContent.problem(HopRole.MODULE_PROXY, "/m/@v/list", PAGE)).isEmpty();
  }
}
