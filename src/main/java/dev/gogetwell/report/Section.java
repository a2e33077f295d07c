package dev.gogetwell.report;

import java.util.function.Consumer;

/// One numbered part of the HTML report.
///
/// @param id part of the text key, and the anchor
/// @param appendix whether it is a long list for whoever doubts, folded on a screen
record Section(String id, Consumer<Html> write, boolean appendix) {
  Section(String id, Consumer<Html> write) {
    this(id, write, false);
  }
}
