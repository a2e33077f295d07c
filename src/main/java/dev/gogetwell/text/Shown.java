package dev.gogetwell.text;

/// An argument of a text that was made visible already, perhaps with marks around it that [Visible] would show by
/// number: [Texts] takes it as it stands. Immutable; any thread.
///
/// @param text what is put into the sentence
public record Shown(String text) {
  @Override
  public String toString() {
    return text;
  }
}
