package dev.gogetwell.report;

import dev.gogetwell.model.StepState;
import dev.gogetwell.model.Verdict;

/// Writes the first page into the file. For one document, by one thread.
record FirstPageHtml(BilingualWriter speech, FirstPage page) {
  void write(Html html) {
    verdict(html);
    facts(html);
    steps(html);
    contents(html);
  }

  private void verdict(Html html) {
    html.open("div", "class", "verdict " + JsonForm.word(page.state()));
    html.open("div", "class", style(page.state()));
    icon(page.state()).draw(html, "icon large");
    html.close().open("div");
    html.leaf("h1", page.headline().lead());
    if (!page.headline().second().isEmpty()) {
      html.leaf("p", page.headline().second(), "class", "alt second", "lang", speech.secondTag());
    }
    html.open("p", "class", "words").open("b", "class", style(page.state()));
    speech.line(html, page.words());
    html.close();
    page.end().ifPresent(end -> {
      html.text(" · ");
      speech.line(html, end);
    });
    html.close();
    page.fixed().ifPresent(fixed -> {
      html.open("p").open("b", "class", "ok");
      speech.line(html, fixed);
      html.close().close();
    });
    html.close().close();
  }

  private void facts(Html html) {
    html.open("dl", "class", "facts");
    for (FirstPage.Fact fact : page.facts()) {
      html.open("dt");
      speech.line(html, fact.label());
      html.close().open("dd", "class", fact.code() ? "mono" : "");
      fact.kind().ifPresent(kind -> {
        speech.line(html, kind);
        html.text(fact.value().isEmpty() ? "" : " ");
      });
      if (fact.kind().isEmpty() || !fact.value().isEmpty()) {
        html.isolated(fact.value());
      }
      html.close();
    }
    html.close();
  }

  private void steps(Html html) {
    html.open("table", "class", "steps").open("tbody");
    for (FirstPage.StepLine step : page.steps()) {
      html.open("tr").open("td", "class", "w-icon " + style(step.state()));
      icon(step.state()).draw(html).close().open("th", "scope", "row", "class", "w-step");
      speech.line(html, step.name());
      html.close().open("td", "class", "w-state " + style(step.state()));
      speech.line(html, step.word());
      html.close().open("td");
      speech.line(html, step.summary());
      html.close().close();
    }
    html.close().close();
  }

  private void contents(Html html) {
    html.open("nav", "aria-label", speech.plain("report.contents")).open("ol", "class", "contents");
    int number = 1;
    for (FirstPage.Part part : page.parts()) {
      html.open("li").open("a", "href", "#" + part.id()).text(number++ + " " + part.title()).close().close();
    }
    html.close().close();
  }

  private static String style(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> "bad";
      case HEALTHY -> "ok";
      case CANNOT_TELL -> "warn";
      case OPEN -> "muted";
    };
  }

  private static Icon icon(Verdict.State state) {
    return switch (state) {
      case PROBLEM -> Icon.BROKEN;
      case HEALTHY -> Icon.FINE;
      case CANNOT_TELL -> Icon.UNKNOWN;
      case OPEN -> Icon.OPEN;
    };
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
