package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// What the verdict bar says: one sentence, a few words about how sure it is, and the one thing to do next. Pure.
record Headline(Tone tone, Feather icon, Message sentence, List<Message> notes, Action action) {
  Headline {
    notes = List.copyOf(notes);
  }

  /// The same with another thing to do next.
  Headline offering(Action other) {
    return new Headline(tone, icon, sentence, notes, other);
  }

  /// What the primary button does.
  enum Action {
    CANCEL("cancel", Feather.X),
    TRY("try", Feather.PLAY),
    WAIT("trying", Feather.LOADER),
    APPLY("apply", Feather.CHECK),
    CONFIRM("confirm", Feather.SHIELD),
    FIX_ALL("fix-all", Feather.CHECK_SQUARE),
    SHOW_WAYS("show-ways", Feather.TOOL),
    SAVE_REPORT("save-report", Feather.FILE_TEXT),
    NEW_CHECK("new-check", Feather.REFRESH_CW);

    private final String word;
    private final Feather icon;

    Action(String word, Feather icon) {
      this.word = word;
      this.icon = icon;
    }

    String messageKey() {
      return "ui.action." + word;
    }

    Feather icon() {
      return icon;
    }
  }

  static Headline of(LiveRun run, Optional<RemedyBoard> board) {
    if (board.isPresent() && board.get().isVerified()) {
      List<Message> notes = new ArrayList<>(List.of(Message.of("ui.headline.verified")));
      run.verdict().rootCause().ifPresent(cause -> notes.add(Message.of(cause.code().messageKey() + ".title")));
      return new Headline(Tone.SUCCESS, Feather.CHECK_CIRCLE, Message.of("ui.headline.fixed"), notes,
          Action.SAVE_REPORT);
    }
    return run.isOver() ? ended(run, board) : testing(run);
  }

  private static Headline testing(LiveRun run) {
    Optional<Finding> cause = run.verdict().rootCause();
    if (cause.isEmpty()) {
      return new Headline(Tone.ACCENT, Feather.LOADER, Message.of("ui.headline.testing"),
          List.of(Message.of("ui.headline.nothing-yet")), Action.CANCEL);
    }
    return new Headline(Tone.ACCENT, Feather.LOADER, cause.get().sentence(),
        List.of(Message.of("ui.headline.still-testing"),
            Message.of("ui.headline.so-far." + cause.get().confidence().word())),
        Action.CANCEL);
  }

  private static Headline ended(LiveRun run, Optional<RemedyBoard> board) {
    Verdict verdict = run.verdict();
    return switch (verdict.state()) {
      case HEALTHY -> new Headline(Tone.SUCCESS, Feather.CHECK_CIRCLE, Message.of("ui.headline.healthy"),
          List.of(tested(run)), Action.NEW_CHECK);
      case CANNOT_TELL -> new Headline(Tone.WARNING, Feather.HELP_CIRCLE, Message.of("ui.headline.cannot-tell"),
          List.of(tested(run)), Action.SAVE_REPORT);
      case OPEN -> new Headline(Tone.NEUTRAL, Feather.SLASH,
          Message.of(run.report().map(Report::end).orElse(Report.End.CANCELLED) == Report.End.OUT_OF_TIME
              ? "ui.headline.out-of-time" : "ui.headline.cancelled"),
          List.of(tested(run)), Action.NEW_CHECK);
      case PROBLEM -> problem(run, verdict.causes().getFirst(), board);
    };
  }

  private static Headline problem(LiveRun run, Finding cause, Optional<RemedyBoard> board) {
    List<Message> notes = new ArrayList<>();
    notes.add(Message.of("ui.headline.cause." + cause.confidence().word()));
    if (cause.confidence() == Confidence.CERTAIN) {
      notes.add(Message.of("ui.confidence.certain"));
    }
    notes.add(Message.of(cause.proved() ? "ui.headline.proved" : "ui.headline.took",
        Wording.seconds(run.verdict().at())));
    if (run.report().map(Report::end).orElse(Report.End.COMPLETE) == Report.End.CANCELLED) {
      notes.add(Message.of("ui.headline.stopped-by-you"));
    }
    return new Headline(Tone.DANGER, Feather.X_OCTAGON, cause.sentence(), notes, next(board));
  }

  private static Message tested(LiveRun run) {
    return Message.of("ui.headline.tested", Wording.seconds(run.elapsed()));
  }

  private static Action next(Optional<RemedyBoard> board) {
    if (board.isEmpty()) {
      return Action.SAVE_REPORT;
    }
    Optional<Remedy> best = board.get().recommended();
    if (best.isEmpty()) {
      return board.get().remedies().isEmpty() ? Action.SAVE_REPORT : Action.SHOW_WAYS;
    }
    RemedyState state = board.get().state(best.get());
    if (state == RemedyState.POSSIBLE && board.get().safeOnes().size() > 1) {
      return Action.FIX_ALL;
    }
    return switch (state) {
      case POSSIBLE, UNDONE -> Action.TRY;
      case TRYING, APPLYING, APPLIED -> Action.WAIT;
      case WORKS -> best.get().harm() == Harm.TRUST ? Action.CONFIRM : Action.APPLY;
      case FAILED -> Action.SHOW_WAYS;
      case VERIFIED -> Action.SAVE_REPORT;
    };
  }
}
