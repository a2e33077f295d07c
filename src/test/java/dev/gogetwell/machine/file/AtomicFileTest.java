package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.file.UnfitFileException.Reason;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLinkStaysALinkAndTheModeStays() throws Exception {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    AtomicFile.at(link).replace(bytes("old"), bytes("new"));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-------");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "theirs");
    assertThatThrownBy(() -> AtomicFile.at(file).replace(bytes("old"), bytes("ours")))
        .isInstanceOf(FileChangedException.class);
    assertThatThrownBy(() -> AtomicFile.at(file).replace(Optional.empty(), bytes("ours")))
        .isInstanceOf(FileChangedException.class);
    assertThat(file).hasContent("theirs");
    assertThat(folder.toFile().list()).containsExactly("f");
  }

  @Test
  void aReadOnlyFileIsRespected() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> AtomicFile.at(file).replace(bytes("old"), bytes("new")))
        .isInstanceOf(ReadOnlyFileException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void missingFoldersAreMadeAndAbsenceCanBeWritten() throws Exception {
    AtomicFile file = AtomicFile.at(folder.resolve("a/b/f"));
    file.replace(Optional.empty(), bytes("new"));
    assertThat(file.path()).hasContent("new");
    file.replace(bytes("new"), Optional.empty());
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void whatIsNoFileIsNeitherOpenedNorReplaced() throws Exception {
    Path fifo = folder.resolve("fifo");
    assumeTrue(ran("mkfifo", fifo.toString()), "skipped: no mkfifo");
    Path socket = folder.resolve("socket");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      for (Path there : List.of(fifo, socket, inner, link("to-fifo", fifo), link("to-folder", inner))) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
          AtomicFile file = AtomicFile.at(there);
          assertUnfit(Reason.NOT_A_FILE, () -> file.replace(Optional.empty(), bytes("new")));
          assertUnfit(Reason.NOT_A_FILE, file::requireFit);
          assertUnfit(Reason.NOT_A_FILE, file::read);
        });
      }
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("fifo", "socket", "inner", "to-fifo", "to-folder");
  }

  /// A node of our own where the system lets us make one: the test must not be able to break the machine.
  @Test
  void aDeviceIsNotReplacedByAFile() throws Exception {
    Path device = folder.resolve("null");
    boolean made = ran("mknod", device.toString(), "c", "1", "3");
    assumeTrue(made || !"root".equals(System.getProperty("user.name")), "skipped: no device can be made");
    Path link = link("to-device", made ? device : Path.of("/dev/null"));
    assertUnfit(Reason.NOT_A_FILE, () -> AtomicFile.at(link).replace(Optional.empty(), bytes("new")));
    assertUnfit(Reason.NOT_A_FILE, () -> AtomicFile.at(link).replace(bytes(""), bytes("new")));
    assertThat(Files.readAttributes(link, BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void aRelativeLinkInALinkedFolderLeadsWhereTheSystemSays() throws Exception {
    Path real = Files.createDirectories(folder.resolve("deep/er/config"));
    Path dotfile = Files.writeString(folder.resolve("deep/er/dotfile"), "old");
    Files.createSymbolicLink(real.resolve("env"), Path.of("../dotfile"));
    Path linked = link("config", real);
    Path decoy = Files.writeString(folder.resolve("dotfile"), "decoy");
    AtomicFile file = AtomicFile.at(linked.resolve("env"));
    assertThat(file.path()).isEqualTo(dotfile.toRealPath());
    file.replace(bytes("old"), bytes("new"));
    assertThat(dotfile).hasContent("new");
    assertThat(decoy).hasContent("decoy");
    Files.delete(dotfile);
    assertThat(AtomicFile.at(linked.resolve("env")).path()).isEqualTo(dotfile);
    AtomicFile.at(linked.resolve("../dotfile")).replace(Optional.empty(), bytes("by dots"));
    assertThat(dotfile).as("a path with .. behind a link").hasContent("by dots");
    assertThat(decoy).hasContent("decoy");
  }

  @Test
  void aLinkIntoAFolderThatIsMissingIsRefusedAndACircleToo() throws Exception {
    Path nowhere = link("nowhere", folder.resolve("gone/file"));
    assertUnfit(Reason.LINK_LEADS_NOWHERE, () -> AtomicFile.at(nowhere));
    assertUnfit(Reason.LINK_LEADS_NOWHERE, () -> AtomicFile.at(link("lost", folder.resolve("gone")).resolve("file")));
    link("b", folder.resolve("a"));
    assertUnfit(Reason.LINK_CIRCLE, () -> AtomicFile.at(link("a", folder.resolve("b"))));
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void aPathThatLeadsElsewhereAtTheLastMomentIsNotWritten() throws Exception {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    Files.writeString(one.resolve("f"), "old");
    Files.writeString(two.resolve("f"), "old");
    Path link = link("link", one);
    try (PreparedFile prepared = AtomicFile.at(link.resolve("f")).prepare(bytes("old"), bytes("new"), "0123")) {
      Files.delete(link);
      link("link", two);
      assertUnfit(Reason.LEADS_ELSEWHERE, prepared::commit);
    }
    assertThat(one.resolve("f")).hasContent("old");
    assertThat(two.resolve("f")).hasContent("old");
    assertThat(one.toFile().list()).containsExactly("f");
  }

  @Test
  void aFileWithASecondNameIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Files.createLink(folder.resolve("second"), file);
    assertUnfit(Reason.HARD_LINKS, () -> AtomicFile.at(file).replace(bytes("old"), bytes("new")));
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("f", "second");
  }

  @Test
  void setgidAndStickyStay() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    Files.setAttribute(file, "unix:mode", 0_103_644);
    AtomicFile.at(file).replace(bytes("old"), bytes("new"));
    assertThat(file).hasContent("new");
    assertThat((int) Files.getAttribute(file, "unix:mode") & 0_7777).isEqualTo(0_3644);
  }

  @Test
  void extendedAttributesStay() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class),
        "skipped: this file system has no extended attributes");
    UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    view.write("note", ByteBuffer.wrap("mine".getBytes(StandardCharsets.UTF_8)));
    AtomicFile.at(file).replace(bytes("old"), bytes("new"));
    assertThat(file).hasContent("new");
    UserDefinedFileAttributeView after = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    assertThat(after.list()).containsExactly("note");
  }

  /// acl(5): read for the owner's group and user 1000, as `setfacl -m u:1000:r` would have it.
  @Test
  void anAccessListStays() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "old");
    byte[] list = HexFormat.of().parseHex("02000000" + "01000600ffffffff" + "02000400e8030000" + "04000400ffffffff"
        + "10000400ffffffff" + "20000400ffffffff");
    assumeTrue(System.getProperty("os.name").equals("Linux") && ExtendedAttribute.set(file,
        "system.posix_acl_access", list), "skipped: this file system has no access lists");
    AtomicFile.at(file).replace(bytes("old"), bytes("new"));
    assertThat(file).hasContent("new");
    assertThat(ExtendedAttribute.get(file, "system.posix_acl_access")).isEqualTo(list);
  }

  @Test
  void whatIsTooLargeForASettingsFileIsNotRead() throws Exception {
    Path file = folder.resolve("f");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 3L << 30);
    }
    assertUnfit(Reason.TOO_LARGE, () -> AtomicFile.at(file).read());
  }

  @Test
  void whatWasPreparedAndNotCarriedOutLeavesNothing() throws Exception {
    AtomicFile file = AtomicFile.at(folder.resolve("a/b/f"));
    try (PreparedFile prepared = file.prepare(Optional.empty(), bytes("new"), "0123")) {
      assertThat(file.temporary("0123")).exists();
    }
    assertThat(folder.toFile().list()).isEmpty();
  }

  private static void assertUnfit(Reason reason, ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOfSatisfying(UnfitFileException.class,
        e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private static boolean ran(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
