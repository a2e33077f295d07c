package dev.gogetwell.ui;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.report.FixRecord;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.port.About;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.EnvironmentChoice;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.Preferences;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.WindowMemory;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import dev.gogetwell.ui.story.Story;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Everything that a window is given, made of fakes around one story.
final class Fakes {
  final Story story;
  final FakeEngine engine;
  final FakeRemedyDesk desk = new FakeRemedyDesk(Set.of("R1", "R2"));
  final FakeDependencies dependencies = new FakeDependencies();
  final FakeMirrors mirrors = new FakeMirrors(desk);
  final FakeRunStore runs = new FakeRunStore();
  final Map<String, String> savedTexts = new ConcurrentHashMap<>();
  final List<List<Der>> savedCertificates = new CopyOnWriteArrayList<>();
  final List<ReportWriter.Wish> written = new CopyOnWriteArrayList<>();
  final List<ReportWriter.Wish> looked = new CopyOnWriteArrayList<>();
  volatile CountDownLatch held = new CountDownLatch(0);
  volatile Optional<ServiceException> trouble = Optional.empty();
  volatile Optional<ReportWriter> reports = Optional.empty();
  final AtomicReference<List<FixRecord>> fixes = new AtomicReference<>(List.of());
  final AtomicReference<Optional<Dependencies.Looked>> appended = new AtomicReference<>(Optional.empty());
  final List<URI> visited = new CopyOnWriteArrayList<>();
  final FakeWorkplace workplace;
  final AtomicBoolean practiceClosed = new AtomicBoolean();
  private final List<Story> told;
  final FakeMemory memory = new FakeMemory();
  private Preferences.Choices choices;

  Fakes(Story story, Language language) {
    this(story, Preferences.Choices.defaults(language).withLook(Preferences.Look.LIGHT).withReduceMotion(true));
  }

  Fakes(Story story, Preferences.Choices choices) {
    this.story = story;
    // A kept run may be of the other story. Told here, not on the thread of the window that later asks for texts.
    this.told = List.of(companyProxy(), nameFilter(), story);
    this.choices = choices;
    this.engine = new FakeEngine(story);
    this.workplace = new FakeWorkplace(story.report().settings(), engine, desk, dependencies, mirrors,
        new AtomicBoolean());
  }

  /// Story A.
  static Story companyProxy() {
    return CompanyProxy.story();
  }

  /// Story B.
  static Story nameFilter() {
    return NameFilter.story();
  }

  WindowServices services() {
    return new WindowServices(new Environments(), reader(), references(), new PracticeNetworks(), runs,
        reports.orElseGet(Writer::new),
        new FakeCaptures(), new Kept(), memory, new About("0.1.0", Path.of("logs")), visited::add,
        text -> text.replace("142.250.66.81", "<private host 1>"), this::texts,
        Clock.fixed(Instant.parse("2026-11-23T09:41:00Z"), ZoneOffset.UTC));
  }

  private Texts texts(Language language) {
    Map<String, String> more = new HashMap<>();
    for (Story one : told) {
      more.putAll(language == Language.ENGLISH ? one.english() : one.chinese());
    }
    return Texts.load(language).with(more);
  }

  private PasteReader reader() {
    return text -> text.contains("x509") || text.contains("wsarecv")
        ? story.report().symptom() : Optional.<Symptom>empty();
  }

  private static ReferenceHosts references() {
    return new ReferenceHosts(List.of(new Endpoint("223.5.5.5", 53), new Endpoint("1.1.1.1", 53)),
        List.of(new ReferenceHosts.Doh("AliDNS", "https://dns.alidns.com/dns-query", List.of("223.5.5.5"))),
        List.of(new ReferenceHosts.Portal("http://connect.rom.miui.com/generate_204", 204, "")),
        List.of("www.example.org"), List.of("https://goproxy.cn", "https://goproxy.io"), Optional.empty());
  }

