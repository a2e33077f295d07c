package dev.gogetwell.gorules;

import java.util.regex.Pattern;

/// Tells by the name of a setting that its value is a secret as a whole. Such values are never recorded (see
/// [RecordedSettings]); they are known in memory only so that they are found in what servers and tools say.
/// Stateless; any thread.
public final class SecretNames {
  private static final int LONGEST = 300;
  /// PWD is a folder, and what ends in ASKPASS is a program.
  private static final Pattern SECRET = Pattern.compile("(?i).{0,200}(?:token|(?<!ask)pass|passwd|password|passphrase"
      + "|[_.-]pwd|secret|extraheader|api_?key|access_?key|access_?key_?id|private_?key|cookies?|credentials?"
      + "|_auth|_pat|_jwt|_key|signingkey)(?:_\\d{1,3})?$");

  private SecretNames() {}

  /// The name of a setting of git, which stands in a variable (git-config(1), GIT_CONFIG_COUNT).
  private static final Pattern GIT_KEY = Pattern.compile("GIT_CONFIG_KEY_\\d{1,6}");

  /// Whether the value of a variable or git key of this name is a secret. PWD and OLDPWD are where a shell is: taken for
  /// passwords, they would black out every path below the home folder.
  public static boolean isSecret(String name) {
    return !name.equals("PWD") && !name.equals("OLDPWD") && !GIT_KEY.matcher(name).matches()
        && name.length() <= LONGEST && SECRET.matcher(name).matches();
  }
}
