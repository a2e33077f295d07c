package dev.gogetwell.ui.port;

import java.net.URI;

/// Shows addresses in the browser of this user. May block; call it on a virtual thread.
public interface Links {
  /// Opens it.
  ///
  /// @throws ServiceException if there is no browser
  void open(URI address) throws ServiceException, InterruptedException;
}
