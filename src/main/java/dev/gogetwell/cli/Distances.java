package dev.gogetwell.cli;

import dev.gogetwell.lab.path.Distance;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `25ms` and `0ms-40ms`: how long a packet is under way.
final class Distances implements ITypeConverter<Distance> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})ms(?:-(\\d{1,5})ms)?");

  @Override
  public Distance convert(String value) {
    Matcher matcher = FORM.matcher(value.strip());
    if (matcher.matches()) {
      Duration least = Duration.ofMillis(Long.parseLong(matcher.group(1)));
      Duration most = matcher.group(2) == null ? least : Duration.ofMillis(Long.parseLong(matcher.group(2)));
      if (most.compareTo(least) >= 0) {
        return new Distance(least, most);
      }
    }
    throw new TypeConversionException("'" + value + "' is not a delay like 25ms or 5ms-40ms");
  }
}
