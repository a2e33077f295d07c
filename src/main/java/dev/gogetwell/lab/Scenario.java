package dev.gogetwell.lab;

import dev.gogetwell.lab.path.Distance;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A practice network as data: how to build it and what must come out. Immutable; any thread.
///
/// The title of a scenario (`lab.<name>.title`) tells the symptom only; `lab.<name>.solution` is for after the guess.
///
/// @param name short id, for instance `tls-reset`
/// @param expected the root cause; empty for a healthy network
/// @param alsoRight other names for the same thing, for instance the unproved form of a proved cause
/// @param warning a finding that must stand in the warnings although everything works
/// @param exitCode the exit code of a check
/// @param fixWorks whether a remedy must exist that makes the failing command pass
/// @param goCanSee where the real go sees it
/// @param goSays what the real `go get` must print; for a healthy network, on success
/// @param slow whether the real go needs more than five seconds
/// @param plainTwin whether the same fault shows without TLS too, where go trusts no practice certificate
/// @param plan puts the servers up
public record Scenario(
    String name,
    Optional<CauseCode> expected,
    Set<CauseCode> alsoRight,
    Optional<CauseCode> warning,
    int exitCode,
    boolean fixWorks,
    GoCanSee goCanSee,
    Pattern goSays,
    boolean slow,
    boolean plainTwin,
    Plan plan) {
  public Scenario {
    alsoRight = Set.copyOf(alsoRight);
  }

  /// Builds the network of a scenario.
  @FunctionalInterface
  public interface Plan {
    /// Starts servers on `site` and sets what go and git are told.
    void build(LabNetwork site) throws IOException;
  }

  /// A network in which nothing may be accused.
  public static Scenario healthy(String name, GoCanSee goCanSee, Plan plan) {
    return new Scenario(name, Optional.empty(), Set.of(), Optional.empty(), 0, false, goCanSee,
        Pattern.compile("go: added "), false, false, plan);
  }

  /// A network with one cause.
  ///
  /// @param goSays a regular expression for what go prints
  public static Scenario broken(String name, CauseCode cause, GoCanSee goCanSee, String goSays, Plan plan) {
    return new Scenario(name, Optional.of(cause), Set.of(), Optional.empty(), 1, false, goCanSee,
        Pattern.compile(goSays), false, false, plan);
  }

  /// The same scenario with a remedy that works.
  public Scenario fixable() {
    return new Scenario(name, expected, alsoRight, warning, exitCode, true, goCanSee, goSays, slow, plainTwin, plan);
  }

  /// The same scenario, in which TLS plays no part.
  public Scenario withPlainTwin() {
    return new Scenario(name, expected, alsoRight, warning, exitCode, fixWorks, goCanSee, goSays, slow, true, plan);
  }

  /// Whether the real go of a system sees it as it is meant.
  ///
  /// @param linux whether go heeds SSL_CERT_FILE there; elsewhere it sees what shows without TLS, and what breaks
  /// before a certificate is judged
  public boolean isSeenByGo(boolean linux) {
    return goCanSee != GoCanSee.NO
        && (linux || plainTwin || (expected.isPresent() && !expected.get().layer().equals("cert")));
  }

  /// The same scenario, known to be slow.
  public Scenario slowly() {
    return new Scenario(
        name, expected, alsoRight, warning, exitCode, fixWorks, goCanSee, goSays, true, plainTwin, plan);
  }

  /// The same scenario with another name for its cause.
  public Scenario orCalled(CauseCode other) {
    return new Scenario(
        name, expected, EnumSet.of(other), warning, exitCode, fixWorks, goCanSee, goSays, slow, plainTwin, plan);
  }

  /// The same scenario with a finding among the warnings.
  public Scenario warns(CauseCode code) {
    return new Scenario(
        name, expected, alsoRight, Optional.of(code), exitCode, fixWorks, goCanSee, goSays, slow, plainTwin, plan);
  }

  /// The same scenario, in which everything is so far away; with a path of its own it needs namespaces.
  ///
  /// @param seed decides how long each packet takes
  public Scenario across(Distance distance, long seed) {
    return new Scenario(name, expected, alsoRight, warning, exitCode, fixWorks,
        goCanSee == GoCanSee.ALL ? GoCanSee.LINUX : goCanSee, goSays, slow, plainTwin, site -> {
          site.way().through(new Middlebox.Far(distance, seed));
          plan.build(site);
        });
  }

  /// The expected code as `lab list --json` writes it.
  public String expectedWord() {
    return expected.map(CauseCode::code).orElse("healthy");
  }

  /// The key of the symptom.
  public String titleKey() {
    return "lab." + name + ".title";
  }

  /// The key of the explanation.
  public String solutionKey() {
    return "lab." + name + ".solution";
  }
}
