package dev.gogetwell.machine.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A terminal is opened, and in it the command runs with what was written, whatever the folder and the values are
/// called. The terminals here are scripts that run what they are given, as the real ones do.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the terminals here are scripts of a shell")
class TerminalOpenerTest {
  private static final String HOSTILE = "it's $(touch pwned) `touch pwned` \"; touch pwned; #\\ %PATH% 中文";
  private static final String TERMINAL =
      "#!/bin/sh\nwhile [ \"$1\" = -e ] || [ \"$1\" = -- ]; do shift; done\nexec \"$@\"\n";

  @TempDir
  Path folder;
  private Path programs;
  private Path project;
  private Path seen;

  @BeforeEach
  void prepare() throws IOException {
    programs = Files.createDirectory(folder.resolve("bin"));
    project = Files.createDirectory(folder.resolve(HOSTILE.replace('/', '-')));
    seen = folder.resolve("seen");
    Files.createDirectory(folder.resolve("tmp"));
    program(Files.createDirectories(folder.resolve("sdk/bin")).resolve("go"), """
        #!/bin/sh
        { pwd; printf '%s\\n' "$*" "$GOPROXY" "$GONOSUMDB" "${HTTPS_PROXY-unset}"; } > 'SEEN.new'
        mv 'SEEN.new' 'SEEN'
        exit 3
        """.replace("SEEN", seen.toString()));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Environment own() {
    return Environment.of(OperatingSystem.LINUX, Map.of("PATH", programs + ":/usr/bin:/bin", "HOME", folder.toString(),
        "SHELL", "/bin/true", "HTTPS_PROXY", "http://of-this-process.test"));
  }

  private Repeated repeated(Optional<String> where, Map<String, String> written) {
    Map<String, String> judged = new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()));
    judged.putAll(written);
    return new Repeated(new PlainCommand(List.of("go", "get", "rsc.io/quote@v1.5.2"), where),
        Environment.of(OperatingSystem.LINUX, judged), Optional.of(folder.resolve("sdk/bin/go")));
  }

  private boolean open(Repeated repeated) throws IOException, InterruptedException {
    return new TerminalOpener(new Processes(), own(), Duration.ofSeconds(10)).open(repeated, folder.resolve("tmp"));
  }

  private List<String> seenLines() throws IOException {
    await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(seen));
    return Files.readAllLines(seen);
  }

  private List<Path> left(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith(name)).toList();
    }
  }

  @Test
  void theCommandRunsThereWithWhatWasWrittenWhateverItIsCalled() throws Exception {
    program(programs.resolve("xterm"), TERMINAL);
    assertThat(open(repeated(Optional.of(project.toString()), Map.of("GOPROXY", HOSTILE, "GONOSUMDB", "a'b"))))
        .isTrue();
    assertThat(seenLines()).containsExactly(project.toRealPath().toString(), "get rsc.io/quote@v1.5.2", HOSTILE, "a'b",
        "unset");
    assertThat(left("pwned")).as("nothing of a name was run").isEmpty();
    assertThat(left("again")).as("the script, which may hold a password, removed itself").isEmpty();
  }

  @Test
  void whatNeedsNoProjectRunsInAFreshModule() throws Exception {
    program(programs.resolve("xterm"), TERMINAL);
    assertThat(open(repeated(Optional.empty(), Map.of()))).isTrue();
    assertThat(Path.of(seenLines().getFirst()).resolve("go.mod")).exists();
  }

  @Test
  void aTerminalThatDoesNotOpenIsFollowedByTheNext() throws Exception {
    program(programs.resolve("x-terminal-emulator"), "#!/bin/sh\nexit 1\n");
    program(programs.resolve("xterm"), TERMINAL);
    assertThat(open(repeated(Optional.empty(), Map.of()))).isTrue();
    assertThat(seenLines()).contains("get rsc.io/quote@v1.5.2");
  }

  @Test
  void whereNoneOpensNothingIsClaimed() throws Exception {
    Environment bare = own().with("PATH", programs.toString());
    TerminalOpener opener = new TerminalOpener(new Processes(), bare, Duration.ofMillis(300));
    assertThat(opener.open(repeated(Optional.empty(), Map.of()), folder.resolve("tmp"))).isFalse();
    program(programs.resolve("xterm"), "#!/bin/sh\nexit 0\n");
    assertThat(opener.open(repeated(Optional.empty(), Map.of()), folder.resolve("tmp")))
        .as("one that says it opened and runs nothing").isFalse();
    assertThat(left("again")).isEmpty();
    assertThat(seen).doesNotExist();
  }

  @Test
  void onlyTheUserCanReadTheScript() throws Exception {
    program(programs.resolve("xterm"), "#!/bin/sh\nls -l \"$3\" > '" + folder + "/mode'\nexec \"$2\" \"$3\"\n");
    assertThat(open(repeated(Optional.empty(), Map.of("HTTPS_PROXY", "http://me:secret@proxy.test")))).isTrue();
    assertThat(Files.readString(folder.resolve("mode"))).startsWith("-rwx------");
  }
}
