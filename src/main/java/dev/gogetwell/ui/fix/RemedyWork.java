package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.remedy.CommandOutcome;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.Preview;
import dev.gogetwell.report.FixRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far one remedy has come, with everything that can be shown about it.
///
/// @param preview what applying would write; empty until it was computed
/// @param output the last lines that the command printed
/// @param outcome how the last command ended
/// @param trouble the sentence of what could not be done
/// @param entry the journal entry while it is applied
record RemedyWork(
    RemedyState state,
    Optional<Preview> preview,
    List<String> output,
    Optional<CommandOutcome> outcome,
    Optional<Message> trouble,
    Optional<JournalEntry> entry) {
  private static final int KEPT_LINES = 500;

  static final RemedyWork UNTOUCHED = new RemedyWork(
      RemedyState.POSSIBLE, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  RemedyWork {
    output = List.copyOf(output);
  }

  RemedyWork in(RemedyState next) {
    return new RemedyWork(next, preview, output, outcome, trouble, entry);
  }

  /// A command begins: its output starts empty.
  RemedyWork begin(RemedyState next) {
    return new RemedyWork(next, preview, List.of(), Optional.empty(), Optional.empty(), entry);
  }

  RemedyWork with(Preview computed) {
    return new RemedyWork(state, Optional.of(computed), output, outcome, Optional.empty(), entry);
  }

  RemedyWork with(RemedyState next, CommandOutcome ended) {
    return new RemedyWork(next, preview, output, Optional.of(ended), Optional.empty(), entry);
  }

  RemedyWork with(RemedyState next, Optional<JournalEntry> journal) {
    return new RemedyWork(next, preview, output, outcome, Optional.empty(), journal);
  }

  RemedyWork withTrouble(RemedyState next, Message sentence) {
    return new RemedyWork(next, preview, output, outcome, Optional.of(sentence), entry);
  }

  RemedyWork printed(List<String> lines) {
    List<String> all = new ArrayList<>(output);
    all.addAll(lines);
    int from = Math.max(0, all.size() - KEPT_LINES);
    return new RemedyWork(state, preview, all.subList(from, all.size()), outcome, trouble, entry);
  }

  /// What the report says of it; empty for a remedy that was only looked at. The lines of the diff belong there only
  /// once they were written.
  Optional<FixRecord> record(String remedy) {
    boolean written = switch (state) {
      case APPLIED, VERIFIED, UNDONE -> true;
      case POSSIBLE, TRYING, WORKS, FAILED, APPLYING -> false;
    };
    if (!written && outcome.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new FixRecord(remedy, state, entry.map(JournalEntry::applied),
        written ? preview.map(RemedyWork::edits).orElse(List.of()) : List.of(),
        outcome.map(ended -> new FixRecord.Outcome(
            ended.command(), ended.passed(), ended.exitCode(), ended.output(), ended.took()))));
  }

  private static List<FixRecord.Edit> edits(Preview preview) {
    return preview.edits().stream().map(edit -> new FixRecord.Edit(edit.path(), edit.unifiedDiff())).toList();
  }
}