  private final class Environments implements EnvironmentChoice {
    @Override
    public List<EnvironmentSource> sources() {
      return List.of(workplace.source(), new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""));
    }

    @Override
    public Workplace open(EnvironmentSource source) {
      return workplace;
    }

    @Override
    public Workplace paste(String text) throws ServiceException {
      if (!text.contains("=")) {
        throw new ServiceException(Message.of("ui.environment.unreadable"));
      }
      return workplace;
    }
  }

  private final class PracticeNetworks implements Practice {
    @Override
    public List<Scenario> scenarios() {
      List<Optional<CauseCode>> guesses = List.of(Optional.of(CauseCode.NETWORK_REFUSED),
          Optional.of(CauseCode.TLS_SNI_FILTER), Optional.of(CauseCode.DNS_HIJACK),
          Optional.of(CauseCode.CERT_MITM), Optional.empty());
      return List.of(
          scenario("cert-mitm", Level.FIRST_STEPS, guesses, Optional.of(CauseCode.CERT_MITM)),
          scenario("tls-reset", Level.FIRST_STEPS, guesses, Optional.of(CauseCode.TLS_SNI_FILTER)),
          scenario("cert-expired", Level.FIRST_STEPS, guesses, Optional.of(CauseCode.CERT_EXPIRED)),
          scenario("proxy-auth-required", Level.FIRST_STEPS, guesses, Optional.of(CauseCode.PROXY_AUTH_REQUIRED)),
          scenario("dns-hijack", Level.TRICKIER, guesses, Optional.of(CauseCode.DNS_HIJACK)),
          scenario("goproxy-no-fallthrough", Level.TRICKIER, guesses, Optional.of(CauseCode.GOPROXY_NO_FALLTHROUGH)),
          scenario("healthy-behind-proxy", Level.NOTHING_BROKEN, guesses, Optional.empty()),
          scenario("healthy-two-mirrors", Level.NOTHING_BROKEN, guesses, Optional.empty()));
    }

    private Scenario scenario(String id, Level level, List<Optional<CauseCode>> guesses, Optional<CauseCode> answer) {
      return new Scenario(id, level, Message.of("lab." + id + ".title"), Optional.empty(),
          id.equals("tls-reset") ? "go: example.test/hello@v1.0.0: Get \"https://proxy.lab.test/…/v1.0.0.info\": read: "
              + "connection reset by peer" : "",
          guesses, answer, Message.of("lab." + id + ".solution"), true);
    }

    @Override
    public Session start(Scenario scenario) {
      engine.runFreely();
      return new Session(scenario, new FakeWorkplace(workplace.settings(), engine, desk, dependencies, mirrors, practiceClosed),
          new CheckRequest(story.report().target(), Duration.ofSeconds(30), false, references()));
    }
  }

  private final class Writer implements ReportWriter {
    @Override
    public Paper look(Draft draft) throws ServiceException {
      looked.add(draft.wish());
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (trouble.isPresent()) {
        throw trouble.get();
      }
      return new FakePapers(Fakes.this::texts).of(draft);
    }

    @Override
    public void write(Draft draft, Path file) {
      appended.set(draft.dependencies());
      fixes.set(draft.fixes());
      written.add(draft.wish());
    }

    @Override
    public void write(String text, Path file) {
      savedTexts.put(file.toString(), text);
    }

    @Override
    public void write(List<Der> certificates, Path file) {
      savedCertificates.add(certificates);
    }
  }

  private final class Kept implements Preferences {
    @Override
    public synchronized Choices read() {
      return choices;
    }

    @Override
    public synchronized void write(Choices now) {
      choices = now;
    }
  }

  /// What the window remembers from one start to the next.
  static final class FakeMemory implements WindowMemory {
    volatile Kept kept = Kept.NOTHING;

    @Override
    public Kept read() {
      return kept;
    }

    @Override
    public void write(Kept now) {
      kept = now;
    }
  }
}
