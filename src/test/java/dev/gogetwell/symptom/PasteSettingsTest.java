package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasteSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {
      "GOPROXY='https://m.example,direct'", "GOPROXY=\"https://m.example,direct\"",
      "set GOPROXY=https://m.example,direct", "$env:GOPROXY = \"https://m.example,direct\"",
      "export GOPROXY=https://m.example,direct", "ENV GOPROXY https://m.example,direct",
      "ENV GO111MODULE=on GOPROXY=https://m.example,direct", "ARG GOPROXY=https://m.example,direct",
      "setx GOPROXY https://m.example,direct", "  GOPROXY: https://m.example,direct",
      "  \"GOPROXY\": \"https://m.example,direct\",",
      "$ go env -w GOPROXY=https://m.example,direct", "docker build --build-arg GOPROXY=https://m.example,direct .",
      "$ echo $GOPROXY\nhttps://m.example,direct", "> echo %GOPROXY%\nhttps://m.example,direct",
      "$ go env GOPROXY\nhttps://m.example,direct", "PS> echo $env:GOPROXY\nhttps://m.example,direct"})
  void everyWayToShowASettingIsRead(String text) {
    assertThat(PasteSettings.of(text.lines().toList()).get("GOPROXY")).contains("https://m.example,direct");
  }

  @Test
  void windowsKeepsBlanksInAValue() {
    assertThat(PasteSettings.of(List.of("set GOPRIVATE=a.example, b.example")).get("GOPRIVATE"))
        .contains("a.example, b.example");
  }

  @Test
  void theLastValueWinsAndAnExcerptOfAValueIsNone() {
    assertThat(of("export GOPROXY=direct", "GOPROXY=off").get("GOPROXY")).contains("off");
    assertThat(of("warning: go env -w GOPROXY=... does not override").get("GOPROXY")).isEmpty();
    assertThat(of("echo $GOPROXY", "").get("GOPROXY")).isEmpty();
  }

  @Test
  void privateIsWhatGoKeepsAwayFromTheDatabase() {
    assertThat(of("GOPRIVATE=corp.example").isPrivate("corp.example/a")).isTrue();
    assertThat(of("GOPRIVATE=corp.example", "GONOSUMDB=none").isPrivate("corp.example/a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GOPRIVATE='https://corp.example'", "GOPRIVATE='a.example, corp.example'",
      "GOPRIVATE='.corp.example'", "GOPRIVATE='a.example，corp.example'", "GONOSUMDB='*.corp.example'",
      "GOPRIVATE='git@corp.example'", "GOPRIVATE='a.example;corp.example'"})
  void anItemThatCanMatchNothingIsSeen(String line) {
    assertThat(of(line).wasMeantToBePrivate("corp.example/a")).isTrue();
  }

  @Test
  void anItemForSomethingElseWasNotMeant() {
    assertThat(of("GOPRIVATE=corp.example").wasMeantToBePrivate("corp.example/a")).isFalse();
    assertThat(of("GOPRIVATE=https://other.example").wasMeantToBePrivate("corp.example/a")).isFalse();
  }

  @Test
  void onlyACommaBeforeAFurtherEntryStops() {
    String url = "https://m.example/a.b/c/@v/list";
    assertThat(of("GOPROXY=https://m.example/,direct").stopsAtComma(url)).isTrue();
    assertThat(of("GOPROXY=m.example,direct").stopsAtComma(url)).isTrue();
    assertThat(of("GOPROXY='https://m.example|direct'").stopsAtComma(url)).isFalse();
    assertThat(of("GOPROXY=https://m.example").stopsAtComma(url)).isFalse();
    assertThat(of("GOPROXY=https://n.example,https://m.example").stopsAtComma(url)).isFalse();
    assertThat(of("GOPROXY=https://m.example.org,direct").stopsAtComma(url)).isFalse();
  }

  private static PasteSettings of(String... lines) {
    return PasteSettings.of(List.of(lines));
  }
}
