package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Nobody else can read, guess, fill or replace what this program keeps.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: modes and owners are Unix's")
class StateFolderTest {
  @TempDir private Path home;
  private final List<String> told = new ArrayList<>();

  private StateFolder of(Map<String, String> variables) {
    return StateFolder.of(Environment.of(OperatingSystem.LINUX, variables), (Message what) -> told.add(what.key()));
  }

  private StateFolder ofHome() {
    return of(Map.of("HOME", home.toString()));
  }

  private Path usual() {
    return home.resolve(".local").resolve("state").resolve("gogetwell");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void assertForThisRunOnly(StateFolder state, String why) throws IOException {
    assertThat(state.trouble().orElseThrow().key()).isEqualTo(why);
    assertThat(told).as("nobody has asked for the folder").isEmpty();
    Path folder = state.path();
    assertThat(folder).isEqualTo(state.path()).isDirectory();
    assertThat(folder.startsWith(home)).isFalse();
    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(told).as("once").containsExactly(why);
    Files.delete(folder);
  }

  @Test
  void itIsMadeForTheOwnerAlone() throws IOException {
    assertThat(ofHome().path()).isEqualTo(usual());
    assertThat(mode(usual())).isEqualTo("rwx------");
    assertThat(ofHome().trouble()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void oneThatOthersMayOnlyReadIsClosed() throws IOException {
    Files.setPosixFilePermissions(Files.createDirectories(usual()), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(ofHome().path()).isEqualTo(usual());
    assertThat(mode(usual())).isEqualTo("rwx------");
  }

  @Test
  void oneThatOthersMayWriteIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(Files.createDirectories(usual()), PosixFilePermissions.fromString("rwxrwx---"));
    assertForThisRunOnly(ofHome(), "state.open");
    assertThat(usual()).isEmptyDirectory();
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createDirectories(usual().getParent());
    Files.createSymbolicLink(usual(), elsewhere);
    assertForThisRunOnly(ofHome(), "state.no-folder");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void oneOfAnotherUserIsNotUsed() throws IOException {
    Files.createDirectories(usual());
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
    Files.setAttribute(usual(), "unix:uid", 4711);
    assertForThisRunOnly(ofHome(), "state.not-ours");
  }

  @Test
  void withoutAHomeNothingIsKept() throws IOException {
    assertForThisRunOnly(of(Map.of()), "state.no-home");
  }

  @Test
  void aHomeThatDoesNotExistIsNotMade() throws IOException {
    Path missing = home.resolve("missing");
    assertForThisRunOnly(of(Map.of("HOME", missing.toString())), "state.no-home");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aHomeOfBytesThatCannotBeSpelledIsNotReplacedByAnother() throws IOException {
    assertForThisRunOnly(of(Map.of("HOME", home + "/h\uFFFD")), "state.unspellable-home");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aRelativeStateHomeCountsAsNone() {
    assertThat(of(Map.of("HOME", home.toString(), "XDG_STATE_HOME", "state")).path()).isEqualTo(usual());
    assertThat(of(Map.of("XDG_STATE_HOME", home.resolve("x").toString())).path())
        .isEqualTo(home.resolve("x").resolve("gogetwell"));
  }
}
