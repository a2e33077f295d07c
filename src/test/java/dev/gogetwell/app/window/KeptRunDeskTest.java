package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.KeptChanges;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A run that was opened again is carried out with the values that were planned, not with their placeholders.
class KeptRunDeskTest {
  private static final Target TARGET = new Target("m", Optional.empty(), List.of(), Optional.empty());
  private final List<String> done = new ArrayList<>();

  /// Notes which desk was asked to do what.
  private final class Notes implements RemedyDesk {
    private final String name;

    Notes(String name) {
      this.name = name;
    }

    @Override
    public Preview preview(Remedy remedy) {
      done.add(name + " " + ((Change.GoEnv) remedy.changes().getFirst()).value().orElse(""));
      return new Preview(List.of(), List.of());
    }

    @Override
    public CommandOutcome tryOut(Remedy remedy, Consumer<String> lines) {
      throw new AssertionError("not asked for");
    }

    @Override
    public JournalEntry apply(Remedy remedy) {
      throw new AssertionError("not asked for");
    }

    @Override
    public CommandOutcome verify(Consumer<String> lines) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<String> inTerminal() {
      return List.of();
    }

    @Override
    public void openTerminal() {
      throw new AssertionError("not asked for");
    }

    @Override
    public void undo(JournalEntry entry) {
      throw new AssertionError("not asked for");
    }

    @Override
    public List<JournalEntry> journal() {
      return List.of();
    }
  }

  private static Settings settings(String goProxy) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux", Optional.empty(),
        Optional.empty(), Map.of("GOPROXY", new Setting("GOPROXY", goProxy,
            new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of())), Map.of(), List.of(), List.of(), List.of());
  }

  private static Redactor redactor(Settings settings) {
    return new Redactor(Secrets.of(settings, TARGET));
  }

  private KeptRunDesk desk(Settings now) {
    return new KeptRunDesk(new Notes("of the run"),
        () -> new KeptRunDesk.Now(new Notes("now"), new KeptChanges(now, redactor(now))));
  }

  private static Remedy remedy(String value) {
    return new Remedy("R1", CauseCode.PROXY_UNREACHABLE, Harm.NONE, Message.of("t"), Message.of("w"),
        List.of(new Change.GoEnv("GOPROXY", Optional.of(value), Optional.empty())), List.of());
  }

  @Test
  void aSecretThatWasTakenOutIsPutBackFromTheSettingsOfToday() throws Exception {
    Settings settings = settings("https://me:hunter22@proxy.test/go,direct");
    String kept = redactor(settings).setting("GOPROXY", "https://me:hunter22@proxy.test/go");
    assertThat(kept).contains("<").doesNotContain("hunter22");
    desk(settings).preview(remedy(kept));
    assertThat(done).containsExactly("now https://me:hunter22@proxy.test/go");
  }

  @Test
  void aSecretThatIsGoneRefusesTheRemedy() {
    Settings then = settings("https://me:hunter22@proxy.test/go,direct");
    String kept = redactor(then).setting("GOPROXY", "https://me:hunter22@proxy.test/go");
    assertThatThrownBy(() -> desk(settings("https://goproxy.test")).preview(remedy(kept)))
        .isInstanceOf(RemedyException.class);
    assertThat(done).isEmpty();
  }

  @Test
  void aRunThatWasJustMadeIsCarriedOutAsItIs() throws Exception {
    desk(settings("x")).preview(remedy("https://goproxy.test,direct"));
    assertThat(done).containsExactly("of the run https://goproxy.test,direct");
  }
}
