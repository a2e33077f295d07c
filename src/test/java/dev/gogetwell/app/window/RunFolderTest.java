package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path home;

  private Path folder;
  private RunFolder runs;
  private final Set<String> undone = new HashSet<>();

  @BeforeEach
  void makeFolder() {
    folder = home.resolve("runs");
    runs = over(folder);
  }

  private RunFolder over(Path folder) {
    return new RunFolder(folder, new ReportJson(List.of()), loaded -> loaded,
        report -> new Redactor(Secrets.of(report)), () -> undone);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static RunStore.Entry called(String id, RunStore.Entry like) {
    return new RunStore.Entry(id, like.started(), like.module(), like.state(), like.cause(), like.fixed());
  }

  @Test
  void aDeletedRunIsGoneWithItsMarkAndTheOthersStay() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    RunStore.Entry other = runs.save(Corpus.read("sumdb-private-module"));
    runs.markFixed(one, List.of());
    runs.markFixed(other, List.of());
    Files.writeString(folder.resolve(one.id() + ".txt"), "mine");

    runs.delete(one);

    assertThat(files()).containsExactlyInAnyOrder(other.id() + ".json", other.id() + ".fixed", one.id() + ".txt");
    assertThat(runs.recent()).extracting(RunStore.Entry::id).containsExactly(other.id());
  }

  @Test
  void aRunWhoseChangeWasUndoneIsFixedNoMore() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    RunStore.Entry marked = runs.save(Corpus.read("sumdb-private-module"));
    runs.markFixed(one, List.of("20260101-000000-000-000", "20260101-000000-000-001"));
    runs.markFixed(marked, List.of());
    assertThat(runs.recent()).extracting(RunStore.Entry::fixed).containsExactly(true, true);

    undone.add("20260101-000000-000-001");

    assertThat(runs.recent()).filteredOn(RunStore.Entry::fixed).extracting(RunStore.Entry::id)
        .containsExactly(marked.id());
  }

  @Test
  void aRunThatIsGoneCanBeDeletedAgainIsToldWhenOpenedAndIsNotMarked() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    runs.delete(one);
    runs.delete(one);
    runs.markFixed(one, List.of());

    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> runs.open(one)).isInstanceOf(ServiceException.class);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a link needs a privilege there")
  void aLinkStaysAndSoDoesWhatItLeadsTo() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    Path elsewhere = home.resolve("elsewhere.json");
    Files.move(folder.resolve(one.id() + ".json"), elsewhere);
    Path link = Files.createSymbolicLink(folder.resolve(one.id() + ".json"), elsewhere);

    assertThatThrownBy(() -> runs.delete(one)).isInstanceOf(ServiceException.class);
    assertThat(elsewhere).exists();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a link needs a privilege there")
  void nothingIsDeletedThroughAFolderThatIsALink() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    Path link = Files.createSymbolicLink(home.resolve("link"), folder);

    assertThatThrownBy(() -> over(link).delete(one)).isInstanceOf(ServiceException.class);
    assertThat(files()).containsExactly(one.id() + ".json");
  }

  @Test
  void whatHasNoNameOfOursStays() throws Exception {
    RunStore.Entry one = runs.save(Corpus.read("tls-reset"));
    Files.copy(folder.resolve(one.id() + ".json"), folder.resolve("colleague.json"));
    Files.copy(folder.resolve(one.id() + ".json"), home.resolve("20260101-000000-000.json"));
    Files.createDirectory(folder.resolve("20260101-000000-001.json"));

    for (String id : List.of("colleague", "../20260101-000000-000", "20260101-000000-001", "")) {
      assertThatThrownBy(() -> runs.delete(called(id, one))).as(id).isInstanceOf(ServiceException.class);
    }
    assertThat(files()).containsExactlyInAnyOrder(one.id() + ".json", "colleague.json", "20260101-000000-001.json");
    assertThat(home.resolve("20260101-000000-000.json")).exists();
  }
}
