package dev.gogetwell.model;

/// Names one hop of a run, for instance `proxy-1` or `sumdb`. Stable within a report.
public record HopId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
