package dev.gogetwell.ui;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.PastChange;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A desk on which some remedies work. It writes nothing and remembers what it was asked.
final class FakeRemedyDesk implements RemedyDesk {
  private static final List<String> COMMAND = List.of("go", "get", "github.com/gin-gonic/gin@v1.10.0");

  private final Set<String> working;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<JournalEntry> undone = new CopyOnWriteArrayList<>();
  private volatile boolean asked;
  private volatile boolean terminals = true;
  private volatile Optional<CountDownLatch> hanging = Optional.empty();

  /// @param working the ids of the remedies with which the command passes
  FakeRemedyDesk(Set<String> working) {
    this.working = working;
  }

  /// What was done, in order: `try R1`, `apply R1`, `verify`, `undo R1`.
  List<String> done() {
    return done;
  }

  /// From now on a command that is tried ends only when it is interrupted, of which the latch tells.
  CountDownLatch hangInTry() {
    CountDownLatch interrupted = new CountDownLatch(1);
    hanging = Optional.of(interrupted);
    return interrupted;
  }

  /// From now on the command does not pass with this remedy.
  void letFail(String id) {
    failing.add(id);
  }

  private boolean works(Remedy remedy) {
    return working.contains(remedy.id()) && !failing.contains(remedy.id());
  }

  /// As on a machine without a terminal.
  void haveNoTerminal() {
    terminals = false;
  }

  /// Whether the journal was read.
  boolean asked() {
    return asked;
  }

  /// As if an earlier run had been ended while it wrote the remedy.
  void leaveHalfWay(Remedy remedy) {
    journal.add(new JournalEntry("H" + journal.size(), Instant.parse("2026-11-22T18:00:00Z"), remedy, List.of(),
        JournalEntry.State.INTERRUPTED));
  }

  /// As if an earlier run had written the remedy.
  void leaveWritten(Remedy remedy) {
    journal.add(new JournalEntry("W" + journal.size(), Instant.parse("2026-11-21T18:00:00Z"), remedy,
        List.of(new JournalEntry.WrittenFile("/home/lin/.config/go/env", true, "0.before", "")),
        JournalEntry.State.APPLIED));
  }

  @Override
  public Preview preview(Remedy remedy) {
    List<Preview.FileEdit> edits = new ArrayList<>();
    for (Change change : remedy.changes()) {
      edits.add(switch (change) {
        case Change.GoEnv go -> new Preview.FileEdit("%AppData%\\go\\env", true, List.of(
            " GOPATH=D:\\go", " GOINSECURE=*", "-" + go.name() + "=" + (go.name().equals("GOSUMDB") ? "sum.golang.org"
                : "https://proxy.golang.org,direct"),
            "+" + go.name() + "=" + go.value().orElse("")), "go env -w " + go.name() + "=" + go.value().orElse(""));
        case Change.GitConfig git -> new Preview.FileEdit("C:\\Users\\lin\\.gitconfig", true,
            List.of(" [http]", "-\tsslVerify = false"), "git config --global --unset " + git.name());
        case Change.GitConfigAdded git -> new Preview.FileEdit("C:\\Users\\lin\\.gitconfig", true,
            List.of("+[safe]", "+\tdirectory = " + git.value()),
            "git config --global --add " + git.name() + " " + git.value());
        case Change.SshHost host -> new Preview.FileEdit("/home/lin/.ssh/config", false,
            List.of("+Host " + host.name(), "+  HostName " + host.server()), "");
        case Change.NewModule module -> new Preview.FileEdit("/home/lin/app/go.mod", false,
            List.of("+module " + module.name()), "go mod init " + module.name());
        case Change.PutAside file -> new Preview.FileEdit(file.folder() + "/" + file.name(), true,
            List.of("-" + file.name(), "+" + file.name() + ".gogetwell-aside-1"), "mv -n");
        case Change.UserEnvironment user -> new Preview.FileEdit("/home/lin/.config/environment.d/60-go.conf", false,
            List.of("+" + user.name() + "=" + user.value().orElse("")),
            "export " + user.name() + "=" + user.value().orElse(""));
        case Change.TrustBundle bundle -> new Preview.FileEdit("/home/lin/.config/gogetwell/" + bundle.name(), false,
            List.of("+-----BEGIN CERTIFICATE-----"), "");
      });
    }
    return new Preview(edits, List.of());
  }

  @Override
  public CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) throws InterruptedException {
    done.add("try " + remedy.id());
    if (hanging.isPresent()) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        hanging.get().countDown();
        throw e;
      }
    }
    return run(works(remedy), lines);
  }

  @Override
  public JournalEntry apply(Remedy remedy) {
    done.add("apply " + remedy.id());
    JournalEntry entry = new JournalEntry("J" + journal.size() + "-" + remedy.id(),
        Instant.parse("2026-11-23T09:42:00Z"), remedy, List.of(), JournalEntry.State.APPLIED);
    journal.add(entry);
    return entry;
  }

  @Override
  public CommandOutcome verify(Consumer<String> lines) {
    done.add("verify");
    return run(journal.stream().map(JournalEntry::remedy).anyMatch(this::works), lines);
  }

  @Override
  public List<String> inTerminal() {
    return COMMAND;
  }

  @Override
  public void openTerminal() throws RemedyException {
    if (!terminals) {
      throw new RemedyException(Message.of("remedy.error.no-terminal"));
    }
    done.add("terminal");
  }

  @Override
  public void undo(JournalEntry entry) {
    done.add("undo " + entry.remedy().id());
    if (journal.remove(entry)) {
      undone.add(entry);
    }
  }

  @Override
  public List<JournalEntry> journal() {
    asked = true;
    return List.copyOf(journal).reversed();
  }

  /// Everything that stands in the journal, and what was undone since.
  ChangeLog changes() {
    return new ChangeLog() {
      @Override
      public List<PastChange> all() {
        List<PastChange> all = new ArrayList<>(journal().stream().map(FakeRemedyDesk::past).toList());
        undone.forEach(entry -> all.add(new PastChange(entry, PastChange.State.UNDONE, List.of())));
        return all;
      }

      @Override
      public void undo(JournalEntry entry) {
        FakeRemedyDesk.this.undo(entry);
      }
    };
  }

  private static PastChange past(JournalEntry entry) {
    return new PastChange(entry, entry.state() == JournalEntry.State.APPLIED ? PastChange.State.IN_FORCE
        : PastChange.State.HALF_WAY, List.of(new PastChange.PastFile("C:\\Users\\lin\\AppData\\Roaming\\go\\env",
            Optional.of(new PastChange.Diff(
                List.of("@@ -1,2 +1,2 @@", " GOPATH=D:\\go", "-GOPROXY=https://proxy.golang.org,direct",
                    "+GOPROXY=https://me:secret@goproxy.cn,direct"),
                List.of("@@ -1,2 +1,2 @@", " GOPATH=D:\\go", "-GOPROXY=https://me:secret@goproxy.cn,direct",
                    "+GOPROXY=https://proxy.golang.org,direct"))))));
  }

  private static CommandOutcome run(boolean passes, Consumer<String> lines) {
    List<String> output = passes
        ? List.of("go: downloading github.com/gin-gonic/gin v1.10.0", "go: downloading golang.org/x/net v0.25.0",
            "go: added github.com/gin-gonic/gin v1.10.0")
        : List.of("go: module github.com/gin-gonic/gin: reading https://sum.golang.org/…: connection reset");
    output.forEach(lines);
    return new CommandOutcome(COMMAND, passes, passes ? 0 : 1, String.join("\n", output), Duration.ofMillis(6800));
  }
}
