package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Variables of the user on Windows, written into a registry in memory.
class WindowsEnvironmentTest {
  private static final RegistryValue OLD = RegistryValue.text(RegistryValue.EXPANDED_TEXT, "http://old.corp:3128");

  @TempDir private Path folder;
  private KeptVariables registry = new KeptVariables(Path.of("/"));
  private Environment environment = Environment.of(OperatingSystem.WINDOWS, Map.of());

  @BeforeEach
  void prepare() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    registry = new KeptVariables(home);
    environment = Environment.of(OperatingSystem.WINDOWS, Map.of("UserProfile", home.toString(), "Path", "/here",
        "HTTPS_PROXY", "http://old.corp:3128"));
  }

  private LocalRemedyDesk desk() {
    DeskParts parts = new DeskParts(new Processes(), new CommandRunner(new Processes(), folder),
        new LoginShell(Bench.tools()), Optional.of(registry), Clock.systemUTC(), folder, folder.resolve("journal"),
        Duration.ofSeconds(5), Duration.ofSeconds(5), text -> text, Optional.empty());
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "windows",
        Optional.empty(), Optional.empty(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    return new LocalRemedyDesk(parts, settings, environment,
        new Target("", Optional.empty(), List.of(), Optional.empty()));
  }

  private static Change.UserEnvironment proxy(String value, String expected) {
    return new Change.UserEnvironment("HTTPS_PROXY", Optional.ofNullable(value), Optional.ofNullable(expected));
  }

  private static void assertTold(String key, ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOfSatisfying(RemedyException.class,
        e -> assertThat(e.what().key()).isEqualTo("remedy.error." + key));
  }

  @Test
  void aVariableIsShownWrittenWithItsTypeAndPutBackByteForByte() throws Exception {
    registry.user.put("https_proxy", OLD);
    var remedy = DeskBench.remedy(proxy("http://new.corp:8080", "http://old.corp:3128"));
    assertThat(desk().preview(remedy).edits()).singleElement().satisfies(edit ->
        assertThat(edit.unifiedDiff()).contains("-http://old.corp:3128", "+http://new.corp:8080", " REG_EXPAND_SZ"));
    assertThat(registry.user).containsValue(OLD);
    JournalEntry entry = desk().apply(remedy);
    assertThat(registry.user).containsEntry("HTTPS_PROXY",
        RegistryValue.text(RegistryValue.EXPANDED_TEXT, "http://new.corp:8080"));
    assertThat(desk().journal()).containsExactly(entry);
    desk().undo(entry);
    assertThat(registry.user).containsEntry("HTTPS_PROXY", OLD);
    assertThat(desk().journal()).isEmpty();
  }

  @Test
  void aPercentSignIsNeverTakenForAVariable() throws Exception {
    registry.user.put("HTTPS_PROXY", OLD);
    desk().apply(DeskBench.remedy(proxy("http://a%40b:c%40d@new.corp:8080", "http://old.corp:3128")));
    assertThat(registry.user.get("HTTPS_PROXY").type()).isEqualTo(RegistryValue.TEXT);
  }

  @Test
  void aNewVariableIsTakenAwayAgainByUndo() throws Exception {
    JournalEntry entry = desk().apply(DeskBench.remedy(
        new Change.UserEnvironment("GODEBUG", Optional.of("netdns=go"), Optional.empty())));
    assertThat(registry.user).containsEntry("GODEBUG", RegistryValue.text(RegistryValue.TEXT, "netdns=go"));
    desk().undo(entry);
    assertThat(registry.user).isEmpty();
  }

  @Test
  void whatSomebodyElseWroteIsNeitherOverwrittenNorUndone() throws Exception {
    registry.user.put("HTTPS_PROXY", RegistryValue.text(1, "http://other.corp:1"));
    assertTold("changed", () -> desk().apply(DeskBench.remedy(proxy(null, "http://old.corp:3128"))));
    registry.user.put("HTTPS_PROXY", OLD);
    JournalEntry entry = desk().apply(DeskBench.remedy(proxy(null, "http://old.corp:3128")));
    registry.user.put("HTTPS_PROXY", RegistryValue.text(1, "http://other.corp:1"));
    assertTold("undo-changed", () -> desk().undo(entry));
    assertThat(registry.user).containsEntry("HTTPS_PROXY", RegistryValue.text(1, "http://other.corp:1"));
  }

  @Test
  void aVariableOfTheMachineIsSaidToBeItsAdministrators() {
    registry.machine.put("HTTPS_PROXY", RegistryValue.text(1, "http://old.corp:3128"));
    assertTold("machine-variable", () -> desk().apply(DeskBench.remedy(proxy(null, "http://old.corp:3128"))));
  }

  @Test
  void aPracticeHomeIsShownAndNeverWritten() throws Exception {
    environment = environment.with("USERPROFILE", folder.resolve("practice").toString());
    registry.user.put("HTTPS_PROXY", OLD);
    var remedy = DeskBench.remedy(proxy("http://new.corp:8080", "http://old.corp:3128"));
    assertThat(desk().preview(remedy).edits()).hasSize(1);
    assertTold("other-profile", () -> desk().apply(remedy));
    assertThat(registry.user).containsEntry("HTTPS_PROXY", OLD);
    assertThat(desk().journal()).isEmpty();
  }

  @Test
  void aNewLoginHasTheMachinesVariablesThenTheUsersAndBothPaths() throws Exception {
    registry.machine.put("Path", RegistryValue.text(2, "%SystemRoot%\\system32"));
    registry.machine.put("HTTPS_PROXY", RegistryValue.text(1, "http://machine:1"));
    registry.user.put("TOOLS", RegistryValue.text(1, "C:\\tools"));
    registry.user.put("PATH", RegistryValue.text(2, "%tools%\\bin;%UNKNOWN%"));
    registry.user.put("https_proxy", RegistryValue.text(1, "http://user:2"));
    Environment login =
        new WindowsEnvironmentApplier(registry, environment.with("SystemRoot", "C:\\Windows")).newLogin();
    assertThat(login.value("PATH")).isEqualTo("C:\\Windows\\system32;C:\\tools\\bin;%UNKNOWN%");
    assertThat(login.value("HTTPS_PROXY")).isEqualTo("http://user:2");
    assertThat(login.get("USERPROFILE")).isPresent();
  }
}
