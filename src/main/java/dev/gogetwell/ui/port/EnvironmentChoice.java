package dev.gogetwell.ui.port;

import dev.gogetwell.model.EnvironmentSource;
import java.util.List;

/// The environments that can be judged. A wrong one is the commonest false verdict, so the window shows it before the
/// run and lets the user change it. Any thread.
public interface EnvironmentChoice {
  /// What there is to choose from, the best first; never empty.
  List<EnvironmentSource> sources();

  /// The workplace of one of [#sources()]. Returns at once; its settings are read when asked for.
  Workplace open(EnvironmentSource source);

  /// The workplace of an environment that the user pasted: lines `NAME=value`, as `env` or `go env` print them.
  ///
  /// @throws ServiceException if no line could be read as a variable
  Workplace paste(String text) throws ServiceException;
}
