package dev.gogetwell.generate;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The project that files are made for, and how it gets its modules. Immutable; any thread.
///
/// @param module path of the main module
/// @param go the version that builds, for instance `1.26.8`
/// @param sum whether there is a go.sum
/// @param goproxy value of GOPROXY for a machine that builds
/// @param goprivate value of GOPRIVATE there; empty text for none
/// @param main the package that becomes the program, for instance `./cmd/app`
/// @param runtime the image in which it runs
public record ProjectWish(String module, String go, boolean sum, String goproxy, String goprivate, String main,
    String runtime) {
  /// The list of Go itself.
  public static final String GOPROXY = "https://proxy.golang.org,direct";
  /// Without a shell, and for somebody who is not root.
  public static final String RUNTIME = "gcr.io/distroless/static-debian12:nonroot";

  private static final Pattern MODULE = Pattern.compile("(?m)^[ \\t]*module[ \\t]+\"?([^\\s\"/][^\\s\"]{0,511})\"?");
  private static final Pattern GO = Pattern.compile("(?m)^[ \\t]*go[ \\t]+([0-9][0-9a-z.]{0,20})[ \\t]*(?://.*)?$");
  private static final Pattern TOOLCHAIN = Pattern.compile("(?m)^[ \\t]*toolchain[ \\t]+go([0-9][0-9a-z.]{0,20})");
  private static final Pattern LIST = Pattern.compile("[A-Za-z0-9:/.,|_~*?\\[\\]^-]{0,2048}");
  private static final Pattern PACKAGE = Pattern.compile("\\.(?:/[A-Za-z0-9][A-Za-z0-9_.-]{0,63}){0,12}");
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,200}(?::[0-9]{1,5}/[a-z0-9._/-]{1,200})?"
      + "(?::[A-Za-z0-9._-]{1,128})?(?:@sha256:[0-9a-f]{64})?");

  /// A project with this go.mod.
  ///
  /// @throws UnfitWishException if it has no module line, or names no version that could be built with
  public static ProjectWish of(String goMod, boolean sum, String goproxy, String goprivate, String main,
      String runtime) throws UnfitWishException {
    Optional<String> module = first(MODULE, goMod);
    Optional<String> go = first(TOOLCHAIN, goMod).or(() -> first(GO, goMod));
    if (module.isEmpty() || go.isEmpty()) {
      throw new UnfitWishException(Message.of("generate.project.no-version"));
    }
    return new ProjectWish(module.get(), go.get(), sum, goproxy, goprivate, main, runtime);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /// The same wish, after which everything in it may be written as it stands.
  ///
  /// @throws UnfitWishException if something cannot be written down safely
  ProjectWish fit() throws UnfitWishException {
    require(LIST, "GOPROXY", goproxy);
    require(LIST, "GOPRIVATE", goprivate);
    require(PACKAGE, "--main", main);
    require(IMAGE, "--runtime-image", runtime);
    require(Pattern.compile("[A-Za-z0-9._~/-]{1,512}"), "go.mod", module);
    return this;
  }

  private static void require(Pattern pattern, String option, String text) throws UnfitWishException {
    if (!pattern.matcher(text).matches()) {
      throw WishText.unfit(option, text);
    }
  }

  /// What fails where go.mod or go.sum is not tidy; the flag came with go 1.23.
  String tidy() {
    return GoVersion.parse(go).filter(version -> version.atLeast(23)).isPresent() ? "go mod tidy -diff"
        : "go mod tidy && git diff --exit-code -- go.mod go.sum";
  }
}
