package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import java.util.Optional;

/// One reading of "unknown authority". Pure.
@FunctionalInterface
interface AuthorityStory {
  /// The finding, if the facts tell this story.
  Optional<FindingBuilder> tell(Facts facts, Refusal refusal);
}
