package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.file.RefusedFileException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GivenFileTest {
  /// Java calls a file that OneDrive keeps elsewhere no regular one, as it does a pipe; writing over it would lose it.
  @Test
  void onlyWhatCannotKeepAnythingIsWrittenToUnread() {
    assertThat(Arrays.stream(Reason.values()).filter(GivenFile::holdsNothing))
        .containsExactly(Reason.FOLDER, Reason.PIPE, Reason.SOCKET, Reason.DEVICE);
  }
}
