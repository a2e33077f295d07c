package dev.gogetwell.app.window;

import dev.gogetwell.model.Symptom;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.ui.port.PasteReader;
import java.util.Optional;
import java.util.function.Supplier;

/// What the box for a pasted text is told: an error that is known, or at least the command and the module that the text
/// names. Without them a fix could not be tried, since nothing could be repeated. Any thread.
///
/// @param symptoms made when the first text is read
record PastedText(Supplier<SymptomReader> symptoms) implements PasteReader {
  @Override
  public Optional<Symptom> read(String text) {
    return Optional.of(symptoms.get().read(text)).filter(symptom -> !symptom.candidates().isEmpty()
        || symptom.facts().command().isPresent() || symptom.facts().module().isPresent());
  }
}
