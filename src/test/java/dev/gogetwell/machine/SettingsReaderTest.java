package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.osproxy.ScriptVisit;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.remedy.KeptVariables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final EnvironmentSource HERE = new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, "here");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() {
    bench = new Bench(folder);
  }

  private static Settings read(Environment environment, ToolRun tools) throws InterruptedException {
    return read(environment, tools, new WithheldValues());
  }

  private static Settings read(Environment environment, ToolRun tools, WithheldValues withheld)
      throws InterruptedException {
    SettingsReader reader =
        new SettingsReader(new GoTool(tools), new GitTool(tools), new LoginShell(tools), (_, _) -> Offered.NOTHING,
            withheld, Optional.empty());
    return reader.read(HERE, environment, Optional.empty())
        .withElsewhere(reader.elsewhere(HERE, environment, Optional.empty(), ScriptVisit.NONE));
  }

  /// What `"GOPROXY=…" > env` of PowerShell leaves: go finds no setting in it, and says nothing.
  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", ""})
  void aFileOfGoEnvInUtf16IsNamedWithWhatItWasToSay(String mark) throws Exception {
    bench.go();
    Path file = bench.environment().goEnvFile().orElseThrow();
    Files.createDirectories(file.getParent());
    Files.write(file, (mark + "GOPROXY=https://file.test\r\ngosumdb=sum.golang.google.cn\r\n")
        .getBytes(StandardCharsets.UTF_16LE));
    Settings settings = read(bench.environment(), Bench.tools());
    assertThat(settings.goEnvValue("GOPROXY")).isNotEqualTo("https://file.test");
    assertThat(settings.goEnv().get("GOPROXY").hidden())
        .contains(new Setting.Hidden("https://file.test", new Origin(Origin.Kind.GO_ENV_LINE, file.toString())));
    assertThat(settings.goEnv().get("GOSUMDB").hidden()).extracting(Setting.Hidden::value)
        .contains("sum.golang.google.cn");
    assertThat(settings.problems()).extracting(Failure::raw).containsExactly(file + ":1: utf 16 in place of utf 8");
  }

  @Test
  void theEnvironmentHidesTheFileAndTheFileHidesTheShippedDefault() throws Exception {
    bench.go();
    Path file = bench.home().resolve(".config/go/env");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "GOPROXY=https://file.test\nGOSUMDB=sum.file.test\n");
    Settings settings = read(bench.environment().with("GOPROXY", "https://env.test"), Bench.tools());
    Setting proxy = settings.goEnv().get("GOPROXY");
    assertThat(proxy.value()).isEqualTo("https://env.test");
    assertThat(proxy.origin()).isEqualTo(new Origin(Origin.Kind.ENVIRONMENT, "here"));
    assertThat(proxy.hidden()).first()
        .isEqualTo(new Setting.Hidden("https://file.test", new Origin(Origin.Kind.GO_ENV_FILE, file.toString())));
    assertThat(settings.goEnv().get("GOSUMDB").origin().kind()).isEqualTo(Origin.Kind.GO_ENV_FILE);
    assertThat(settings.goEnv().get("GOARCH").origin().kind()).isEqualTo(Origin.Kind.BUILT_IN);
    assertThat(settings.go().orElseThrow().version()).startsWith("go1.");
    assertThat(settings.problems()).isEmpty();
  }

  /// What its rules are is asked of the version that will run, not of the one that is installed.
  @Test
  void theVersionIsTheOneThatRunsTheCommandWhereItIsAtHand() throws Exception {
    String installed =
        read(bench.environment().with("GOTOOLCHAIN", "local"), Bench.tools()).go().orElseThrow().version();
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.99.0\n");
    Environment fetching = bench.environment().with("GOTOOLCHAIN", "auto");
    assertThat(version(fetching, project)).as("nobody has fetched it").isEqualTo(installed);
    Path newer = Files.createDirectories(folder.resolve("newer")).resolve("go1.99.0");
    Files.writeString(newer, "#!/bin/sh\necho go version go1.99.0 linux/amd64\n");
    newer.toFile().setExecutable(true);
    String path = bench.environment().value("PATH") + ":" + newer.getParent();
    assertThat(version(fetching.with("PATH", path), project)).isEqualTo("go1.99.0");
    assertThat(version(bench.environment().with("GOTOOLCHAIN", "local").with("PATH", path), project))
        .isEqualTo(installed);
    Files.writeString(project.resolve("go.mod"), "module app.test\n\ngo 1.17\n");
    assertThat(version(fetching.with("PATH", path), project)).isEqualTo(installed);
    assertThat(version(bench.environment().with("GOTOOLCHAIN", "go1.99.0").with("PATH", path), project))
        .isEqualTo("go1.99.0");
  }

  private static String version(Environment environment, Path project) throws InterruptedException {
    ToolRun tools = Bench.tools();
    return new SettingsReader(new GoTool(tools), new GitTool(tools), new LoginShell(tools),
        (_, _) -> Offered.NOTHING, new WithheldValues(), Optional.empty())
        .read(HERE, environment, Optional.of(project)).go().orElseThrow().version();
  }

  @Test
  void aCarriageReturnInTheGoEnvFileIsAProblemWithItsLine() throws Exception {
    bench.go();
    Path file = bench.home().resolve(".config/go/env");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "GOPROXY=https://file.test\r\n");
    assertThat(read(bench.environment(), Bench.tools()).problems()).extracting(Failure::raw)
        .containsExactly(file + ":1: carriage return (GOPROXY)");
  }

  @Test
  void aBrokenGitconfigIsToldInGitsOwnWords() throws Exception {
    bench.git();
    Files.writeString(bench.home().resolve(".gitconfig"), "[http\nproxy = x\n");
    Settings settings = read(bench.environment(), Bench.tools());
    assertThat(settings.gitConfig()).isEmpty();
    assertThat(settings.problems()).extracting(Failure::raw)
        .anySatisfy(raw -> assertThat(raw).contains("bad config line 1").contains(".gitconfig"));
  }

  @Test
  void everyLineOfGitConfigHasItsFileAndWhatItHides() throws Exception {
    bench.git();
    Path file = Files.writeString(bench.home().resolve(".gitconfig"), "[http]\nproxy = http://a\nproxy = http://b\n");
    Settings settings = read(bench.environment(), Bench.tools());
    assertThat(settings.gitConfig()).last().satisfies(setting -> {
      assertThat(setting.value()).isEqualTo("http://b");
      assertThat(setting.origin()).isEqualTo(new Origin(Origin.Kind.GIT_GLOBAL, file.toString()));
      assertThat(setting.hidden()).extracting(Setting.Hidden::value).containsExactly("http://a");
    });
  }

  @Test
  void whatNoRuleNeedsIsNeverPartOfTheSettings() throws Exception {
    bench.git();
    Files.writeString(bench.home().resolve(".gitconfig"), """
        [sendemail]
        smtpPass = PLANT-mail
        [http "https://git.corp.test/"]
        extraHeader = "Authorization: Basic PLANT-header"
        sslCAInfo = /etc/corp.pem
        [core]
        sshCommand = sshpass -p PLANT-ssh ssh
        [user]
        email = PLANT@corp.test
        """);
    Files.writeString(bench.home().resolve(".netrc"), "machine git.corp.test login deploy password PLANT-netrc\n");
    Environment environment = bench.environment().with("GIT_SSH_COMMAND", "sshpass -p PLANT-env ssh -v")
        .with("GOOGLE_API_KEY", "PLANT-google").with("GIT_CONFIG_VALUE_9", "PLANT-value");
    WithheldValues withheld = new WithheldValues();
    Settings settings = read(environment, Bench.tools(), withheld);
    assertThat(settings.toString()).doesNotContain("PLANT");
    assertThat(settings.gitConfig()).extracting(Setting::name).containsExactly(
        "http.https://git.corp.test/.extraheader", "http.https://git.corp.test/.sslcainfo", "core.sshcommand");
    assertThat(settings.environmentValue("GIT_SSH_COMMAND")).isEqualTo("sshpass -p <withheld> -v");
    assertThat(withheld.values()).as("known to the redaction alone").contains("PLANT-mail", "PLANT-ssh", "PLANT-env",
        "PLANT-netrc", "deploy:PLANT-netrc", "PLANT-google");
    assertThat(withheld).hasToString("WithheldValues[" + withheld.values().size() + "]");
  }

  @Test
  void whatTheProgramMustUseItselfStaysWholeInMemory() throws Exception {
    bench.go();
    Environment environment = bench.environment().with("GOPROXY", "https://u:PLANT@a.test/aB3dE5fG7hJ9kL1m/go")
        .with("HTTPS_PROXY", "http://u:PLANT@p.test:1").with("GOFLAGS", "-mod=mod -ldflags=-Xmain.k=PLANT");
    Settings settings = read(environment, Bench.tools());
    assertThat(settings.goEnvValue("GOPROXY")).isEqualTo("https://u:PLANT@a.test/aB3dE5fG7hJ9kL1m/go");
    assertThat(settings.environmentValue("HTTPS_PROXY")).isEqualTo("http://u:PLANT@p.test:1");
    assertThat(settings.goEnvValue("GOFLAGS")).isEqualTo("-mod=mod -ldflags=-Xmain.k=PLANT");
    assertThat(settings.goEnv().keySet()).doesNotContain("CGO_LDFLAGS", "GOGCCFLAGS", "CC");
  }

  @Test
  void aProxyThatOnlyTheLoginShellHasStandsElsewhere() throws Exception {
    Files.writeString(bench.home().resolve(".profile"),
        "echo noise\nexport HTTPS_PROXY=http://proxy.test:3128 LS_COLORS=x\n");
    Settings settings = read(bench.environment().with("NO_PROXY", "a.test"), Bench.tools());
    assertThat(settings.elsewhere()).singleElement().satisfies(elsewhere -> {
      assertThat(elsewhere.source().kind()).isEqualTo(EnvironmentSource.Kind.LOGIN_SHELL);
      assertThat(elsewhere.variables()).containsExactly(Map.entry("HTTPS_PROXY", "http://proxy.test:3128"));
    });
    assertThat(settings.environment()).containsKey("NO_PROXY");
  }

  @Test
  void aGoThatHangsIsAFailureAndNoException() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.writeString(bin.resolve("go"), "#!/bin/sh\nexec tail -f /dev/null\n");
    Files.setPosixFilePermissions(bin.resolve("go"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Environment environment = bench.environment();
    Settings settings = read(environment.with("PATH", bin + ":" + environment.value("PATH")),
        new ToolRun(new Processes(), Duration.ofMillis(700)));
    assertThat(settings.problems()).extracting(Failure::kind).contains(FailureKind.TIMEOUT);
    assertThat(settings.go().orElseThrow().path()).isEqualTo(bin.resolve("go").toString());
  }

  @Test
  void noHomeIsAProblemAndNoException() throws Exception {
    assertThat(read(bench.environment().without("HOME"), Bench.tools()).problems()).extracting(Failure::raw)
        .contains("$HOME is not defined");
  }

  @Test
  void noexecIsReadFromTheLongestMountPoint() {
    java.util.List<String> mounts = java.util.List.of("/dev/a / ext4 rw 0 0", "tmpfs /tmp tmpfs rw,noexec 0 0");
    assertThat(GoPrerequisites.isNoexec(Path.of("/tmp/x"), mounts)).isTrue();
    assertThat(GoPrerequisites.isNoexec(Path.of("/home/x"), mounts)).isFalse();
  }

  @Test
  void onWindowsTheRegistryTellsWhatThisTerminalLacksAndWhereItsOwnValuesStand() throws Exception {
    KeptVariables registry = new KeptVariables(folder);
    registry.user.put("HTTPS_PROXY", RegistryValue.text(RegistryValue.TEXT, "http://proxy.test:1"));
    registry.user.put("GOPROXY", RegistryValue.text(RegistryValue.TEXT, "https://setx.test"));
    registry.machine.put("GOSUMDB", RegistryValue.text(RegistryValue.TEXT, "off"));
    registry.user.put("PRIVATE", RegistryValue.text(RegistryValue.TEXT, "nobody's business"));
    Environment terminal = Environment.of(OperatingSystem.WINDOWS,
        Map.of("GOPROXY", "https://typed.test", "GOSUMDB", "off", "Path", folder.toString()));
    SettingsReader reader = new SettingsReader(new GoTool(Bench.tools()), new GitTool(Bench.tools()),
        new LoginShell(Bench.tools()), (_, _) -> Offered.NOTHING, new WithheldValues(), Optional.of(registry));
    assertThat(reader.elsewhere(HERE, terminal, Optional.empty(), ScriptVisit.NONE)).containsExactly(new Settings.Elsewhere(
        new EnvironmentSource(EnvironmentSource.Kind.USER_REGISTRY, ""),
        Map.of("HTTPS_PROXY", "http://proxy.test:1", "GOPROXY", "https://setx.test")));
    Settings settings = reader.read(HERE, terminal, Optional.empty());
    assertThat(settings.environment().get("GOSUMDB").origin().where()).startsWith("HKLM\\");
    assertThat(settings.environment().get("GOPROXY").origin().where()).as("typed here").isEqualTo("here");
    assertThat(reader.elsewhere(new EnvironmentSource(EnvironmentSource.Kind.USER_REGISTRY, ""), terminal,
        Optional.empty(), ScriptVisit.NONE)).isEmpty();
  }

  @Test
  void whatTheSystemSaysOfAScriptIsToldEvenWithoutAnyProxy() throws Exception {
    Message note = Message.of("osproxy.note.script", "http://pac.test/p");
    Environment terminal = Environment.of(OperatingSystem.WINDOWS, Map.of());
    SettingsReader reader = new SettingsReader(new GoTool(Bench.tools()), new GitTool(Bench.tools()),
        new LoginShell(Bench.tools()), (_, _) -> new Offered(Map.of(), List.of(note)), new WithheldValues(),
        Optional.empty());
    assertThat(reader.elsewhere(HERE, terminal, Optional.empty(), ScriptVisit.NONE)).singleElement().satisfies(other -> {
      assertThat(other.source().kind()).isEqualTo(EnvironmentSource.Kind.SYSTEM_SETTINGS);
      assertThat(other.notes()).containsExactly(note);
    });
  }

  @Test
  void otherInstallationsAreToldOnceEach() throws Exception {
    Path go = bench.go();
    Path sdk = Files.createDirectories(bench.home().resolve("sdk/go1.99.0/bin"));
    Files.writeString(sdk.resolve("go"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(sdk.resolve("go"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("go"), go);
    Environment environment = bench.environment();
    Settings settings = read(environment.with("PATH", environment.value("PATH") + ":" + links), Bench.tools());
    assertThat(settings.otherGo()).contains(sdk.resolve("go").toString())
        .as("the same file by a link").doesNotContain(links.resolve("go").toString(), go.toString());
  }
}
