package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.GoPem;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityExportTest {
  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AuthorityExport export = new AuthorityExport(new Terminal(new ByteArrayInputStream(new byte[0]),
      new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(out, true, StandardCharsets.UTF_8), false,
      Texts.load(Language.ENGLISH)));

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAFileOnlyNameAndFingerprintAreTold() {
    assertThat(export.export(CompanyProxy.story().report(), Optional.empty())).isEqualTo(ExitCode.OK);
    assertThat(printed()).contains("CN=FortiGate CA").containsPattern("SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}")
        .contains("--to FILE.pem");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theFileHoldsTheAuthorityAloneAndNoFileIsOverwritten() throws IOException {
    Path file = folder.resolve("authority.pem");
    assertThat(export.export(CompanyProxy.story().report(), Optional.of(file))).isEqualTo(ExitCode.OK);
    String pem = Files.readString(file);
    assertThat(GoPem.certificates(pem)).hasSize(1);
    assertThat(pem).startsWith("# ").contains("FortiGate CA").contains("SHA-256 ");
    assertThat(export.export(CompanyProxy.story().report(), Optional.of(file))).isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent(pem);
  }

  @Test
  void aRunWithoutAnAuthorityGivesNone() {
    assertThat(export.export(NameFilter.story().report(), Optional.of(folder.resolve("none.pem"))))
        .isEqualTo(ExitCode.PROBLEM);
    assertThat(folder).isEmptyDirectory();
  }
}
