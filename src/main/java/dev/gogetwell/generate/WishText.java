package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// What may stand in a file that is made: nothing here can end a string, a line or a directive of nginx, YAML or a
/// shell. Pure; any thread.
final class WishText {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./@+,~:\\\\-]{1,1024}");
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}[mg]");
  private static final Pattern MODULES = Pattern.compile("[A-Za-z0-9._~*?/\\[\\]^\\\\-]{1,512}");
  private static final Pattern NETWORK = Pattern.compile(
      "([0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9A-Fa-f.]{0,30}:[0-9A-Fa-f:.]{0,40})(?:/([0-9]{1,3}))?");

  private WishText() {}

  static void host(String option, String text) throws UnfitWishException {
    fitting(HOST, option, text);
  }

  static void authority(String option, String text) throws UnfitWishException {
    fitting(AUTHORITY, option, text);
  }

  static void path(String option, String text) throws UnfitWishException {
    fitting(PATH, option, text);
  }

  static void size(String option, String text) throws UnfitWishException {
    fitting(SIZE, option, text);
  }

  static void modules(String option, String text) throws UnfitWishException {
    fitting(MODULES, option, text);
  }

  static void number(String option, int number, int least, int most) throws UnfitWishException {
    if (number < least || number > most) {
      throw unfit(option, Integer.toString(number));
    }
  }

  /// An address, or a network as `10.0.0.0/8`.
  static void network(String option, String text) throws UnfitWishException {
    var network = NETWORK.matcher(text);
    if (!network.matches() || !isAddress(network.group(1)) || (network.group(2) != null
        && Integer.parseInt(network.group(2)) > (network.group(1).indexOf(':') < 0 ? 32 : 128))) {
      throw unfit(option, text);
    }
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void fitting(Pattern pattern, String option, String text) throws UnfitWishException {
    if (!pattern.matcher(text).matches()) {
      throw unfit(option, text);
    }
  }

  static UnfitWishException unfit(String option, String text) {
    return new UnfitWishException(Message.of("generate.unfit", option,
        text.length() > 80 ? text.substring(0, 79) + "…" : text));
  }
}
