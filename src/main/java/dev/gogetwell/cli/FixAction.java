package dev.gogetwell.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What `gogetwell fix` can do.
public enum FixAction {
  LIST,
  SHOW,
  TRY,
  APPLY,
  UNDO,
  EXPORT,
  SCRIPT;

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// Reads the words of the command line.
  public static final class Words implements ITypeConverter<FixAction> {
    @Override
    public FixAction convert(String value) {
      return Arrays.stream(values()).filter(action -> action.word().equals(value)).findFirst()
          .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
              + Arrays.stream(values()).map(FixAction::word).collect(Collectors.joining(", "))));
    }
  }
}
