package dev.gogetwell.ui.port;

import dev.gogetwell.report.FirstPage;
import java.util.List;

/// What a file would say, to be looked at before it is saved. Immutable; any thread.
///
/// @param removed what was taken out of it
public record Paper(Sheet sheet, List<ReportWriter.Removal> removed) {
  public Paper {
    removed = List.copyOf(removed);
  }

  /// The part of the file that can be looked at.
  public sealed interface Sheet {
    /// The first page of the report, in its words.
    record Page(FirstPage first) implements Sheet {}

    /// A letter, as it goes into a mail.
    ///
    /// @param asks whether there is anything in it that somebody is asked for
    record Letter(String text, boolean asks) implements Sheet {}
  }
}
