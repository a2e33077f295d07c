package dev.gogetwell.machine;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.SecretNames;
import dev.gogetwell.gorules.TokenShape;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was read of this machine and is not recorded: kept in memory alone, so that the redaction finds it in what
/// servers and tools say. Never written, never shown, not even by [#toString]. Safe for any thread.
public final class WithheldValues {
  private static final int MOST = 300;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 8192;
  private static final Pattern USER_INFO = Pattern.compile("://([^\\s/@]{1,512}+)@");

  /// Where git, mail and credential helpers keep a person's name.
  private static final Pattern PERSON = Pattern.compile("(?i)(?:user|author|committer)\\.(?:name|email)|EMAIL"
      + "|GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|sendemail\\.(?:smtpuser|from|to|cc)|(?:github|gitlab|gitea)\\.user"
      + "|credential\\.(?:.{1,300}\\.)?username");

  private final Set<String> values = ConcurrentHashMap.newKeySet();
  private final Set<String> persons = ConcurrentHashMap.newKeySet();

  /// How many there are: more than before means that more is known.
  public int size() {
    return values.size() + persons.size();
  }

  /// All passwords, tokens and other parts.
  public Set<String> values() {
    return Set.copyOf(values);
  }

  /// Names and addresses of people.
  public Set<String> persons() {
    return Set.copyOf(persons);
  }

  /// A secret as such: a password of a netrc file.
  void secret(String value) {
    if (value.length() >= SHORTEST && value.length() <= LONGEST && values.size() < MOST) {
      values.add(value);
    }
  }

  /// What was used to sign in and came from no file that is read here.
  public void credential(String value) {
    secret(value);
  }

  /// Keeps of one setting what the record of it leaves out. Of a name that is not on the list only what looks like a
  /// secret: most values of most settings are words of everyday.
  void add(String name, String value) {
    if (PERSON.matcher(name).matches() && persons.size() < MOST && !value.isBlank()) {
      persons.add(value.strip());
    }
    if (RecordedSettings.isRecorded(name)) {
      RecordedSettings.withheld(name, value).stream().filter(part -> part.length() >= 6).forEach(this::secret);
    } else if (SecretNames.isSecret(name) && !isPath(value)) {
      secret(value.strip());
    } else {
      for (String word : value.split("[\\s,;|'\"]+", -1)) {
        if (word.indexOf('/') < 0 && TokenShape.isLikely(word)) {
          secret(word);
        }
      }
    }
    userInfo(name);
    userInfo(value);
  }

  /// Where a secret lies is none; a home and a name in it are found as such.
  private static boolean isPath(String value) {
    return value.startsWith("/") || value.startsWith("~") || value.matches("(?s)[A-Za-z]:[\\\\/].*");
  }

  private void userInfo(String text) {
    Matcher found = USER_INFO.matcher(text);
    while (found.find()) {
      String info = found.group(1);
      int colon = info.indexOf(':');
      if (colon >= 0) {
        secret(info);
      }
      if (!info.equals("git")) {
        secret(info.substring(colon + 1));
      }
    }
  }

  @Override
  public String toString() {
    return "WithheldValues[" + values.size() + "]";
  }
}
