package dev.gogetwell.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.file.RefusedFileException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing that a user, a variable or a setting names can hang the program or fill its memory.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFileTest {
  @TempDir private Path folder;

  private static Path fifo(Path at) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", at.toString()).start().waitFor()).isZero();
    return at;
  }

  private static Reason refused(Path file) {
    Reason read = catchThrowableOfType(RefusedFileException.class,
        () -> RegularFile.at(file).bytes(InputLimit.SETTINGS)).reason();
    assertThat(RegularFile.at(file).refusal(InputLimit.SETTINGS).orElseThrow().reason()).isEqualTo(read);
    return read;
  }

  @Test
  void aRegularFileIsReadAlsoThroughALink() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "text 文");
    assertThat(RegularFile.at(file).text(InputLimit.SETTINGS)).isEqualTo("text 文");
    assertThat(RegularFile.at(file).refusal(InputLimit.SETTINGS)).isEmpty();
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "links need a right on Windows");
    Path link = Files.createSymbolicLink(folder.resolve("l"), file);
    try (InputStream in = RegularFile.at(link).stream()) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void aMissingFileKeepsItsOwnException() {
    assertThatThrownBy(() -> RegularFile.at(folder.resolve("none")).bytes(InputLimit.REPORT))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(RegularFile.at(folder.resolve("none")).refusal(InputLimit.REPORT)).isEmpty();
  }

  @Test
  void aFolderIsRefused() {
    assertThat(refused(folder)).isEqualTo(Reason.FOLDER);
  }

  @Test
  void aPipeIsRefusedWithoutBeingOpened() throws Exception {
    Path pipe = fifo(folder.resolve("pipe"));
    assertThat(refused(pipe)).isEqualTo(Reason.PIPE);
    assertThat(catchThrowableOfType(RefusedFileException.class, () -> RegularFile.at(pipe).stream()).what().key())
        .isEqualTo("file.refused.pipe");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSocketIsRefused() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = folder.resolve("s");
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(refused(socket)).isEqualTo(Reason.SOCKET);
    }
  }

  @Test
  void aDeviceThatNeverEndsIsRefusedAndTheNullDeviceIsAnEmptyFile() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no /dev/zero");
    assertThat(refused(Path.of("/dev/zero"))).isEqualTo(Reason.DEVICE);
    assertThat(RegularFile.at(Path.of("/dev/null")).bytes(InputLimit.SETTINGS)).isEmpty();
    assertThat(RegularFile.at(Path.of("/dev/null")).refusal(InputLimit.SETTINGS)).isEmpty();
  }

  /// As Windows tells them: FILE_ATTRIBUTE_ARCHIVE, _SPARSE_FILE, _REPARSE_POINT, _OFFLINE, _PINNED,
  /// _RECALL_ON_DATA_ACCESS.
  @ParameterizedTest
  @CsvSource({"0x00500620, STAND_IN", "0x00080420, STAND_IN", "0x00000400, STAND_IN", "0x00000040, DEVICE",
      "0x00000440, DEVICE", "0x00000080, DEVICE"})
  void aFileThatACloudKeepsIsNoDevice(String attributes, Reason reason) {
    assertThat(RegularFile.ofWindows(Integer.decode(attributes))).isEqualTo(reason);
  }

  @Test
  void aSparseFileOfTenGigabytesIsRefusedByItsSize() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    assertThat(refused(large)).isEqualTo(Reason.TOO_LARGE);
    try (InputStream in = RegularFile.at(large).stream()) {
      assertThat(in.read()).as("a stream is read piece by piece").isZero();
    }
  }

  @Test
  void aStreamWithoutAnEndIsReadUpToItsLimit() {
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
    RefusedFileException refused = catchThrowableOfType(RefusedFileException.class,
        () -> RegularFile.bounded(endless, "-", InputLimit.SETTINGS));
    assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refused.what().args()).containsExactly("-", "1");
  }

  @Test
  void aStreamOfExactlyItsLimitPasses() throws IOException {
    byte[] most = new byte[(int) InputLimit.SETTINGS.bytes()];
    assertThat(RegularFile.bounded(new ByteArrayInputStream(most), "-", InputLimit.SETTINGS)).hasSize(most.length);
  }

  /// The open of a pipe waits for a writer; here it stands for the moment between the look and the open.
  @Test
  void aPipeThatIsSwappedInBeforeTheOpenEndsInTime() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "text");
    Path pipe = fifo(folder.resolve("pipe"));
    RegularFile swapped = new RegularFile(file, Duration.ofMillis(200), _ -> Files.newByteChannel(pipe));
    assertThat(catchThrowableOfType(RefusedFileException.class, () -> swapped.bytes(InputLimit.SETTINGS)).reason())
        .isEqualTo(Reason.TOO_SLOW);
  }

  @Test
  void ofManyFilesThoseThatEndAreReadInTheTimeOfOne() throws Exception {
    Path first = Files.writeString(folder.resolve("1"), "one");
    Path pipe = fifo(folder.resolve("2"));
    Path third = Files.writeString(folder.resolve("3"), "three");
    List<Path> all = List.of(first, pipe, folder.resolve("none"), folder, third);
    assertThat(RegularFile.each(all, InputLimit.SETTINGS)).containsOnlyKeys(first, third)
        .containsEntry(third, "three".getBytes(StandardCharsets.UTF_8));
    Path swapped = Files.writeString(folder.resolve("4"), "swapped for the pipe");
    Map<Path, byte[]> read = RegularFile.each(List.of(first, swapped, third), InputLimit.SETTINGS,
        Duration.ofMillis(200), path -> new RegularFile(path, Duration.ofSeconds(20),
            file -> Files.newByteChannel(file.equals(swapped) ? pipe : file)));
    assertThat(read).as("what came before the one that does not end").containsOnlyKeys(first);
  }

  @Test
  void aFileThatIsReplacedWhileItIsOpenedIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "text");
    Path other = Files.writeString(folder.resolve("other"), "planted");
    assumeTrue(Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey() != null,
        "this file system gives files no identity");
    RegularFile swapped = new RegularFile(file, Duration.ofSeconds(20), path -> {
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
      return Files.newByteChannel(path);
    });
    assertThat(catchThrowableOfType(RefusedFileException.class, () -> swapped.bytes(InputLimit.SETTINGS)).reason())
        .isEqualTo(Reason.REPLACED);
  }

  @Test
  void aPipeWithAWriterThatIsSwappedInIsToldByItsLackOfAPosition() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "text");
    Path pipe = fifo(folder.resolve("pipe"));
    Process writer = new ProcessBuilder("sh", "-c", "exec yes > '" + pipe + "'").start();
    try {
      RegularFile swapped = new RegularFile(file, Duration.ofSeconds(20), _ -> Files.newByteChannel(pipe));
      assertThat(catchThrowableOfType(RefusedFileException.class, () -> swapped.bytes(InputLimit.SETTINGS)).reason())
          .isEqualTo(Reason.REPLACED);
    } finally {
      writer.destroyForcibly();
    }
  }
}
