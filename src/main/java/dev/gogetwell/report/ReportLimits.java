package dev.gogetwell.report;

import static java.util.Map.entry;

import java.util.Map;
import tools.jackson.core.StreamReadConstraints;

/// How large a report may be that is read. A genuine one of a broken network has some 100 measurements in 0.4 MB; what
/// is read may come from anybody, and must fit into a small heap with everything that is made of it.
public final class ReportLimits {
  /// In bytes of the file, as UTF-8.
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  /// A report nests eight levels deep.
  private static final int MAX_DEPTH = 40;
  /// A pasted output, or a capture as hexadecimal digits, is the longest single text.
  private static final int MAX_STRING = 4 * 1024 * 1024;
  private static final int MAX_NAME = 1024;
  private static final int MAX_NUMBER = 40;
  /// Objects, names and values together; a node of the tree costs about 100 bytes.
  private static final int MAX_TOKENS = 600_000;

  /// The most elements that a list may have, by its name.
  private static final Map<String, Integer> MOST = Map.ofEntries(entry("evidence", 5_000), entry("remedies", 200),
      entry("causes", 200), entry("consequences", 500), entry("warnings", 500), entry("ruledOut", 500),
      entry("notTestable", 500), entry("steps", 100), entry("hostsContacted", 5_000), entry("endings", 1_000),
      entry("experiments", 500));

  private ReportLimits() {}

  /// For whoever reads one.
  public static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder().maxDocumentLength(MAX_BYTES).maxNestingDepth(MAX_DEPTH)
        .maxStringLength(MAX_STRING).maxNameLength(MAX_NAME).maxNumberLength(MAX_NUMBER).maxTokenCount(MAX_TOKENS)
        .build();
  }

  /// The most elements of a list of the frame.
  static int most(String list) {
    return MOST.getOrDefault(list, Integer.MAX_VALUE);
  }
}
