package dev.gogetwell.machine.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the files are those of a Linux, links and a pipe among them")
class EditorsTest {
  @TempDir Path folder;
  private Path home;
  private Path project;
  private Path code;

  @BeforeEach
  void prepare() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    project = Files.createDirectories(home.resolve("work/app"));
    code = write(home.resolve(".config/Code/User/settings.json"), "{}");
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path go(String root, String version) throws IOException {
    write(home.resolve(root).resolve("VERSION"), version);
    return write(home.resolve(root).resolve("bin/go"), "#!/bin/sh\nexit 9\n");
  }

  private List<Elsewhere> told(Optional<Path> judged) {
    return new Editors(Environment.of(OperatingSystem.LINUX, Map.of("HOME", home.toString())))
        .elsewhere(Optional.of(project), judged, variables -> variables);
  }

  private Elsewhere only() {
    return told(Optional.empty()).getFirst();
  }

  @Test
  void settingsWithCommentsTellTheGoAndTheVariablesOfWhatTheEditorStarts() throws IOException {
    Path other = go("sdk/go1.22.1", "go1.22.1\ntime 2024-02-29T18:18:48Z\n");
    write(code, """
        \ufeff// mine
        {
          "editor.fontSize": 12, /* no matter of go */
          "go.goroot": "~/sdk/go1.22.1",
          "go.toolsEnvVars": { "GOPROXY": "https://goproxy.cn,direct", "GOFLAGS": "-mod=mod", "A": 7, },
          "http.proxy": "http://proxy.corp:3128",
        }
        """);
    Elsewhere told = only();
    assertThat(told.source()).isEqualTo(
        new EnvironmentSource(EnvironmentSource.Kind.EDITOR, "VS Code, " + code));
    assertThat(told.variables()).containsExactlyInAnyOrderEntriesOf(Map.of("GOPROXY", "https://goproxy.cn,direct",
        "GOFLAGS", "-mod=mod", "HTTP_PROXY", "http://proxy.corp:3128", "HTTPS_PROXY", "http://proxy.corp:3128"));
    assertThat(told.notes()).containsExactly(Message.of("editor.note.go", other, "go1.22.1"));
  }

  @Test
  void theGoThatIsCheckedIsNotToldAgain() throws IOException {
    Path same = go("sdk/go1.22.1", "go1.22.1\n");
    write(code, "{\"go.alternateTools\": {\"go\": \"" + same + "\"}, \"go.goroot\": \"/elsewhere\"}");
    assertThat(told(Optional.of(same))).isEmpty();
    Files.delete(home.resolve("sdk/go1.22.1/VERSION"));
    assertThat(only().notes()).as("the tool counts before the root")
        .containsExactly(Message.of("editor.note.go.unknown", same));
  }

  @Test
  void eachProfileIsToldWithItsOwnFile() throws IOException {
    Path profile = write(code.resolveSibling("profiles").resolve("-5a1b2c3d").resolve("settings.json"),
        "{\"go.toolsEnvVars\": {\"GOPROXY\": \"off\"}}");
    assertThat(only().source().detail()).isEqualTo("VS Code, " + profile);
    assertThat(only().variables()).containsExactly(Map.entry("GOPROXY", "off"));
  }

  @Test
  void whatIsNotThereOrOnlyTheEditorKnowsIsSaidSo() throws IOException {
    write(code, "{\"go.goroot\": \"/nowhere/go\"}");
    assertThat(only().notes()).containsExactly(Message.of("editor.note.go-missing", "/nowhere/go/bin/go"));
    write(code, "{\"go.goroot\": \"${env:GOSDK}\", \"go.toolsEnvVars\": {\"GOPROXY\": \"${env:P}\", \"GOSUMDB\": \"off\"}}");
    assertThat(only().notes()).containsExactly(Message.of("editor.note.variable", "go.goroot"),
        Message.of("editor.note.variable", "go.toolsEnvVars"));
    assertThat(only().variables()).containsExactly(Map.entry("GOSUMDB", "off"));
  }

  /// Opening such a name would sign in to a stranger's computer, or start a Linux.
  @ParameterizedTest
  @ValueSource(strings = {"//evil.test/share/go", "\\\\wsl$\\Ubuntu\\usr\\local\\go"})
  void aNameOnAnotherComputerIsNotLookedAt(String root) {
    NamedGo go = NamedGo.inRoot(root, Environment.of(OperatingSystem.WINDOWS, Map.of()));
    assertThat(go.program()).startsWith("\\\\").endsWith("go\\bin\\go.exe").doesNotContain("/");
    assertThat(go.state()).isEqualTo(NamedGo.State.NOT_LOOKED_AT);
    assertThat(go.told("editor.note.go").key()).isEqualTo("editor.note.go-not-looked-at");
  }

