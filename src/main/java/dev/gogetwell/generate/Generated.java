package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.util.List;

/// What a generator made: files, and what to do with them. Immutable; any thread.
///
/// @param kind what it is, in one word
/// @param files in the order in which a reader wants them
/// @param next what to do now, one sentence or command each
public record Generated(String kind, List<GeneratedFile> files, List<Message> next) {
  public Generated {
    files = List.copyOf(files);
    next = List.copyOf(next);
  }
}
