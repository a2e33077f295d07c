package dev.gogetwell.probe;

import dev.gogetwell.gorules.GoImport;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.Clocks;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.http.HttpGet;
import dev.gogetwell.net.http.HttpHead;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The request of one look and what its answer means to `go`. One for each look; any thread.
///
/// @param mayGoInsecure whether `go` follows a redirect from TLS to plain text here
/// @param mayFollow whether `go` follows one more redirect at all
/// @param bodies hears the whole body
record HopFetch(Hop hop, ProbeRequest look, boolean mayGoInsecure, boolean mayFollow, Consumer<byte[]> bodies) {
  private static final int EXCERPT = 2048;

  /// @param head status line and header of the answer; empty if none came
  /// @param lead where the answer leads
  record Seen(HttpFetch fetch, String head, Optional<Lead> lead) {
    /// After such an answer `go` asks once more for credentials (cmd/go/internal/web/http.go, get).
    boolean isRefusal() {
      return !fetch.worked() && fetch.status() >= 400 && fetch.status() < 500;
    }
  }

  /// Asks over a wire that stands.
  ///
  /// @param proxy what the proxy wants, where the request is made of a proxy with an absolute URL
  /// @param headers what signs in at the hop itself
  Seen over(Wire wire, Optional<String> proxy, List<String> headers) {
    URI uri = URI.create(hop.url());
    String path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    boolean isDownload = look.depth() == ProbeRequest.Depth.DOWNLOAD;
    CountedWire counted = new CountedWire(wire, isDownload ? Optional.of(look.patience().http()) : Optional.empty());
    try {
      HttpGet get = isDownload ? HttpGet.ofDownload() : new HttpGet();
      HttpGet.Answer answer = get.get(counted, proxy.isPresent() ? hop.url() : path, uri.getRawAuthority(),
          proxy.orElse(""), headers, Deadline.in(look.patience().http()));
      bodies.accept(answer.body());
      Answered answered = judged(path, answer);
      return new Seen(new HttpFetch(shown(), look.via(), answer.head().status(), answer.contentType(),
          isDownload ? "" : excerpt(answer.body()), answer.head().time().map(there -> new Clocks(there, answer.came())),
          AnswerHead.kept(answer.head()), answered.failure().map(refused -> signedIn(refused, headers))),
          text(answer.head()), answered.lead());
    } catch (HttpHead.NotHttp e) {
      return failed(new Failure(Operation.HTTP, FailureKind.NOT_HTTP, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      Failure failure = Failures.of(Operation.HTTP, e);
      return failed(counted.bytes() == 0 ? failure : new Failure(failure.operation(), failure.kind(),
          failure.raw() + " after " + counted.bytes() + " bytes"));
    }
  }

  /// What an answer means.
  private record Answered(Optional<Failure> failure, Optional<Lead> lead) {}

  private Answered judged(String path, HttpGet.Answer answer) {
    Optional<String> location = answer.head().field("location").filter(where -> !where.isEmpty());
    // A page of the host of a repository is none that git would ask for: where it leads refuses nobody.
    if (hop.role() == HopRole.VCS_GIT && answer.head().status() / 100 == 3) {
      return new Answered(Optional.empty(), Optional.empty());
    }
    if (AnswerStatus.isRedirect(answer.head().status()) && location.isPresent()) {
      return redirected(location.get());
    }
    Optional<Lead> repository = repository(answer);
    Optional<Failure> failure = leadsOn(answer) ? Optional.empty()
        : AnswerStatus.failure(answer.head().status(), answer.head().reason())
            .or(() -> contentFailure(path, answer)).or(() -> cut(answer));
    return new Answered(failure, failure.isEmpty() ? repository : Optional.empty());
  }

  /// In Go's words where it does not follow (cmd/go/internal/web/http.go: securityPreservingHTTPClient, checkRedirect).
  private Answered redirected(String location) {
    Optional<URI> next = resolved(location);
    if (next.isEmpty()) {
      return refused("failed to parse Location header " + AnswerHead.withoutQuery(location));
    }
    if (!mayFollow) {
      return refused("stopped after 10 redirects");
    }
    boolean insecure = hop.tls() && !"https".equalsIgnoreCase(next.get().getScheme());
    return insecure && !mayGoInsecure ? refused("redirected from secure URL " + AnswerHead.withoutQuery(hop.url())
        + " to insecure URL " + AnswerHead.withoutQuery(next.get().toString()))
        : new Answered(Optional.empty(), Optional.of(new Lead(Hop.By.REDIRECT, next.get().toString())));
  }

  private static Answered refused(String words) {
    return new Answered(Optional.of(new Failure(Operation.HTTP, FailureKind.HTTP_STATUS, words)), Optional.empty());
  }

  private Optional<URI> resolved(String location) {
    try {
      return Optional.of(URI.create(hop.url()).resolve(location)).filter(uri -> uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The repository that a page names for the module that was asked for.
  private Optional<Lead> repository(HttpGet.Answer answer) {
    return hop.role() != HopRole.VCS_DISCOVERY ? Optional.empty()
        : GoImport.match(GoImport.parse(new String(answer.body(), StandardCharsets.UTF_8), GoVersion.DEVEL),
            asked()).filter(tag -> tag.vcs().equals("git")).map(tag -> new Lead(Hop.By.REPOSITORY, tag.repo()));
  }

  /// The path behind the question for a repository, which names its host without the usual port.
  private String asked() {
    URI uri = URI.create(hop.url());
    String path = uri.getPath() == null ? "" : uri.getPath();
    return (uri.getAuthority() + path).replaceFirst("/$", "");
  }

  /// The end came before all that was announced; Go says `unexpected EOF` (net/http/transfer.go).
  private static Optional<Failure> cut(HttpGet.Answer answer) {
    return answer.missing() == 0 ? Optional.empty() : Optional.of(new Failure(Operation.HTTP, FailureKind.EOF,
        "unexpected EOF after " + answer.read() + " of " + (answer.read() + answer.missing()) + " bytes"));
  }

  private String shown() {
    return look.depth() == ProbeRequest.Depth.DOWNLOAD || hop.led().isPresent()
        ? AnswerHead.withoutQuery(hop.url()) : hop.url();
  }

  private static Failure signedIn(Failure refused, List<String> headers) {
    return refused.kind() != FailureKind.UNAUTHORIZED || headers.isEmpty() ? refused
        : new Failure(refused.operation(), refused.kind(), refused.raw() + Failure.SIGNED_IN);
  }

  private static String text(HttpHead head) {
    return head.fields().stream().map(field -> field[0] + ": " + field[1])
        .collect(Collectors.joining("\n", "HTTP/1.1 " + head.status() + " " + head.reason() + "\n", "\n\n"));
  }

  /// A page that says where the repository is counts, whatever its status (cmd/go/internal/web/http.go, get).
  private boolean leadsOn(HttpGet.Answer answer) {
    return hop.role() == HopRole.VCS_DISCOVERY && answer.head().status() != 200
        && !GoImport.parse(new String(answer.body(), StandardCharsets.UTF_8), GoVersion.DEVEL).isEmpty();
  }

  private Seen failed(Failure failure) {
    return new Seen(new HttpFetch(shown(), look.via(), 0, "", "", Optional.empty(), Optional.of(failure)), "",
        Optional.empty());
  }

  private Optional<Failure> contentFailure(String path, HttpGet.Answer answer) {
    return answer.head().status() != 200 ? Optional.empty()
        : AnswerContent.problem(hop.role(), path, excerpt(answer.body()))
            .map(words -> new Failure(Operation.HTTP, FailureKind.BAD_CONTENT, words));
  }

  private static String excerpt(byte[] body) {
    return new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8);
  }
}
