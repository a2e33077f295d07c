package dev.gogetwell.engine;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.probe.HopProbe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the rail says of the steps that were going on when a run was cancelled or ran out of time: that is neither
/// "not reached" nor a result. Pure; any thread.
public final class BrokenOffSteps {
  private BrokenOffSteps() {}

  /// The steps of a run that did not come to its end; those of another stay as they are.
  public static List<StepStatus> of(Report report, List<StepStatus> steps) {
    String why = switch (report.end()) {
      case COMPLETE -> "";
      case OUT_OF_TIME -> "status.out-of-time";
      case CANCELLED -> "status.cancelled";
    };
    if (why.isEmpty()) {
      return steps;
    }
    Set<Step> begun = begun(report);
    return steps.stream().map(each -> switch (each.state()) {
      case RUNNING -> new StepStatus(each.step(), StepState.RUNNING, each.summary().args().stream().findFirst()
          .map(count -> Message.of(why + ".some", count)).orElse(Message.of(why)));
      case WAITING -> begun.contains(each.step())
          ? new StepStatus(each.step(), StepState.RUNNING, Message.of(why)) : each;
      case FINE, CAUSE, CONSEQUENCE, NOTE, UNTESTABLE, NOT_NEEDED -> each;
    }).toList();
  }

  /// The steps whose answer somebody was waiting for.
  private static Set<Step> begun(Report report) {
    Set<Step> begun = EnumSet.noneOf(Step.class);
    for (Hop hop : report.route().hops()) {
      RunTask look = new RunTask.HopLook(hop.id());
      List<Evidence> seen = report.evidence().stream().filter(look::owns).toList();
      Optional<TaskEnding.How> how = report.endings().stream().filter(ending -> ending.task().equals(look))
          .map(TaskEnding::how).findFirst();
      if (how.map(BrokenOffSteps::isBrokenOff).orElse(!seen.isEmpty())) {
        next(hop, seen).ifPresent(begun::add);
      }
    }
    return begun;
  }

  private static boolean isBrokenOff(TaskEnding.How how) {
    return how == TaskEnding.How.CANCELLED || how == TaskEnding.How.CUT;
  }

  /// What follows what was seen last.
  private static Optional<Step> next(Hop hop, List<Evidence> seen) {
    List<Operation> way = way(hop);
    int last = seen.stream().map(each -> each.measurement().operation()).mapToInt(way::indexOf).max().orElse(-1);
    return last + 1 < way.size() ? Optional.of(step(way.get(last + 1))) : Optional.empty();
  }

  private static List<Operation> way(Hop hop) {
    List<Operation> way = new ArrayList<>();
    if (!HopProbe.isAddress(hop.via().map(proxy -> proxy.host()).orElse(hop.host()))) {
      way.add(Operation.RESOLVE);
    }
    way.add(Operation.CONNECT);
    if (hop.via().isPresent()) {
      way.add(Operation.TUNNEL);
    }
    if (hop.tls()) {
      way.add(Operation.HANDSHAKE);
      way.add(Operation.VERIFY);
    }
    way.add(hop.role() == HopRole.VCS_GIT ? Operation.GIT : Operation.HTTP);
    return way;
  }

  private static Step step(Operation operation) {
    return switch (operation) {
      case RESOLVE -> Step.DNS;
      case CONNECT -> Step.NETWORK;
      case TUNNEL -> Step.PROXY;
      case HANDSHAKE -> Step.HANDSHAKE;
      case VERIFY -> Step.CERTIFICATE;
      case GIT -> Step.GIT;
      case SETTINGS, LOCAL, HTTP, CHECKSUM, COMMAND -> Step.MODULES;
    };
  }
}
