package dev.gogetwell.report;

import dev.gogetwell.model.Report;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;

/// One line a step, for the first page: a tick, a warning or a cross, and what was seen. Pure; any thread.
record StepTable(BilingualWriter speech, Report report) {
  void write(Html html) {
    html.open("table", "class", "steps").open("tbody");
    for (StepStatus step : report.steps()) {
      // Those two are pages of the window, not places where something can break.
      if (step.step() != Step.FIX && step.step() != Step.REPORT) {
        row(html, step);
      }
    }
    html.close().close();
  }

  private void row(Html html, StepStatus step) {
    html.open("tr").open("td", "class", "w-icon " + style(step.state()));
    icon(step.state()).draw(html).close().open("th", "scope", "row", "class", "w-step");
    speech.line(html, "report.step." + JsonForm.word(step.step()));
    html.close().open("td", "class", "w-state " + style(step.state()));
    speech.line(html, "report.step-state." + JsonForm.word(step.state()));
    html.close().open("td");
    speech.line(html, StepSummary.afterwards(step));
    html.close().close();
  }

  private static String style(StepState state) {
    return switch (state) {
      case FINE -> "ok";
      case CAUSE -> "bad";
      case NOTE, UNTESTABLE -> "warn";
      case WAITING, RUNNING, CONSEQUENCE, NOT_NEEDED -> "muted";
    };
  }

  private static Icon icon(StepState state) {
    return switch (state) {
      case FINE -> Icon.FINE;
      case CAUSE -> Icon.BROKEN;
      case CONSEQUENCE -> Icon.FOLLOWS;
      case NOTE -> Icon.NOTE;
      case UNTESTABLE -> Icon.UNKNOWN;
      case WAITING, RUNNING, NOT_NEEDED -> Icon.OPEN;
    };
  }
}
