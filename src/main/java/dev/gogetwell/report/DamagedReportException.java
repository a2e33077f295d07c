package dev.gogetwell.report;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// The file is no report, or too damaged to be judged again.
public final class DamagedReportException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  DamagedReportException(Message what) {
    super(what);
  }

  DamagedReportException(Message what, Throwable cause) {
    super(what, cause);
  }
}
