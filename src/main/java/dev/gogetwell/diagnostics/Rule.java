package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Finding;
import java.util.List;

/// A conclusion: a pure function over everything that was measured. Never touches the network, so that old reports can
/// be judged again.
@FunctionalInterface
public interface Rule {
  /// What the facts show; empty where they show nothing.
  List<Finding> judge(Facts facts);
}
