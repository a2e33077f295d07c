package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ModuleArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {
  private static final Path TEXTS = Path.of("assets/licences");
  private final LicenceTexts texts = LicenceTexts.load();

  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;

  @Test
  void everyTextIsToldAsItselfAlsoWithAnOwnerAndWordsBehindIt() throws Exception {
    try (var files = Files.list(TEXTS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".txt", "");
        String text = Files.readString(file);
        assertThat(texts.of(text)).as(name).contains(name);
        String owned = "Copyright 2024 The Practice Authors\n\n" + text.replace("<year>", "2024")
            .replaceAll("<copyright holders>|<owner>", "The Practice Authors") + "\n\nThird parties: see NOTICE.\n";
        assertThat(texts.of(owned)).as(name).contains(name);
        assertThat(texts.of(text.replace("\n", "\r\n").replace(' ', '\t').toUpperCase(java.util.Locale.ROOT)))
            .as(name).contains(name);
      }
    }
  }

  @Test
  void whatIsNoKnownTextIsUnknown() throws Exception {
    assertThat(texts.of("")).isEmpty();
    assertThat(texts.of("All rights reserved. You may not use this.")).isEmpty();
    assertThat(texts.of(Files.readString(TEXTS.resolve("MIT.txt")).substring(0, 500))).as("half of a text").isEmpty();
    String commons = Files.readString(TEXTS.resolve("Apache-2.0.txt"));
    assertThat(texts.of(commons.substring(0, commons.length() / 2))).isEmpty();
    assertThat(texts.of("Public domain; made for practice.")).isEmpty();
  }

  @Test
  void aPolicyJudgesAndOneThatIsSpelledWronglyIsNone() {
    LicencePolicy policy = LicencePolicy.parse(("{\"allowed\":[\"MIT\",\"Apache-2.0\"],\"forbidden\":"
        + "[\"GPL-3.0-or-later\"]}").getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(policy.judge("MIT")).isEmpty();
    assertThat(policy.judge("Apache-2.0, MIT")).isEmpty();
    assertThat(policy.judge("GPL-3.0")).contains(HygieneRule.LICENCE_FORBIDDEN);
    assertThat(policy.judge("GPL-3.0, MIT")).as("a choice, or both").contains(HygieneRule.LICENCE_NOT_ALLOWED);
    assertThat(policy.judge("ISC")).contains(HygieneRule.LICENCE_NOT_ALLOWED);
    assertThat(policy.judge("unknown")).contains(HygieneRule.LICENCE_UNKNOWN);
    for (String bad : List.of("", "[]", "{}", "{\"forbiden\":[\"MIT\"]}", "{\"forbidden\":\"MIT\"}",
        "{\"forbidden\":[1]}")) {
      assertThat(LicencePolicy.parse(bad.getBytes(StandardCharsets.UTF_8))).as(bad).isEmpty();
    }
  }

  @Test
  void aForbiddenLicenceIsFoundAndTheCleanTwinHasNone() throws Exception {
    List<ModuleArchive> modules = List.of(DependencyProxy.module("good", "v1.2.0", "", DependencyProxy.MIT),
        DependencyProxy.module("viral", "v1.0.0", "", Files.readString(TEXTS.resolve("GPL-3.0.txt"))));
    LicencePolicy policy = new LicencePolicy(Set.of("MIT"), Set.of("GPL-3.0"), Set.of());
    try (DependencyProxy proxy = new DependencyProxy(modules);
        PracticeProject project = new PracticeProject(folder, proxy.url(), proxy.verifierKey())) {
      for (Map.Entry<String, List<HygieneRule>> twin : Map.of("good", List.<HygieneRule>of(), "viral",
          List.of(HygieneRule.LICENCE_FORBIDDEN)).entrySet()) {
        String name = twin.getKey();
        project.file("go.mod", "module app.example.test/app\n\ngo 1.22\n").file("go.sum", "")
            .file("main.go", "package main\n\nimport \"code.example.test/" + name + "\"\n\nfunc main() { println("
                + name + ".Do()) }\n").go("mod", "tidy");
        HygieneReport report = project.look(new HygieneRequest(project.folder, project.settings(),
            Duration.ofMinutes(2), Optional.of(folder.resolve("none")), Optional.empty(), Optional.of(policy),
            HygieneRequest.Tools.NONE));
        assertThat(report.findings()).extracting(HygieneFinding::rule).as(name)
            .containsExactlyElementsOf(twin.getValue());
        assertThat(report.modules()).extracting(ModuleRow::licence)
            .containsExactly(name.equals("good") ? "MIT" : "GPL-3.0");
      }
    }
  }
}
