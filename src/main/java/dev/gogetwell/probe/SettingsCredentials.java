package dev.gogetwell.probe;

import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the credentials of a proxy out of the setting that names it. Any thread.
public final class SettingsCredentials implements ProxyCredentials {
  private static final Pattern USER_INFO = Pattern.compile("^[\"'\\s]*(?:[A-Za-z0-9+.-]+://)?(.*)@");

  private final Supplier<Settings> settings;

  /// @param settings as they are known at the moment of asking
  public SettingsCredentials(Supplier<Settings> settings) {
    this.settings = settings;
  }

  @Override
  public Optional<UserPassword> of(ProxyRef proxy) {
    return proxy.hasCredentials() ? values(proxy.setting()).filter(value -> names(value, proxy))
        .map(USER_INFO::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst()
        .map(SettingsCredentials::split) : Optional.empty();
  }

  /// The port may be left out where it is the scheme's own.
  private static boolean names(String value, ProxyRef proxy) {
    String authority = proxy.authority();
    String withoutPort = authority.substring(0, authority.lastIndexOf(':'));
    String rest = value.substring(value.lastIndexOf('@') + 1).replaceFirst("[/\"'\\s].*$", "");
    return rest.equalsIgnoreCase(authority) || rest.equalsIgnoreCase(withoutPort);
  }

  /// The setting that names the proxy first: another one may carry another user.
  private Stream<String> values(String setting) {
    return Stream.of(Stream.of(settings.get().environmentValue(setting)),
            settings.get().environment().values().stream().map(Setting::value),
            settings.get().gitConfig().stream().map(Setting::value),
            settings.get().ownElsewhere().stream().flatMap(elsewhere -> elsewhere.variables().values().stream()))
        .flatMap(stream -> stream);
  }

  static UserPassword split(String userInfo) {
    int colon = userInfo.indexOf(':');
    return new UserPassword(decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        decoded(colon < 0 ? "" : userInfo.substring(colon + 1)));
  }

  /// Percent-decoding without the form rule that turns `+` into a blank.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
