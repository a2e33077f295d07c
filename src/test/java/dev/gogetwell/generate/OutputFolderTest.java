package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.generate.OutputFolder.Planned;
import dev.gogetwell.generate.OutputFolder.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private static final GeneratedFile FILE = new GeneratedFile("sub/a.conf", "one\ntwo\n");

  @TempDir private Path folder;

  private List<Planned> plan(Path where) throws IOException {
    return new OutputFolder(where).plan(List.of(FILE));
  }

  @Test
  void aNewFolderIsMade() throws IOException {
    Path where = folder.resolve("not/yet");
    List<Planned> planned = plan(where);
    assertThat(planned).singleElement().extracting(Planned::state).isEqualTo(State.NEW);
    assertThat(where).as("looking makes nothing").doesNotExist();
    new OutputFolder(where).write(planned);
    assertThat(where.resolve("sub/a.conf")).hasContent("one\ntwo\n");
    assertThat(plan(where)).singleElement().extracting(Planned::state).isEqualTo(State.SAME);
  }

  @Test
  void whatDiffersIsShownAndKeptEachTime() throws IOException {
    Path there = Files.createDirectories(folder.resolve("sub")).resolve("a.conf");
    for (byte[] old : List.of(new byte[] {(byte) 0xff, 0, '\n'}, new byte[] {'m', 'i', 'n', 'e', '\n'})) {
      Files.write(there, old);
      List<Planned> planned = plan(folder);
      assertThat(planned).singleElement().satisfies(one -> {
        assertThat(one.state()).isEqualTo(State.DIFFERENT);
        assertThat(one.diff()).contains("+one", "+two");
      });
      new OutputFolder(folder).write(planned);
      assertThat(there).hasContent("one\ntwo\n");
    }
    assertThat(folder.resolve("sub/a.conf.bak")).hasBinaryContent(new byte[] {(byte) 0xff, 0, '\n'});
    assertThat(folder.resolve("sub/a.conf.bak.1")).hasContent("mine\n");
  }

  @Test
  void whatIsNoOrdinaryFileIsRefusedAndNothingIsWrittenAtAll() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "keep");
    Path sub = Files.createDirectories(folder.resolve("sub"));
    Files.createSymbolicLink(sub.resolve("a.conf"), target);
    GeneratedFile other = new GeneratedFile("b.conf", "b\n");
    OutputFolder output = new OutputFolder(folder);
    List<Planned> planned = output.plan(List.of(other, FILE));
    assertThat(planned).extracting(Planned::state).containsExactly(State.NEW, State.REFUSED);
    assertThatThrownBy(() -> output.write(planned)).isInstanceOf(IOException.class);
    assertThat(folder.resolve("b.conf")).doesNotExist();
    assertThat(target).hasContent("keep");
  }

  @Test
  void aLinkOrAFileInPlaceOfAFolderIsRefused() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path where = Files.createDirectories(folder.resolve("where"));
    Files.createSymbolicLink(where.resolve("sub"), elsewhere);
    assertThat(plan(where)).singleElement().extracting(Planned::state).isEqualTo(State.REFUSED);
    Path file = Files.createDirectories(folder.resolve("file"));
    Files.writeString(file.resolve("sub"), "x");
    assertThat(plan(file)).singleElement().extracting(Planned::state).isEqualTo(State.REFUSED);
  }

  @Test
  void aFileThatChangedSinceItWasShownIsLeftAlone() throws IOException {
    Path there = Files.createDirectories(folder.resolve("sub")).resolve("a.conf");
    Files.writeString(there, "seen\n");
    List<Planned> planned = plan(folder);
    Files.writeString(there, "newer\n");
    assertThatThrownBy(() -> new OutputFolder(folder).write(planned)).isInstanceOf(IOException.class);
    assertThat(there).hasContent("newer\n");
  }
}