  @Test
  void whatAProjectSaysIsASourceThatIsNotTheUsers() throws IOException {
    Path file = write(project.resolve(".vscode/settings.json"), "{\"http.proxy\": \"http://evil.test:1\","
        + "\"go.toolsEnvVars\": {\"HTTPS_PROXY\": \"http://evil.test:2\"},"
        + "\"go.goroot\": \"${workspaceFolder}/go\"}");
    Elsewhere told = only();
    assertThat(told.source())
        .isEqualTo(new EnvironmentSource(EnvironmentSource.Kind.PROJECT, "VS Code, " + file));
    assertThat(told.variables()).as("http.proxy counts among the user's settings alone")
        .containsExactly(Map.entry("HTTPS_PROXY", "http://evil.test:2"));
    assertThat(told.notes()).containsExactly(Message.of("editor.note.go-missing", project + "/go/bin/go"));
  }

  @Test
  void goLandTellsItsGorootAndTheEnvironmentOfItsModules() throws IOException {
    Path other = go("sdk/go1.21.0", "go1.21.0\n");
    Path file = write(project.resolve(".idea/workspace.xml"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <project version="4">
          <component name="ChangeListManager"><list default="true" name="Changes &lt;1&gt;" /></component>
          <component name="GOROOT" url="file://$USER_HOME$/sdk/go1.21.0" />
          <component name="VgoProject">
            <environment>
              <map>
                <entry key="GOPROXY" value="https://proxy.corp/go,direct" />
              </map>
            </environment>
            <settings-migrated>true</settings-migrated>
          </component>
        </project>
        """);
    Elsewhere told = only();
    assertThat(told.source().detail()).isEqualTo("GoLand, " + file);
    assertThat(told.notes()).containsExactly(Message.of("editor.note.go", other, "go1.21.0"));
    assertThat(told.variables()).containsExactly(Map.entry("GOPROXY", "https://proxy.corp/go,direct"));
    assertThat(told(Optional.of(other)).getFirst().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project><component name='GOROOT' url='&x;'/></project>",
      "<!DOCTYPE p SYSTEM 'http://evil.test/p.dtd'><project/>", "<project><component name='GOROOT'", "\u0000"})
  void aHostileFileOfAnIdeIsNotUnderstoodAndSaidSo(String text) throws IOException {
    write(project.resolve(".idea/workspace.xml"), text);
    assertThat(only().notes()).containsExactly(Message.of("editor.note.malformed"));
  }

  @Test
  void aHostileFileOfVsCodeIsSaidSo() throws Exception {
    write(code, "[".repeat(100_000));
    assertThat(only().notes()).containsExactly(Message.of("editor.note.malformed"));
    Files.writeString(code, " ".repeat((1 << 20) + 1));
    assertThat(only().notes()).containsExactly(Message.of("editor.note.unreadable"));
    Files.delete(code);
    assertThat(new ProcessBuilder("mkfifo", code.toString()).start().waitFor()).isZero();
    assertThat(only().notes()).containsExactly(Message.of("editor.note.unreadable"));
    Files.delete(code);
    Files.createSymbolicLink(code, Path.of("/etc/passwd"));
    assertThat(only().notes()).containsExactly(Message.of("editor.note.malformed"));
    write(home.resolve("empty"), "");
    Files.delete(code);
    Files.createSymbolicLink(code, home.resolve("empty"));
    assertThat(told(Optional.empty())).isEmpty();
  }

  @Test
  void theNearestFolderOfTheProjectCountsAndNoneAboveTheRepository() throws IOException {
    write(home.resolve("work/.vscode/settings.json"), "{\"go.toolsEnvVars\": {\"GOSUMDB\": \"off\"}}");
    assertThat(told(Optional.empty())).hasSize(1);
    Files.createDirectories(project.resolve(".git"));
    assertThat(told(Optional.empty())).isEmpty();
  }

  @Test
  void theSdksOfEveryIdeAreFoundWhereTheyAre() throws IOException {
    Path first = go("go/go1.20.1", "go1.20.1");
    write(home.resolve(".config/JetBrains/GoLand2024.3/options/go.sdk.xml"), "<application><component name='GoSdkList'>"
        + "<sdk-path><set><option value='file://$USER_HOME$/go/go1.20.1'/><option value='/nowhere'/></set></sdk-path>"
        + "</component></application>");
    write(home.resolve(".config/JetBrains/IntelliJIdea2025.1/options/go.sdk.xml"), "<broken");
    assertThat(new Editors(Environment.of(OperatingSystem.LINUX, Map.of("HOME", home.toString()))).sdks())
        .containsExactly(first);
  }
}
