package dev.gogetwell.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a constant by its small letters.
abstract class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  EnumWords(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> word(one).equals(value)).findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
            + Arrays.stream(type.getEnumConstants()).map(EnumWords::word).collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
