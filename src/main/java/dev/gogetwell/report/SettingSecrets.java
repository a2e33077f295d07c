package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Gathers what settings give away, from one after the other. One thread.
final class SettingSecrets {
  private static final Pattern HOME = Pattern.compile(
      "(?i)^((?:/home|/Users|[a-z]:[\\\\/]+Users)[\\\\/]+([^\\\\/]{1,256}+))");
  private static final Pattern USER_INFO = Pattern.compile("://([^\\s/@]{1,512}+)@");
  /// A shorter part of a value is a word of everyday rather than a secret.
  private static final int SHORTEST_PART = 6;
  /// The same of a part that is no word of small letters.
  private static final int SHORTEST_ODD_PART = 4;
  private static final Pattern TEARS = Pattern.compile("[@/#?%:,|\\\\\\[\\]]");
  private static final List<String> HOME_SETTINGS = List.of("GOPATH", "GOENV", "GOCACHE", "GOMODCACHE", "GOBIN");

  private final Set<String> homes = new TreeSet<>();
  private final Set<String> users = new TreeSet<>();
  private final Set<String> computers = new TreeSet<>();
  private final Set<String> patterns = new TreeSet<>();
  private final Set<String> proxies = new TreeSet<>();
  private final Set<String> passwords = new TreeSet<>();

  void environment(Setting setting) {
    values(setting).forEach(value -> variable(setting.name(), value));
  }

  void goEnv(Setting setting) {
    values(setting).forEach(value -> {
      variable(setting.name(), value);
      if (HOME_SETTINGS.contains(setting.name())) {
        path(value);
      }
    });
  }

  void gitConfig(Setting setting) {
    values(setting).forEach(value -> {
      String name = Literals.fold(setting.name());
      if (name.equals("user.name") || name.equals("user.email")) {
        users.add(value);
      } else if (name.endsWith("proxy")) {
        proxy(value);
      } else if (Secrets.isSensitive(name)) {
        passwords.add(value);
      }
      withheld(setting.name(), value);
      urlPasswords(setting.name());
      urlPasswords(value);
      path(setting.origin().where());
    });
  }

  void variable(String name, String value) {
    withheld(name, value);
    switch (name.toUpperCase(Locale.ROOT)) {
      case "HOME", "USERPROFILE" -> home(value);
      case "USER", "LOGNAME", "USERNAME", "SUDO_USER" -> users.add(value);
      case "HOSTNAME", "COMPUTERNAME", "USERDOMAIN", "USERDNSDOMAIN", "USERDOMAIN_ROAMINGPROFILE" ->
          computers.add(value);
      case "LOGONSERVER" -> computers.add(value.replace("\\", ""));
      case "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" -> proxy(value);
      case "GOPROXY" -> List.of(value.split("[,|]", -1)).forEach(this::proxy);
      default -> {
        if (Secrets.isPrivateList(name)) {
          patterns.addAll(List.of(value.split(",")));
        } else if (Secrets.isSensitive(name) && value.indexOf('/') != 0) {
          passwords.add(value);
        }
      }
    }
  }

  void path(String path) {
    var home = HOME.matcher(path);
    if (home.find()) {
      homes.add(home.group(1));
      users.add(home.group(2));
    }
  }

  /// What the record of a setting leaves out must not be found in another text either.
  private void withheld(String name, String value) {
    if (RecordedSettings.isRecorded(name)) {
      for (String part : RecordedSettings.withheld(name, value)) {
        literal(part);
        literal(part.substring(part.lastIndexOf('=') + 1));
      }
    }
  }

  private void literal(String part) {
    if (part.length() >= SHORTEST_PART && part.indexOf('<') < 0) {
      passwords.add(part);
    }
  }

  /// The key of an `insteadOf` and the scope of an `http.…` are URLs, and may hold a password.
  private void urlPasswords(String text) {
    Matcher found = USER_INFO.matcher(text);
    while (found.find()) {
      String info = found.group(1);
      int colon = info.indexOf(':');
      if (!info.equals("git") && info.indexOf('<') < 0) {
        passwords.add(info.substring(colon + 1));
        passwords.add(info);
      }
    }
  }

  private void home(String value) {
    if (value.length() > 1) {
      homes.add(value);
    }
    path(value);
  }

  private void proxy(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int at = url.lastIndexOf('@');
    if (at > start) {
      String info = url.substring(start, at);
      proxies.add(info);
      torn(info.substring(info.indexOf(':') + 1));
    }
  }

  /// Of a password with a sign that a URL must escape, programs take a part for a host or a port, and name it.
  private void torn(String password) {
    String[] parts = TEARS.split(password);
    for (String part : parts.length > 1 ? parts : new String[0]) {
      if ((part.length() >= SHORTEST_PART && !Redactor.isCommon(part))
          || (part.length() >= SHORTEST_ODD_PART && !part.chars().allMatch(Character::isLowerCase))) {
        passwords.add(part);
      }
    }
  }

  private static Stream<String> values(Setting setting) {
    List<String> values = new ArrayList<>();
    values.add(setting.value());
    setting.hidden().forEach(hidden -> values.add(hidden.value()));
    return values.stream().filter(value -> !value.isBlank());
  }

  Secrets secrets() {
    return new Secrets(homes, users, computers, patterns, Set.of(), Set.of(), proxies, passwords);
  }
}
