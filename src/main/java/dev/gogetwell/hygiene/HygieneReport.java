package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneRule.Grade;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// What is known of the dependencies of a project; all that a page, a file or a terminal needs. Names are true ones:
/// whoever shows it redacts. Immutable; any thread.
///
/// @param module the path of the main module; empty text if go.mod does not tell
/// @param go the version of the tool that was asked; empty text for none
/// @param findings what is wrong, worst first
/// @param tools how far each tool came
/// @param modules the build list
/// @param privates paths of modules that are private, as far as is known
public record HygieneReport(String module, String go, List<HygieneFinding> findings, List<ToolOutcome> tools,
    List<ModuleRow> modules, List<String> privates) {
  public HygieneReport {
    findings = List.copyOf(findings);
    tools = List.copyOf(tools);
    modules = List.copyOf(modules);
    privates = List.copyOf(privates);
  }

  /// What it comes to.
  public enum Outcome {
    /// Something ought to be done.
    PROBLEM,
    /// Every tool answered, and there is nothing to do.
    FINE,
    /// There is nothing to do as far as was looked.
    PARTLY,
    /// Nobody answered.
    UNKNOWN;

    /// Its name in keys of texts.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What it comes to.
  public Outcome outcome() {
    return hasProblems() ? Outcome.PROBLEM : tools.stream().noneMatch(ToolOutcome::answered) ? Outcome.UNKNOWN
        : tools.stream().allMatch(ToolOutcome::answered) ? Outcome.FINE : Outcome.PARTLY;
  }

  /// How many of each.
  public String counts(Texts texts) {
    return texts.get("hygiene.counts", count(Grade.ERROR), count(Grade.WARNING), count(Grade.NOTE), modules.size());
  }

  private long count(Grade grade) {
    return findings.stream().filter(finding -> finding.rule().grade() == grade).count();
  }

  /// The same with every text from outside as `safe` leaves it.
  public HygieneReport with(UnaryOperator<String> safe) {
    return new HygieneReport(safe.apply(module), safe.apply(go), findings.stream().map(one -> one.with(safe)).toList(),
        tools.stream().map(one -> new ToolOutcome(safe.apply(one.tool()), one.state(), safe.apply(one.said()),
            one.took())).toList(), modules.stream().map(row -> row.with(safe)).toList(), privates);
  }

  /// Whether something ought to be done.
  public boolean hasProblems() {
    return findings.stream().anyMatch(finding -> finding.rule().grade() != Grade.NOTE);
  }

  /// What must not be told of it: what is known, and what only the look at the project showed to be private.
  public Secrets secrets(Secrets known) {
    TreeSet<String> paths = new TreeSet<>(known.privateModules());
    paths.addAll(privates);
    TreeSet<String> hosts = new TreeSet<>(known.privateHosts());
    privates.forEach(path -> hosts.add(PrivateSigns.host(path)));
    return new Secrets(known.homes(), known.users(), known.computers(), known.privatePatterns(), hosts, paths,
        known.proxyCredentials(), known.passwords());
  }
}
