package dev.gogetwell.model;

/// Names one piece of evidence, for instance `E17`. Stable within a report.
public record EvidenceId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
